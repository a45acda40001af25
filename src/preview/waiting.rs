//! Unpublished documents: drafts, scheduled and expired ones.

use jiff::civil::Date;

use super::editor::FilePlace;
use super::page::label;
use super::reply::path;
use super::why::kind_name;
use crate::edition::Edition;
use crate::model::heads::{Availability, DocIx};

/// The maximum number listed of each.
pub(super) const LISTED: usize = 100;

/// Unpublished documents in the order of their paths; scheduled ones by date, the soonest first,
/// and expired ones, the latest first.
#[derive(Debug, Default)]
pub struct WaitingDocuments {
    /// Drafts.
    pub(super) drafts: Vec<WaitingDocument>,
    /// Documents to be published later.
    pub(super) scheduled: Vec<WaitingDocument>,
    /// Documents past their expiry date.
    pub(super) expired: Vec<WaitingDocument>,
}

/// An unpublished document.
#[derive(Debug)]
pub(super) struct WaitingDocument {
    /// Its title.
    pub(super) title: String,
    /// Its kind: `cursus`.
    pub(super) kind: &'static str,
    /// Why it is not published: `gepland voor 3 maart 2027`.
    pub(super) status: String,
    /// Its file.
    pub(super) source: FilePlace,
    /// Where the preview shows it all the same: short names of sites with paths.
    pub(super) pages: Vec<(String, String)>,
}

/// The unpublished documents on a day. No site is planned for this: pages are listed only for sites
/// that have been planned already.
pub fn waiting(edition: &Edition, today: Date, project: &str) -> WaitingDocuments {
    let heads = edition.heads();
    let (mut drafts, mut scheduled, mut expired) = (Vec::new(), Vec::new(), Vec::new());
    for document in (0..heads.documents.len()).map(DocIx) {
        match heads.availability(document, today) {
            Availability::Published | Availability::Withheld => {}
            Availability::Draft => drafts.push(document),
            Availability::Scheduled(from) => scheduled.push((from, document)),
            Availability::Expired(on) => expired.push((on, document)),
        }
    }
    scheduled.sort();
    expired.sort_by_key(|(on, document)| (std::cmp::Reverse(*on), *document));
    let sites = heads.national.into_iter().chain(heads.academies());
    let planned: Vec<_> = sites
        .filter_map(|site| Some((site, edition.computed_plan(site)?)))
        .collect();
    let item = |document: DocIx| {
        let head = heads.document(document);
        let pages = planned.iter().filter_map(|(site, plan)| {
            let address = plan.address_of(document)?;
            let name = heads.site(*site).short_name().to_owned();
            Some((name, path(edition, *site, address.as_str())))
        });
        WaitingDocument {
            title: head.title(),
            kind: kind_name(head.at.kind),
            status: label(heads.availability(document, today)).unwrap_or_default(),
            source: FilePlace::whole(project, &head.at.path),
            pages: pages.collect(),
        }
    };
    let items = |documents: Vec<DocIx>| documents.into_iter().take(LISTED).map(item).collect();
    let second = |pairs: Vec<(Date, DocIx)>| pairs.into_iter().map(|(_, it)| it).collect();
    WaitingDocuments {
        drafts: items(drafts),
        scheduled: items(second(scheduled)),
        expired: items(second(expired)),
    }
}
