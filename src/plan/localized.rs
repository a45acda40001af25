//! A document as one site shows it: fields that the region's accent overrides replace the shared
//! ones.

use crate::model::accent::{Accent, BodyUse};
use crate::model::common::{Contact, Picture};
use crate::model::course::{Cost, Course, Material};
use crate::model::document::Head;
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::model::value::{items, value};
use crate::source::Spanned;

/// A document as one site shows it.
#[derive(Clone, Copy)]
pub struct LocalizedDocument<'h> {
    /// Its position.
    pub document: DocIx,
    /// Its own head.
    pub head: &'h Head,
    /// The accent of the site, when there is one.
    pub accent: Option<&'h Accent>,
    /// The head of the accent.
    accent_head: Option<&'h Head>,
}

impl<'h> LocalizedDocument<'h> {
    /// A document as a site shows it.
    pub fn new(heads: &'h Heads, site: SiteIx, document: DocIx) -> Self {
        let accent_head = heads.accent(document, site).map(|head| &**head);
        Self {
            document,
            head: heads.document(document),
            accent: accent_head.and_then(Head::accent),
            accent_head,
        }
    }

    /// The summary.
    pub fn summary(&self) -> &'h str {
        match self.accent.and_then(|accent| accent.summary.as_ref()) {
            Some(summary) => &summary.value,
            None => self.head.summary(),
        }
    }

    /// The contact.
    pub fn contact(&self) -> Option<&'h Contact> {
        let accent = self.accent.and_then(|accent| value(&accent.contact));
        accent.or_else(|| value(&self.head.common.contact))
    }

    /// The picture, with the head that its path is relative to.
    pub fn picture(&self) -> Option<(&'h Head, &'h Picture)> {
        let accent = self.accent_head.and_then(|head| {
            let picture = head.accent()?.picture.as_ref()?;
            Some((head, &picture.value))
        });
        accent.or_else(|| Some((self.head, &self.head.common.picture.as_ref()?.value)))
    }

    /// The price of a course.
    pub fn cost(&self) -> Option<&'h Cost> {
        let own = self.accent.and_then(|accent| value(&accent.cost));
        own.or_else(|| value(&self.head.course()?.cost))
    }

    /// The location of a course, in words.
    pub fn location(&self) -> Option<&'h str> {
        let own = self.accent.and_then(|accent| value(&accent.location));
        own.or_else(|| value(&self.head.course()?.location))
            .map(|location| &**location)
    }

    /// The materials of a course, with the head that their paths are relative to.
    pub fn materials(&self, course: &'h Course) -> (&'h Head, &'h [Spanned<Material>]) {
        let accent = self.accent_head.and_then(|head| {
            let materials = head.accent()?.materials.as_ref()?;
            Some((head, &*materials.value))
        });
        accent.unwrap_or_else(|| (self.head, items(&course.materials)))
    }

    /// Whether the region's text replaces the shared one.
    pub fn replaces_body(&self) -> bool {
        let accent = self.accent.and_then(|accent| value(&accent.body));
        accent == Some(&BodyUse::Replaces)
    }
}
