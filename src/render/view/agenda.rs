//! The agenda: `agenda` in `agenda.html`.

use serde::Serialize;

use super::parts::{Named, Stamp};

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
