//! All links of a document, from its keys and from its text, and those of lists to pictures.

use crate::model::document::{Document, Head};
use crate::model::heads::Heads;
pub use crate::model::link::LinkPurpose as Purpose;
use crate::model::partner::Logo;
use crate::model::value::{items, value};
use crate::source::{FilePath, Span};

/// A link with its place.
#[derive(Debug, Clone, Copy)]
pub struct LinkUse<'d> {
    /// The target as written.
    pub target: &'d str,
    /// Its place.
    pub span: Span,
    /// Its purpose.
    pub purpose: Purpose,
    /// Whether a key holds it, which was judged as an address when it was read.
    pub is_key: bool,
}

impl LinkUse<'_> {
    /// Whether the link, which looks up a path, must lead to a picture or download.
    pub fn is_to_media(&self, wanted: &FilePath) -> bool {
        let is_in_media = || wanted.as_str().split('/').any(|part| part == "media");
        self.purpose != Purpose::Follow || is_in_media()
    }
}

/// The links of a document: those of its keys, then links and pictures in its text.
pub fn of(document: &Document) -> Vec<LinkUse<'_>> {
    let mut uses: Vec<LinkUse<'_>> = in_head(&document.head).collect();
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

/// The paths of the logos of all partners, as written in the list of partners.
pub fn logos(heads: &Heads) -> impl Iterator<Item = &str> {
    let partners = items(&heads.partners.partners).iter();
    let logos = partners.filter_map(|partner| value(&partner.value.logo));
    logos.flat_map(Logo::files).map(|path| &***path)
}

/// The links of the keys of a document.
pub(super) fn in_head(head: &Head) -> impl Iterator<Item = LinkUse<'_>> {
    head.links.iter().map(|link| LinkUse {
        target: &link.target.value,
        span: link.target.span,
        purpose: link.purpose,
        is_key: true,
    })
}
