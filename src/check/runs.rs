//! Runs of courses: `run-before-phase`, `missing-place`, `stale-course`.
//!
//! Runs are checked where they are written: in the course, or in an accent on it. A cancelled run is
//! not upcoming. Past runs are allowed in any phase. An enrolment address is not allowed before a
//! course can be booked, but may remain at a past run when a course is over. At the course itself it
//! offers enrolment without a date, which only a course that can be booked has.

use super::context::{CheckContext, CheckedDocument};
use super::findings::Findings;
use super::keys;
use super::reported::UnusableValues;
use crate::diagnostic::codes::{invalid_value, missing_place, run_before_phase, stale_course};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::course::{Course, CourseRun, Form, Route, RunStatus, Session};
use crate::model::document::{Content, Document, Head};
use crate::model::layout::Owner;
use crate::model::value::{items, text, value};
use crate::source::Spanned;

pub(super) fn of_document(
    context: &CheckContext<'_>,
    checked: &CheckedDocument<'_>,
    findings: &mut Findings,
) {
    let document = checked.document;
    let head: &Head = &document.head;
    let (runs, course) = match &head.content {
        Content::Course(_) => (
            head.course().map(Course::runs).unwrap_or_default(),
            Some(head),
        ),
        Content::Accent(accent) => {
            let shared = context.heads.accented(head);
            let shared = shared.map(|(shared, _)| &**context.heads.document(shared));
            (items(&accent.runs), shared)
        }
        _ => return,
    };
    let Some((head, course)) = course.and_then(|head| Some((head, head.course()?))) else {
        return;
    };
    // Offer of others in such a phase has the wrong phase, which is reported there.
    let has_wrong_phase = course.is_external() && !Route::EXTERNAL_PHASES.contains(&course.phase());
    if document.head.course().is_some() && !has_wrong_phase {
        findings.extend(enrolment_before_phase(head, course));
    }
    let unusable = UnusableValues::of(&document.problems);
    for run in runs {
        findings.extend(of_another_region(context, document, &run.value));
        findings.extend(more_needed_than_fit(document, &run.value));
        let is_upcoming = is_upcoming(context, &run.value);
        if !has_wrong_phase {
            findings.extend(before_phase(
                document,
                head,
                course,
                &run.value,
                is_upcoming,
            ));
        }
        if is_upcoming {
            findings.extend(without_place(context, document, &unusable, course, run));
        }
    }
}

/// Reports the region of a run in a file of another region, whose run it is. A file of the national
/// site has runs of any region, as it gives none itself.
fn of_another_region(
    context: &CheckContext<'_>,
    document: &Document,
    run: &CourseRun,
) -> Option<Diagnostic> {
    let Owner::Site(own) = &document.head.at.owner else {
        return None;
    };
    let site = context.heads.site_with_id(own)?;
    if context.heads.site(site).is_national() {
        return None;
    }
    let region = run
        .region
        .as_ref()
        .filter(|region| region.value.id != *own)?;
    let place = Place::new(&document.head.at.path, region.span);
    Some(invalid_value::region_of_another(
        place,
        &region.value.id,
        own,
    ))
}

/// Reports a run that needs more participants than it has places for.
fn more_needed_than_fit(document: &Document, run: &CourseRun) -> Option<Diagnostic> {
    let path = &document.head.at.path;
    let (minimum, places) = (run.minimum.as_ref()?, run.places.as_ref()?);
    (minimum.value > places.value).then(|| {
        invalid_value::minimum_above_places(
            Place::new(path, minimum.span),
            minimum.value.get(),
            places.value.get(),
            Place::new(path, places.span),
        )
    })
}

/// Whether a run has yet to end and is not cancelled. A run without a date is reported elsewhere and
/// does not count.
fn is_upcoming(context: &CheckContext<'_>, run: &CourseRun) -> bool {
    let is_cancelled = run
        .status
        .as_ref()
        .is_some_and(|s| s.value == RunStatus::Cancelled);
    run.last_day().is_some() && !run.is_past(context.when.today) && !is_cancelled
}

/// Reports the address to enrol without a date at a course that cannot be booked.
fn enrolment_before_phase(head: &Head, course: &Course) -> Option<Diagnostic> {
    let enrol = course.enrol.as_ref()?;
    let phase = course
        .phase
        .as_ref()
        .filter(|phase| !phase.value.is_bookable())?;
    let place = |span| Place::new(&head.at.path, span);
    Some(run_before_phase::enrolment_address(
        place(enrol.span),
        phase.value.word(),
        place(phase.span),
    ))
}

fn before_phase(
    document: &Document,
    head: &Head,
    course: &Course,
    run: &CourseRun,
    is_upcoming: bool,
) -> Option<Diagnostic> {
    let phase = course
        .phase
        .as_ref()
        .filter(|phase| !phase.value.is_bookable())?;
    let phase_place = Place::new(&head.at.path, phase.span);
    let path = &document.head.at.path;
    let word = phase.value.word();
    if let (Some(start), true) = (run.first_day_written(), is_upcoming) {
        let (place, day) = (Place::new(path, start.span), start.value.to_string());
        return Some(run_before_phase::coming_run(place, &day, word, phase_place));
    }
    let enrol = run.enrol.as_ref().or(run.waiting_list.as_ref());
    let enrol = enrol.filter(|_| !phase.value.is_over())?;
    Some(run_before_phase::enrolment_address(
        Place::new(path, enrol.span),
        word,
        phase_place,
    ))
}

/// The problems with the places of a run that is still to come: of its sessions that are still to
/// come, if it has any. When none of those has a place, it is the run that lacks one.
fn without_place(
    context: &CheckContext<'_>,
    document: &Document,
    unusable: &UnusableValues,
    course: &Course,
    run: &Spanned<CourseRun>,
) -> Vec<Diagnostic> {
    if unusable.any_inside(run.span) {
        return Vec::new();
    }
    let usual = Course::known(&course.form).copied();
    let lacks = |form: Option<Form>, place: &str| {
        let form = form.or(usual)?;
        let meets = matches!(form, Form::InPerson | Form::Blended);
        (meets && place.is_empty()).then_some(form)
    };
    let own_form = value(&run.value.form).copied();
    let is_coming = |session: &&Spanned<Session>| {
        let day = value(&session.value.date);
        day.is_none_or(|day| *day >= context.when.today)
    };
    let sessions: Vec<&Spanned<Session>> = run
        .value
        .written_sessions()
        .iter()
        .filter(is_coming)
        .collect();
    let lacking: Vec<(&Spanned<Session>, Form)> = sessions
        .iter()
        .filter_map(|session| {
            let form = value(&session.value.form).copied().or(own_form);
            Some((*session, lacks(form, session.value.place(&run.value))?))
        })
        .collect();
    match lacking.first() {
        None if run.value.written_sessions().is_empty() => lacks(own_form, text(&run.value.place))
            .map(|form| {
                let place = keys::first_key(&document.source, run.span);
                missing_place::problem(place, form.word())
            })
            .into_iter()
            .collect(),
        Some((_, form)) if lacking.len() == sessions.len() => {
            let place = keys::first_key(&document.source, run.span);
            vec![missing_place::problem(place, form.word())]
        }
        _ => lacking
            .into_iter()
            .map(|(session, form)| {
                let place = keys::first_key(&document.source, session.span);
                missing_place::session(place, form.word())
            })
            .collect(),
    }
}

/// Reports a course that can be booked on a date only and had runs, but has no upcoming run.
pub(super) fn stale(
    context: &CheckContext<'_>,
    checked: &CheckedDocument<'_>,
    findings: &mut Findings,
) {
    let head = &checked.document.head;
    let course = head.course();
    let phase = course.and_then(|course| course.phase.as_ref());
    let (Some(course), Some(phase), Some(document)) =
        (course, phase, context.heads.at_path(&head.at.path))
    else {
        return;
    };
    let needs_no_date = course.enrol.is_some() || course.is_on_request();
    if !phase.value.is_bookable() || needs_no_date {
        return;
    }
    let today = context.when.today;
    let mut last = None;
    for run in context.heads.runs(document) {
        if is_upcoming(context, run.run) || run.run.last_day().is_none() {
            return;
        }
        last = last.max(run.run.last_day().filter(|day| *day < today));
    }
    if let Some(last) = last {
        let place = Place::new(&head.at.path, phase.span);
        findings.push(stale_course::problem(place, &last.to_string()));
    }
}
