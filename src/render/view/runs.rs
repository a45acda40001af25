//! The runs of a course.

use super::course::{RunView, RunsView};
use super::facts;
use super::parts::Named;
use super::shown::{Shown, value};
use crate::model::course::{Form, RunStatus};
use crate::model::value::text;
use crate::plan::address::Address;
use crate::plan::runs::{Coming, dated};
use crate::render::dutch;
use crate::render::spot::{Spot, owned};

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
