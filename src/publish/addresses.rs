//! The addresses of a site that are to last.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::ledger::SiteAddress;
use crate::plan::file::FileKind;
use crate::plan::site::SitePlan;

/// The addresses that others may have kept, and that therefore go into the ledger of a site: the pages
/// of documents, and the redirects to them. Lists and calendars that come and go with what they list are
/// not among them, as time alone must not make an address a lost one; nor are former addresses that the
/// ledger cannot hold, such as one with a space.
pub fn lasting_addresses(plan: &SitePlan) -> BTreeSet<Arc<str>> {
    let lasting = plan.files.iter().filter(|file| match file.kind {
        FileKind::Page(page) => page.document().is_some(),
        FileKind::Redirect { .. } => true,
        FileKind::Data(_) | FileKind::Medium(_) | FileKind::Picture(..) => false,
    });
    let addresses = lasting.map(|file| file.address.as_str());
    let recorded = addresses.filter(|address| SiteAddress::is_valid(address));
    recorded.map(Arc::from).collect()
}
