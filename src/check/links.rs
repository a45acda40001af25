//! Every link leads somewhere: `path-escape`, `third-party`, `unsafe-link`, `staging-link`,
//! `insecure-link`, `missing-media`, `broken-link`, `broken-anchor`, `unpublished-target`.
//!
//! One link gives at most one problem, the first of these that holds. Where a key asks for a web
//! address, a path is an `invalid-value`.

use std::net::IpAddr;
use std::sync::Arc;

use super::link_uses::{LinkUse, Purpose};
use super::prepared::{Followed, Prepared, Subject};
use super::{Found, anchors};
use crate::diagnostic::codes::{
    broken_anchor, broken_link, insecure_link, invalid_value, missing_media, path_escape,
    staging_link, third_party, unpublished_target, unsafe_link,
};
use crate::diagnostic::{Code, Diagnostic, Place, Text, nearest};
use crate::model::document::Document;
use crate::model::heads::{Availability, DocIx, SiteIx};
use crate::model::layout::Owner;
use crate::plan::links::{self, ParsedLink, written};
use crate::plan::visibility::{is_visible, media_address};
use crate::source::FilePath;

pub(super) fn of_document(ground: &Prepared<'_>, subject: &Subject<'_>, found: &mut Found) {
    if subject.links.is_empty() {
        return;
    }
    let sites = sites_of(ground, subject.document);
    for link in &subject.links {
        if let Some(mut problem) = problem(ground, subject.document, &sites, link) {
            if problem.sites.is_empty() && is_per_site(problem.code) {
                let ids = sites
                    .iter()
                    .map(|site| Arc::clone(&ground.heads.site(*site).id));
                problem.sites = ids.collect();
            }
            found.push(problem);
        }
    }
}

/// Whether a problem is one of the sites that show the document, and not of the text as such.
fn is_per_site(code: Code) -> bool {
    matches!(
        code,
        Code::BrokenLink | Code::BrokenAnchor | Code::MissingMedia | Code::UnpublishedTarget
    )
}

/// An address outside of our sites, in a list file.
pub(super) fn address(place: Place, target: &str) -> Option<Diagnostic> {
    match written(target) {
        ParsedLink::Absolute { scheme, url } => absolute(place, Purpose::Address, &scheme, url),
        ParsedLink::Anchor(_) | ParsedLink::Path { .. } => Some(no_address(place, target)),
    }
}

fn no_address(place: Place, target: &str) -> Diagnostic {
    let expected = Text::new(
        "een webadres dat met https:// begint",
        "a web address that begins with https://",
    );
    invalid_value::unexpected_value(place, target, &expected)
}

/// The sites that show a document; for an accent, its own.
fn sites_of(ground: &Prepared<'_>, document: &Document) -> Vec<SiteIx> {
    let heads = ground.heads;
    if let Some((_, site)) = heads.accented(&document.head) {
        return vec![site];
    }
    let Some(at) = heads.at_path(&document.head.at.path) else {
        return Vec::new();
    };
    let shows = |site: &SiteIx| heads.shows(*site, at);
    heads.site_positions().filter(shows).collect()
}

fn problem(
    ground: &Prepared<'_>,
    document: &Document,
    sites: &[SiteIx],
    followed: &Followed<'_>,
) -> Option<Diagnostic> {
    let at = &document.head.at;
    let link = &followed.link;
    let place = Place::new(&at.path, link.span);
    let anchor = match &followed.written {
        ParsedLink::Absolute { scheme, url } => return absolute(place, link.purpose, scheme, url),
        ParsedLink::Anchor(anchor) => {
            let here = ground.heads.at_path(&at.path);
            let here = here.or_else(|| Some(ground.heads.accented(&document.head)?.0))?;
            return to_anchor(ground, place, here, anchor, sites);
        }
        ParsedLink::Path { .. } if link.purpose == Purpose::Address => {
            return Some(no_address(place, link.target));
        }
        ParsedLink::Path { anchor, .. } => *anchor,
    };
    match followed.leads_to.as_ref()? {
        links::LinkedItem::Escapes => Some(path_escape::path_outside_project(place, link.target)),
        links::LinkedItem::Unreadable => None,
        links::LinkedItem::Media(media) => elsewhere(ground, place, link, sites, *media),
        links::LinkedItem::Nothing(wanted) => Some(nothing(ground, place, link, &at.owner, wanted)),
        links::LinkedItem::Page(address) => {
            let known = anchors::of_page(ground, address);
            anchor_among(place, anchor?, address.as_str(), &known)
        }
        links::LinkedItem::Document(target) => unpublished(ground, place.clone(), *target)
            .or_else(|| to_anchor(ground, place, *target, anchor?, sites)),
    }
}

/// A picture or download of one region is not there on the sites of others.
fn elsewhere(
    ground: &Prepared<'_>,
    place: Place,
    link: &LinkUse<'_>,
    sites: &[SiteIx],
    media: usize,
) -> Option<Diagnostic> {
    let media = ground.heads.media.get(media)?;
    let mut problem = missing_media::problem(place, link.target, None);
    for site in sites {
        if media_address(ground.heads, *site, media).is_none() {
            problem = problem.on_site(&ground.heads.site(*site).id);
        }
    }
    (!problem.sites.is_empty()).then_some(problem)
}

fn absolute(place: Place, purpose: Purpose, scheme: &str, url: &str) -> Option<Diagnostic> {
    let host = host(url);
    match scheme {
        "http" | "https" | "//" if purpose == Purpose::Picture => {
            Some(third_party::fetched_by_content(place, host))
        }
        "https" | "http" if is_staging(host) => Some(staging_link::problem(place, host)),
        "https" | "mailto" | "tel" => None,
        "http" => Some(insecure_link::problem(place, url)),
        scheme => Some(unsafe_link::problem(place, scheme)),
    }
}

/// The host of an address with a scheme, without its port.
fn host(url: &str) -> &str {
    let rest = url.split_once("//").map_or("", |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    }
}

/// Whether a host is one that visitors should not be sent to: a test or staging server, this
/// machine, or an address of a private network (RFC 1918, RFC 4193, RFC 2606).
fn is_staging(host: &str) -> bool {
    let host = host.to_lowercase();
    if let Ok(address) = host.parse::<IpAddr>() {
        return match address {
            IpAddr::V4(v4) => {
                v4.is_private() || v4.is_loopback() || v4.is_link_local() || v4.is_unspecified()
            }
            IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local(),
        };
    }
    let words = [
        "stg",
        "staging",
        "test",
        "tst",
        "acc",
        "acceptatie",
        "uat",
        "dev",
        "preview",
        "localhost",
    ];
    let mut labels: Vec<&str> = host.split('.').collect();
    let top = labels.pop().unwrap_or_default();
    let has = |label: &&str| label.split('-').any(|part| words.contains(&part));
    labels.pop();
    matches!(top, "localhost" | "test" | "local" | "internal") || labels.iter().any(has)
}

fn nothing(
    ground: &Prepared<'_>,
    place: Place,
    link: &LinkUse<'_>,
    owner: &Owner,
    wanted: &FilePath,
) -> Diagnostic {
    let is_media =
        link.purpose != Purpose::Follow || wanted.as_str().split('/').any(|part| part == "media");
    let heads = ground.heads;
    let own = owner.folder();
    let from = place.path.folder().to_owned();
    let candidates: Vec<&FilePath> = if is_media {
        heads.media.iter().map(|media| &media.path).collect()
    } else {
        heads.documents.iter().map(|head| &head.at.path).collect()
    };
    let inner = |path: &str| {
        let path = path
            .strip_prefix(&own)
            .or_else(|| path.strip_prefix("content/"));
        path.map(str::to_owned)
    };
    let known: Vec<(String, &FilePath)> = candidates
        .into_iter()
        .filter_map(|path| Some((inner(path.as_str())?, path)))
        .collect();
    let wanted = inner(wanted.as_str()).unwrap_or_else(|| wanted.to_string());
    let near = nearest(&wanted, known.iter().map(|(inner, _)| inner.as_str()));
    let same_name = || {
        let name = wanted.rsplit('/').next().unwrap_or_default();
        let mut same = known.iter().filter(|(_, path)| path.file_name() == name);
        same.next().map(|(inner, _)| inner.as_str())
    };
    let near = near.or_else(same_name).map(|near| {
        let folder = from
            .strip_prefix(own.trim_end_matches('/'))
            .unwrap_or(&from);
        relative_path(folder.trim_start_matches('/'), near)
    });
    if is_media {
        missing_media::problem(place, link.target, near.as_deref())
    } else {
        broken_link::problem(place, link.target, near.as_deref())
    }
}

/// A path from a folder to a file, both below the same content folder.
fn relative_path(folder: &str, file: &str) -> String {
    let folder: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let parts: Vec<&str> = file.split('/').collect();
    let common = folder
        .iter()
        .zip(&parts)
        .take_while(|(a, b)| a == b)
        .count();
    let up = "../".repeat(folder.len() - common);
    format!("{up}{}", parts[common..].join("/"))
}

/// What is to be said of a link or reference to a document that visitors cannot read now.
pub(super) fn unpublished(
    ground: &Prepared<'_>,
    place: Place,
    target: DocIx,
) -> Option<Diagnostic> {
    let heads = ground.heads;
    if is_visible(heads, target, ground.when) {
        return None;
    }
    let title = heads.document(target).title();
    Some(match heads.availability(target, ground.when.today) {
        Availability::Scheduled(date) => {
            unpublished_target::scheduled_target(place, &title, &date.to_string())
        }
        Availability::Expired(date) => {
            unpublished_target::expired_target(place, &title, &date.to_string())
        }
        Availability::Withheld => unpublished_target::withheld_target(place, &title),
        Availability::Draft | Availability::Published => {
            unpublished_target::draft_target(place, &title)
        }
    })
}

/// An anchor must be there on the page itself; an accent's headings are there on its own site
/// alone.
fn to_anchor(
    ground: &Prepared<'_>,
    place: Place,
    target: DocIx,
    anchor: &str,
    sites: &[SiteIx],
) -> Option<Diagnostic> {
    let head = ground.heads.document(target);
    if ground.heads.unreadable.contains(&head.at.path) {
        return None;
    }
    let known = anchors::of_document(ground, target, sites);
    anchor_among(place, anchor, head.at.path.file_name(), &known)
}

fn anchor_among(place: Place, anchor: &str, page: &str, known: &[String]) -> Option<Diagnostic> {
    if known.iter().any(|id| id == anchor) {
        return None;
    }
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    Some(broken_anchor::problem(place, anchor, page, &known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_for_testing_are_told_from_public_ones() {
        for host in [
            "stg.bscacademywest.nl",
            "localhost",
            "192.168.1.4",
            "a-test.voorbeeld.nl",
            "::1",
        ] {
            assert!(is_staging(host), "{host}");
        }
        for host in [
            "bscacademywest.nl",
            "www.sportindebuurt.nl",
            "test.nl",
            "8.8.8.8",
        ] {
            assert!(!is_staging(host), "{host}");
        }
        assert_eq!(host("https://naam@a.nl:8080/b?c"), "a.nl");
        assert_eq!(host("https://[::1]:80/"), "::1");
    }

    #[test]
    fn the_way_to_a_near_file_is_told_as_a_link() {
        assert_eq!(relative_path("nieuws", "aanbod/hoe.md"), "../aanbod/hoe.md");
        assert_eq!(relative_path("aanbod", "aanbod/hoe.md"), "hoe.md");
    }
}
