//! A plain page: `plain` in `page.html`.

use serde::Serialize;

use super::body::BodyView;
use super::meta::PageMeta;
use crate::model::address::Address;
use crate::model::heads::DocIx;
use crate::model::layout::Kind;
use crate::plan::localized::LocalizedDocument;
use crate::render::context::PageContext;
use crate::render::part::basics::{ContactView, LinkView, PictureView};

/// A plain page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct PlainView {
    /// Its text.
    pub(in crate::render) body: BodyView,
    /// The contact, when the page has its own.
    pub(in crate::render) contact: Option<ContactView>,
    /// Its picture.
    pub(in crate::render) picture: Option<PictureView>,
    /// The child pages.
    pub(in crate::render) children: Vec<LinkView>,
    /// The name of the region, for a page of one region.
    pub(in crate::render) region: Option<String>,
}

/// A page in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct PageLink {
    /// Its title.
    pub(in crate::render) title: String,
    /// Its summary.
    pub(in crate::render) summary: String,
    /// The URL of the page.
    pub(in crate::render) href: String,
}

/// A plain page.
pub(in crate::render) fn view(context: &PageContext<'_>, document: DocIx) -> (PageMeta, PlainView) {
    let localized = LocalizedDocument::new(context.heads, context.plan.site, document);
    let page = PageMeta::of_document(context, &localized, &trail(context, &localized.head.at.id));
    let below = format!("{}/", localized.head.at.id);
    let children = context.plan.plain.iter().copied();
    let children =
        children.filter(|other| context.heads.document(*other).at.id.starts_with(&below));
    let contact = localized.contact();
    let picture = localized.picture();
    let view = PlainView {
        body: BodyView::of(context, &localized),
        contact: contact.map(|own| context.contact(Some(own), &localized.head.title())),
        picture: picture.and_then(|(head, picture)| context.picture(head, picture)),
        children: children.map(|child| context.titled(child)).collect(),
        region: context.region_of(localized.head),
    };
    (page, view)
}

/// The breadcrumbs of a page: the pages above it in the tree, as far as they exist.
fn trail(context: &PageContext<'_>, id: &str) -> Vec<(String, Address)> {
    let above = id
        .char_indices()
        .filter(|(_, sign)| *sign == '/')
        .map(|(at, _)| &id[..at]);
    let known = above.filter_map(|id| {
        let document = context.heads.with_id(Kind::Page, id)?;
        let address = context.plan.address_of(document)?;
        Some((context.heads.document(document).title(), address.clone()))
    });
    known.collect()
}

impl PageLink {
    /// The entry of a document in a list of pages.
    pub(super) fn of(context: &PageContext<'_>, document: DocIx) -> Self {
        let localized = LocalizedDocument::new(context.heads, context.plan.site, document);
        Self {
            title: localized.head.title(),
            summary: localized.summary().to_owned(),
            href: context.document(document, None).href,
        }
    }
}
