//! The runs of a course: which are upcoming, which is next, and how they are shown.

use jiff::civil::Date;
use serde::Serialize;

use super::basics::{DateView, NamedValue};
use super::cost::CostView;
use super::enrolment::{self, ENROLLING, Purpose, WAITING};
use super::facts;
use crate::diagnostic::join_list;
use crate::model::address::Address;
use crate::model::course::{CourseRun, Form, RunStatus, SessionOfRun};
use crate::model::heads::{DocIx, SiteIx};
use crate::model::value::{items, non_empty, text, value};
use crate::plan::localized::LocalizedDocument;
use crate::plan::runs::{Room, UpcomingRun, dated, is_own, listed, mentioned};
use crate::render::dutch;
use crate::render::link_context::LinkContext;

/// The runs of a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct RunsView {
    /// The first few upcoming runs: of the site's own region, on the national site of all regions.
    pub(in crate::render) own: Vec<RunView>,
    /// The rest of them, to be collapsed.
    pub(in crate::render) later: Vec<RunView>,
    /// Upcoming runs of other regions, to be collapsed; empty on the national site.
    pub(in crate::render) others: Vec<RunView>,
    /// Past runs, the latest first, to be collapsed.
    pub(in crate::render) past: Vec<RunView>,
    /// Why none of the `own` runs is open for enrolment, in a sentence: `Alle data zijn vol.`; null
    /// when one is, and when there are no upcoming runs.
    pub(in crate::render) notice: Option<String>,
}

/// A run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct RunView {
    /// Its anchor: `uitvoering-maart`.
    pub(in crate::render) anchor: String,
    /// Its dates.
    pub(in crate::render) dates: DateView,
    /// The weekday of a run of one day: `donderdag`.
    pub(in crate::render) weekday: Option<&'static str>,
    /// The day of the month of the first day, for a calendar leaf: `12`.
    pub(in crate::render) day: i8,
    /// The month abbreviated: `mrt`.
    pub(in crate::render) month: &'static str,
    /// The last day, machine-readable.
    pub(in crate::render) end: String,
    /// Its number of sessions and its times: `4 bijeenkomsten, 9.30 tot 12.30 uur`; null when neither
    /// is known.
    pub(in crate::render) hours: Option<String>,
    /// Its sessions by day; empty when it has none, and when it has one without a title.
    pub(in crate::render) sessions: Vec<SessionView>,
    /// Its place, or `Online`.
    pub(in crate::render) place: Option<String>,
    /// Classroom, online or blended; that of the course when the run has none. Null when the place
    /// implies it.
    pub(in crate::render) form: Option<NamedValue>,
    /// Whether enrolment is open: `open`, `vol`, `geannuleerd`, `gepland`, `gesloten` (after the last
    /// day for it), with its label. For a past run null, unless it was cancelled.
    pub(in crate::render) status: Option<NamedValue>,
    /// The academy that gives it; null on that academy's own site.
    pub(in crate::render) region: Option<NamedValue>,
    /// Its price, when the run has its own.
    pub(in crate::render) cost: Option<CostView>,
    /// Who give it: `Anna de Vries en Bas Jansen`.
    pub(in crate::render) trainers: Option<String>,
    /// How many people can take part, and how many are needed, in a sentence: `De groep telt ten
    /// hoogste 16 deelnemers. Het gaat door vanaf 8 deelnemers.`; null when neither is known, and for a past
    /// run.
    pub(in crate::render) group: Option<String>,
    /// The last day to enrol, in a sentence: `Aanmelden kan tot en met 1 maart 2026.`, or that it is
    /// past; null when there is none, and when the run is full, cancelled or past.
    pub(in crate::render) closes: Option<String>,
    /// The URL to enrol; only while enrolment is open.
    pub(in crate::render) enrol: Option<String>,
    /// The URL of the waiting list; only while the run is full and enrolment is not closed.
    pub(in crate::render) waiting_list: Option<String>,
    /// A `mailto:` URL to ask about a run that is open but has no link to enrol.
    pub(in crate::render) ask: Option<String>,
    /// The URL of its calendar file.
    pub(in crate::render) calendar: Option<String>,
}

/// A session of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct SessionView {
    /// Its day and times: `donderdag 12 maart, 9.30 tot 12.30 uur`.
    pub(in crate::render) text: String,
    /// The moment at which it begins, else its day, machine-readable.
    pub(in crate::render) iso: String,
    /// What it is about.
    pub(in crate::render) title: Option<String>,
    /// Its place, or `Online`; null when that is the place of the run.
    pub(in crate::render) place: Option<String>,
}

/// The places of a run in words; `None` when it has none.
pub(in crate::render) fn places(run: &CourseRun) -> Option<String> {
    non_empty(&join_list(&run.places(), "en"))
}

/// The number of sessions of a run and its times: `4 bijeenkomsten, 9.30 tot 12.30 uur`.
pub(in crate::render) fn hours(run: &CourseRun) -> Option<String> {
    let count = run.written_sessions().len();
    let count = (count > 1).then(|| dutch::amount(count, "bijeenkomst", "bijeenkomsten"));
    let parts: Vec<String> = count.into_iter().chain(run.hours().dutch()).collect();
    non_empty(&parts.join(", "))
}

/// The same where there is little room: the number of sessions, else the times.
pub(in crate::render) fn short_hours(run: &CourseRun) -> Option<String> {
    match run.written_sessions().len() {
        0 | 1 => run.hours().dutch(),
        count => Some(dutch::amount(count, "bijeenkomst", "bijeenkomsten")),
    }
}

impl UpcomingRun<'_> {
    /// The place, or `Online`.
    pub(in crate::render) fn place(&self) -> Option<String> {
        let online = self.form == Some(Form::Online);
        places(self.run).or_else(|| online.then(|| Form::Online.dutch().to_owned()))
    }

    /// Date and place: `12 maart 2026 in Groningen`.
    pub(in crate::render) fn in_words(&self) -> String {
        let days = dutch::days(self.start, self.end);
        match places(self.run) {
            Some(place) => format!("{days} in {place}"),
            None if self.form == Some(Form::Online) => format!("{days}, online"),
            None => days,
        }
    }
}

/// The upcoming run to show where there is room for one.
pub(in crate::render) struct NextUpcoming<'r, 'h> {
    /// The first that is open for enrolment: of the site's own region, or when it has none, of
    /// others.
    pub(in crate::render) run: &'r UpcomingRun<'h>,
    /// The other open ones, of the same regions.
    pub(in crate::render) others: Vec<&'r UpcomingRun<'h>>,
}

impl<'r, 'h> NextUpcoming<'r, 'h> {
    /// Picks the run for the page of a course from its upcoming ones: one of another academy when
    /// the site's own has none.
    pub(in crate::render) fn of(
        links: &LinkContext<'_>,
        runs: &'r [UpcomingRun<'h>],
    ) -> Option<Self> {
        Self::among(links, mentioned(links.heads, links.plan.site, runs))
    }

    /// Picks the run for a list of the offer of a site from the upcoming ones of a course: one of
    /// another academy only when that of the site does not offer the course.
    pub(in crate::render) fn in_list(
        links: &LinkContext<'_>,
        site: SiteIx,
        document: DocIx,
        runs: &'r [UpcomingRun<'h>],
    ) -> Option<Self> {
        Self::among(links, listed(links.heads, site, document, runs))
    }

    /// Picks the run from the given ones.
    pub(in crate::render) fn among(
        links: &LinkContext<'_>,
        mut candidates: Vec<&'r UpcomingRun<'h>>,
    ) -> Option<Self> {
        // A run that has begun already is the least useful to a visitor who wants a date.
        candidates.sort_by_key(|run| run.start < links.today());
        let mut joinable = candidates.iter().copied().filter(|run| run.is_joinable());
        let run = joinable.next().or(candidates.first().copied())?;
        let others = joinable.collect();
        Some(Self { run, others })
    }

    /// Whether one of them is open for enrolment; if not, why the first is not.
    pub(in crate::render) fn room(&self) -> Room {
        self.run.room()
    }

    /// How many there are besides the first, in words: `en nog 3 data`.
    pub(in crate::render) fn more(&self) -> Option<String> {
        let others = self.others.len();
        (others > 0).then(|| format!("en nog {}", dutch::amount(others, "datum", "data")))
    }

    /// Their price; a run without its own has that of its academy. Without a run, the price on the
    /// site.
    pub(in crate::render) fn cost(
        next: Option<&Self>,
        links: &LinkContext<'_>,
        localized: &LocalizedDocument<'_>,
    ) -> Option<CostView> {
        let Some(next) = next else {
            return localized.cost().and_then(CostView::of);
        };
        let usual = |run: &UpcomingRun<'_>| {
            let site = run.site.unwrap_or(links.plan.site);
            LocalizedDocument::new(links.heads, site, localized.document).cost()
        };
        let runs = std::iter::once(next.run).chain(next.others.iter().copied());
        CostView::of_several(runs.filter_map(|run| value(&run.run.cost).or_else(|| usual(run))))
    }
}

/// The academy that gives a run; `None` on that academy's own site.
pub(in crate::render) fn academy(
    links: &LinkContext<'_>,
    site: Option<SiteIx>,
) -> Option<NamedValue> {
    let site = site.filter(|site| *site != links.plan.site)?;
    Some(NamedValue {
        id: links.heads.site(site).id.to_string(),
        name: links.heads.site(site).short_name().to_owned(),
    })
}

/// The weekday of something that lasts one day.
pub(in crate::render) fn weekday(start: Date, end: Date) -> Option<&'static str> {
    (start == end).then(|| dutch::weekday(start))
}

/// How many of the own runs are shown uncollapsed. A single remaining run is shown as well.
const OPEN: usize = 4;

/// The runs of a course on a page; `email` is the address for questions.
pub(in crate::render) fn view(
    links: &LinkContext<'_>,
    localized: &LocalizedDocument<'_>,
    email: &str,
) -> RunsView {
    let all = dated(links.heads, localized.document, links.today());
    let (past, coming): (Vec<_>, Vec<_>) = all.into_iter().partition(|run| run.end < links.today());
    let (own, others): (Vec<_>, Vec<_>) = coming
        .into_iter()
        .partition(|run| is_own(links.heads, links.plan.site, run));
    let notice = not_joinable_notice(links, &own, &others);
    let views = |runs: &[UpcomingRun<'_>]| -> Vec<RunView> {
        let view = |run: &UpcomingRun<'_>| run_view(links, localized, run, email);
        runs.iter().map(view).collect()
    };
    let open = if own.len() > OPEN + 1 {
        OPEN
    } else {
        own.len()
    };
    let (first, later) = own.split_at(open);
    let mut past = views(&past);
    past.reverse();
    RunsView {
        own: views(first),
        later: views(later),
        others: views(&others),
        past,
        notice,
    }
}

/// Why none of the own runs is open for enrolment.
fn not_joinable_notice(
    links: &LinkContext<'_>,
    own: &[UpcomingRun<'_>],
    others: &[UpcomingRun<'_>],
) -> Option<String> {
    let is_cancelled = |run: &UpcomingRun<'_>| run.status() == RunStatus::Cancelled;
    let is_closed = |run: &UpcomingRun<'_>| run.room() == Room::Closed;
    let sentence = match own {
        [] if others.is_empty() => return None,
        [] => {
            let region = links.site().short_name();
            return Some(format!("Er is nu geen datum in {region}."));
        }
        own if own.iter().any(UpcomingRun::is_joinable) => return None,
        [only] if is_cancelled(only) => "Deze datum gaat niet door.",
        [only] if is_closed(only) => "De aanmelding voor deze datum is gesloten.",
        [_] => "Deze datum is vol.",
        own if own.iter().all(is_cancelled) => "Deze data gaan niet door.",
        own if own.iter().all(is_closed) => "De aanmelding voor deze data is gesloten.",
        own if own.iter().any(is_closed) => "Voor deze data kun je je niet meer aanmelden.",
        own if own.iter().any(is_cancelled) => "Deze data zijn vol of gaan niet door.",
        _ => "Alle data zijn vol.",
    };
    Some(sentence.to_owned())
}

fn run_view(
    links: &LinkContext<'_>,
    localized: &LocalizedDocument<'_>,
    run: &UpcomingRun<'_>,
    email: &str,
) -> RunView {
    let past = run.end < links.today();
    let id = value(&run.run.id).map(|id| &**id);
    let shows_status = !past || run.status() == RunStatus::Cancelled;
    let place = run.place();
    let form = run.form.map(facts::form);
    // A place implies a classroom, as `Online` implies there is none.
    let is_implied = match run.form {
        Some(Form::InPerson) => place.is_some(),
        Some(Form::Online) => run.run.places().is_empty(),
        Some(Form::Blended) | None => false,
    };
    let bookable = localized
        .head
        .course()
        .is_some_and(|course| course.phase().is_bookable());
    let joinable = bookable && run.is_joinable() && !past;
    let enrol = enrol(links, localized, run).filter(|_| joinable);
    let waits = bookable && !past && !run.closed && run.status() == RunStatus::Full;
    RunView {
        anchor: id.map_or_else(String::new, |id| anchor(id)),
        dates: dutch::date_range(run.start, run.end),
        weekday: weekday(run.start, run.end),
        day: run.start.day(),
        month: dutch::short_month(run.start.month()),
        end: run.end.to_string(),
        hours: hours(run.run),
        sessions: sessions(run),
        form: form.filter(|_| !is_implied),
        place,
        status: shows_status.then(|| facts::status(run, links.today())),
        region: academy(links, run.site),
        cost: value(&run.run.cost).and_then(CostView::of),
        trainers: trainers(run.run),
        group: group(run.run).filter(|_| !past && run.status() != RunStatus::Cancelled),
        closes: closes(run).filter(|_| bookable && !past),
        waiting_list: mail_or_web(links, localized, run, text(&run.run.waiting_list), WAITING)
            .filter(|_| waits),
        ask: (joinable && enrol.is_none() && !email.is_empty())
            .then(|| by_mail(links, localized, run, email, ENROLLING)),
        enrol,
        calendar: id
            .filter(|_| !past && run.status() != RunStatus::Cancelled)
            .map(|id| links.href(&calendar(&localized.head.at.id, id))),
    }
}

/// The anchor of a run on the page of its course.
pub(in crate::render) fn anchor(id: &str) -> String {
    format!("uitvoering-{id}")
}

/// The address of the calendar file of a run.
pub(in crate::render) fn calendar(course: &str, run: &str) -> Address {
    Address::new(format!("/aanbod/{course}/{run}.ics"))
}

/// The sessions of a run, if there is more to say than the run says itself.
fn sessions(run: &UpcomingRun<'_>) -> Vec<SessionView> {
    let sessions = run.run.sessions();
    if let [] | [SessionOfRun { title: "", .. }] = sessions[..] {
        return Vec::new();
    }
    let place = |session: &SessionOfRun<'_>| {
        let online = session.form.or(run.form) == Some(Form::Online);
        non_empty(session.place).or_else(|| online.then(|| Form::Online.dutch().to_owned()))
    };
    let usual = run.place();
    // The heading of the run has the year, unless the last day is in another.
    let year = (run.start.year() == run.end.year()).then(|| run.start.year());
    let view = |session: &SessionOfRun<'_>| {
        let day = dutch::weekday_and_day(session.date, year);
        let parts: Vec<String> = [day].into_iter().chain(session.hours.dutch()).collect();
        SessionView {
            text: parts.join(", "),
            iso: match session.hours.from {
                Some(from) => format!("{}T{from}", session.date),
                None => session.date.to_string(),
            },
            title: non_empty(session.title),
            place: place(session).filter(|place| Some(place) != usual.as_ref()),
        }
    };
    sessions.iter().map(view).collect()
}

fn trainers(run: &CourseRun) -> Option<String> {
    let names = items(&run.trainers).iter();
    let names: Vec<&str> = names.map(|name| &*name.value).collect();
    non_empty(&join_list(&names, "en"))
}

fn group(run: &CourseRun) -> Option<String> {
    let people = |count: u32| dutch::amount(count as usize, "deelnemer", "deelnemers");
    let (places, minimum) = (value(&run.places), value(&run.minimum));
    Some(match (places, minimum) {
        (None, None) => return None,
        (Some(places), None) => format!("De groep telt ten hoogste {}.", people(places.get())),
        (None, Some(minimum)) => format!("Het gaat door vanaf {}.", people(minimum.get())),
        (Some(places), Some(minimum)) => format!(
            "De groep telt ten hoogste {}. Het gaat door vanaf {}.",
            people(places.get()),
            people(minimum.get())
        ),
    })
}

fn closes(run: &UpcomingRun<'_>) -> Option<String> {
    let last = *value(&run.run.enrol_until)?;
    match run.room() {
        Room::Open => Some(format!(
            "Aanmelden kan tot en met {}.",
            dutch::days(last, last)
        )),
        Room::Closed => Some("De aanmelding is gesloten.".to_owned()),
        Room::Full => None,
    }
}

/// The URL to enrol for a run, if it has one.
pub(in crate::render) fn enrol(
    links: &LinkContext<'_>,
    localized: &LocalizedDocument<'_>,
    run: &UpcomingRun<'_>,
) -> Option<String> {
    mail_or_web(links, localized, run, text(&run.run.enrol), ENROLLING)
}

/// An address to enrol as a URL. A mail address gets a message to complete.
fn mail_or_web(
    links: &LinkContext<'_>,
    localized: &LocalizedDocument<'_>,
    run: &UpcomingRun<'_>,
    target: &str,
    purpose: Purpose,
) -> Option<String> {
    enrolment::enrol_url(target, |email| {
        by_mail(links, localized, run, email, purpose)
    })
}

fn by_mail(
    links: &LinkContext<'_>,
    localized: &LocalizedDocument<'_>,
    run: &UpcomingRun<'_>,
    email: &str,
    purpose: Purpose,
) -> String {
    let named = format!("{}, {}", localized.head.title(), run.in_words());
    enrolment::by_mail(links, &named, email, purpose)
}
