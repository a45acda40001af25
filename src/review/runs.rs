//! Changes of the runs of a course, in sentences.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::document::ReviewedDocument;
use super::price::price;
use crate::diagnostic::join_list;
use crate::model::course::{Cost, CourseRun, RunStatus};
use crate::model::period::dutch_date;
use crate::model::value::value;
use crate::plan::runs::{UpcomingRun, dated};
use crate::render::dutch;

/// What changed of the runs of a course that a site shows, by first day.
pub(super) fn changes(before: ReviewedDocument<'_>, now: ReviewedDocument<'_>) -> Vec<String> {
    let (old, new) = (runs(before), runs(now));
    let named = now.named();
    let usual = (before.localized().cost(), now.localized().cost());
    let mut changes = Vec::new();
    for (key, run) in &new {
        match old.get(key) {
            None => changes.push((
                run.start,
                format!("{named} krijgt er een datum bij: {}.", in_words(run)),
            )),
            Some(was) => changes.extend(
                changes_of(&named, usual, was, run)
                    .into_iter()
                    .map(|text| (run.start, text)),
            ),
        }
    }
    for (key, run) in &old {
        if !new.contains_key(key) {
            let text = format!("Deze datum van {named} verdwijnt: {}.", in_words(run));
            changes.push((run.start, text));
        }
    }
    changes.sort();
    changes.into_iter().map(|(_, text)| text).collect()
}

/// The runs of a course by academy and id: an id is unique in its file only.
fn runs(of: ReviewedDocument<'_>) -> BTreeMap<(Option<String>, String), UpcomingRun<'_>> {
    let site = |run: &UpcomingRun<'_>| Some(of.heads.site(run.site?).id.to_string());
    // Which of them are past makes no difference here.
    dated(of.heads, of.document, Date::ZERO)
        .into_iter()
        .map(|run| {
            let id = value(&run.run.id).map(|id| id.to_string());
            ((site(&run), id.unwrap_or_default()), run)
        })
        .collect()
}

/// `usual` has the prices of the course before and now, for a run without one.
fn changes_of(
    named: &str,
    usual: (Option<&Cost>, Option<&Cost>),
    was: &UpcomingRun<'_>,
    run: &UpcomingRun<'_>,
) -> Vec<String> {
    let mut changes = Vec::new();
    let days = dutch::days(run.start, run.end);
    let place = places(run.run);
    let in_place = place
        .as_ref()
        .map_or(String::new(), |place| format!(" in {place}"));
    if (was.start, was.end) != (run.start, run.end) {
        let old = dutch::days(was.start, was.end);
        changes.push(format!(
            "{named}{in_place} is nu op {days} in plaats van op {old}."
        ));
    } else if meetings(was.run) != meetings(run.run) {
        let list = join_list(&meetings(run.run), "en");
        changes.push(format!(
            "De bijeenkomsten van {named}{in_place} zijn nu op {list}."
        ));
    }
    let which = format!("{named} van {days}");
    let old_place = places(was.run);
    if place != old_place {
        let words = |place: &Option<String>| match place {
            Some(place) => format!("in {place}"),
            None => "op een plek die nog niet bekend is".to_owned(),
        };
        let (new, old) = (words(&place), words(&old_place));
        changes.push(format!("{which} is nu {new} in plaats van {old}."));
    }
    if was.status() != run.status() {
        let (new, old) = (status(run.status()), status(was.status()));
        changes.push(format!("{which}: nu “{new}”, eerst “{old}”."));
    }
    let last = |run: &CourseRun| value(&run.enrol_until).copied();
    match (last(was.run), last(run.run)) {
        (old, new) if old == new => {}
        (Some(old), Some(new)) => changes.push(format!(
            "Aanmelden voor {which} kan nu tot en met {} in plaats van tot en met {}.",
            dutch_date(new),
            dutch_date(old)
        )),
        (_, Some(new)) => changes.push(format!(
            "Aanmelden voor {which} kan nu tot en met {}.",
            dutch_date(new)
        )),
        (_, None) => changes.push(format!(
            "Aanmelden voor {which} heeft geen laatste dag meer."
        )),
    }
    let (old, new) = (value(&was.run.cost), value(&run.run.cost));
    if old.is_some() || new.is_some() {
        let (usual_before, usual_now) = usual;
        changes.extend(price(&which, old.or(usual_before), new.or(usual_now)));
    }
    changes
}

/// When and where a run is: `12 maart 2027 in Groningen`.
fn in_words(run: &UpcomingRun<'_>) -> String {
    let days = dutch::days(run.start, run.end);
    match places(run.run) {
        Some(place) => format!("{days} in {place}"),
        None => days,
    }
}

fn places(run: &CourseRun) -> Option<String> {
    let places = run.places();
    (!places.is_empty()).then(|| join_list(&places, "en"))
}

fn meetings(run: &CourseRun) -> Vec<String> {
    let sessions = run.sessions().into_iter();
    sessions.map(|session| dutch_date(session.date)).collect()
}

fn status(status: RunStatus) -> &'static str {
    match status {
        RunStatus::Open => "er is plaats",
        RunStatus::Full => "vol",
        RunStatus::Cancelled => "gaat niet door",
        RunStatus::Planned => "gepland",
    }
}
