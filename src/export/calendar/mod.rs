//! `/agenda.ics` and a calendar file for each run (iCalendar, RFC 5545).
//!
//! Written by hand: the available crate stamps an event with the clock and a random id when either
//! is not set, which no lint detects, and cannot write the time zone that makes an empty agenda a
//! valid file.
//!
//! A run has one event, or one for each of its sessions. An event has times in Europe/Amsterdam when
//! content has them, and is all-day otherwise.
//!
//! A calendar program takes over a change only of an event that it can recognise as the same and as
//! newer. So an event keeps its `UID` when its document moves, and its `LAST-MODIFIED`, `DTSTAMP`
//! and `SEQUENCE` (RFC 5545, section 3.8.7) grow with `bijgewerkt` and with each step of a run from
//! planned to cancelled.

mod lines;
mod moment;
mod revision;

use jiff::civil::Date;

use self::lines::CalendarLines;
use self::moment::{Moment, basic, write_time_zone};
use self::revision::Revision;
use super::absolute::{course_id, host, oldest_address, url};
use crate::model::address::Address;
use crate::model::course::{Course, CourseRun, Form, RunStatus, SessionOfRun};
use crate::model::document::Head;
use crate::model::heads::{DocIx, Heads, OfferedRun, SiteIx};
use crate::model::period::dutch_date;
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
        write_time_zone(lines);
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
            if events(heads, course, &run)
                .iter()
                .any(|event| event.moment.is_timed())
            {
                write_time_zone(lines);
            }
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

/// The event of a run, or that of one of its sessions.
struct RunEvent {
    /// What distinguishes it from the other sessions of the run, for its `UID`: its day.
    session: Option<String>,
    moment: Moment,
    /// What it is about; empty when that is not said.
    title: String,
    place: String,
    /// What its moment does not say: which session it is, or the times.
    note: Option<String>,
}

impl RunEvent {
    /// The events of a run: one for each session, else one; none without a date. A session is
    /// recognised by its day and not by its number, so that it stays the same event when another is
    /// added before it, or when its time, place or title changes. Of several on one day, those
    /// written later have a number.
    fn all(run: &CourseRun, usual: Option<Form>) -> Vec<Self> {
        let place = |place: &str, form: Option<Form>| match (place, form.or(usual)) {
            ("", Some(Form::Online)) => "Online".to_owned(),
            (place, _) => place.to_owned(),
        };
        let sessions = run.sessions();
        let of_session = |(at, session): (usize, &SessionOfRun<'_>)| Self {
            session: Some(match session.before_on_day {
                0 => basic(session.date),
                before => format!("{}-{}", basic(session.date), before + 1),
            }),
            moment: Moment::of(session.date, session.date, session.hours),
            title: session.title.to_owned(),
            place: place(session.place, session.form),
            note: (sessions.len() > 1)
                .then(|| format!("Bijeenkomst {} van {}.", at + 1, sessions.len())),
        };
        if !sessions.is_empty() {
            return sessions.iter().enumerate().map(of_session).collect();
        }
        let (Some(start), Some(end)) = (run.first_day(), run.last_day()) else {
            return Vec::new();
        };
        let moment = Moment::of(start, end, run.hours());
        let hours = run.hours().dutch().filter(|_| !moment.is_timed());
        vec![Self {
            session: None,
            moment,
            title: String::new(),
            place: place(text(&run.place), run.form()),
            note: hours.map(|hours| format!("Tijd: {hours}.")),
        }]
    }
}

fn events(heads: &Heads, course: DocIx, at: &OfferedRun<'_>) -> Vec<RunEvent> {
    let course = heads.document(course).course();
    let usual = course.and_then(|course| Course::known(&course.form));
    RunEvent::all(at.run, usual.copied())
}

fn write_run(
    lines: &mut CalendarLines,
    heads: &Heads,
    plan: &SitePlan,
    course: DocIx,
    at: &OfferedRun<'_>,
) {
    let head = heads.document(course);
    let Some(id) = value(&at.run.id) else {
        return;
    };
    let status = value(&at.run.status).copied();
    let status = status.unwrap_or(RunStatus::Planned);
    let (address, _) = document_address(head);
    let link = format!("{}#uitvoering-{}", url(heads, plan.site, &address), id.0);
    let today = plan.when.today;
    let summary = LocalizedDocument::new(heads, plan.site, course).summary();
    let academy = at.site.map(|site| heads.site(site).name());
    for of_run in events(heads, course, at) {
        event(lines, |lines| {
            let name = match &of_run.session {
                None => format!("{}.{}", oldest_id(head), id.0),
                Some(session) => format!("{}.{}.{session}", oldest_id(head), id.0),
            };
            lines.text("UID", &uid(heads, plan.site, &name));
            Revision::of_run(head, at, status, today).write(lines);
            of_run.moment.write(lines);
            let title = match &*of_run.title {
                "" => head.title(),
                about => format!("{}: {about}", head.title()),
            };
            match status {
                // Many calendar programs show a cancelled event like any other.
                RunStatus::Cancelled => lines.text("SUMMARY", &format!("Geannuleerd: {title}")),
                _ => lines.text("SUMMARY", &title),
            }
            lines.text("LOCATION", &of_run.place);
            lines.value("URL", &link);
            let word = match status {
                RunStatus::Cancelled => "CANCELLED",
                RunStatus::Planned => "TENTATIVE",
                RunStatus::Open | RunStatus::Full => "CONFIRMED",
            };
            lines.value("STATUS", word);
            let mut parts = vec![summary.to_owned()];
            parts.extend(of_run.note);
            parts.extend(enrolment(at.run, status, today));
            parts.extend(academy.map(|name| format!("Academie: {name}")));
            parts.push(format!("Meer informatie: {link}"));
            parts.retain(|part| !part.is_empty());
            lines.text("DESCRIPTION", &parts.join("\n"));
        });
    }
}

/// Whether one can enrol, and where; nothing for a run that stayed `gepland` until it was past.
fn enrolment(run: &CourseRun, status: RunStatus, today: Date) -> Vec<String> {
    if matches!(status, RunStatus::Planned) && run.is_past(today) {
        return Vec::new();
    }
    let closed = run.is_closed(today);
    let last = value(&run.enrol_until).map(|last| dutch_date(*last));
    let notice = match status {
        RunStatus::Open | RunStatus::Planned if closed => "De aanmelding is gesloten.".to_owned(),
        RunStatus::Open => match last {
            Some(last) => format!("Aanmelden kan tot en met {last}."),
            None => "Aanmelden kan.".to_owned(),
        },
        RunStatus::Full => "Deze uitvoering is vol.".to_owned(),
        RunStatus::Cancelled => "Deze uitvoering gaat niet door.".to_owned(),
        RunStatus::Planned => "Deze uitvoering is gepland. Aanmelden kan nog niet.".to_owned(),
    };
    let link = match status {
        RunStatus::Open if !closed => Some(("Aanmelden", &run.enrol)),
        RunStatus::Full if !closed => Some(("Wachtlijst", &run.waiting_list)),
        _ => None,
    };
    let link = link.and_then(|(name, to)| Some(format!("{name}: {}", value(to)?)));
    [notice].into_iter().chain(link).collect()
}

fn write_meeting(lines: &mut CalendarLines, heads: &Heads, plan: &SitePlan, document: DocIx) {
    let head = heads.document(document);
    let meeting = head.article().and_then(|article| value(&article.meeting));
    let days = meeting.map(|meeting| (meeting.first_day(), meeting.last_day()));
    let (Some(meeting), Some((Some(start), Some(end)))) = (meeting, days) else {
        return;
    };
    let moment = Moment::of(start, end, meeting.hours());
    let hours = meeting.hours().dutch().filter(|_| !moment.is_timed());
    let (address, _) = document_address(head);
    let link = url(heads, plan.site, &address);
    event(lines, |lines| {
        let oldest = oldest_address(head);
        let path = oldest.trim_matches('/').replace('/', ".");
        lines.text("UID", &uid(heads, plan.site, &path));
        Revision::of_meeting(head).write(lines);
        moment.write(lines);
        lines.text("SUMMARY", &head.title());
        lines.text("LOCATION", text(&meeting.place));
        lines.value("URL", &link);
        lines.value("STATUS", "CONFIRMED");
        let summary = LocalizedDocument::new(heads, plan.site, document).summary();
        let mut parts = vec![summary.to_owned()];
        parts.extend(hours.map(|hours| format!("Tijd: {hours}.")));
        parts.extend(value(&meeting.enrol).map(|to| format!("Aanmelden: {to}")));
        parts.push(format!("Meer informatie: {link}"));
        lines.text("DESCRIPTION", &parts.join("\n"));
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

#[cfg(test)]
mod tests;
