//! Keys that are required, or not allowed, because of what stands elsewhere: `missing-key`,
//! `unknown-key`, `wrong-type`.
//!
//! - A run in a shared file says which region gives it; in a region's file that is the region.
//! - A region's own document is shown by that region: `regios` has no meaning there.
//! - A download is a file of ours or an address elsewhere.
//! - From phase `getoetst` on, the provider stands in the list of partners.
//!
//! Where a key in the same mapping is unknown or could not be used, it may be the one that seems to
//! be missing, and nothing is reported.

use super::findings::Findings;
use super::keys;
use super::reported::UnusableValues;
use crate::diagnostic::codes::{missing_key, unknown_key, wrong_type};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::course::{Course, CourseRun, Provider};
use crate::model::document::{Document, Head};
use crate::model::layout::Owner;
use crate::model::news::Download;
use crate::model::schema::{Read, Record};
use crate::model::value::items;

pub(super) fn of_document(document: &Document, found: &mut Findings) {
    let head = &document.head;
    region_of_runs(document, found);
    regions_of_regional(document, found);
    downloads(document, found);
    found.extend(provider(head));
}

fn region_of_runs(document: &Document, found: &mut Findings) {
    let head = &document.head;
    if head.at.owner != Owner::Shared {
        return;
    }
    let unusable = UnusableValues::of(&document.problems);
    for run in head.course().map(Course::runs).unwrap_or_default() {
        if run.value.region.is_none() && !unusable.any_inside(run.span) {
            let place = keys::first(&document.source, run.span);
            found.extend(missing::<CourseRun>(place, "regio"));
        }
    }
}

fn regions_of_regional(document: &Document, found: &mut Findings) {
    let head = &document.head;
    if let (Some(regions), Owner::Site(_)) = (&head.common.regions, &head.at.owner) {
        let place = keys::holder(&document.source, regions.span, "regios");
        found.push(unknown_key::regions_key_in_regional_file(place, "regios"));
    }
}

fn downloads(document: &Document, found: &mut Findings) {
    let article = document.head.article();
    let unusable = UnusableValues::of(&document.problems);
    for download in article
        .map(|article| items(&article.downloads))
        .unwrap_or_default()
    {
        let is_empty = download.value.file.is_none() && download.value.url.is_none();
        if is_empty && !unusable.any_inside(download.span) {
            let place = keys::first(&document.source, download.span);
            found.extend(missing::<Download>(place, "bestand"));
        }
    }
}

fn provider(head: &Head) -> Option<Diagnostic> {
    let course = head.course()?;
    let provider = course.provider.as_ref()?;
    match &provider.value {
        Provider::Unlisted(_) if course.phase().needs_assessment() => {
            let place = Place::new(&head.at.path, provider.span);
            let found = wrong_type::ValueKind::Mapping;
            Some(wrong_type::problem(place, found, &Provider::expected()))
        }
        _ => None,
    }
}

/// A missing key of a record, with the example that the record gives for it.
pub(super) fn missing<T: Record>(place: Place, name: &str) -> Option<Diagnostic> {
    let key = T::KEYS.iter().find(|key| key.name == name)?;
    Some(missing_key::problem(
        place,
        name,
        &(key.expected)(),
        key.example,
    ))
}
