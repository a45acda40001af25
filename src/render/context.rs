//! The site and the page that are being made, and what they may look at.

use std::ops::Deref;
use tera::Value;

use super::link_context::LinkContext;
use super::part::basics::Tag;
use super::shared::SharedViews;
use super::texts::DocumentTexts;
use crate::model::address::Address;
use crate::model::heads::Heads;
use crate::plan::facet::Axis;
use crate::plan::site::SitePlan;
use crate::theme::Theme;

/// A site whose files are made: what rendering one of them may look at.
#[derive(Clone, Copy)]
pub struct SiteContext<'e> {
    /// The index over all documents.
    pub heads: &'e Heads,
    /// The plan of the site.
    pub plan: &'e SitePlan,
    /// Finished texts.
    pub texts: &'e dyn DocumentTexts,
    /// Its theme.
    pub theme: &'e Theme,
    /// What was worked out once for the site.
    pub shared: &'e SharedViews,
    /// The site, as all its pages show it.
    pub view: &'e Value,
}

/// The page that is being made: a [`LinkContext`] with what is known of its site.
#[derive(Clone, Copy)]
pub(super) struct PageContext<'s> {
    links: LinkContext<'s>,
    /// Finished texts.
    pub(super) texts: &'s dyn DocumentTexts,
    /// What was worked out once for the site.
    pub(super) shared: &'s SharedViews,
}

impl<'s> Deref for PageContext<'s> {
    type Target = LinkContext<'s>;

    fn deref(&self) -> &LinkContext<'s> {
        &self.links
    }
}

impl<'s> PageContext<'s> {
    /// The page at an address of the site's site.
    pub(super) fn new(site: &SiteContext<'s>, address: &'s Address) -> Self {
        Self {
            links: LinkContext::new(site.heads, site.plan, address),
            texts: site.texts,
            shared: site.shared,
        }
    }

    /// The same page with full addresses in its links, as it may be shown anywhere.
    #[must_use]
    pub(super) fn anywhere(self) -> Self {
        Self {
            links: self.links.anywhere(),
            ..self
        }
    }

    /// A value of a facet, with its page when the site has one.
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
