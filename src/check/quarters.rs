//! The quarters of the reisplan: `quarter-gap`, `past-milestone`.
//!
//! Missing quarters and quarters outside the period are reported at `tot`, as one problem, because a
//! misnamed file is usually both. A file whose name is not a quarter is reported as `invalid-id`, and
//! counts as the missing quarter with the nearest name. An unreadable file counts as present. A draft
//! may lie outside the period, as it may be written before the period is extended.

use std::collections::BTreeSet;

use super::context::{CheckContext, CheckedDocument};
use super::findings::Findings;
use crate::diagnostic::codes::{past_milestone, quarter_gap};
use crate::diagnostic::{Names, Place};
use crate::model::document::Content;
use crate::model::layout::Kind;
use crate::model::period::Quarter;
use crate::model::roadmap::MilestoneStatus;
use crate::model::value::{items, text};

pub(super) fn gaps(context: &CheckContext<'_>, findings: &mut Findings) {
    let heads = context.heads;
    let Some(head) = heads
        .of_kind(Kind::Roadmap)
        .next()
        .map(|index| heads.document(index))
    else {
        return;
    };
    let Content::Roadmap(roadmap) = &head.content else {
        return;
    };
    let (Some(from), Some(to)) = (&roadmap.from, &roadmap.to) else {
        return;
    };
    if to.value < from.value {
        return;
    }
    let mut missing = BTreeSet::new();
    let mut quarter = from.value;
    while quarter <= to.value {
        missing.insert(quarter.id());
        quarter = quarter.next();
    }
    let mut outside = Vec::new();
    let mut misnamed = Vec::new();
    for document in heads.of_kind(Kind::Quarter) {
        let quarter = heads.document(document);
        let at = &quarter.at;
        match Quarter::parse(&at.id) {
            Some(quarter) if (from.value..=to.value).contains(&quarter) => {
                missing.remove(&*at.id);
            }
            Some(_) if quarter.is_draft() && !context.when.drafts => {}
            Some(_) => outside.push((&*at.id, Place::file(&at.path))),
            None => misnamed.push(&*at.id),
        }
    }
    if !misnamed.is_empty() {
        let names = Names::new(missing.iter().cloned());
        for name in misnamed {
            let suggestion = names.suggest_where(name, |name| missing.contains(name));
            findings.count(suggestion.steps());
            if let Some(near) = suggestion.near() {
                missing.remove(near);
            }
        }
    }
    let place = Place::new(&head.at.path, to.span);
    if !missing.is_empty() {
        let missing: Vec<&str> = missing.iter().map(String::as_str).collect();
        findings.push(quarter_gap::missing_quarters(place, &missing, &outside));
    } else if !outside.is_empty() {
        let (from, to) = (from.value.id(), to.value.id());
        findings.push(quarter_gap::quarters_outside_period(
            place, &from, &to, &outside,
        ));
    }
}

pub(super) fn milestones(
    context: &CheckContext<'_>,
    checked: &CheckedDocument<'_>,
    findings: &mut Findings,
) {
    let head = &checked.document.head;
    let (Content::Quarter(plan), Some(quarter)) = (&head.content, Quarter::parse(&head.at.id))
    else {
        return;
    };
    if quarter >= Quarter::of(context.when.today) {
        return;
    }
    for milestone in items(&plan.milestones) {
        let milestone = &milestone.value;
        let planned = milestone.status.as_ref();
        if let Some(status) = planned.filter(|s| s.value == MilestoneStatus::Planned) {
            let place = Place::new(&head.at.path, status.span);
            findings.push(past_milestone::problem(
                place,
                text(&milestone.title),
                &head.at.id,
            ));
        }
    }
}
