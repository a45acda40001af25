//! What a document says on one site: its own words, or those that the site's accent puts in their
//! place.

use crate::model::common::Picture;
use crate::model::course::Cost;
use crate::model::document::Head;
use crate::model::heads::{DocIx, Heads, SiteIx};

/// The summary.
pub fn summary(heads: &Heads, document: DocIx, site: SiteIx) -> &str {
    let accent = heads.accent_keys(document, site);
    match accent.and_then(|accent| accent.summary.as_ref()) {
        Some(summary) => &summary.value,
        None => heads.document(document).summary(),
    }
}

/// The cost of a course.
pub fn cost(heads: &Heads, document: DocIx, site: SiteIx) -> Option<&Cost> {
    let accent = heads.accent_keys(document, site);
    let own = accent.and_then(|accent| accent.cost.as_ref());
    let shared = || heads.document(document).course()?.cost.as_ref();
    own.or_else(shared).map(|cost| &cost.value)
}

/// Where a course is given, in words.
pub fn location(heads: &Heads, document: DocIx, site: SiteIx) -> Option<&str> {
    let accent = heads.accent_keys(document, site);
    let own = accent.and_then(|accent| accent.location.as_ref());
    let shared = || heads.document(document).course()?.location.as_ref();
    own.or_else(shared).map(|location| &*location.value)
}

/// The picture, with the head that names it, to which its path is relative.
pub fn picture(heads: &Heads, document: DocIx, site: SiteIx) -> Option<(&Head, &Picture)> {
    let accent = heads.accent(document, site).and_then(|head| {
        let picture = head.accent()?.picture.as_ref()?;
        Some((&**head, &picture.value))
    });
    let head = heads.document(document);
    accent.or_else(|| Some((&**head, &head.common.picture.as_ref()?.value)))
}
