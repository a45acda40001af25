//! The runs of a course.

use jiff::civil::Date;

use super::course::{RunView, RunsView};
use super::facts;
use super::parts::Named;
use super::shown::{Shown, value};
use crate::model::course::{Course, Form, Run, RunStatus};
use crate::model::heads::{DocIx, Heads, RunAt, SiteIx};
use crate::model::value::text;
use crate::plan::address::Address;
use crate::render::dutch;
use crate::render::spot::{Spot, owned};

/// A run with its days.
#[derive(Clone, Copy)]
pub struct Coming<'h> {
    /// The run.
    pub run: &'h Run,
    /// The academy that gives it.
    pub site: Option<SiteIx>,
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// In a room, online or both; that of the course when the run does not say.
    pub form: Option<Form>,
}

impl Coming<'_> {
    /// Where: the place, or `Online`.
    pub fn place(&self) -> Option<String> {
        let online = self.form == Some(Form::Online);
        owned(text(&self.run.place)).or_else(|| online.then(|| Form::Online.dutch().to_owned()))
    }

    /// When and where: `12 maart 2026 in Groningen`.
    pub fn in_words(&self) -> String {
        let days = dutch::days(self.start, self.end);
        match owned(text(&self.run.place)) {
            Some(place) => format!("{days} in {place}"),
            None if self.form == Some(Form::Online) => format!("{days}, online"),
            None => days,
        }
    }

    /// Whether one can still join, as far as the run says.
    pub fn status(&self) -> RunStatus {
        value(&self.run.status)
            .copied()
            .unwrap_or(RunStatus::Planned)
    }
}

/// All dated runs of a course, by first day.
fn dated(heads: &Heads, document: DocIx) -> Vec<Coming<'_>> {
    let course = heads.document(document).course();
    let usual = course
        .and_then(|course| Course::known(&course.form))
        .copied();
    let dated =
        |at: RunAt<'_>| -> Option<(Date, Date)> { Some((at.run.first_day()?, at.run.last_day()?)) };
    let mut runs: Vec<Coming<'_>> = heads
        .runs(document)
        .into_iter()
        .filter_map(|at| {
            let (start, end) = dated(at)?;
            Some(Coming {
                run: at.run,
                site: at.site,
                start,
                end,
                form: value(&at.run.form).copied().or(usual),
            })
        })
        .collect();
    runs.sort_by_key(|run| (run.start, run.end));
    runs
}

/// The runs that are still to come and go on, by first day; none for a course that cannot be
/// booked.
pub fn coming(heads: &Heads, document: DocIx, today: Date) -> Vec<Coming<'_>> {
    let course = heads.document(document).course();
    if !course.is_some_and(|course| course.phase().is_bookable()) {
        return Vec::new();
    }
    let mut runs = dated(heads, document);
    runs.retain(|run| run.end >= today && run.status() != RunStatus::Cancelled);
    runs
}

/// The runs of a course as a page shows them.
pub fn view(spot: &Spot<'_>, shown: &Shown<'_>) -> RunsView {
    let national = spot.site().is_national();
    let is_own = |run: &Coming<'_>| national || run.site.is_none_or(|site| site == spot.plan.site);
    let mut runs = RunsView {
        own: Vec::new(),
        others: Vec::new(),
        past: Vec::new(),
    };
    for run in dated(spot.heads, shown.document) {
        let view = run_view(spot, shown, &run);
        if run.end < spot.today() {
            runs.past.push(view);
        } else if is_own(&run) {
            runs.own.push(view);
        } else {
            runs.others.push(view);
        }
    }
    runs.past.reverse();
    runs
}

fn run_view(spot: &Spot<'_>, shown: &Shown<'_>, run: &Coming<'_>) -> RunView {
    let past = run.end < spot.today();
    let id = value(&run.run.id).map(|id| &**id);
    let told = !past || run.status() == RunStatus::Cancelled;
    RunView {
        anchor: id.map_or_else(String::new, |id| anchor(id)),
        dates: dutch::stamp(run.start, run.end),
        end: run.end.to_string(),
        place: run.place(),
        form: run.form.map(facts::form),
        status: told.then(|| facts::status(run.status())),
        region: run.site.map(|site| Named {
            id: spot.heads.site(site).id.to_string(),
            name: spot.heads.site(site).short_name().to_owned(),
        }),
        cost: value(&run.run.cost).and_then(facts::cost),
        enrol: enrol(shown, run, past),
        calendar: id
            .filter(|_| !past)
            .map(|id| spot.href(&calendar(&shown.head.at.id, id))),
    }
}

/// The anchor of a run on the page of its course.
pub fn anchor(id: &str) -> String {
    format!("uitvoering-{id}")
}

/// The address of the calendar file of a run.
pub fn calendar(course: &str, run: &str) -> Address {
    Address::new(format!("/aanbod/{course}/{run}.ics"))
}

/// Where to enrol for a run, when one can.
fn enrol(shown: &Shown<'_>, run: &Coming<'_>, past: bool) -> Option<String> {
    let bookable = shown.head.course()?.phase().is_bookable();
    let joinable = matches!(run.status(), RunStatus::Open | RunStatus::Planned);
    let target = text(&run.run.enrol);
    let usable = target.starts_with("https://") || target.starts_with("mailto:");
    (bookable && joinable && usable && !past).then(|| target.to_owned())
}
