//! When and where a course in a list begins.

use serde::Serialize;

use super::basics::DateView;
use super::runs::{self, NextUpcoming};
use crate::model::heads::{DocIx, SiteIx};
use crate::plan::runs::{Room, UpcomingRun, is_own};
use crate::render::dutch;
use crate::render::link_context::LinkContext;

/// When and where a course in a list begins.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(in crate::render) struct CourseStart {
    /// The next run: of those open for enrolment, and of the academy if that offers the course.
    pub(in crate::render) next: Option<NextRun>,
    /// That the academy has no date, though another has: `Nog geen datum in Oost`; null when `next`
    /// is not.
    pub(in crate::render) lacking: Option<String>,
    /// The next run at another academy, when this one has none that can be joined.
    pub(in crate::render) elsewhere: Option<NextRun>,
}

/// The next run of a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct NextRun {
    /// Its dates.
    pub(in crate::render) dates: DateView,
    /// Its number of sessions, else its times: `4 bijeenkomsten`, `9.30 tot 12.30 uur`; null when
    /// neither is known.
    pub(in crate::render) hours: Option<String>,
    /// Its place, `Online`, or null.
    pub(in crate::render) place: Option<String>,
    /// The short name of the academy that gives it; null on that academy's own site.
    pub(in crate::render) region: Option<String>,
    /// Whether it is full.
    pub(in crate::render) full: bool,
    /// Whether enrolment is closed, though it is not full.
    pub(in crate::render) closed: bool,
    /// How many other dates there are to choose from, in words: `en nog 3 data`.
    pub(in crate::render) more: Option<String>,
}

impl NextRun {
    /// The next run in short.
    pub(in crate::render) fn of(links: &LinkContext<'_>, next: &NextUpcoming<'_, '_>) -> Self {
        Self {
            more: next.more(),
            ..Self::alone(links, next.run)
        }
    }

    /// A run without the others.
    pub(in crate::render) fn alone(links: &LinkContext<'_>, run: &UpcomingRun<'_>) -> Self {
        Self {
            dates: dutch::date_range(run.start, run.end),
            hours: runs::short_hours(run.run),
            place: run.place(),
            region: runs::academy(links, run.site).map(|academy| academy.name),
            full: run.room() == Room::Full,
            closed: run.room() == Room::Closed,
            more: None,
        }
    }
}

impl NextRun {
    /// The run in one line, as the component `run_brief` of the theme writes it.
    pub(in crate::render) fn in_words(&self) -> String {
        let mut words = self.dates.text.clone();
        for part in [&self.hours, &self.place].into_iter().flatten() {
            words.push_str(&format!(", {part}"));
        }
        if let Some(region) = &self.region {
            words.push_str(&format!(" ({region})"));
        }
        match (self.full, self.closed) {
            (true, _) => words.push_str(" (vol)"),
            (false, true) => words.push_str(" (aanmelding gesloten)"),
            (false, false) => {}
        }
        if let Some(more) = &self.more {
            words.push_str(&format!(" {more}"));
        }
        words
    }
}

impl CourseStart {
    /// The start in lines, as the component `course_start` of the theme writes it.
    pub(in crate::render) fn in_words(&self) -> Vec<String> {
        let here = self.next.as_ref().map(NextRun::in_words);
        let elsewhere = self.elsewhere.as_ref();
        let elsewhere = elsewhere.map(|run| format!("Wel elders: {}", run.in_words()));
        let lines = here.or_else(|| self.lacking.clone()).into_iter();
        lines.chain(elsewhere).collect()
    }

    /// The start of a course in a list of the offer of a site; `next` is the run picked for it.
    pub(in crate::render) fn in_list(
        links: &LinkContext<'_>,
        site: SiteIx,
        document: DocIx,
        runs: &[UpcomingRun<'_>],
        next: Option<&NextUpcoming<'_, '_>>,
    ) -> Self {
        let next_run = next.map(|next| NextRun::of(links, next));
        if links.heads.site(site).is_national()
            || next.is_some_and(|next| next.room() == Room::Open)
            || !links.heads.offered_by(document).contains(&site)
        {
            return Self {
                next: next_run,
                ..Self::default()
            };
        }
        let elsewhere = Self::elsewhere(links, site, runs);
        Self {
            lacking: elsewhere.lacking.filter(|_| next_run.is_none()),
            next: next_run,
            ..elsewhere
        }
    }

    /// The start of a course at an academy that has no upcoming run of it that can be joined.
    pub(in crate::render) fn elsewhere(
        links: &LinkContext<'_>,
        academy: SiteIx,
        runs: &[UpcomingRun<'_>],
    ) -> Self {
        let others = runs.iter().filter(|run| !is_own(links.heads, academy, run));
        let Some(next) = NextUpcoming::among(links, others.collect()) else {
            return Self::default();
        };
        if next.room() != Room::Open {
            return Self::default();
        }
        let name = links.heads.site(academy).short_name();
        Self {
            next: None,
            lacking: Some(format!("Nog geen datum in {name}")),
            elsewhere: Some(NextRun::of(links, &next)),
        }
    }

    /// Whether there is nothing to say.
    pub(in crate::render) fn is_empty(&self) -> bool {
        self.next.is_none() && self.elsewhere.is_none()
    }
}
