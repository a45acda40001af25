//! Cards: what lists show of a course or of a piece of news.
//!
//! Cards are built once for a site and shared by all its lists, so that their links are `path`s
//! from the root.

use serde::Serialize;

use super::parts::{Named, PictureView, Stamp};

/// A course in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CourseCard {
    /// Its id.
    pub id: String,
    /// Its page.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Its summary, as the site shows it.
    pub summary: String,
    /// What kind of offer.
    pub kind: Named,
    /// How far it has come.
    pub phase: PhaseView,
    /// Who gives it.
    pub provider: Option<String>,
    /// In a room, online or both.
    pub form: Option<Named>,
    /// How much time it takes: `4 dagdelen`.
    pub time: Option<String>,
    /// What it costs: `€ 125,50 per deelnemer`, `Gratis`, `Op aanvraag`.
    pub cost: Option<String>,
    /// Whether it is free of charge.
    pub free: bool,
    /// Where, in words.
    pub location: Option<String>,
    /// Who takes part: `Buurtsportcoaches`…
    pub participants: Vec<Named>,
    /// Functions of the carrièrepad: `Functie A en B`, `Alle functies`; null when unknown.
    pub functions: Option<String>,
    /// Its themes.
    pub themes: Vec<Named>,
    /// Its profiles.
    pub profiles: Vec<Named>,
    /// The first run to come, of the own region before others.
    pub next_run: Option<NextRun>,
    /// What is not known, in one sentence without what to do about it: `Datum, plaats en prijs zijn
    /// nog niet bekend.`; null when all of it is known.
    pub unknown: Option<String>,
    /// The academies that offer it; national site only, empty elsewhere.
    pub academies: Vec<Offer>,
    /// The academy that alone has it: its name, for a course of one region.
    pub region: Option<String>,
}

/// How far a course has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhaseView {
    /// As written: `in-ontwikkeling`.
    pub id: String,
    /// In plain words: `In ontwikkeling: aanmelden kan nog niet`.
    pub text: String,
    /// In one or two words: `In ontwikkeling`, `Aanmelden kan`.
    pub short: String,
    /// Whether one may enrol.
    pub bookable: bool,
}

/// The first run to come of a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextRun {
    /// When.
    pub dates: Stamp,
    /// Where: a place, `Online`, or null.
    pub place: Option<String>,
    /// The short name of the academy that gives it.
    pub region: Option<String>,
}

/// An academy that offers a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Offer {
    /// The academy's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its name where there is little room.
    pub short_name: String,
    /// The full address of the course on the academy's own site, or of its present web site while
    /// it is being prepared.
    pub url: String,
    /// Its runs to come, in words: `12 maart 2026 in Groningen`.
    pub runs: Vec<String>,
}

/// A piece of news or a special in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewsCard {
    /// Its id.
    pub id: String,
    /// Its page.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Its summary.
    pub summary: String,
    /// The day it came out; null for a special that has not come out yet.
    pub date: Option<Stamp>,
    /// Who speaks; null for a special.
    pub sender: Option<String>,
    /// In which categories it is listed.
    pub categories: Vec<Named>,
    /// Whether it is a special edition.
    pub special: bool,
    /// Which edition a special is.
    pub edition: Option<String>,
    /// When an announced special is expected, in words: `verwacht in najaar 2024`; `aangekondigd`
    /// when nobody has said.
    pub expected: Option<String>,
    /// The picture that goes with it, its `src` a path from the root.
    pub picture: Option<PictureView>,
    /// The short name of the region, for news of one region.
    pub region: Option<String>,
}
