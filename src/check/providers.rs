//! Providers that are not in the list of partners: `unlisted-provider`.
//!
//! A hint, in the phases that allow it; an assessed course must have a listed provider (see
//! `conditions`).

use super::findings::Findings;
use crate::diagnostic::Place;
use crate::diagnostic::codes::unlisted_provider;
use crate::model::course::Provider;
use crate::model::document::Document;

pub(super) fn of_document(document: &Document, findings: &mut Findings) {
    let head = &document.head;
    let Some(course) = head
        .course()
        .filter(|course| !course.phase().follows_assessment())
    else {
        return;
    };
    let provider = course.provider.as_ref().map(|provider| &provider.value);
    if let Some(Provider::Unlisted(provider)) = provider
        && let Some(name) = &provider.name
    {
        let place = Place::new(&head.at.path, name.span);
        findings.push(unlisted_provider::problem(place, &name.value));
    }
}
