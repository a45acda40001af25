//! The runs of a course: which are upcoming, which is next, and how they are shown.

use jiff::civil::Date;
use serde::Serialize;

use super::basics::{DateView, NamedValue};
use super::cost::CostView;
use super::enrolment;
use super::facts;
use crate::model::address::Address;
use crate::model::course::{Form, RunStatus};
use crate::model::heads::{DocIx, SiteIx};
use crate::model::value::{non_empty, text, value};
use crate::plan::localized::LocalizedDocument;
use crate::plan::runs::{UpcomingRun, dated, is_own, listed, mentioned};
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
    /// Its place, or `Online`.
    pub(in crate::render) place: Option<String>,
    /// Classroom, online or blended; that of the course when the run has none. Null when the place
    /// implies it.
    pub(in crate::render) form: Option<NamedValue>,
    /// Whether enrolment is open: `open`, `vol`, `geannuleerd`, `gepland`, with its label. For a
    /// past run null, unless it was cancelled.
    pub(in crate::render) status: Option<NamedValue>,
    /// The academy that gives it; null on that academy's own site.
    pub(in crate::render) region: Option<NamedValue>,
    /// Its price, when the run has its own.
    pub(in crate::render) cost: Option<CostView>,
    /// The URL to enrol; only while enrolment is open.
    pub(in crate::render) enrol: Option<String>,
    /// A `mailto:` URL to ask about a run that is open but has no link to enrol.
    pub(in crate::render) ask: Option<String>,
    /// The URL of its calendar file.
    pub(in crate::render) calendar: Option<String>,
}

impl UpcomingRun<'_> {
    /// The place, or `Online`.
    pub(in crate::render) fn place(&self) -> Option<String> {
        let online = self.form == Some(Form::Online);
        non_empty(text(&self.run.place)).or_else(|| online.then(|| Form::Online.dutch().to_owned()))
    }

    /// Date and place: `12 maart 2026 in Groningen`.
    pub(in crate::render) fn in_words(&self) -> String {
        let days = dutch::days(self.start, self.end);
        match non_empty(text(&self.run.place)) {
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

    /// Whether none of them is open for enrolment.
    pub(in crate::render) fn is_full(&self) -> bool {
        !self.run.is_joinable()
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
    let all = dated(links.heads, localized.document);
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
    let sentence = match own {
        [] if others.is_empty() => return None,
        [] => {
            let region = links.site().short_name();
            return Some(format!("Er is nu geen datum in {region}."));
        }
        own if own.iter().any(UpcomingRun::is_joinable) => return None,
        [only] if is_cancelled(only) => "Deze datum gaat niet door.",
        [_] => "Deze datum is vol.",
        own if own.iter().all(is_cancelled) => "Deze data gaan niet door.",
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
        Some(Form::Online) => non_empty(text(&run.run.place)).is_none(),
        Some(Form::Blended) | None => false,
    };
    let bookable = localized
        .head
        .course()
        .is_some_and(|course| course.phase().is_bookable());
    let joinable = bookable && run.is_joinable() && !past;
    let enrol = enrol(links, localized, run).filter(|_| joinable);
    RunView {
        anchor: id.map_or_else(String::new, |id| anchor(id)),
        dates: dutch::date_range(run.start, run.end),
        weekday: weekday(run.start, run.end),
        day: run.start.day(),
        month: dutch::short_month(run.start.month()),
        end: run.end.to_string(),
        form: form.filter(|_| !is_implied),
        place,
        status: shows_status.then(|| facts::status(run.status(), run.start < links.today())),
        region: academy(links, run.site),
        cost: value(&run.run.cost).and_then(CostView::of),
        ask: (joinable && enrol.is_none() && !email.is_empty())
            .then(|| enrol_by_mail(links, localized, run, email)),
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

/// The URL to enrol for a run, if it has one. A mail address gets a message to complete.
pub(in crate::render) fn enrol(
    links: &LinkContext<'_>,
    localized: &LocalizedDocument<'_>,
    run: &UpcomingRun<'_>,
) -> Option<String> {
    enrolment::enrol_url(text(&run.run.enrol), |email| {
        enrol_by_mail(links, localized, run, email)
    })
}

fn enrol_by_mail(
    links: &LinkContext<'_>,
    localized: &LocalizedDocument<'_>,
    run: &UpcomingRun<'_>,
    email: &str,
) -> String {
    let what = format!("{}, {}", localized.head.title(), run.in_words());
    enrolment::by_mail(links, &what, email)
}
