//! The agenda: `agenda` in `agenda.html`.

use serde::Serialize;

use super::facts;
use super::meta::PageMeta;
use super::parts::{Named, Stamp};
use super::runs::{anchor, calendar};
use super::shown::value;
use crate::model::course::{Course, Form};
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
    /// What is past, by month, the latest first; to be folded.
    pub past: Vec<Month>,
    /// The whole agenda as a calendar file.
    pub calendar_href: String,
}

/// What happens in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Month {
    /// For an anchor: `2026-03`.
    pub id: String,
    /// `maart 2026`.
    pub title: String,
    /// What happens, by first day.
    pub entries: Vec<AgendaEntry>,
}

/// A run or a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgendaEntry {
    /// `uitvoering` or `bijeenkomst`.
    pub kind: &'static str,
    /// The title of the course or of the news.
    pub title: String,
    /// Its place on the page of the course, or the page of the news.
    pub href: String,
    /// When.
    pub dates: Stamp,
    /// The last day, for machines.
    pub end: String,
    /// The number of the first day in its month, for a calendar leaf: `12`.
    pub day: i8,
    /// The first letters of the month: `mrt`.
    pub month: &'static str,
    /// Where.
    pub place: Option<String>,
    /// In a room, online or both; runs only.
    pub form: Option<Named>,
    /// Whether one can still join; runs only.
    pub status: Option<Named>,
    /// The academy that gives the run.
    pub region: Option<Named>,
    /// Whether it is a matter of the site's own region, or of all.
    pub own: bool,
    /// Its calendar file; runs only.
    pub calendar: Option<String>,
}

/// The agenda of a site.
pub fn view(here: &Here<'_>) -> (PageMeta, AgendaView) {
    let summary = "Wanneer begint welke cursus, en wanneer zijn er bijeenkomsten? Alles op volgorde van de datum.";
    let page = PageMeta::new(here, "agenda", "Agenda", summary, &[]);
    let is_past = |item: &&AgendaItem| item.end < here.today();
    let items = &here.plan.agenda;
    let coming = items.iter().filter(|item| !is_past(item));
    let past = items.iter().rev().filter(is_past);
    let view = AgendaView {
        coming: months(here, coming),
        past: months(here, past),
        calendar_href: here.href(&Address::from("/agenda.ics")),
    };
    (page, view)
}

/// What is still to come, of the own region first.
pub fn next(here: &Here<'_>, count: usize) -> Vec<AgendaEntry> {
    let coming = || {
        here.plan
            .agenda
            .iter()
            .filter(|item| item.end >= here.today())
    };
    let own = coming().filter(|item| item.own);
    let others = coming().filter(|item| !item.own);
    let entries = own.chain(others).filter_map(|item| entry(here, item));
    entries.take(count).collect()
}

fn months<'i>(here: &Here<'_>, items: impl Iterator<Item = &'i AgendaItem>) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for item in items {
        let Some(entry) = entry(here, item) else {
            continue;
        };
        let id = format!("{:04}-{:02}", item.start.year(), item.start.month());
        match months.last_mut() {
            Some(month) if month.id == id => month.entries.push(entry),
            _ => months.push(Month {
                id,
                title: format!("{} {}", dutch_month(item.start.month()), item.start.year()),
                entries: vec![entry],
            }),
        }
    }
    months
}

fn entry(spot: &Spot<'_>, item: &AgendaItem) -> Option<AgendaEntry> {
    let mut entry = AgendaEntry {
        kind: "bijeenkomst",
        title: String::new(),
        href: String::new(),
        dates: dutch::stamp(item.start, item.end),
        end: item.end.to_string(),
        day: item.start.day(),
        month: dutch::short_month(item.start.month()),
        place: None,
        form: None,
        status: None,
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
            let run = spot.heads.runs(document).into_iter().nth(at)?;
            let id = value(&run.run.id).map(|id| &**id);
            let usual = head.course().and_then(|course| Course::known(&course.form));
            let form = value(&run.run.form).or(usual).copied();
            let online = (form == Some(Form::Online)).then(|| Form::Online.dutch().to_owned());
            entry.kind = "uitvoering";
            entry.title = head.title();
            entry.href = spot
                .document(document, id.map(|id| anchor(id)).as_deref())
                .href;
            entry.place = owned(text(&run.run.place)).or(online);
            entry.form = form.map(facts::form);
            entry.status = value(&run.run.status).copied().map(facts::status);
            entry.region = run.site.map(|site| Named {
                id: spot.heads.site(site).id.to_string(),
                name: spot.heads.site(site).short_name().to_owned(),
            });
            entry.calendar = id.map(|id| spot.href(&calendar(&head.at.id, id)));
        }
    }
    Some(entry)
}
