//! Keys that are required or forbidden depending on other values: `missing-key`, `unknown-key`,
//! `wrong-type`, `invalid-value`.
//!
//! - A run in a shared file names the region that gives it; in a regional file it is that region.
//! - A regional document is shown by its own region only, so it cannot have `regios`.
//! - A download has a file in the project or an external address.
//! - From phase `getoetst` on, the provider must be in the list of partners.
//! - Offer of others has no phase in which the academies prepare or assess it.
//!
//! When a mapping has an unknown key or an unusable value, that may be the key that seems missing:
//! then no missing key is reported.

use super::findings::Findings;
use super::keys;
use super::reported::UnusableValues;
use crate::diagnostic::codes::{invalid_value, missing_key, unknown_key, wrong_type};
use crate::diagnostic::{Diagnostic, Example, Place};
use crate::model::course::{Course, CourseRun, Phase, Provider, Route};
use crate::model::document::{Document, Head};
use crate::model::layout::Owner;
use crate::model::news::Download;
use crate::model::schema::Record;
use crate::model::value::items;

pub(super) fn of_document(document: &Document, findings: &mut Findings) {
    let head = &document.head;
    runs_without_region(document, findings);
    forbidden_regions(document, findings);
    downloads(document, findings);
    findings.extend(provider(head));
    findings.extend(external_phase(head));
}

fn runs_without_region(document: &Document, findings: &mut Findings) {
    let head = &document.head;
    if head.at.owner != Owner::Shared {
        return;
    }
    let unusable = UnusableValues::of(&document.problems);
    for run in head.course().map(Course::runs).unwrap_or_default() {
        if run.value.region.is_none() && !unusable.any_inside(run.span) {
            let place = keys::first_key(&document.source, run.span);
            findings.extend(missing::<CourseRun>(place, "regio"));
        }
    }
}

fn forbidden_regions(document: &Document, findings: &mut Findings) {
    let head = &document.head;
    if let (Some(regions), Owner::Site(_)) = (&head.common.regions, &head.at.owner) {
        let place = keys::key_before(&document.source, regions.span, "regios");
        findings.push(unknown_key::regions_key_in_regional_file(place, "regios"));
    }
}

fn downloads(document: &Document, findings: &mut Findings) {
    let article = document.head.article();
    let unusable = UnusableValues::of(&document.problems);
    for download in article
        .map(|article| items(&article.downloads))
        .unwrap_or_default()
    {
        let is_empty = download.value.file.is_none() && download.value.url.is_none();
        if is_empty && !unusable.any_inside(download.span) {
            let place = keys::first_key(&document.source, download.span);
            findings.extend(missing::<Download>(place, "bestand"));
        }
    }
}

fn provider(head: &Head) -> Option<Diagnostic> {
    let course = head.course()?;
    let provider = course.provider.as_ref()?;
    match &provider.value {
        Provider::Unlisted(_) if course.phase().follows_assessment() => {
            let place = Place::new(&head.at.path, provider.span);
            Some(wrong_type::unlisted_provider(place))
        }
        _ => None,
    }
}

fn external_phase(head: &Head) -> Option<Diagnostic> {
    let course = head.course().filter(|course| course.is_external())?;
    let (phase, route) = (course.phase.as_ref()?, course.route.as_ref()?);
    if Route::EXTERNAL_PHASES.contains(&phase.value) {
        return None;
    }
    let place = |span| Place::new(&head.at.path, span);
    let allowed = Route::EXTERNAL_PHASES.map(Phase::word);
    Some(invalid_value::phase_of_external_course(
        place(phase.span),
        phase.value.word(),
        &allowed,
        place(route.span),
    ))
}

/// The problem for a missing key of a record, with the example documented for that key.
pub(super) fn missing<T: Record>(place: Place, name: &str) -> Option<Diagnostic> {
    let key = T::KEYS.iter().find(|key| key.name == name)?;
    let example = Example {
        key: key.name,
        value: key.example,
    };
    Some(missing_key::problem(
        place,
        &(key.expected)(),
        example,
        key.unless,
    ))
}
