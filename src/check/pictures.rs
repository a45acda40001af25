//! Pictures: `missing-alt`, `missing-consent`.
//!
//! Whether a picture shows recognisable people cannot be determined, but a drawing (`.svg`) is not a
//! photo. Both rules report at the incomplete key `afbeelding`. In a text, the title `decoratief`
//! marks a decorative picture: `![](plein.jpg "decoratief")`.

use super::findings::Findings;
use super::keys;
use super::reported::UnusableValues;
use crate::diagnostic::Place;
use crate::diagnostic::codes::{missing_alt, missing_consent};
use crate::model::common::Picture;
use crate::model::document::{Content, Document};
use crate::model::layout::is_photo;
use crate::model::schema::Field;
use crate::source::Span;

pub(super) fn of_document(document: &Document, findings: &mut Findings) {
    let head = &document.head;
    of_key(document, &head.common.picture, findings);
    if let Content::Accent(accent) = &head.content {
        of_key(document, &accent.picture, findings);
    }
    for image in &document.body.images {
        if image.alt.is_empty() && &*image.title != "decoratief" {
            // Between the brackets of `![](…)`.
            let between = image.span.range().start + 2;
            let between = Place::new(&head.at.path, Span::new(between, between));
            findings.push(missing_alt::picture_in_text(
                Place::new(&head.at.path, image.span),
                between,
            ));
        }
    }
}

fn of_key(document: &Document, field: &Field<Picture>, findings: &mut Findings) {
    let Some(field) = field else { return };
    if UnusableValues::of(&document.problems).any_inside(field.span) {
        return;
    }
    let picture = &field.value;
    let place = || keys::key_before(&document.source, field.span, "afbeelding");
    let is_decorative = picture.decorative.as_ref().is_some_and(|it| it.value);
    if picture.alt.is_none() && !is_decorative {
        findings.push(missing_alt::picture_under_key(place()));
    }
    let is_photo = picture
        .file
        .as_ref()
        .is_some_and(|file| is_photo(&file.value));
    if is_photo && picture.consent.is_none() {
        findings.push(missing_consent::problem(place()));
    }
}
