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
    /// What is to come, by month.
    pub(in crate::render) coming: Vec<Month>,
    /// What is past, by month, the latest first; to be folded. Of other regions nothing.
    pub(in crate::render) past: Vec<Month>,
    /// The whole agenda as a calendar file.
    pub(in crate::render) calendar_href: String,
    /// Its full address, to copy into a calendar that follows it.
    pub(in crate::render) calendar_url: String,
    /// The same for programs that then ask whether to follow it: `webcal://…`.
    pub(in crate::render) subscribe: String,
}

/// What happens in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Month {
    /// For an anchor: `2026-03`.
    pub(in crate::render) id: String,
    /// `maart 2026`.
    pub(in crate::render) title: String,
    /// What happens, by first day: matters of the site's own region, or of all.
    pub(in crate::render) entries: Vec<AgendaEntry>,
    /// Runs of other regions, to be folded; empty on the national site.
    pub(in crate::render) others: Vec<AgendaEntry>,
    /// Whether `entries` is to be folded, because enough stands before it.
    pub(in crate::render) folded: bool,
}

/// How many dates to come stand open, to the end of the month in which they run out. Hundreds in a
/// row do not help a visitor find the next one, and slow on a telephone.
const OPEN: usize = 60;

/// A run or a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct AgendaEntry {
    /// `uitvoering` or `bijeenkomst`.
    pub(in crate::render) kind: &'static str,
    /// What kind of offer, or `Bijeenkomst`.
    pub(in crate::render) kind_text: String,
    /// The title of the course or of the news.
    pub(in crate::render) title: String,
    /// Its place on the page of the course, or the page of the news.
    pub(in crate::render) href: String,
    /// When.
    pub(in crate::render) dates: DateView,
    /// The last day, for machines.
    pub(in crate::render) end: String,
    /// The day of the week of what lasts one day: `donderdag`.
    pub(in crate::render) weekday: Option<&'static str>,
    /// The number of the first day in its month, for a calendar leaf: `12`.
    pub(in crate::render) day: i8,
    /// The first letters of the month: `mrt`.
    pub(in crate::render) month: &'static str,
    /// Where: a place, else how it is given.
    pub(in crate::render) place: Option<String>,
    /// In a room, online or both; runs only. Null when the place says so already.
    pub(in crate::render) form: Option<NamedValue>,
    /// Whether one can still join; runs only. Of a past run null, unless it was cancelled.
    pub(in crate::render) status: Option<NamedValue>,
    /// Whether it does not take place.
    pub(in crate::render) cancelled: bool,
    /// The academy that gives the run; null on its own site.
    pub(in crate::render) region: Option<NamedValue>,
    /// Whether it is a matter of the site's own region, or of all.
    pub(in crate::render) own: bool,
    /// Its calendar file; only of a run that is still to come and takes place.
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
        coming: folded(months(context, coming)),
        past: months(context, past),
        calendar_href: context.href(&file),
        subscribe: format!("webcal://{followed}"),
        calendar_url,
    };
    (page, view)
}

/// What is still to come: what has yet to begin before what goes on already, and of both the own
/// region first.
pub(super) fn coming<'s>(context: &PageContext<'s>) -> impl Iterator<Item = &'s AgendaItem> {
    let (today, agenda) = (context.today(), &context.plan.agenda);
    let mut coming: Vec<&AgendaItem> = agenda.iter().filter(|item| item.end >= today).collect();
    coming.sort_by_key(|item| (item.start < today, !item.own));
    coming.into_iter()
}

/// The first of [`coming`] that are not called off.
pub(super) fn next(context: &PageContext<'_>, count: usize) -> Vec<AgendaEntry> {
    let entries = coming(context).filter_map(|item| entry(context, item));
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

/// The same months, those folded before which enough dates stand.
fn folded(mut months: Vec<Month>) -> Vec<Month> {
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
