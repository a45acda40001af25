//! A document as one site shows it: with what the region's accent puts in place of the shared
//! facts.

use super::course::RegionalView;
use crate::model::accent::{Accent, BodyUse};
use crate::model::common::{Contact, Picture, Texts};
use crate::model::course::{Cost, Course};
use crate::model::document::Head;
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::model::schema::Field;
use crate::plan::accented;

/// A document as one site shows it.
#[derive(Clone, Copy)]
pub struct Shown<'h> {
    /// Its position.
    pub document: DocIx,
    /// What it says itself.
    pub head: &'h Head,
    accent: Option<&'h Accent>,
    heads: &'h Heads,
    site: SiteIx,
}

impl<'h> Shown<'h> {
    /// A document as a site shows it.
    pub fn new(heads: &'h Heads, site: SiteIx, document: DocIx) -> Self {
        Self {
            document,
            head: heads.document(document),
            accent: heads.accent_keys(document, site),
            heads,
            site,
        }
    }

    /// The summary.
    pub fn summary(&self) -> &'h str {
        accented::summary(self.heads, self.document, self.site)
    }

    /// Whom to ask.
    pub fn contact(&self) -> Option<&'h Contact> {
        let accent = self.accent.and_then(|accent| value(&accent.contact));
        accent.or_else(|| value(&self.head.common.contact))
    }

    /// The picture, with the head in which it is written.
    pub fn picture(&self) -> Option<(&'h Head, &'h Picture)> {
        accented::picture(self.heads, self.document, self.site)
    }

    /// What a course costs.
    pub fn cost(&self) -> Option<&'h Cost> {
        accented::cost(self.heads, self.document, self.site)
    }

    /// Where a course is given, in words.
    pub fn location(&self) -> Option<&'h str> {
        accented::location(self.heads, self.document, self.site)
    }

    /// What one gets in a course.
    pub fn materials(&self, course: &'h Course) -> Option<&'h Texts> {
        let accent = self.accent.and_then(|accent| value(&accent.materials));
        accent.or_else(|| value(&course.materials))
    }

    /// Whether the region's text takes the place of the shared one.
    pub fn replaces_body(&self) -> bool {
        let accent = self.accent.and_then(|accent| value(&accent.body));
        accent == Some(&BodyUse::Replaces)
    }

    /// What of a course is the own of the site's region.
    pub fn regional(&self) -> RegionalView {
        let has = |is: fn(&Accent) -> bool| self.accent.is_some_and(is);
        RegionalView {
            any: self.accent.is_some(),
            cost: has(|accent| accent.cost.is_some()),
            place: has(|accent| accent.location.is_some()),
            contact: has(|accent| accent.contact.is_some()),
            materials: has(|accent| accent.materials.is_some()),
        }
    }
}

/// The value of a field.
pub fn value<T>(field: &Field<T>) -> Option<&T> {
    field.as_ref().map(|field| &field.value)
}
