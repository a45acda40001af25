//! All links of a document, from its keys and from its text.

use crate::model::document::Document;
pub(super) use crate::model::link::LinkPurpose as Purpose;
use crate::source::Span;

/// A link with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct LinkUse<'d> {
    /// The target as written.
    pub(super) target: &'d str,
    /// Its place.
    pub(super) span: Span,
    /// Its purpose.
    pub(super) purpose: Purpose,
    /// Whether a key holds it, which was judged as an address when it was read.
    pub(super) is_key: bool,
}

/// The links of a document: those of its keys, then links and pictures in its text.
pub(super) fn of(document: &Document) -> Vec<LinkUse<'_>> {
    let links = document.head.links.iter();
    let mut uses: Vec<LinkUse<'_>> = links
        .map(|link| LinkUse {
            target: &link.target.value,
            span: link.target.span,
            purpose: link.purpose,
            is_key: true,
        })
        .collect();
    let body = &document.body;
    uses.extend(body.links.iter().map(|link| LinkUse {
        target: &link.target.value,
        span: link.target.span,
        purpose: Purpose::Follow,
        is_key: false,
    }));
    uses.extend(body.images.iter().map(|image| LinkUse {
        target: &image.target.value,
        span: image.target.span,
        purpose: Purpose::Picture,
        is_key: false,
    }));
    uses
}
