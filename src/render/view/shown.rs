//! A document as one site shows it: with what the region's accent puts in place of the shared
//! facts.

use crate::model::accent::{Accent, BodyUse};
use crate::model::common::{Contact, Picture, Texts};
use crate::model::course::{Cost, Course};
use crate::model::document::Head;
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::model::schema::Field;
use crate::model::value::text;

/// A document as one site shows it.
#[derive(Clone, Copy)]
pub struct Shown<'h> {
    /// Its position.
    pub document: DocIx,
    /// What it says itself.
    pub head: &'h Head,
    /// What the region says of it.
    pub accent: Option<(&'h Head, &'h Accent)>,
}

impl<'h> Shown<'h> {
    /// A document as a site shows it.
    pub fn new(heads: &'h Heads, site: SiteIx, document: DocIx) -> Self {
        let accent = heads.accent(document, site);
        Self {
            document,
            head: heads.document(document),
            accent: accent.and_then(|head| Some((&**head, head.accent()?))),
        }
    }

    /// The summary.
    pub fn summary(&self) -> &'h str {
        match self.accent {
            Some((_, accent)) if accent.summary.is_some() => text(&accent.summary),
            _ => self.head.summary(),
        }
    }

    /// Whom to ask.
    pub fn contact(&self) -> Option<&'h Contact> {
        let accent = self.accent.and_then(|(_, accent)| value(&accent.contact));
        accent.or_else(|| value(&self.head.common.contact))
    }

    /// The picture, with the head in which it is written.
    pub fn picture(&self) -> Option<(&'h Head, &'h Picture)> {
        let accent = self
            .accent
            .and_then(|(head, accent)| Some((head, value(&accent.picture)?)));
        accent.or_else(|| Some((self.head, value(&self.head.common.picture)?)))
    }

    /// What a course costs.
    pub fn cost(&self, course: &'h Course) -> Option<&'h Cost> {
        let accent = self.accent.and_then(|(_, accent)| value(&accent.cost));
        accent.or_else(|| value(&course.cost))
    }

    /// Where a course is given, in words.
    pub fn location(&self, course: &'h Course) -> &'h str {
        match self.accent {
            Some((_, accent)) if accent.location.is_some() => text(&accent.location),
            _ => text(&course.location),
        }
    }

    /// What one gets in a course.
    pub fn materials(&self, course: &'h Course) -> Option<&'h Texts> {
        let accent = self.accent.and_then(|(_, accent)| value(&accent.materials));
        accent.or_else(|| value(&course.materials))
    }

    /// Whether the region's text takes the place of the shared one.
    pub fn replaces_body(&self) -> bool {
        let accent = self.accent.and_then(|(_, accent)| value(&accent.body));
        accent == Some(&BodyUse::Replaces)
    }

    /// What the region has changed, in words that follow "Deze regio heeft gewijzigd:".
    pub fn changed(&self) -> Vec<String> {
        let Some((_, accent)) = self.accent else {
            return Vec::new();
        };
        let changes = [
            (accent.summary.is_some(), "de samenvatting"),
            (accent.cost.is_some(), "de kosten"),
            (accent.location.is_some(), "de locatie"),
            (accent.contact.is_some(), "het contact"),
            (accent.materials.is_some(), "de materialen"),
            (accent.picture.is_some(), "de afbeelding"),
            (accent.runs.is_some(), "de uitvoeringen"),
        ];
        let changed = changes.iter().filter(|(is, _)| *is);
        changed.map(|(_, words)| (*words).to_owned()).collect()
    }
}

/// The value of a field.
pub fn value<T>(field: &Field<T>) -> Option<&T> {
    field.as_ref().map(|field| &field.value)
}
