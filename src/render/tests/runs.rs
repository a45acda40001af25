//! The runs of a course: their times and sessions, and whether people can join.

use super::TestSite;
use crate::model::address::Address;
use crate::model::layout::Kind;
use crate::plan::links::document_address;
use crate::plan::testing::KNOWN_COURSE;
use crate::render::part::runs::RunView;
use crate::render::view::course::{self, CourseView};
use crate::render::view::{agenda, news};

const PATH: &str = "content/aanbod/samen.md";

/// The known course with one run in Noord that has other keys.
fn with_run(keys: &str) -> String {
    let (course, _) = KNOWN_COURSE.split_once("uitvoeringen:").unwrap();
    format!("{course}uitvoeringen: [{{id: een, regio: noord, {keys}}}]\n")
}

/// The page of the course in Noord on 1 March 2026.
fn page(keys: &str) -> CourseView {
    let site = TestSite::new("noord", &[(PATH, &with_run(keys))]);
    let document = site.document(Kind::Course, "samen");
    let (address, _) = document_address(site.heads.document(document));
    course::view(&site.context(&address), document).unwrap().1
}

fn run(keys: &str) -> RunView {
    page(keys).runs.own.remove(0)
}

const MORNINGS: &str = "plaats: Assen, van: 09:30, tot: 12:30, bijeenkomsten: \
    [{datum: 2026-03-26}, {datum: 2026-03-12, titel: Kennismaken}, {datum: 2026-04-09, plaats: Emmen}]";

#[test]
fn a_run_lists_its_sessions_by_day() {
    let run = run(MORNINGS);
    assert_eq!(run.dates.text, "12\u{a0}maart tot en met 9\u{a0}april 2026");
    assert_eq!(
        run.hours.as_deref(),
        Some("3 bijeenkomsten, 9.30 tot 12.30\u{a0}uur")
    );
    let texts: Vec<&str> = run.sessions.iter().map(|one| &*one.text).collect();
    assert_eq!(
        texts,
        [
            "donderdag 12\u{a0}maart, 9.30 tot 12.30\u{a0}uur",
            "donderdag 26\u{a0}maart, 9.30 tot 12.30\u{a0}uur",
            "donderdag 9\u{a0}april, 9.30 tot 12.30\u{a0}uur",
        ]
    );
    assert_eq!(run.sessions[0].iso, "2026-03-12T09:30");
    assert_eq!(run.sessions[0].title.as_deref(), Some("Kennismaken"));
    let places: Vec<Option<&str>> = run
        .sessions
        .iter()
        .map(|one| one.place.as_deref())
        .collect();
    assert_eq!(places, [None, None, Some("Emmen")]);
    assert_eq!(run.place.as_deref(), Some("Assen"));
}

#[test]
fn without_a_place_of_the_run_each_session_tells_its_own() {
    let run = run(
        "bijeenkomsten: [{datum: 2026-03-12, plaats: Emmen}, {datum: 2026-03-26, \
                   plaats: Assen}, {datum: 2026-04-09, vorm: online}]",
    );
    assert_eq!(run.place.as_deref(), Some("Emmen en Assen"));
    let places: Vec<Option<&str>> = run
        .sessions
        .iter()
        .map(|one| one.place.as_deref())
        .collect();
    assert_eq!(places, [Some("Emmen"), Some("Assen"), Some("Online")]);
    assert_eq!(run.hours.as_deref(), Some("3 bijeenkomsten"));
}

#[test]
fn a_single_session_is_not_listed() {
    let run = run("plaats: Assen, bijeenkomsten: [{datum: 2026-03-12, van: 09:30}]");
    assert_eq!(run.weekday, Some("donderdag"));
    assert_eq!(run.hours.as_deref(), Some("vanaf 9.30\u{a0}uur"));
    assert!(run.sessions.is_empty());
}

#[test]
fn cards_and_the_agenda_have_room_for_little() {
    let site = TestSite::new("noord", &[(PATH, &with_run(MORNINGS))]);
    let document = site.document(Kind::Course, "samen");
    let address = Address::from("/");
    let context = site.context(&address);
    let card = crate::render::part::card::course(&context, site.plan.site, document).unwrap();
    let next = card.start.unwrap().next.unwrap();
    assert_eq!(next.hours.as_deref(), Some("3 bijeenkomsten"));
    let entry = agenda::entry::next(&context, 1).remove(0);
    assert_eq!(
        entry.hours.as_deref(),
        Some("3 bijeenkomsten, 9.30 tot 12.30\u{a0}uur")
    );
}

#[test]
fn after_its_last_day_enrolment_is_closed_everywhere() {
    let of = |last: &str| {
        page(&format!(
            "plaats: Assen, start: 2026-03-12, status: open, aanmelden: 'https://noord.nl/', \
             aanmelden_tot: {last}"
        ))
    };
    let open = of("2026-03-01");
    let run = &open.runs.own[0];
    assert_eq!(
        run.closes.as_deref(),
        Some("Aanmelden kan tot en met 1\u{a0}maart 2026.")
    );
    assert_eq!(run.enrol.as_deref(), Some("https://noord.nl/"));
    let closed = of("2026-02-28");
    let run = &closed.runs.own[0];
    assert_eq!(run.closes.as_deref(), Some("De aanmelding is gesloten."));
    assert_eq!((&run.enrol, &run.ask), (&None, &None));
    assert_eq!(run.status.as_ref().unwrap().name, "Aanmelding gesloten");
    assert_eq!(closed.phase.short, "Aanmelding gesloten");
    assert_eq!(
        closed.runs.notice.as_deref(),
        Some("De aanmelding voor deze datum is gesloten.")
    );
    assert!(closed.summary.closed && !closed.summary.full);
    assert_eq!(closed.summary.action.unwrap().id, "belangstelling");
}

#[test]
fn a_full_run_has_a_waiting_list_until_enrolment_closes() {
    let of = |keys: &str| {
        run(&format!(
            "plaats: Assen, start: 2026-03-12, wachtlijst: 'https://noord.nl/wacht', {keys}"
        ))
        .waiting_list
    };
    let link = Some("https://noord.nl/wacht".to_owned());
    assert_eq!(of("status: vol"), link);
    assert_eq!(of("status: open"), None);
    assert_eq!(of("status: vol, aanmelden_tot: 2026-02-28"), None);
}

#[test]
fn the_group_and_the_trainers_are_told_in_sentences() {
    let of = |keys: &str| run(&format!("plaats: Assen, start: 2026-03-12, {keys}"));
    let both = of("plaatsen: 16, minimum: 8, trainers: [Anna de Vries, Bas Jansen]");
    assert_eq!(
        both.group.as_deref(),
        Some("De groep telt ten hoogste 16 deelnemers. Het gaat door vanaf 8 deelnemers.")
    );
    assert_eq!(
        both.trainers.as_deref(),
        Some("Anna de Vries en Bas Jansen")
    );
    assert_eq!(
        of("minimum: 1").group.as_deref(),
        Some("Het gaat door vanaf 1 deelnemer.")
    );
}

#[test]
fn a_meeting_has_a_weekday_times_and_a_link_to_enrol() {
    let meeting = |day: &str| {
        let text = format!(
            "titel: Dag\nsamenvatting: Kom.\ndatum: 2026-02-01\nafzender: LAB\nbijeenkomst: \
             {{start: {day}, van: 13:30, tot: 17:00, aanmelden: 'https://lab.nl/dag'}}\n"
        );
        let site = TestSite::new("noord", &[("content/nieuws/dag.md", &text)]);
        let document = site.document(Kind::News, "dag");
        let (address, _) = document_address(site.heads.document(document));
        let (_, view) = news::view(&site.context(&address), document).unwrap();
        view.article.meeting.unwrap()
    };
    let coming = meeting("2026-03-12");
    assert_eq!(coming.weekday, Some("donderdag"));
    assert_eq!(coming.hours.as_deref(), Some("13.30 tot 17.00\u{a0}uur"));
    assert_eq!(coming.enrol.as_deref(), Some("https://lab.nl/dag"));
    assert_eq!(meeting("2026-02-28").enrol, None);
}
