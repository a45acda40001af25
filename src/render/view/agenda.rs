//! The agenda: `agenda` in `agenda.html`.

use serde::Serialize;

use super::meta::PageMeta;
use crate::model::address::Address;
use crate::model::course::{Course, RunStatus};
use crate::model::period::dutch_month;
use crate::model::value::{non_empty, text, value};
use crate::plan::agenda::{AgendaEvent, AgendaItem};
use crate::render::context::PageContext;
use crate::render::dutch;
use crate::render::link_context::LinkContext;
use crate::render::part::basics::{DateView, NamedValue};
use crate::render::part::facts;
use crate::render::part::runs::{academy, anchor, calendar, weekday};

/// Runs and meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct AgendaView {
    /// Upcoming items, by month.
    pub(in crate::render) coming: Vec<Month>,
    /// Past items of the own region, by month, the latest first; to be collapsed.
    pub(in crate::render) past: Vec<Month>,
    /// The URL of the whole agenda as a calendar file.
    pub(in crate::render) calendar_href: String,
    /// Its absolute URL, to subscribe to in a calendar program.
    pub(in crate::render) calendar_url: String,
    /// The same with the scheme that makes programs offer a subscription: `webcal://…`.
    pub(in crate::render) subscribe: String,
}

/// The items of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Month {
    /// For an anchor: `2026-03`.
    pub(in crate::render) id: String,
    /// `maart 2026`.
    pub(in crate::render) title: String,
    /// The items by first day: those of the site's own region, or of all regions on the national
    /// site.
    pub(in crate::render) entries: Vec<AgendaEntry>,
    /// Runs of other regions, to be collapsed; empty on the national site.
    pub(in crate::render) others: Vec<AgendaEntry>,
    /// Whether `entries` is to be collapsed, because enough items are shown before it.
    pub(in crate::render) folded: bool,
}

/// How many upcoming items are shown uncollapsed, rounded up to whole months. Hundreds of items do
/// not help a visitor find the next one, and are slow on a phone.
const OPEN: usize = 60;

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

/// The agenda of a site.
pub(in crate::render) fn view(context: &PageContext<'_>) -> (PageMeta, AgendaView) {
    let summary = "Wanneer begint welke cursus, en wanneer zijn er bijeenkomsten? Alles op volgorde van de datum.";
    let page = PageMeta::new(context, "Agenda", summary, &[]);
    let is_past = |item: &&AgendaItem| item.end < context.today();
    let items = &context.plan.agenda;
    let coming = items.iter().filter(|item| !is_past(item));
    let past = items.iter().rev().filter(is_past).filter(|item| item.own);
    let file = Address::from("/agenda.ics");
    let calendar_url = context.public(&file);
    let followed = calendar_url.split_once("://").map_or("", |(_, rest)| rest);
    let view = AgendaView {
        coming: with_later_months_folded(months(context, coming)),
        past: months(context, past),
        calendar_href: context.href(&file),
        subscribe: format!("webcal://{followed}"),
        calendar_url,
    };
    (page, view)
}

/// Upcoming items: those that have yet to begin before those in progress, in both groups the own
/// region first.
pub(super) fn upcoming<'s>(context: &PageContext<'s>) -> impl Iterator<Item = &'s AgendaItem> {
    let (today, agenda) = (context.today(), &context.plan.agenda);
    let mut coming: Vec<&AgendaItem> = agenda.iter().filter(|item| item.end >= today).collect();
    coming.sort_by_key(|item| (item.start < today, !item.own));
    coming.into_iter()
}

/// The first of [`upcoming`] that are not cancelled.
pub(super) fn next(context: &PageContext<'_>, count: usize) -> Vec<AgendaEntry> {
    let entries = upcoming(context).filter_map(|item| entry(context, item));
    let is_on = |entry: &AgendaEntry| !entry.cancelled;
    entries.filter(is_on).take(count).collect()
}

fn months<'i>(
    context: &PageContext<'_>,
    items: impl Iterator<Item = &'i AgendaItem>,
) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for item in items {
        let Some(entry) = entry(context, item) else {
            continue;
        };
        let id = format!("{:04}-{:02}", item.start.year(), item.start.month());
        if months.last().is_none_or(|month| month.id != id) {
            months.push(Month {
                title: format!("{} {}", dutch_month(item.start.month()), item.start.year()),
                id,
                entries: Vec::new(),
                others: Vec::new(),
                folded: false,
            });
        }
        if let Some(month) = months.last_mut() {
            match entry.own {
                true => month.entries.push(entry),
                false => month.others.push(entry),
            }
        }
    }
    months
}

/// Marks the months as folded that follow enough items.
fn with_later_months_folded(mut months: Vec<Month>) -> Vec<Month> {
    let mut open = 0;
    for month in &mut months {
        month.folded = open >= OPEN;
        open += month.entries.len();
    }
    months
}

fn entry(links: &LinkContext<'_>, item: &AgendaItem) -> Option<AgendaEntry> {
    let mut entry = AgendaEntry {
        kind: "bijeenkomst",
        kind_text: "Bijeenkomst".to_owned(),
        title: String::new(),
        href: String::new(),
        dates: dutch::date_range(item.start, item.end),
        end: item.end.to_string(),
        weekday: weekday(item.start, item.end),
        day: item.start.day(),
        month: dutch::short_month(item.start.month()),
        place: None,
        form: None,
        status: None,
        cancelled: false,
        region: None,
        own: item.own,
        calendar: None,
    };
    match item.event {
        AgendaEvent::Meeting(document) => {
            let head = links.heads.document(document);
            let meeting = head.article().and_then(|article| value(&article.meeting));
            entry.title = head.title();
            entry.href = links.document(document, None).href;
            entry.place = meeting.and_then(|meeting| non_empty(text(&meeting.place)));
        }
        AgendaEvent::Run(document, at) => {
            let head = links.heads.document(document);
            let run = links.heads.run(document, at)?;
            let id = value(&run.run.id).map(|id| &**id);
            let usual = head.course().and_then(|course| Course::known(&course.form));
            let form = value(&run.run.form).or(usual).copied();
            let place = non_empty(text(&run.run.place));
            let status = value(&run.run.status)
                .copied()
                .unwrap_or(RunStatus::Planned);
            let past = item.end < links.today();
            let cancelled = status == RunStatus::Cancelled;
            entry.kind = "uitvoering";
            entry.kind_text = head.course().map_or_else(String::new, |course| {
                facts::kind_name(links.heads, course).to_owned()
            });
            entry.title = head.title();
            entry.href = links
                .document(document, id.map(|id| anchor(id)).as_deref())
                .href;
            entry.form = form.filter(|_| place.is_some()).map(facts::form);
            entry.place = place.or(form.map(|form| form.dutch().to_owned()));
            let begun = item.start < links.today();
            entry.status = (!past || cancelled).then(|| facts::status(status, begun));
            entry.cancelled = cancelled;
            entry.region = academy(links, run.site);
            entry.calendar = id
                .filter(|_| !past && !cancelled)
                .map(|id| links.href(&calendar(&head.at.id, id)));
        }
    }
    Some(entry)
}
