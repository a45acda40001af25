//! The evaluation of a course: `missing-evaluation`, and `small-cell` for its number of respondents.

use super::findings::Findings;
use super::keys;
use crate::diagnostic::Place;
use crate::diagnostic::codes::{missing_evaluation, small_cell};
use crate::model::course::Phase;
use crate::model::document::Document;
use crate::model::survey::Count;

pub(super) fn of_document(document: &Document, findings: &mut Findings) {
    let head = &document.head;
    let Some(course) = head.course() else {
        return;
    };
    let response = course.evaluation.as_ref();
    if let Some(response) = response.and_then(|evaluation| evaluation.value.response.as_ref())
        && let Count::Exactly(count @ 1..=9) = response.value
    {
        let place = Place::new(&head.at.path, response.span);
        findings.push(small_cell::small_count(place, &count.to_string()));
    }
    if let Some(phase) = course
        .phase
        .as_ref()
        .filter(|phase| phase.value == Phase::Evaluated)
        && course.evaluation.is_none()
        // Offer of others cannot have this phase, which is reported already.
        && !course.is_external()
        && keys::in_head(document, &["evaluatie"]).is_empty()
    {
        let place = Place::new(&head.at.path, phase.span);
        findings.push(missing_evaluation::problem(place));
    }
}
