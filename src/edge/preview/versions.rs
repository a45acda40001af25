//! Two versions of a page side by side: the page with both, and each version in its frame.

use super::differences::{since, view_of_site};
use super::editions::{PreviewWorld, Snapshot};
use super::former::FormerEdition;
use super::response::{PreviewResponse, own_page, parameter};
use super::session::PreviewSession;
use crate::edition::Edition;
use crate::preview::differences::{ComparedAddresses, VersionAddress, VersionSide, compare_page};
use crate::preview::dress::{SiteHomes, dress};
use crate::preview::html;
use crate::preview::reply::{PreviewAddress, PreviewReply, reply};
use crate::review::{MarkedVersions, PageVersion};

/// What marks a version: a style sheet, and no script.
const ADDED: &str = "<link rel=\"stylesheet\" href=\"/__vindplek/marks.css\" data-vindplek>";

/// The page with both versions of the page that the query names.
pub(super) fn compare(session: &PreviewSession, query: &str) -> PreviewResponse {
    let snapshot = session.caught_up();
    let since = since(query);
    let former = match session.former.get(&session.editions, &snapshot, since) {
        Ok(former) => former,
        Err(failure) => {
            let reason = failure.message().in_language(session.language());
            return own_page(session, &snapshot, &html::broken(reason));
        }
    };
    let value = |name| parameter(query, name);
    let (Some(site), Some(address)) = (value("site"), value("adres")) else {
        return PreviewResponse::plain(400, "the query must have a site and an address");
    };
    let was = value("was").unwrap_or_else(|| address.clone());
    let has = |edition: &Edition, address: &str| {
        let at = edition.heads().site_with_id(&site);
        let found = at.and_then(|at| edition.site(at));
        found.is_some_and(|found| found.find(address).is_some())
    };
    let compared = ComparedAddresses {
        since,
        site: &site,
        now: Some(&*address).filter(|address| has(&snapshot.edition, address)),
        before: Some(&*was).filter(|address| has(&former.edition, address)),
    };
    if compared.now.is_none() && compared.before.is_none() {
        let page = html::not_found();
        return PreviewResponse {
            status: 404,
            ..own_page(session, &snapshot, &page)
        };
    }
    let view = view_of_site(session, &snapshot, &former, since, &site);
    own_page(session, &snapshot, &compare_page(&compared, &view))
}

/// The edition of one of the sides.
#[derive(Clone, Copy)]
struct Version<'v> {
    edition: &'v Edition,
    world: &'v PreviewWorld,
    homes: &'v SiteHomes,
}

impl<'v> Version<'v> {
    fn of(side: VersionSide, snapshot: &'v Snapshot, former: &'v FormerEdition) -> Self {
        match side {
            VersionSide::Before => Self {
                edition: &former.edition,
                world: &former.world,
                homes: &former.homes,
            },
            VersionSide::Now => Self {
                edition: &snapshot.edition,
                world: &snapshot.world,
                homes: &snapshot.homes,
            },
        }
    }

    fn reply(self, session: &PreviewSession, asked: &PreviewAddress) -> PreviewReply {
        reply(self.edition, self.world, &session.kept, asked, "")
    }

    /// The text of a page; `None` if there is none at the address.
    fn page(self, session: &PreviewSession, asked: &PreviewAddress) -> Option<String> {
        match self.reply(session, asked) {
            PreviewReply::File {
                bytes,
                is_page: true,
                is_missing: false,
                ..
            } => String::from_utf8(bytes.to_vec()).ok(),
            _ => None,
        }
    }
}

/// A file of one of the versions. `address` is what comes after the start of their addresses; the query can
/// have the path of the page that it is compared with.
pub(super) fn version(session: &PreviewSession, address: &str, query: &str) -> PreviewResponse {
    let not_found = || PreviewResponse::html(404, html::not_found());
    let Some(address) = VersionAddress::new(address) else {
        return not_found();
    };
    let Some(asked) = PreviewAddress::new(&address.path) else {
        return not_found();
    };
    let snapshot = session.caught_up();
    let former = match session
        .former
        .get(&session.editions, &snapshot, address.since)
    {
        Ok(former) => former,
        Err(failure) => {
            let reason = failure.message().in_language(session.language());
            return PreviewResponse::html(500, html::broken(reason));
        }
    };
    let own = Version::of(address.side, &snapshot, &former);
    match own.reply(session, &asked) {
        PreviewReply::File {
            bytes,
            media_type,
            is_page,
            is_missing,
        } => PreviewResponse {
            media_type,
            is_page,
            body: match std::str::from_utf8(&bytes) {
                Ok(page) if is_page => {
                    let other = Version::of(address.side.other(), &snapshot, &former);
                    let met = parameter(query, "met");
                    let met = met.and_then(|path| PreviewAddress::new(&path));
                    let met = met.as_ref().unwrap_or(&asked);
                    let other = other.page(session, met).filter(|_| !is_missing);
                    // A page without another side has no marks.
                    let other = other.as_deref().unwrap_or(page);
                    let (page, other) = (page_version(&asked, page), page_version(met, other));
                    let marked = match address.side {
                        VersionSide::Before => MarkedVersions::new(page, other).before,
                        VersionSide::Now => MarkedVersions::new(other, page).now,
                    };
                    let homes = own.homes.within(address.start());
                    dress(&marked, &homes, Some(&asked.site), ADDED).into_bytes()
                }
                _ => bytes.to_vec(),
            },
            ..PreviewResponse::empty(if is_missing { 404 } else { 200 })
        },
        PreviewReply::Redirect(to) => PreviewResponse {
            location: Some(address.start() + &to),
            ..PreviewResponse::empty(307)
        },
        PreviewReply::Broken(problem) => {
            let message = problem.message.in_language(session.language());
            PreviewResponse::html(500, html::broken(message))
        }
        PreviewReply::NoTheme | PreviewReply::Nothing => not_found(),
    }
}

/// A version of a page, by its address in the preview.
fn page_version<'p>(asked: &'p PreviewAddress, html: &'p str) -> PageVersion<'p> {
    PageVersion {
        address: asked.address.as_deref().unwrap_or("/"),
        html,
    }
}
