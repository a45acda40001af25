use super::*;
use crate::plan::testing::{KNOWN_COURSE, UNKNOWN_COURSE, plan, project};

fn unfolded(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap().replace("\r\n ", "")
}

fn agenda_of(site: &str, files: &[(&str, &str)]) -> String {
    let heads = project(files);
    unfolded(agenda(&heads, &plan(&heads, site)))
}

#[test]
fn a_run_is_all_day_and_ends_on_the_day_after() {
    let heads = project(&[("content/aanbod/samen.md", KNOWN_COURSE)]);
    let course = heads
        .of_kind(crate::model::layout::Kind::Course)
        .next()
        .unwrap();
    let file = unfolded(run(&heads, &plan(&heads, "noord"), course, 0));
    for line in [
        "UID:samen.maart@landelijk.nl",
        "DTSTAMP:20260203T000001Z",
        "LAST-MODIFIED:20260203T000001Z",
        "SEQUENCE:204871",
        "DTSTART;VALUE=DATE:20260312",
        "DTEND;VALUE=DATE:20260314",
        "SUMMARY:Samen bewegen",
        "LOCATION:Assen\\, centrum",
        "URL:https://academies.nl/noord/aanbod/samen/#uitvoering-maart",
        "STATUS:CONFIRMED",
    ] {
        assert!(
            file.contains(&format!("{line}\r\n")),
            "{line} is not in {file}"
        );
    }
    assert!(file.contains("Aanmelden: https://noord.nl/aanmelden"));
}

#[test]
fn a_cancelled_run_is_marked_and_has_no_link_to_enrol() {
    let cancelled = KNOWN_COURSE.replace("status: open", "status: geannuleerd");
    let file = agenda_of("noord", &[("content/aanbod/samen.md", &cancelled)]);
    assert!(file.contains("STATUS:CANCELLED\r\n"));
    assert!(file.contains("SUMMARY:Geannuleerd: Samen bewegen\r\n"));
    assert!(!file.contains("https://noord.nl/aanmelden"));
}

/// The value of a property of the only event in a file.
fn property<'f>(file: &'f str, name: &str) -> &'f str {
    let (_, event) = file.split_once("BEGIN:VEVENT").unwrap();
    let mut lines = event.split("\r\n");
    lines
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))
        .unwrap()
}

fn sequence(file: &str) -> i64 {
    property(file, "SEQUENCE").parse().unwrap()
}

#[test]
fn each_change_of_a_run_is_a_newer_version_of_the_same_event() {
    let dated = |day: &str| KNOWN_COURSE.replace("2026-02-03", day);
    let undated = KNOWN_COURSE.replace("bijgewerkt: 2026-02-03\n", "");
    let cancelled = |text: &str| text.replace("status: open", "status: geannuleerd");
    let versions = [
        undated.replace("status: open", "status: gepland"),
        undated.clone(),
        undated.replace("status: open", "status: vol"),
        cancelled(&undated),
        dated("2026"),
        dated("2026-02"),
        KNOWN_COURSE.to_owned(),
        cancelled(KNOWN_COURSE),
        dated("2026-02-04"),
    ];
    let files = versions.map(|text| agenda_of("noord", &[("content/aanbod/samen.md", &text)]));
    for (older, newer) in files.iter().zip(&files[1..]) {
        assert!(sequence(older) < sequence(newer), "{older}\n{newer}");
        for stamp in ["DTSTAMP", "LAST-MODIFIED"] {
            assert!(property(older, stamp) < property(newer, stamp));
        }
        assert_eq!(property(older, "UID"), property(newer, "UID"));
    }
}

#[test]
fn a_run_in_an_accent_changes_with_the_accent() {
    let run = "uitvoeringen: [{id: mei, start: 2026-05-04, plaats: Assen, status: open}]\n";
    let of = |more: &str| {
        let accent = format!("{more}{run}");
        agenda_of(
            "noord",
            &[
                ("content/aanbod/niets.md", UNKNOWN_COURSE),
                ("regions/noord/content/aanbod/niets.md", &accent),
            ],
        )
    };
    let compared = of("vergeleken_op: 2026-02-20\n");
    assert!(sequence(&of("")) < sequence(&compared));
    assert_eq!(property(&compared, "LAST-MODIFIED"), "20260220T000001Z");
}

#[test]
fn an_event_is_the_same_after_its_document_moved() {
    let of = |id: &str, formerly: &str| {
        let text = format!("{KNOWN_COURSE}voorheen: [{formerly}]\n");
        agenda_of("noord", &[(&format!("content/aanbod/{id}.md"), &text)])
    };
    let first = of("samen", "/cursus/samen.php/, /cursus/1/");
    let moved = of("verder", "/cursus/1/, /aanbod/samen/");
    let again = of("weer", "/aanbod/samen/, /aanbod/verder/, /aanbod/thema/");
    for file in [&first, &moved, &again] {
        assert_eq!(property(file, "UID"), "samen.maart@landelijk.nl");
    }
    assert!(moved.contains("URL:https://academies.nl/noord/aanbod/verder/#uitvoering-maart"));
}

#[test]
fn an_agenda_has_only_items_of_the_site() {
    let files = [("content/aanbod/samen.md", KNOWN_COURSE)];
    assert!(agenda_of("noord", &files).contains("UID:samen.maart@"));
    assert!(agenda_of("landelijk", &files).contains("UID:samen.maart@"));
    assert!(!agenda_of("zuid", &files).contains("UID:samen.maart@"));
}

#[test]
fn a_meeting_is_in_the_agenda() {
    let news = "titel: Dag\nsamenvatting: Kort.\ndatum: 2026-02-03\nafzender: LAB\n\
                bijeenkomst: {start: 2026-06-12, plaats: Utrecht}\n";
    let file = agenda_of("zuid", &[("content/nieuws/dag.md", news)]);
    assert!(file.contains("UID:nieuws.dag@landelijk.nl\r\n"));
    assert!(file.contains("DTEND;VALUE=DATE:20260613\r\n"));
    let moved = format!("{news}voorheen: [/nieuws/dag/]\nbijgewerkt: 2026-02-09\n");
    let moved = agenda_of("zuid", &[("content/nieuws/de-dag.md", &moved)]);
    assert_eq!(property(&moved, "UID"), "nieuws.dag@landelijk.nl");
    assert!(sequence(&file) < sequence(&moved));
}

#[test]
fn an_agenda_without_events_still_has_a_component() {
    let file = agenda_of("noord", &[]);
    assert!(!file.contains("BEGIN:VEVENT"));
    assert!(file.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam\r\n"));
}

/// The known course with other keys of its run.
fn with_run(keys: &str) -> String {
    let (course, _) = KNOWN_COURSE.split_once("uitvoeringen:").unwrap();
    format!("{course}uitvoeringen: [{{id: maart, regio: noord, plaats: Assen, {keys}}}]\n")
}

fn agenda_of_run(keys: &str) -> String {
    agenda_of("noord", &[("content/aanbod/samen.md", &with_run(keys))])
}

fn lines_of<'f>(file: &'f str, name: &str) -> Vec<&'f str> {
    let events = file.split_once("BEGIN:VEVENT").unwrap().1;
    let lines = events.split("\r\n");
    lines.filter(|line| line.starts_with(name)).collect()
}

#[test]
fn each_session_is_an_event_with_its_time() {
    let file = agenda_of_run(
        "status: open, van: 09:30, tot: 12:30, bijeenkomsten: [{datum: 2026-10-25, titel: Slot}, \
         {datum: 2026-03-28, plaats: Emmen}, {datum: 2026-03-29, vorm: online, van: 9:00}]",
    );
    assert_eq!(
        lines_of(&file, "UID:"),
        [
            "UID:samen.maart.20260328@landelijk.nl",
            "UID:samen.maart.20260329@landelijk.nl",
            "UID:samen.maart.20261025@landelijk.nl",
        ]
    );
    assert_eq!(
        lines_of(&file, "DTSTART"),
        [
            "DTSTART;TZID=Europe/Amsterdam:20260328T093000",
            "DTSTART;TZID=Europe/Amsterdam:20260329T090000",
            "DTSTART;TZID=Europe/Amsterdam:20261025T093000",
        ]
    );
    assert_eq!(
        lines_of(&file, "DTEND"),
        [
            "DTEND;TZID=Europe/Amsterdam:20260328T123000",
            "DTEND;TZID=Europe/Amsterdam:20261025T123000",
        ]
    );
    let places = ["LOCATION:Emmen", "LOCATION:Online", "LOCATION:Assen"];
    assert_eq!(lines_of(&file, "LOCATION"), places);
    assert!(file.contains("SUMMARY:Samen bewegen: Slot\r\n"));
    assert!(file.contains("Bijeenkomst 2 van 3."));
}

#[test]
fn a_session_stays_the_same_event_when_another_is_added() {
    let uids = |sessions: &str| {
        let file = agenda_of_run(&format!("bijeenkomsten: [{sessions}]"));
        let uids = lines_of(&file, "UID:").into_iter().map(str::to_owned);
        uids.collect::<Vec<String>>()
    };
    let before = uids("{datum: 2026-03-12, van: 09:30}, {datum: 2026-03-26}");
    let after = uids(
        "{datum: 2026-03-12, van: 10:00}, {datum: 2026-03-26}, {datum: 2026-03-05}, \
         {datum: 2026-03-12, van: 09:00}",
    );
    for uid in &before {
        assert!(after.contains(uid), "{uid} is not in {after:?}");
    }
    assert_eq!(after.len(), 4);
    assert!(after.contains(&"UID:samen.maart.20260312-2@landelijk.nl".to_owned()));
}

#[test]
fn the_file_of_a_run_has_a_time_zone_when_it_has_times() {
    let file = |keys: &str| {
        let text = with_run(keys);
        let heads = project(&[("content/aanbod/samen.md", &text)]);
        let course = heads.of_kind(crate::model::layout::Kind::Course).next();
        unfolded(run(&heads, &plan(&heads, "noord"), course.unwrap(), 0))
    };
    let timed = file("start: 2026-03-12, van: 09:30");
    assert!(timed.contains("BEGIN:VTIMEZONE\r\n"));
    assert_eq!(property(&timed, "UID"), "samen.maart@landelijk.nl");
    assert!(!timed.contains("DTEND"));
    assert!(!file("start: 2026-03-12").contains("VTIMEZONE"));
}

#[test]
fn a_run_of_several_days_is_on_whole_days_with_its_times_as_text() {
    let file = agenda_of_run("start: 2026-03-12, eind: 2026-03-14, van: 09:30, tot: 16:00");
    assert!(file.contains("DTSTART;VALUE=DATE:20260312\r\nDTEND;VALUE=DATE:20260315\r\n"));
    assert!(file.contains("Tijd: 9.30 tot 16.00\u{a0}uur."));
}

#[test]
fn after_the_last_day_to_enrol_the_event_is_a_newer_version_without_a_link() {
    let of = |last: &str| {
        agenda_of_run(&format!(
            "start: 2026-03-12, status: open, aanmelden: 'https://noord.nl/', aanmelden_tot: {last}"
        ))
    };
    // Today is the first of March.
    let (open, closed) = (of("2026-03-01"), of("2026-02-28"));
    assert!(open.contains("Aanmelden kan tot en met 1 maart 2026.\\nAanmelden: https://noord.nl/"));
    assert!(closed.contains("De aanmelding is gesloten."));
    assert!(!closed.contains("https://noord.nl/\\n"));
    assert!(sequence(&open) < sequence(&closed));
    assert_eq!(property(&closed, "LAST-MODIFIED"), "20260301T000001Z");
}

#[test]
fn a_planned_run_that_is_past_does_not_say_that_enrolment_is_to_come() {
    // Today is the first of March.
    let coming = agenda_of_run("start: 2026-03-01");
    let past = agenda_of_run("start: 2026-02-28");
    assert!(coming.contains("Deze uitvoering is gepland. Aanmelden kan nog niet."));
    assert!(!past.contains("gepland") && !past.contains("Aanmelden"));
    assert_eq!(property(&past, "LAST-MODIFIED"), "20260301T000000Z");
}

#[test]
fn a_full_run_names_its_waiting_list() {
    let file = agenda_of_run("start: 2026-03-12, status: vol, wachtlijst: 'mailto:info@noord.nl'");
    assert!(file.contains("Deze uitvoering is vol.\\nWachtlijst: mailto:info@noord.nl"));
}

#[test]
fn a_meeting_has_its_times_and_where_to_enrol() {
    let news = "titel: Dag\nsamenvatting: Kort.\ndatum: 2026-02-03\nafzender: LAB\n\
                bijeenkomst: {start: 2026-06-12, van: 13:30, tot: 17:00, aanmelden: 'https://lab.nl/dag'}\n";
    let file = agenda_of("zuid", &[("content/nieuws/dag.md", news)]);
    assert!(file.contains("DTSTART;TZID=Europe/Amsterdam:20260612T133000\r\n"));
    assert!(file.contains("DTEND;TZID=Europe/Amsterdam:20260612T170000\r\n"));
    assert!(file.contains("Aanmelden: https://lab.nl/dag"));
}
