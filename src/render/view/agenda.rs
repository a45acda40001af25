//! The agenda: `agenda` in `agenda.html`.

use serde::Serialize;

use super::facts;
use super::meta::PageMeta;
use super::parts::{Named, Stamp};
use super::runs::{academy, anchor, calendar, weekday};
use super::shown::value;
use crate::model::course::{Course, RunStatus};
use crate::model::period::dutch_month;
use crate::model::value::text;
use crate::plan::address::Address;
use crate::plan::agenda::{AgendaItem, Event};
use crate::render::dutch;
use crate::render::here::Here;
use crate::render::spot::{Spot, owned};

/// Runs and meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgendaView {
    /// What is to come, by month.
    pub coming: Vec<Month>,
    /// What is past, by month, the latest first; to be folded. Of other regions nothing.
    pub past: Vec<Month>,
    /// The whole agenda as a calendar file.
    pub calendar_href: String,
    /// Its full address, to copy into a calendar that follows it.
    pub calendar_url: String,
    /// The same for programs that then ask whether to follow it: `webcal://…`.
    pub subscribe: String,
}

/// What happens in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Month {
    /// For an anchor: `2026-03`.
    pub id: String,
    /// `maart 2026`.
    pub title: String,
    /// What happens, by first day: matters of the site's own region, or of all.
    pub entries: Vec<AgendaEntry>,
    /// Runs of other regions, to be folded; empty on the national site.
    pub others: Vec<AgendaEntry>,
    /// Whether `entries` is to be folded, because enough stands before it.
    pub folded: bool,
}

/// How many dates to come stand open, to the end of the month in which they run out. Hundreds in a
/// row are no help to who looks for the next one, and slow on a telephone.
const OPEN: usize = 60;

/// A run or a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgendaEntry {
    /// `uitvoering` or `bijeenkomst`.
    pub kind: &'static str,
    /// What kind of offer, or `Bijeenkomst`.
    pub kind_text: String,
    /// The title of the course or of the news.
    pub title: String,
    /// Its place on the page of the course, or the page of the news.
    pub href: String,
    /// When.
    pub dates: Stamp,
    /// The last day, for machines.
    pub end: String,
    /// The day of the week of what lasts one day: `donderdag`.
    pub weekday: Option<&'static str>,
    /// The number of the first day in its month, for a calendar leaf: `12`.
    pub day: i8,
    /// The first letters of the month: `mrt`.
    pub month: &'static str,
    /// Where: a place, else how it is given.
    pub place: Option<String>,
    /// In a room, online or both; runs only. Null when the place says so already.
    pub form: Option<Named>,
    /// Whether one can still join; runs only. Of a past run null, unless it was cancelled.
    pub status: Option<Named>,
    /// Whether it does not take place.
    pub cancelled: bool,
    /// The academy that gives the run; null on its own site.
    pub region: Option<Named>,
    /// Whether it is a matter of the site's own region, or of all.
    pub own: bool,
    /// Its calendar file; only of a run that is still to come and takes place.
    pub calendar: Option<String>,
}

/// The agenda of a site.
pub fn view(here: &Here<'_>) -> (PageMeta, AgendaView) {
    let summary = "Wanneer begint welke cursus, en wanneer zijn er bijeenkomsten? Alles op volgorde van de datum.";
    let page = PageMeta::new(here, "agenda", "Agenda", summary, &[]);
    let is_past = |item: &&AgendaItem| item.end < here.today();
    let items = &here.plan.agenda;
    let coming = items.iter().filter(|item| !is_past(item));
    let past = items.iter().rev().filter(is_past).filter(|item| item.own);
    let file = Address::from("/agenda.ics");
    let calendar_url = here.public(&file);
    let followed = calendar_url.split_once("://").map_or("", |(_, rest)| rest);
    let view = AgendaView {
        coming: folded(months(here, coming)),
        past: months(here, past),
        calendar_href: here.href(&file),
        subscribe: format!("webcal://{followed}"),
        calendar_url,
    };
    (page, view)
}

/// What is still to come: what has yet to begin before what goes on already, and of both the own
/// region first.
pub fn coming<'s>(here: &Here<'s>) -> impl Iterator<Item = &'s AgendaItem> {
    let (today, agenda) = (here.today(), &here.plan.agenda);
    let mut coming: Vec<&AgendaItem> = agenda.iter().filter(|item| item.end >= today).collect();
    coming.sort_by_key(|item| (item.start < today, !item.own));
    coming.into_iter()
}

/// The first of [`coming`] that are not called off.
pub fn next(here: &Here<'_>, count: usize) -> Vec<AgendaEntry> {
    let entries = coming(here).filter_map(|item| entry(here, item));
    let is_on = |entry: &AgendaEntry| !entry.cancelled;
    entries.filter(is_on).take(count).collect()
}

fn months<'i>(here: &Here<'_>, items: impl Iterator<Item = &'i AgendaItem>) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for item in items {
        let Some(entry) = entry(here, item) else {
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

fn entry(spot: &Spot<'_>, item: &AgendaItem) -> Option<AgendaEntry> {
    let mut entry = AgendaEntry {
        kind: "bijeenkomst",
        kind_text: "Bijeenkomst".to_owned(),
        title: String::new(),
        href: String::new(),
        dates: dutch::stamp(item.start, item.end),
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
        Event::Meeting(document) => {
            let head = spot.heads.document(document);
            let meeting = head.article().and_then(|article| value(&article.meeting));
            entry.title = head.title();
            entry.href = spot.document(document, None).href;
            entry.place = meeting.and_then(|meeting| owned(text(&meeting.place)));
        }
        Event::Run(document, at) => {
            let head = spot.heads.document(document);
            let run = spot.heads.run(document, at)?;
            let id = value(&run.run.id).map(|id| &**id);
            let usual = head.course().and_then(|course| Course::known(&course.form));
            let form = value(&run.run.form).or(usual).copied();
            let place = owned(text(&run.run.place));
            let status = value(&run.run.status)
                .copied()
                .unwrap_or(RunStatus::Planned);
            let past = item.end < spot.today();
            let cancelled = status == RunStatus::Cancelled;
            entry.kind = "uitvoering";
            entry.kind_text = head.course().map_or_else(String::new, |course| {
                facts::kind_name(spot.heads, course).to_owned()
            });
            entry.title = head.title();
            entry.href = spot
                .document(document, id.map(|id| anchor(id)).as_deref())
                .href;
            entry.form = form.filter(|_| place.is_some()).map(facts::form);
            entry.place = place.or(form.map(|form| form.dutch().to_owned()));
            let begun = item.start < spot.today();
            entry.status = (!past || cancelled).then(|| facts::status(status, begun));
            entry.cancelled = cancelled;
            entry.region = academy(spot, run.site);
            entry.calendar = id
                .filter(|_| !past && !cancelled)
                .map(|id| spot.href(&calendar(&head.at.id, id)));
        }
    }
    Some(entry)
}
