//! A plain page: `plain` in `page.html`.

use serde::Serialize;

use super::body::BodyView;
use super::parts::{ContactView, LinkView, PictureView};

/// A plain page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlainView {
    /// Its text.
    pub body: BodyView,
    /// Whom to ask, when the page says so.
    pub contact: Option<ContactView>,
    /// The picture that goes with it.
    pub picture: Option<PictureView>,
    /// The pages below it in the tree.
    pub children: Vec<LinkView>,
    /// The name of the region, for a page of one region.
    pub region: Option<String>,
}

/// A page in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageLink {
    /// Its title.
    pub title: String,
    /// Its summary.
    pub summary: String,
    /// Where it is.
    pub href: String,
}
