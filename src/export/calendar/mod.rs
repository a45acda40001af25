//! `/agenda.ics` and a calendar file for each run (iCalendar, RFC 5545).
//!
//! Written by hand: the available crate stamps an event with the clock and a random id when either
//! is not set, which no lint detects, and cannot write the time zone that makes an empty agenda a
//! valid file. Events are all-day, as content has no times.
//!
//! A calendar program takes over a change only of an event that it can recognise as the same and as
//! newer. So an event keeps its `UID` when its document moves, and its `LAST-MODIFIED`, `DTSTAMP`
//! and `SEQUENCE` (RFC 5545, section 3.8.7) grow with `bijgewerkt` and with each step of a run from
//! planned to cancelled.

mod lines;

use jiff::civil::Date;

use self::lines::CalendarLines;
use super::absolute::{course_id, host, oldest_address, url};
use super::dates::revised;
use crate::model::address::Address;
use crate::model::course::{Course, CourseRun, Form, RunStatus};
use crate::model::document::Head;
use crate::model::heads::{DocIx, Heads, OfferedRun, SiteIx};
use crate::model::value::{items, text, value};
use crate::plan::agenda::AgendaEvent;
use crate::plan::links::document_address;
use crate::plan::localized::LocalizedDocument;
use crate::plan::site::SitePlan;

/// The agenda of a site: its meetings and its dated runs, past ones included. A regional site's has
/// only the runs of its own region: a calendar cannot collapse those of others.
pub fn agenda(heads: &Heads, plan: &SitePlan) -> Vec<u8> {
    let own = url(heads, plan.site, &Address::from("/agenda.ics"));
    calendar(heads, plan.site, |lines| {
        let name = format!("Agenda van {}", heads.site(plan.site).name());
        lines.text("NAME", &name);
        lines.text("X-WR-CALNAME", &name);
        lines.text("X-WR-TIMEZONE", "Europe/Amsterdam");
        lines.value("SOURCE;VALUE=URI", &own);
        lines.value("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
        lines.value("X-PUBLISHED-TTL", "P1D");
        time_zone(lines);
        for item in plan.agenda.iter().filter(|item| item.own) {
            match item.event {
                AgendaEvent::Run(course, at) => {
                    if let Some(run) = heads.run(course, at) {
                        write_run(lines, heads, plan, course, &run);
                    }
                }
                AgendaEvent::Meeting(document) => write_meeting(lines, heads, plan, document),
            }
        }
    })
}

/// The calendar file of the run at a position of [`Heads::runs`].
pub fn run(heads: &Heads, plan: &SitePlan, course: DocIx, at: usize) -> Vec<u8> {
    calendar(heads, plan.site, |lines| {
        if let Some(run) = heads.run(course, at) {
            write_run(lines, heads, plan, course, &run);
        }
    })
}

fn calendar(heads: &Heads, site: SiteIx, content: impl FnOnce(&mut CalendarLines)) -> Vec<u8> {
    let mut lines = CalendarLines::default();
    lines.component("VCALENDAR", |lines| {
        lines.value("VERSION", "2.0");
        lines.text(
            "PRODID",
            &format!("-//vindplek//{}//NL", heads.site(site).name()),
        );
        lines.value("CALSCALE", "GREGORIAN");
        content(lines);
    });
    lines.finish()
}

/// The time zone of the agenda, with the rules of the European Union since 1996. All-day events do
/// not need it, but a calendar must have at least one component (section 3.4), and an agenda may
/// have no events.
fn time_zone(lines: &mut CalendarLines) {
    lines.component("VTIMEZONE", |lines| {
        lines.text("TZID", "Europe/Amsterdam");
        lines.component("DAYLIGHT", |lines| {
            lines.value("DTSTART", "19960331T020000");
            lines.value("RRULE", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU");
            lines.value("TZOFFSETFROM", "+0100");
            lines.value("TZOFFSETTO", "+0200");
            lines.text("TZNAME", "CEST");
        });
        lines.component("STANDARD", |lines| {
            lines.value("DTSTART", "19961027T030000");
            lines.value("RRULE", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU");
            lines.value("TZOFFSETFROM", "+0200");
            lines.value("TZOFFSETTO", "+0100");
            lines.text("TZNAME", "CET");
        });
    });
}

fn write_run(
    lines: &mut CalendarLines,
    heads: &Heads,
    plan: &SitePlan,
    course: DocIx,
    at: &OfferedRun<'_>,
) {
    let head = heads.document(course);
    let (Some(id), Some(start), Some(end)) = (&at.run.id, at.run.first_day(), at.run.last_day())
    else {
        return;
    };
    let status = at
        .run
        .status
        .as_ref()
        .map_or(RunStatus::Planned, |status| status.value);
    let (address, _) = document_address(head);
    let link = format!(
        "{}#uitvoering-{}",
        url(heads, plan.site, &address),
        id.value.0
    );
    let form = at.run.form.as_ref().map(|form| form.value);
    let form = form.or_else(|| Course::known(&head.course()?.form).copied());
    let place = match (text(&at.run.place), form) {
        ("", Some(Form::Online)) => "Online",
        (place, _) => place,
    };
    event(lines, |lines| {
        let name = format!("{}.{}", oldest_id(head), id.value.0);
        lines.text("UID", &uid(heads, plan.site, &name));
        Revision::of_run(head, at, status).write(lines);
        days(lines, start, end);
        let title = head.title();
        match status {
            // Many calendar programs show a cancelled event like any other.
            RunStatus::Cancelled => lines.text("SUMMARY", &format!("Geannuleerd: {title}")),
            _ => lines.text("SUMMARY", &title),
        }
        lines.text("LOCATION", place);
        lines.value("URL", &link);
        let word = match status {
            RunStatus::Cancelled => "CANCELLED",
            RunStatus::Planned => "TENTATIVE",
            RunStatus::Open | RunStatus::Full => "CONFIRMED",
        };
        lines.value("STATUS", word);
        let summary = LocalizedDocument::new(heads, plan.site, course).summary();
        let academy = at.site.map(|site| heads.site(site).name());
        lines.text(
            "DESCRIPTION",
            &description(summary, academy, at.run, status, &link),
        );
    });
}

/// The description of a run: what matters besides date and place.
fn description(
    summary: &str,
    academy: Option<&str>,
    run: &CourseRun,
    status: RunStatus,
    link: &str,
) -> String {
    let notice = match status {
        RunStatus::Open => "Aanmelden kan.",
        RunStatus::Full => "Deze uitvoering is vol.",
        RunStatus::Cancelled => "Deze uitvoering gaat niet door.",
        RunStatus::Planned => "Deze uitvoering is gepland. Aanmelden kan nog niet.",
    };
    let mut parts = vec![summary.to_owned(), notice.to_owned()];
    parts.extend(academy.map(|name| format!("Academie: {name}")));
    if status == RunStatus::Open {
        parts.extend(
            run.enrol
                .iter()
                .map(|to| format!("Aanmelden: {}", to.value)),
        );
    }
    parts.push(format!("Meer informatie: {link}"));
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

fn write_meeting(lines: &mut CalendarLines, heads: &Heads, plan: &SitePlan, document: DocIx) {
    let head = heads.document(document);
    let meeting = head.article().and_then(|article| article.meeting.as_ref());
    let Some((meeting, start)) = meeting.and_then(|m| Some((m, m.start.as_ref()?.value))) else {
        return;
    };
    let end = meeting.end.as_ref().map_or(start, |end| end.value);
    let (address, _) = document_address(head);
    let link = url(heads, plan.site, &address);
    event(lines, |lines| {
        let oldest = oldest_address(head);
        let path = oldest.as_str().trim_matches('/').replace('/', ".");
        lines.text("UID", &uid(heads, plan.site, &path));
        Revision::of_meeting(head).write(lines);
        days(lines, start, end);
        lines.text("SUMMARY", &head.title());
        lines.text("LOCATION", text(&meeting.place));
        lines.value("URL", &link);
        lines.value("STATUS", "CONFIRMED");
        let summary = LocalizedDocument::new(heads, plan.site, document).summary();
        lines.text(
            "DESCRIPTION",
            &format!("{summary}\nMeer informatie: {link}"),
        );
    });
}

/// An event that does not mark a subscriber's days as busy.
fn event(lines: &mut CalendarLines, content: impl FnOnce(&mut CalendarLines)) {
    lines.component("VEVENT", |lines| {
        content(lines);
        lines.value("TRANSP", "TRANSPARENT");
    });
}

/// An event has the same UID on every site, so that a calendar program that subscribes to two of
/// them shows it once.
fn uid(heads: &Heads, site: SiteIx, name: &str) -> String {
    let authority = heads.national.unwrap_or(site);
    format!("{name}@{}", host(heads.site(authority).region.base()))
}

/// The id that a course first had on our sites. Addresses of older sites do not count: no calendar
/// of ours had those.
fn oldest_id(head: &Head) -> &str {
    let formerly = items(&head.common.formerly).iter();
    let mut ids = formerly.filter_map(|former| course_id(&former.value.0));
    ids.next().unwrap_or(&head.at.id)
}

/// Which version of an event a calendar has.
struct Revision {
    /// The last day of change that content names.
    day: Option<Date>,
    /// The step of the status: larger when a run is nearer to its end.
    step: u8,
}

impl Revision {
    /// The revision of a run. A run in an accent changes with the accent as well.
    fn of_run(course: &Head, run: &OfferedRun<'_>, status: RunStatus) -> Self {
        let accent = run.written_in.accent();
        let compared = accent.and_then(|accent| value(&accent.compared_on).copied());
        Self {
            day: revised(course).max(compared),
            step: match status {
                RunStatus::Planned => 0,
                RunStatus::Open => 1,
                RunStatus::Full => 2,
                RunStatus::Cancelled => 3,
            },
        }
    }

    fn of_meeting(head: &Head) -> Self {
        Self {
            day: revised(head),
            step: 0,
        }
    }

    /// Writes the properties that tell versions apart. The step is the second of the day, as an
    /// editor may cancel a run without another date. Without `METHOD`, `DTSTAMP` is the last
    /// revision too (section 3.8.7.2).
    fn write(&self, lines: &mut CalendarLines) {
        let day = self.day.unwrap_or(EPOCH).max(EPOCH);
        let moment = format!("{}T{:06}Z", basic(day), self.step);
        lines.value("DTSTAMP", &moment);
        lines.value("LAST-MODIFIED", &moment);
        let days = day.duration_since(EPOCH).as_hours() / 24;
        lines.value(
            "SEQUENCE",
            &(days * STEPS + i64::from(self.step)).to_string(),
        );
    }
}

/// The day from which versions of an event count: when content names no day, its version is that
/// of this one.
const EPOCH: Date = jiff::civil::date(1970, 1, 1);

/// More than the number of steps of a status.
const STEPS: i64 = 10;

/// The dates of an event. The end is the day after the last one (section 3.6.1).
fn days(lines: &mut CalendarLines, start: Date, end: Date) {
    lines.value("DTSTART;VALUE=DATE", &basic(start));
    if let Ok(after) = end.max(start).tomorrow() {
        lines.value("DTEND;VALUE=DATE", &basic(after));
    }
}

/// A date in the basic format: `20260312`.
fn basic(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

#[cfg(test)]
mod tests {
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
}
