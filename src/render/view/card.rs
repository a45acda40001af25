//! Cards: what lists show of a course or of a piece of news.
//!
//! Cards are built once for a site and shared by all its lists, so that their links are `path`s
//! from the root.

use serde::Serialize;

use super::facts;
use super::parts::{Named, PictureView, Stamp};
use super::runs::{self, Next};
use super::shown::{Shown, value};
use super::unknowns::Unknowns;
use crate::model::common::Refs;
use crate::model::course::{Cost, Course};
use crate::model::document::Content;
use crate::model::heads::DocIx;
use crate::model::schema::Field;
use crate::model::special::Special;
use crate::model::value::{ids, text};
use crate::model::vocabulary::{Vocabulary, Word};
use crate::plan::links::document_address;
use crate::plan::runs::coming;
use crate::plan::site::news_date;
use crate::render::dutch;
use crate::render::spot::{Spot, owned};
use crate::source::Spanned;

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
    /// What it costs, in few words: `€ 125,50 per deelnemer`, `Gratis`, `Prijs op aanvraag`.
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
    /// The first run to come: of those that one can join, and of the own region, if there is one.
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
    /// In one or two words: `In ontwikkeling`, `Aanmelden kan`, `Nu vol`.
    pub short: String,
    /// `open` when one may enrol, `straks` when not yet or not now, `gestopt` when no longer.
    pub state: &'static str,
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
    /// The short name of the academy that gives it; null on its own site.
    pub region: Option<String>,
    /// Whether it is full.
    pub full: bool,
    /// How many dates one can choose from besides, in words: `en nog 3 data`.
    pub more: Option<String>,
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
    /// When an announced special is expected, in words: `Verwacht in najaar 2024`, `Aangekondigd,
    /// de datum is nog niet bekend`; null once it is out, and for news.
    pub expected: Option<String>,
    /// The picture that goes with it, its `src` a path from the root.
    pub picture: Option<PictureView>,
    /// The short name of the region, for news of one region.
    pub region: Option<String>,
}

/// The card of a course; `spot` is the root of the site.
pub fn course(spot: &Spot<'_>, document: DocIx) -> Option<CourseCard> {
    let heads = spot.heads;
    let shown = Shown::new(heads, spot.plan.site, document);
    let course = shown.head.course()?;
    let vocabulary = &heads.vocabulary;
    let kind = value(&course.kind).map_or("", |kind| &**kind);
    let runs = coming(heads, document, spot.today());
    let next = Next::of(spot, &runs);
    let unknown = Unknowns::of(heads, spot.plan, &shown, course);
    let academies = if spot.site().is_national() {
        facts::offers(heads, document, spot.plan.when, spot.plan.site)
    } else {
        Vec::new()
    };
    Some(CourseCard {
        id: shown.head.at.id.to_string(),
        path: path(spot, document),
        title: shown.head.title(),
        summary: shown.summary().to_owned(),
        kind: named(&vocabulary.kinds, kind),
        phase: facts::phase(course.phase(), next.as_ref().is_some_and(Next::is_full)),
        provider: facts::provider_name(heads, course),
        form: Course::known(&course.form).copied().map(facts::form),
        time: Course::known(&course.time).and_then(|time| facts::time(&time.0)),
        cost: Next::cost(next.as_ref(), shown.cost()).map(|cost| cost.short),
        free: matches!(shown.cost(), Some(Cost::Free)),
        location: shown.location().map(str::to_owned),
        participants: all_named(&vocabulary.audiences, &course.participants),
        functions: value(&course.functions).and_then(facts::functions),
        themes: all_named(&vocabulary.themes, &shown.head.common.themes),
        profiles: all_named(&vocabulary.profiles, &course.profiles),
        next_run: next.as_ref().map(|next| NextRun::of(spot, next)),
        unknown: unknown.main_sentence(),
        academies,
        region: spot.region_of(shown.head),
    })
}

/// What is not known of a course, in single words, for what is said once of a whole list.
pub fn unknown(spot: &Spot<'_>, document: DocIx) -> Vec<&'static str> {
    let shown = Shown::new(spot.heads, spot.plan.site, document);
    let course = shown.head.course();
    course.map_or_else(Vec::new, |course| {
        Unknowns::of(spot.heads, spot.plan, &shown, course).main
    })
}

impl NextRun {
    /// The first run to come in few words.
    pub fn of(spot: &Spot<'_>, next: &Next<'_, '_>) -> Self {
        let run = next.run;
        Self {
            dates: dutch::stamp(run.start, run.end),
            place: run.place(),
            region: runs::academy(spot, run.site).map(|academy| academy.name),
            full: next.is_full(),
            more: next.more(),
        }
    }
}

/// The card of a piece of news or of a special; `spot` is the root of the site.
pub fn news(spot: &Spot<'_>, document: DocIx) -> NewsCard {
    let shown = Shown::new(spot.heads, spot.plan.site, document);
    let head = shown.head;
    let special = match &head.content {
        Content::Special(special) => Some(special),
        _ => None,
    };
    let out = special.is_none_or(|special| special.date.is_some());
    let day = news_date(head).filter(|_| out);
    let article = head.article();
    let categories =
        article.map(|article| all_named(&spot.heads.vocabulary.categories, &article.categories));
    let picture = shown.picture();
    NewsCard {
        id: head.at.id.to_string(),
        path: path(spot, document),
        title: head.title(),
        summary: shown.summary().to_owned(),
        date: day.map(|day| dutch::stamp(day, day)),
        sender: article.and_then(|article| owned(text(&article.sender))),
        categories: categories.unwrap_or_default(),
        special: special.is_some(),
        edition: special.and_then(|special| owned(text(&special.edition))),
        expected: special.and_then(expected),
        picture: picture.and_then(|(head, picture)| spot.picture(head, picture)),
        region: spot.region_of(head),
    }
}

/// When an announced special is expected, in words; `None` once it is out.
pub fn expected(special: &Special) -> Option<String> {
    match (&special.date, &special.expected) {
        (Some(_), _) => None,
        (None, Some(period)) => Some(format!("Verwacht in {}", period.value.dutch())),
        (None, None) => Some("Aangekondigd, de datum is nog niet bekend".to_owned()),
    }
}

fn path(spot: &Spot<'_>, document: DocIx) -> String {
    let (address, _) = document_address(spot.heads.document(document));
    spot.href(&address)
}

/// A word of the vocabulary by its id.
pub fn named(list: &Field<Vec<Spanned<Word>>>, id: &str) -> Named {
    Named {
        id: id.to_owned(),
        name: Vocabulary::name(list, id).to_owned(),
    }
}

/// Words of the vocabulary by their ids.
pub fn all_named<N>(list: &Field<Vec<Spanned<Word>>>, refs: &Field<Refs<N>>) -> Vec<Named> {
    ids(refs).map(|id| named(list, id)).collect()
}
