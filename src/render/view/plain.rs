//! A plain page: `plain` in `page.html`.

use serde::Serialize;

use super::body::BodyView;
use super::meta::PageMeta;
use super::parts::{ContactView, LinkView, PictureView};
use super::shown::Shown;
use crate::model::address::Address;
use crate::model::heads::DocIx;
use crate::model::layout::Kind;
use crate::render::here::Here;

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

/// A plain page.
pub fn view(here: &Here<'_>, document: DocIx) -> (PageMeta, PlainView) {
    let shown = Shown::new(here.heads, here.plan.site, document);
    let page = PageMeta::of_document(here, &shown, &trail(here, &shown.head.at.id));
    let below = format!("{}/", shown.head.at.id);
    let children = here.plan.plain.iter().copied();
    let children = children.filter(|other| here.heads.document(*other).at.id.starts_with(&below));
    let contact = shown.contact();
    let picture = shown.picture();
    let view = PlainView {
        body: BodyView::of(here, &shown),
        contact: contact.map(|contact| here.contact(Some(contact))),
        picture: picture.and_then(|(head, picture)| here.picture(head, picture)),
        children: children.map(|child| here.titled(child)).collect(),
        region: here.region_of(shown.head),
    };
    (page, view)
}

/// The way to a page: the pages above it in the tree, as far as they exist.
fn trail(here: &Here<'_>, id: &str) -> Vec<(String, Address)> {
    let above = id
        .char_indices()
        .filter(|(_, sign)| *sign == '/')
        .map(|(at, _)| &id[..at]);
    let known = above.filter_map(|id| {
        let document = here.heads.with_id(Kind::Page, id)?;
        let address = here.plan.address_of(document)?;
        Some((here.heads.document(document).title(), address.clone()))
    });
    known.collect()
}

impl PageLink {
    /// A document in a list of pages.
    pub fn of(here: &Here<'_>, document: DocIx) -> Self {
        let shown = Shown::new(here.heads, here.plan.site, document);
        Self {
            title: shown.head.title(),
            summary: shown.summary().to_owned(),
            href: here.document(document, None).href,
        }
    }
}
