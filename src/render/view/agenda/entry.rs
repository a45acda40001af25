//! An item of the agenda, on the agenda itself and wherever a few of them are shown.

use serde::Serialize;

use crate::model::course::{Course, RunStatus};
use crate::model::value::{non_empty, text, value};
use crate::plan::agenda::{AgendaEvent, AgendaItem};
use crate::plan::runs::UpcomingRun;
use crate::render::context::PageContext;
use crate::render::dutch;
use crate::render::link_context::LinkContext;
use crate::render::part::basics::{DateView, NamedValue};
use crate::render::part::facts;
use crate::render::part::runs::{academy, anchor, calendar, hours, places, weekday};

/// A run or a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct AgendaEntry {
    /// `uitvoering` or `bijeenkomst`.
    pub(in crate::render) kind: &'static str,
    /// The kind of offer, or `Bijeenkomst`.
    pub(in crate::render) kind_text: String,
    /// The title of the course or of the news.
    pub(in crate::render) title: String,
    /// The URL of the run on the page of its course, or of the news.
    pub(in crate::render) href: String,
    /// Its dates.
    pub(in crate::render) dates: DateView,
    /// The last day, machine-readable.
    pub(in crate::render) end: String,
    /// Its number of sessions and its times: `4 bijeenkomsten, 9.30 tot 12.30 uur`; null when neither
    /// is known.
    pub(in crate::render) hours: Option<String>,
    /// The weekday of an item of one day: `donderdag`.
    pub(in crate::render) weekday: Option<&'static str>,
    /// The day of the month of the first day, for a calendar leaf: `12`.
    pub(in crate::render) day: i8,
    /// The month abbreviated: `mrt`.
    pub(in crate::render) month: &'static str,
    /// Its place, else its form.
    pub(in crate::render) place: Option<String>,
    /// Classroom, online or blended; runs only. Null when the place implies it.
    pub(in crate::render) form: Option<NamedValue>,
    /// Whether enrolment is open; runs only. Null for a past run, unless it was cancelled.
    pub(in crate::render) status: Option<NamedValue>,
    /// Whether it is cancelled.
    pub(in crate::render) cancelled: bool,
    /// The academy that gives the run; null on that academy's own site.
    pub(in crate::render) region: Option<NamedValue>,
    /// Whether it belongs to the site's own region, or to all.
    pub(in crate::render) own: bool,
    /// The URL of its calendar file; only for an upcoming run that is not cancelled.
    pub(in crate::render) calendar: Option<String>,
}

/// Upcoming items: those that have yet to begin before those in progress, in both groups the own
/// region first.
pub(in crate::render) fn upcoming<'s>(
    context: &PageContext<'s>,
) -> impl Iterator<Item = &'s AgendaItem> {
    let (today, agenda) = (context.today(), &context.plan.agenda);
    let mut coming: Vec<&AgendaItem> = agenda.iter().filter(|item| item.end >= today).collect();
    coming.sort_by_key(|item| (item.start < today, !item.own));
    coming.into_iter()
}

/// The first of [`upcoming`] that are not cancelled.
pub(in crate::render) fn next(context: &PageContext<'_>, count: usize) -> Vec<AgendaEntry> {
    let entries = upcoming(context).filter_map(|item| entry(context, item));
    let is_on = |entry: &AgendaEntry| !entry.cancelled;
    entries.filter(is_on).take(count).collect()
}

/// The view of an item; `None` when its document has no such run.
pub(in crate::render) fn entry(links: &LinkContext<'_>, item: &AgendaItem) -> Option<AgendaEntry> {
    let mut entry = AgendaEntry {
        kind: "bijeenkomst",
        kind_text: "Bijeenkomst".to_owned(),
        title: String::new(),
        href: String::new(),
        dates: dutch::date_range(item.start, item.end),
        end: item.end.to_string(),
        hours: None,
        weekday: weekday(item.start, item.end),
        day: item.start.day(),
        month: dutch::short_month(item.start.month()),
        place: None,
        form: None,
        status: None,
        cancelled: false,
        region: academy(links, item.site),
        own: item.own,
        calendar: None,
    };
    match item.event {
        AgendaEvent::Meeting(document) => {
            let head = links.heads.document(document);
            let meeting = head.article().and_then(|article| value(&article.meeting));
            entry.title = head.title();
            entry.href = links.document(document, None).href;
            entry.hours = meeting.and_then(|meeting| meeting.hours().dutch());
            entry.place = meeting.and_then(|meeting| non_empty(text(&meeting.place)));
        }
        AgendaEvent::Run(document, at) => {
            let head = links.heads.document(document);
            let run = links.heads.run(document, at)?;
            let id = value(&run.run.id).map(|id| &**id);
            let usual = head.course().and_then(|course| Course::known(&course.form));
            let run = UpcomingRun {
                run: run.run,
                site: run.site,
                start: item.start,
                end: item.end,
                form: run.run.form().or(usual.copied()),
                closed: run.run.is_closed(links.today()),
            };
            let place = places(run.run);
            let past = item.end < links.today();
            let cancelled = run.status() == RunStatus::Cancelled;
            entry.kind = "uitvoering";
            entry.kind_text = head.course().map_or_else(String::new, |course| {
                facts::kind_name(links.heads, course).to_owned()
            });
            entry.title = head.title();
            entry.href = links
                .document(document, id.map(|id| anchor(id)).as_deref())
                .href;
            entry.hours = hours(run.run);
            entry.form = run.form.filter(|_| place.is_some()).map(facts::form);
            entry.place = place.or(run.form.map(|form| form.dutch().to_owned()));
            entry.status = (!past || cancelled).then(|| facts::status(&run, links.today()));
            entry.cancelled = cancelled;
            entry.calendar = id
                .filter(|_| !past && !cancelled)
                .map(|id| links.href(&calendar(&head.at.id, id)));
        }
    }
    Some(entry)
}
