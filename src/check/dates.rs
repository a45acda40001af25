//! Periods that end before they start: `end-before-start`; sessions outside of their run:
//! `session-outside-run`; one that is given twice: `duplicate-id`.
//!
//! Reported at the end, with the start as a further place. Start and end may be the same day, but not
//! the same time on a day. What lasts several days without sessions may end at an earlier time than
//! it began: a weekend from 16:00 to 12:00.

use std::collections::hash_map::Entry;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::findings::Findings;
use crate::diagnostic::codes::{duplicate_id, end_before_start, session_outside_run};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::course::CourseRun;
use crate::model::document::Content;
use crate::model::document::Document;
use crate::model::period::Quarter;
use crate::model::schema::Field;
use crate::model::time_of_day::TimeOfDay;
use crate::model::value::{items, text, value};
use crate::source::{FilePath, Spanned};

pub(super) fn of_document(document: &Document, findings: &mut Findings) {
    let head = &document.head;
    let path = &head.at.path;
    let common = &head.common;
    check(
        path,
        &common.publish_on,
        &common.expires_on,
        ToString::to_string,
        findings,
    );
    if let (Some(from), Some(until)) = (&common.publish_on, &common.expires_on)
        && from.value == until.value
    {
        let (from_at, until_at) = (Place::new(path, from.span), Place::new(path, until.span));
        let day = until.value.to_string();
        findings.push(end_before_start::never_shown(until_at, &day, from_at));
    }
    let runs = match &head.content {
        Content::Course(course) => course.runs(),
        Content::Accent(accent) => items(&accent.runs),
        _ => &[],
    };
    for run in runs {
        of_run(path, &run.value, findings);
    }
    if let Some(meeting) = head.article().and_then(|article| article.meeting.as_ref()) {
        let meeting = &meeting.value;
        check(
            path,
            &meeting.start,
            &meeting.end,
            ToString::to_string,
            findings,
        );
        if meeting.last_day() == meeting.first_day() {
            check_times(path, &meeting.from, &meeting.until, findings);
        }
    }
    if let Content::Roadmap(roadmap) = &head.content {
        check(
            path,
            &roadmap.from,
            &roadmap.to,
            |quarter: &Quarter| quarter.id(),
            findings,
        );
    }
}

fn of_run(path: &FilePath, run: &CourseRun, findings: &mut Findings) {
    check(path, &run.start, &run.end, ToString::to_string, findings);
    let is_reversed =
        matches!((&run.start, &run.end), (Some(start), Some(end)) if end.value < start.value);
    let sessions = run.written_sessions();
    if !is_reversed {
        sessions_outside(path, run, findings);
    }
    let has_own_times = run.from.is_some() && run.until.is_some();
    if has_own_times && (!sessions.is_empty() || run.last_day() == run.first_day()) {
        check_times(path, &run.from, &run.until, findings);
    }
    sessions_twice(path, run, findings);
    for session in sessions.iter().map(|session| &session.value) {
        match (&session.from, &session.until) {
            (None, Some(_)) => check_times(path, &run.from, &session.until, findings),
            (from, until) => check_times(path, from, until, findings),
        }
    }
}

/// Reports a session that differs in nothing from an earlier one.
fn sessions_twice(path: &FilePath, run: &CourseRun, findings: &mut Findings) {
    let mut seen = FxHashMap::default();
    for Spanned { value: session, .. } in run.written_sessions() {
        let Some(day) = &session.date else { continue };
        let (from, until) = (value(&session.from), value(&session.until));
        let about = (
            text(&session.title),
            text(&session.place),
            value(&session.form),
        );
        match seen.entry((day.value, from, until, about)) {
            Entry::Vacant(entry) => {
                entry.insert(day.span);
            }
            Entry::Occupied(first) => findings.push(duplicate_id::session(
                Place::new(path, day.span),
                &day.value.to_string(),
                Place::new(path, *first.get()),
            )),
        }
    }
}

/// Reports the sessions outside of the days of a run; one of them when that is so for all, as then it
/// is the day of the run that is wrong.
fn sessions_outside(path: &FilePath, run: &CourseRun, findings: &mut Findings) {
    let sessions = run.written_sessions().iter();
    let days: Vec<&Spanned<Date>> = sessions
        .filter_map(|session| session.value.date.as_ref())
        .collect();
    let outside = |day: &Spanned<Date>| {
        let place = Place::new(path, day.span);
        let written = day.value.to_string();
        if let Some(start) = run.start.as_ref().filter(|start| day.value < start.value) {
            let at = Place::new(path, start.span);
            let start = start.value.to_string();
            return Some(session_outside_run::before_start(
                place, &written, &start, at,
            ));
        }
        let end = run.end.as_ref().filter(|end| day.value > end.value)?;
        let at = Place::new(path, end.span);
        let end = end.value.to_string();
        Some(session_outside_run::after_end(place, &written, &end, at))
    };
    let found: Vec<Diagnostic> = days.iter().filter_map(|day| outside(day)).collect();
    let shown = if found.len() == days.len() {
        1
    } else {
        found.len()
    };
    findings.extend(found.into_iter().take(shown));
}

fn check_times(
    path: &FilePath,
    from: &Field<TimeOfDay>,
    until: &Field<TimeOfDay>,
    findings: &mut Findings,
) {
    if let (Some(from), Some(until)) = (from, until)
        && until.value <= from.value
    {
        let (until_at, from_at) = (Place::new(path, until.span), Place::new(path, from.span));
        let (until, from) = (until.value.to_string(), from.value.to_string());
        findings.push(end_before_start::times(until_at, &until, &from, from_at));
    }
}

fn check<T: Ord>(
    path: &FilePath,
    start: &Field<T>,
    end: &Field<T>,
    format: impl Fn(&T) -> String,
    findings: &mut Findings,
) {
    let (Some(start), Some(end)) = (start, end) else {
        return;
    };
    if end.value < start.value {
        let (end_at, start_at) = (Place::new(path, end.span), Place::new(path, start.span));
        let (end, start) = (format(&end.value), format(&start.value));
        findings.push(end_before_start::problem(end_at, &end, &start, start_at));
    }
}
