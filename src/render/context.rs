//! What the views read: the site being rendered and the page being rendered.

use std::ops::Deref;
use tera::Value;

use super::link_context::LinkContext;
use super::part::basics::Tag;
use super::pictures::SitePictures;
use super::shared::SharedViews;
use super::texts::DocumentTexts;
use crate::model::address::Address;
use crate::model::heads::Heads;
use crate::plan::axis::Axis;
use crate::plan::site::SitePlan;
use crate::theme::{AskedNames, Theme};

/// A site being rendered: all that rendering one of its files may read.
#[derive(Clone, Copy)]
pub struct SiteContext<'e> {
    /// The index of all documents.
    pub heads: &'e Heads,
    /// The plan of the site.
    pub plan: &'e SitePlan,
    /// Finished texts.
    pub texts: &'e dyn DocumentTexts,
    /// The theme of the site.
    pub theme: &'e Theme,
    /// Values computed once for the site.
    pub shared: &'e SharedViews,
    /// The pictures that the site has of its own.
    pub pictures: &'e SitePictures,
    /// The view of the site that all its templates get.
    pub view: &'e Value,
}

/// The page being rendered: a [`LinkContext`] with the texts and shared values of its site.
#[derive(Clone, Copy)]
pub(super) struct PageContext<'s> {
    links: LinkContext<'s>,
    /// Finished texts.
    pub(super) texts: &'s dyn DocumentTexts,
    /// Values computed once for the site.
    pub(super) shared: &'s SharedViews,
    /// The pictures that the site has of its own.
    pub(super) pictures: &'s SitePictures,
    /// The names that the template of the page reads.
    asked: &'s AskedNames,
}

impl<'s> Deref for PageContext<'s> {
    type Target = LinkContext<'s>;

    fn deref(&self) -> &LinkContext<'s> {
        &self.links
    }
}

impl<'s> PageContext<'s> {
    /// The page at an address of the plan's site.
    pub(super) fn new(site: &SiteContext<'s>, address: &'s Address) -> Self {
        Self {
            links: LinkContext::new(site.heads, site.plan, address),
            texts: site.texts,
            shared: site.shared,
            pictures: site.pictures,
            asked: AskedNames::ALL,
        }
    }

    /// The same page for a template that reads no other names than these.
    #[must_use]
    pub(super) fn asking(self, asked: &'s AskedNames) -> Self {
        Self { asked, ..self }
    }

    /// Whether the template of the page may show a field of this name.
    pub(super) fn asks(&self, field: &str) -> bool {
        self.asked.contain(field)
    }

    /// The value of a field, made if the template of the page may show it.
    pub(super) fn if_asked<T: Default>(&self, field: &str, make: impl FnOnce() -> T) -> T {
        match self.asks(field) {
            true => make(),
            false => T::default(),
        }
    }

    /// The same page with absolute URLs in its links, for text that is read outside the site.
    #[must_use]
    pub(super) fn with_absolute_urls(self) -> Self {
        Self {
            links: self.links.with_absolute_urls(),
            ..self
        }
    }

    /// The same page with links that begin at the root of the host, for a page that is served at
    /// any address.
    #[must_use]
    pub(super) fn with_urls_from_host(self) -> Self {
        Self {
            links: self.links.with_urls_from_host(),
            ..self
        }
    }

    /// A facet value, linked to its page when the site has one.
    pub(super) fn tag(&self, axis: Axis, id: &str, name: &str) -> Tag {
        let facet = self.shared.facet(axis, id);
        let facet = facet.and_then(|at| self.plan.facets.get(at));
        Tag {
            id: id.to_owned(),
            name: name.to_owned(),
            href: facet
                .and_then(|facet| facet.address.as_ref())
                .map(|address| self.href(address)),
        }
    }
}
