//! Regional additions to shared documents: `accent-outdated`, `unused-accent`, `stray-accent`.
//!
//! A regional file is stray when its name is a likely misspelling of the name of a shared document
//! in the same folder ([`SharedNames`]). An imprecise `bijgewerkt` counts as its first day, so that an accent is reported as
//! outdated only when that is certain.

use super::context::{CheckContext, CheckedDocument};
use super::findings::Findings;
use super::moved_index::LeftAccent;
use super::shared_names::SharedNames;
use crate::diagnostic::codes::{accent_outdated, stray_accent, unused_accent};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::document::Head;
use crate::model::layout::Owner;
use crate::model::period::dutch_date;

pub(super) fn of_document(
    context: &CheckContext<'_>,
    checked: &CheckedDocument<'_>,
    findings: &mut Findings,
) {
    let head = &checked.document.head;
    if head.accent().is_some() {
        findings.extend(outdated(context, head));
        findings.extend(unused(context, head));
    }
}

fn outdated(context: &CheckContext<'_>, head: &Head) -> Option<Diagnostic> {
    let compared = head.accent()?.compared_on.as_ref()?;
    let shared = context.heads.document(context.heads.accented(head)?.0);
    let updated = shared.common.updated.as_ref()?;
    if updated.value.first_day() <= compared.value {
        return None;
    }
    Some(accent_outdated::problem(
        Place::new(&head.at.path, compared.span),
        &dutch_date(compared.value),
        &updated.value.dutch(),
        Place::new(&shared.at.path, updated.span),
    ))
}

fn unused(context: &CheckContext<'_>, head: &Head) -> Option<Diagnostic> {
    let heads = context.heads;
    let (document, site) = heads.accented(head)?;
    if heads.shows(site, document) {
        return None;
    }
    let shared = heads.document(document);
    let shown_on = shared.common.regions.as_ref().map(|regions| regions.span);
    let shared = Place::new(&shared.at.path, shown_on.unwrap_or_default());
    let place = Place::file(&head.at.path);
    Some(unused_accent::problem(
        place,
        heads.site(site).name(),
        shared,
    ))
}

pub(super) fn stray(context: &CheckContext<'_>, findings: &mut Findings) {
    let heads = context.heads;
    findings.count(context.moved.steps());
    for head in &heads.accents {
        if let Some(LeftAccent::NearTo(near)) = context.moved.of_accent(&head.at.path) {
            findings.push(stray_accent::problem(
                Place::file(&head.at.path),
                near.as_str(),
            ));
        }
    }
    let shared = SharedNames::new(heads);
    let own = heads
        .documents
        .iter()
        .filter(|head| head.at.owner != Owner::Shared);
    for head in own {
        let (near, steps) = shared.near(&head.at);
        findings.count(steps);
        if let Some(near) = near {
            findings.push(stray_accent::problem(
                Place::file(&head.at.path),
                near.as_str(),
            ));
        }
    }
}
