use jiff::civil::date;

use super::*;
use crate::model::document::{self, Role};
use crate::model::layout::{Location, locate};
use crate::source::Source;

/// A run with the given keys.
fn run(keys: &str) -> CourseRun {
    let path = "content/aanbod/samen.md".into();
    let Location::Document(at) = locate(&path) else {
        panic!("a course")
    };
    let text = format!(
        "---\ntitel: Samen\nsamenvatting: Kort.\nsoort: cursus\nfase: beschikbaar\nroute: nieuw\n\
         doel: Leren.\ndeelnemers: [coach]\nfuncties: onbekend\nleeruitkomsten: onbekend\n\
         instapvoorwaarden: onbekend\ntijdsinvestering: onbekend\nkosten: onbekend\nvorm: fysiek\n\
         aanbieder: onbekend\nuitvoeringen:\n  - {{id: een, {keys}}}\n---\n\nTekst.\n"
    );
    let read = document::read(at, Source::new(path, &text), Role::Whole);
    assert!(read.problems.is_empty(), "{:#?}", read.problems);
    read.head.course().unwrap().runs()[0].value.clone()
}

fn hours(from: &str, until: &str) -> Hours {
    Hours {
        from: TimeOfDay::parse(from),
        until: TimeOfDay::parse(until),
    }
}

#[test]
fn the_days_of_a_run_follow_from_its_sessions() {
    let run = run("bijeenkomsten: [{datum: 2026-03-26}, {datum: 2026-03-12}]");
    assert_eq!(run.first_day(), Some(date(2026, 3, 12)));
    assert_eq!(run.last_day(), Some(date(2026, 3, 26)));
    let days: Vec<Date> = run.sessions().iter().map(|session| session.date).collect();
    assert_eq!(days, [date(2026, 3, 12), date(2026, 3, 26)]);
    assert!(!run.is_past(date(2026, 3, 26)));
    assert!(run.is_past(date(2026, 3, 27)));
}

#[test]
fn what_begins_before_the_first_session_has_no_time_on_its_first_day() {
    let run = run("start: 2026-03-01, van: 09:30, bijeenkomsten: [{datum: 2026-03-12}]");
    assert_eq!(run.first_day(), Some(date(2026, 3, 1)));
    assert_eq!(run.last_day(), Some(date(2026, 3, 12)));
    assert_eq!(run.first_time(), None);
    assert_eq!(run.hours(), hours("09:30", ""));
}

#[test]
fn a_session_takes_from_its_run_what_it_does_not_say() {
    let run = run(
        "van: 09:30, tot: 12:30, plaats: Assen, bijeenkomsten: [{datum: 2026-03-12}, \
         {datum: 2026-03-13, van: 14:00}, {datum: 2026-03-14, tot: 16:00, plaats: Emmen}, \
         {datum: 2026-03-15, vorm: online}]",
    );
    let sessions = run.sessions();
    let all: Vec<(Hours, &str)> = sessions.iter().map(|one| (one.hours, one.place)).collect();
    let expected = [
        (hours("09:30", "12:30"), "Assen"),
        (hours("14:00", ""), "Assen"),
        (hours("09:30", "16:00"), "Emmen"),
        (hours("09:30", "12:30"), ""),
    ];
    assert_eq!(all, expected);
    assert_eq!(run.hours(), Hours::default());
    assert_eq!(run.places(), ["Assen"]);
}

#[test]
fn the_places_of_sessions_are_those_of_a_run_without_one() {
    let run = run(
        "bijeenkomsten: [{datum: 2026-03-26, plaats: Emmen}, {datum: 2026-03-12, plaats: Assen}, \
         {datum: 2026-03-13, plaats: Emmen}, {datum: 2026-03-14, vorm: online}]",
    );
    assert_eq!(run.places(), ["Assen", "Emmen"]);
}

#[test]
fn sessions_of_one_day_are_by_time_and_counted_as_written() {
    let run = run(
        "bijeenkomsten: [{datum: 2026-03-12, van: 13:30, titel: Middag}, {datum: 2026-03-12, \
         van: 09:30, titel: Ochtend}]",
    );
    let sessions = run.sessions();
    let all: Vec<_> = sessions
        .iter()
        .map(|session| (session.title, session.before_on_day))
        .collect();
    assert_eq!(all, [("Ochtend", 1), ("Middag", 0)]);
}

#[test]
fn a_form_that_all_sessions_have_is_that_of_the_run() {
    let of = |second: &str| {
        run(&format!(
            "bijeenkomsten: [{{datum: 2026-03-12, vorm: online}}, {{datum: 2026-03-13{second}}}]"
        ))
        .form()
    };
    assert_eq!(of(", vorm: online"), Some(Form::Online));
    assert_eq!(of(""), None);
}

#[test]
fn enrolment_closes_after_its_last_day() {
    let run = run("start: 2026-03-12, aanmelden_tot: 2026-03-01");
    assert!(!run.is_closed(date(2026, 3, 1)));
    assert!(run.is_closed(date(2026, 3, 2)));
}
