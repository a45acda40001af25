//! Cards: how lists show a course or a news item.
//!
//! Cards are built once for a site and shared by all its lists, so their links are `path`s from the
//! root.

use serde::Serialize;

use super::art;
use super::basics::{DateView, NamedValue, PictureView};
use super::credit;
use super::enrolment;
use super::facts;
use super::freshness::within;
use super::runs::NextUpcoming;
use super::start::CourseStart;
use super::unknowns::Unknowns;
use crate::model::course::{Cost, Course};
use crate::model::document::Content;
use crate::model::heads::{DocIx, SiteIx};
use crate::model::special::Special;
use crate::model::value::{non_empty, text, value};
use crate::plan::links::document_address;
use crate::plan::localized::LocalizedDocument;
use crate::plan::runs::{Room, upcoming};
use crate::plan::site::{is_undated, shown_date};
use crate::render::dutch;
use crate::render::link_context::LinkContext;
use crate::render::part::basics::{all_named, named};
use crate::render::part::facts::{OfferingAcademy, PhaseView};

/// A course in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct CourseCard {
    /// Its id.
    pub(in crate::render) id: String,
    /// The path of its page.
    pub(in crate::render) path: String,
    /// Its title.
    pub(in crate::render) title: String,
    /// Its summary, as the site shows it.
    pub(in crate::render) summary: String,
    /// The kind of offer; null when unknown.
    pub(in crate::render) kind: Option<NamedValue>,
    /// Its phase.
    pub(in crate::render) phase: PhaseView,
    /// Its provider.
    pub(in crate::render) provider: Option<String>,
    /// Classroom, online or blended.
    pub(in crate::render) form: Option<NamedValue>,
    /// The study time: `4 dagdelen`.
    pub(in crate::render) time: Option<String>,
    /// The price in short: `€ 125,50 per deelnemer`, `Vanaf € 45 per deelnemer`, `Gratis`, `Prijs op
    /// aanvraag`; null for a course that is over.
    pub(in crate::render) cost: Option<String>,
    /// Whether it is free of charge.
    pub(in crate::render) free: bool,
    /// The location, in words.
    pub(in crate::render) location: Option<String>,
    /// The participants: `Buurtsportcoaches`…
    pub(in crate::render) participants: Vec<NamedValue>,
    /// Functions of the carrièrepad: `Functies A en B`, `Alle functies`; null when unknown.
    pub(in crate::render) functions: Option<String>,
    /// Its themes.
    pub(in crate::render) themes: Vec<NamedValue>,
    /// Its profiles.
    pub(in crate::render) profiles: Vec<NamedValue>,
    /// When and where it begins; null when no date is known.
    pub(in crate::render) start: Option<CourseStart>,
    /// The language in which it is given; null for Dutch.
    pub(in crate::render) language: Option<String>,
    /// The points of each register: `12 punten bij Registerplein`.
    pub(in crate::render) points: Vec<String>,
    /// The ways to take part without a date: `Zonder vaste datum`, `Ook op aanvraag`.
    pub(in crate::render) dateless: Vec<&'static str>,
    /// Whether it is offer of others, which the academies did not assess.
    pub(in crate::render) external: bool,
    /// What is unknown, in one sentence without advice: `Datum, plaats en prijs zijn nog niet
    /// bekend.`; null when all of it is known.
    pub(in crate::render) unknown: Option<String>,
    /// The academies that offer it; national site only, empty elsewhere.
    pub(in crate::render) academies: Vec<OfferingAcademy>,
    /// The name of the only academy that has it, for a course of one region.
    pub(in crate::render) region: Option<String>,
    /// Its picture; `src` is a path from the root.
    pub(in crate::render) picture: Option<PictureView>,
    /// The name of its illustration, for `asset`; shown when it has no picture.
    pub(in crate::render) art: String,
}

/// A news item or a special in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct NewsCard {
    /// Its id.
    pub(in crate::render) id: String,
    /// The path of its page.
    pub(in crate::render) path: String,
    /// Its title.
    pub(in crate::render) title: String,
    /// Its summary.
    pub(in crate::render) summary: String,
    /// The line above its title; null for a special.
    pub(in crate::render) kicker: Option<String>,
    /// The date of publication, as precise as it is known; null for a special that is not published
    /// yet.
    pub(in crate::render) date: Option<DateView>,
    /// Whether it is news of which the date is unknown.
    pub(in crate::render) undated: bool,
    /// The sender; null for a special.
    pub(in crate::render) sender: Option<String>,
    /// Its categories.
    pub(in crate::render) categories: Vec<NamedValue>,
    /// Whether it is a special edition.
    pub(in crate::render) special: bool,
    /// The edition of a special.
    pub(in crate::render) edition: Option<String>,
    /// When an announced special is expected, in words: `Verwacht in het najaar van 2024`, `Aangekondigd,
    /// de datum is nog niet bekend`; null once it is published, and for news.
    pub(in crate::render) expected: Option<String>,
    /// Its picture; `src` is a path from the root.
    pub(in crate::render) picture: Option<PictureView>,
    /// The name of its illustration, for `asset`; shown when it has no picture.
    pub(in crate::render) art: String,
    /// The short name of the region, for news of one region.
    pub(in crate::render) region: Option<String>,
}

/// The card of a course in a list of the offer of a site: of the site itself, or of an academy on the
/// national site. `links` is at the root of the site.
pub(in crate::render) fn course(
    links: &LinkContext<'_>,
    site: SiteIx,
    document: DocIx,
) -> Option<CourseCard> {
    let heads = links.heads;
    let localized = LocalizedDocument::new(heads, links.plan.site, document);
    let course = localized.head.course()?;
    let vocabulary = &heads.vocabulary;
    let kind = Course::known(&course.kind);
    let picture = localized.picture();
    let runs = upcoming(heads, document, links.today());
    let next = NextUpcoming::in_list(links, site, document, &runs);
    let start = CourseStart::in_list(links, site, document, &runs, next.as_ref());
    let at_site = LocalizedDocument::new(heads, site, document);
    let unknown = Unknowns::of(heads, links.plan, &localized, course);
    let academies = if links.site().is_national() {
        facts::offers(heads, document, links.plan.when, links.plan.site)
    } else {
        Vec::new()
    };
    Some(CourseCard {
        id: localized.head.at.id.to_string(),
        path: page_path(links, document),
        title: localized.head.title(),
        summary: localized.summary().to_owned(),
        kind: kind.map(|kind| named(&vocabulary.kinds, kind)),
        phase: facts::phase(
            course.phase(),
            next.as_ref()
                .filter(|_| start.elsewhere.is_none() && !enrolment::needs_no_date(course))
                .map_or(Room::Open, NextUpcoming::room),
        ),
        provider: facts::provider_name(heads, course),
        form: Course::known(&course.form).copied().map(facts::form),
        time: Course::known(&course.time).and_then(|time| facts::time(&time.0)),
        // A price promises that one can still buy.
        cost: NextUpcoming::cost(next.as_ref(), links, &at_site)
            .filter(|_| !course.phase().is_over())
            .map(|cost| cost.short),
        free: matches!(at_site.cost(), Some(Cost::Free)),
        location: at_site.location().map(str::to_owned),
        participants: facts::participants(heads, course),
        functions: value(&course.functions).and_then(facts::functions),
        themes: all_named(&vocabulary.themes, &localized.head.common.themes),
        profiles: all_named(&vocabulary.profiles, &course.profiles),
        dateless: enrolment::dateless(course, !start.is_empty()),
        external: course.is_external(),
        start: (!start.is_empty()).then_some(start),
        language: credit::language(course),
        points: credit::points(course),
        unknown: unknown.main_sentence(),
        academies,
        region: links.region_of(localized.head),
        picture: picture.and_then(|(head, picture)| links.picture(head, picture)),
        art: art::of_document(links, localized.head),
    })
}

/// The unknowns of a course, as nouns for the sentence above a list.
pub(in crate::render) fn unknown(links: &LinkContext<'_>, document: DocIx) -> Vec<&'static str> {
    let localized = LocalizedDocument::new(links.heads, links.plan.site, document);
    let course = localized.head.course();
    course.map_or_else(Vec::new, |course| {
        Unknowns::of(links.heads, links.plan, &localized, course).main
    })
}

/// The card of a news item or special; `links` is at the root of the site.
pub(in crate::render) fn news(links: &LinkContext<'_>, document: DocIx) -> NewsCard {
    let localized = LocalizedDocument::new(links.heads, links.plan.site, document);
    let head = localized.head;
    let special = match &head.content {
        Content::Special(special) => Some(special),
        _ => None,
    };
    let article = head.article();
    let categories =
        article.map(|article| all_named(&links.heads.vocabulary.categories, &article.categories));
    let picture = localized.picture();
    NewsCard {
        id: head.at.id.to_string(),
        path: page_path(links, document),
        title: head.title(),
        summary: localized.summary().to_owned(),
        kicker: article.and_then(|article| non_empty(text(&article.kicker))),
        date: shown_date(head).map(dutch::date),
        undated: is_undated(head),
        sender: article.and_then(|article| non_empty(text(&article.sender))),
        categories: categories.unwrap_or_default(),
        special: special.is_some(),
        edition: special.and_then(|special| non_empty(text(&special.edition))),
        expected: special.and_then(expected),
        picture: picture.and_then(|(head, picture)| links.picture(head, picture)),
        art: art::of_document(links, head),
        region: links.region_of(head),
    }
}

/// When an announced special is expected, in words; `None` once it is published.
pub(in crate::render) fn expected(special: &Special) -> Option<String> {
    match (&special.date, &special.expected) {
        (Some(_), _) => None,
        (None, Some(period)) => Some(format!("Verwacht {}", within(period.value))),
        (None, None) => Some("Aangekondigd; de datum is nog niet bekend".to_owned()),
    }
}

fn page_path(links: &LinkContext<'_>, document: DocIx) -> String {
    let (address, _) = document_address(links.heads.document(document));
    links.href(&address)
}
