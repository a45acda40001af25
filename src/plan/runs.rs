//! Dated and upcoming runs of a course.

use jiff::civil::Date;

use crate::model::course::{Course, CourseRun, Form, RunStatus};
use crate::model::heads::{DocIx, Heads, OfferedRun, SiteIx};

/// A run with its dates.
#[derive(Clone, Copy)]
pub struct UpcomingRun<'h> {
    /// The run.
    pub run: &'h CourseRun,
    /// The academy that gives it.
    pub site: Option<SiteIx>,
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// Classroom, online or blended; that of the course when the run has none.
    pub form: Option<Form>,
    /// Whether the last day for enrolment is past.
    pub closed: bool,
}

/// Whether people can join a run, or one of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Room {
    /// They can.
    Open,
    /// It is full.
    Full,
    /// Enrolment is closed.
    Closed,
}

impl UpcomingRun<'_> {
    /// Whether the run can be joined, according to the content.
    pub fn status(&self) -> RunStatus {
        let status = self.run.status.as_ref().map(|status| status.value);
        status.unwrap_or(RunStatus::Planned)
    }

    /// Whether the run can be joined, according to the content.
    pub fn is_joinable(&self) -> bool {
        self.room() == Room::Open
    }

    /// Whether people can join the run. A cancelled one counts as full, as nobody can join.
    pub fn room(&self) -> Room {
        match self.status() {
            RunStatus::Open | RunStatus::Planned if self.closed => Room::Closed,
            RunStatus::Open | RunStatus::Planned => Room::Open,
            RunStatus::Full | RunStatus::Cancelled => Room::Full,
        }
    }
}

/// All dated runs of a course, by first day.
pub fn dated(heads: &Heads, document: DocIx, today: Date) -> Vec<UpcomingRun<'_>> {
    dated_with(heads, document, today, |_| true)
}

/// The upcoming runs that are not cancelled, by first day; none for a course that is not open for
/// enrolment.
pub fn upcoming(heads: &Heads, document: DocIx, today: Date) -> Vec<UpcomingRun<'_>> {
    let course = heads.document(document).course();
    if !course.is_some_and(|course| course.phase().is_bookable()) {
        return Vec::new();
    }
    dated_with(heads, document, today, |run| {
        run.end >= today && run.status() != RunStatus::Cancelled
    })
}

/// Whether a run belongs to the site's own region; on the national site all do.
pub fn is_own(heads: &Heads, site: SiteIx, run: &UpcomingRun<'_>) -> bool {
    heads.site(site).is_national() || run.site.is_none_or(|of| of == site)
}

/// The upcoming runs that a site mentions where there is no room for all: its own; those of others
/// when it has none, or when only others can be joined.
pub fn mentioned<'r, 'h>(
    heads: &Heads,
    site: SiteIx,
    runs: &'r [UpcomingRun<'h>],
) -> Vec<&'r UpcomingRun<'h>> {
    let (own, others): (Vec<&UpcomingRun<'_>>, Vec<_>) =
        runs.iter().partition(|run| is_own(heads, site, run));
    let any = |runs: &[&UpcomingRun<'_>]| runs.iter().any(|run| run.is_joinable());
    let elsewhere = own.is_empty() || (!any(&own) && any(&others));
    if elsewhere { others } else { own }
}

/// The upcoming runs that the lists of a site go by: those of its own academy when that offers the
/// course, even if it has none; else those of any.
pub fn listed<'r, 'h>(
    heads: &Heads,
    site: SiteIx,
    document: DocIx,
    runs: &'r [UpcomingRun<'h>],
) -> Vec<&'r UpcomingRun<'h>> {
    let offers = heads.site(site).is_national() || heads.offered_by(document).contains(&site);
    let is_listed = |run: &&UpcomingRun<'_>| !offers || is_own(heads, site, run);
    runs.iter().filter(is_listed).collect()
}

fn dated_with<'h>(
    heads: &'h Heads,
    document: DocIx,
    today: Date,
    wanted: impl Fn(&UpcomingRun<'_>) -> bool,
) -> Vec<UpcomingRun<'h>> {
    let course = heads.document(document).course();
    let usual = course
        .and_then(|course| Course::known(&course.form))
        .copied();
    let dated = |at: OfferedRun<'h>| {
        Some(UpcomingRun {
            run: at.run,
            site: at.site,
            start: at.run.first_day()?,
            end: at.run.last_day()?,
            form: at.run.form().or(usual),
            closed: at.run.is_closed(today),
        })
    };
    let mut runs: Vec<UpcomingRun<'_>> = heads.runs(document).filter_map(dated).collect();
    runs.retain(wanted);
    runs.sort_by_key(|run| (run.start, run.end, run.run.first_time()));
    runs
}
