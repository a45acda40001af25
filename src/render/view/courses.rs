//! Lists of courses: `courses` in `courses.html`.

use serde::Serialize;
use tera::Value;

use super::meta::PageMeta;
use crate::model::address::Address;
use crate::model::heads::DocIx;
use crate::model::number::thousands;
use crate::model::schema::Field;
use crate::model::value::{items, non_empty, text};
use crate::model::vocabulary::Word;
use crate::plan::axis::Axis;
use crate::plan::facet::Facet;
use crate::plan::links::public_url;
use crate::plan::section::OfferCount;
use crate::plan::site::PAGE_SIZE;
use crate::render::context::PageContext;
use crate::render::dutch;
use crate::render::part::basics::{LinkKind, LinkView};
use crate::render::part::pagination::Pagination;
use crate::render::part::sections::{CourseSection, count_in_words};
use crate::source::Spanned;

/// A page of the finder, or of one of its facets.
#[derive(Debug, Serialize)]
pub(in crate::render) struct CoursesView {
    /// The facet of this page; null on the list of all courses.
    pub(in crate::render) facet: Option<CurrentFacet>,
    /// The courses on this page, by section.
    pub(in crate::render) sections: Vec<CourseSection>,
    /// The number of courses in the list that are or will be to be had, in words: `12 resultaten`.
    pub(in crate::render) count: String,
    /// What that number consists of: `2 van Noord en 10 bij andere academies`; may be empty.
    pub(in crate::render) count_parts: String,
    /// How many of them this page shows, in words: `20 van 213 getoond`.
    pub(in crate::render) shown: String,
    /// What is unknown of most of the list, in one sentence above it: `Van het meeste aanbod zijn
    /// datum en prijs nog niet bekend.`; null when each card states its own.
    pub(in crate::render) unknown: Option<String>,
    /// The pagination.
    pub(in crate::render) pagination: Pagination,
    /// The axes with lists to browse, with their values, as `FacetGroup`s.
    pub(in crate::render) facets: Value,
    /// The axes on which the finder's script filters, as `ChoiceGroup`s.
    pub(in crate::render) choices: Value,
    /// The URL of the index that the script loads.
    pub(in crate::render) index_href: String,
    /// The number of courses on the site.
    pub(in crate::render) all: usize,
    /// The URL of the list of all courses.
    pub(in crate::render) all_href: String,
    /// The URL of the overview for printing.
    pub(in crate::render) overview_href: String,
    /// The URL of the catalogue as JSON.
    pub(in crate::render) json_href: String,
    /// The URL of the catalogue as CSV, for spreadsheets.
    pub(in crate::render) csv_href: String,
    /// The courses on the sites of the other academies, some of which are only there; empty on the
    /// national site, which lists them.
    pub(in crate::render) elsewhere: Vec<LinkView>,
}

/// The facet of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct CurrentFacet {
    /// The name of its axis: `thema`.
    pub(in crate::render) axis: String,
    /// The label of its axis: `Thema`.
    pub(in crate::render) axis_label: String,
    /// Its id.
    pub(in crate::render) id: String,
    /// Its label.
    pub(in crate::render) label: String,
    /// Its description.
    pub(in crate::render) description: Option<String>,
}

/// The title of the list of courses.
pub(super) const TITLE: &str = "Aanbod";

/// The breadcrumbs of pages under the list of courses.
pub(super) fn trail() -> Vec<(String, Address)> {
    vec![("Aanbod".to_owned(), Address::from("/aanbod/"))]
}

/// Page `number`, from 1, of the finder.
pub(in crate::render) fn finder(
    context: &PageContext<'_>,
    number: usize,
) -> (PageMeta, CoursesView) {
    let summary =
        "Opleidingen, trainingen en andere scholing voor buurtsportcoaches. Kies wat bij jou past.";
    let first = Address::from("/aanbod/");
    let list = (context.plan.count, &*context.plan.courses);
    let (pagination, _) = Pagination::of(context, &first, list.1, number);
    let mut page = PageMeta::new(context, &pagination.title(TITLE), summary, &[]);
    page.paged(&pagination);
    (page, view(context, None, pagination, list))
}

/// Page `number`, from 1, of the facet at a position in the plan.
pub(in crate::render) fn facet(
    context: &PageContext<'_>,
    at: usize,
    number: usize,
) -> Option<(PageMeta, CoursesView)> {
    let facet = context.plan.facets.get(at)?;
    let address = facet.address.as_ref()?;
    let list = (facet.count, &*facet.courses);
    let (pagination, _) = Pagination::of(context, address, list.1, number);
    let title = facet_title(facet);
    let current = current(context, facet);
    let count = count_in_a_sentence(facet);
    let summary = match &current.description {
        Some(description) => format!("{description} {count}"),
        None => count,
    };
    let mut page = PageMeta::new(context, &pagination.title(&title), &summary, &trail());
    page.paged(&pagination);
    Some((page, view(context, Some((at, current)), pagination, list)))
}

/// The title of the list of a facet.
pub(super) fn facet_title(facet: &Facet) -> String {
    match facet.axis {
        Axis::Cost => "Gratis aanbod".to_owned(),
        Axis::Function => format!("Aanbod voor functie {}", facet.id.to_uppercase()),
        _ => format!("Aanbod: {}", facet.label),
    }
}

/// The number of courses in a facet: `Er zijn 2 opleidingen en trainingen voor functie A.`
fn count_in_a_sentence(facet: &Facet) -> String {
    let (one, more) = match facet.axis {
        Axis::Cost => (
            "gratis opleiding of training",
            "gratis opleidingen en trainingen",
        ),
        _ => ("opleiding of training", "opleidingen en trainingen"),
    };
    let count = dutch::there_are(facet.count.total(), one, more);
    let label = &facet.label;
    match facet.axis {
        Axis::Function => format!("{count} voor functie {}.", facet.id.to_uppercase()),
        Axis::Profile => format!("{count} voor het profiel {label}."),
        Axis::Theme => format!("{count} bij het thema {label}."),
        Axis::Kind => format!("{count} van de soort {label}."),
        Axis::Form => format!("{count} {}.", label.to_lowercase()),
        Axis::Region => format!("{count} bij de academie in {label}."),
        _ => format!("{count}."),
    }
}

fn view(
    context: &PageContext<'_>,
    facet: Option<(usize, CurrentFacet)>,
    pagination: Pagination,
    (count, courses): (OfferCount, &[DocIx]),
) -> CoursesView {
    let once = context.shared.said_once(facet.as_ref().map(|(at, _)| *at));
    let first = (pagination.number.saturating_sub(1) * PAGE_SIZE).min(courses.len());
    let last = (first + PAGE_SIZE).min(courses.len());
    let academy = facet
        .as_ref()
        .filter(|(_, facet)| facet.axis == Axis::Region.word())
        .and_then(|(_, facet)| context.heads.site_with_id(&facet.id));
    let card = |document| match academy {
        Some(academy) => context.shared.listed_at(academy, document),
        None => context.shared.listed(document, once),
    };
    let href = |address: &str| context.href(&Address::from(address));
    CoursesView {
        facet: facet.map(|(_, current)| current),
        sections: CourseSection::of_page(
            context,
            (count, courses.len()),
            first,
            &courses[first..last],
            card,
        ),
        count: match count.total() {
            0 => "Nu geen aanbod".to_owned(),
            total => dutch::amount(total, "resultaat", "resultaten"),
        },
        count_parts: count_in_words(context, count),
        shown: format!(
            "{} van {} getoond",
            last - first,
            thousands(courses.len() as u64)
        ),
        unknown: once
            .filter(|_| academy.is_none())
            .map(|once| once.sentence.clone()),
        pagination,
        facets: context.shared.facets.clone(),
        choices: context.shared.choices.clone(),
        index_href: href("/aanbod/vinder-index.js"),
        all: context.plan.courses.len(),
        all_href: href("/aanbod/"),
        overview_href: href("/aanbod/overzicht/"),
        json_href: href("/aanbod.json"),
        csv_href: href("/aanbod.csv"),
        elsewhere: elsewhere(context),
    }
}

/// Links to the lists of the other academies, except those whose site is in preparation.
fn elsewhere(context: &PageContext<'_>) -> Vec<LinkView> {
    let heads = context.heads;
    let own = context.plan.site;
    if context.site().is_national() {
        return Vec::new();
    }
    let others = heads
        .academies()
        .filter(|site| *site != own && !heads.site(*site).region.is_preparing());
    others
        .map(|site| LinkView {
            text: heads.site(site).short_name().to_owned(),
            href: public_url(heads, site, &Address::from("/aanbod/"), None),
            kind: LinkKind::Referral,
            academy: Some(heads.site(site).name().to_owned()),
        })
        .collect()
}

fn current(context: &PageContext<'_>, facet: &Facet) -> CurrentFacet {
    let vocabulary = &context.heads.vocabulary;
    let description = match facet.axis {
        Axis::Theme => description(&vocabulary.themes, &facet.id),
        Axis::Profile => description(&vocabulary.profiles, &facet.id),
        Axis::Kind => description(&vocabulary.kinds, &facet.id),
        _ => None,
    };
    CurrentFacet {
        axis: facet.axis.word().to_owned(),
        axis_label: facet.axis.label().to_owned(),
        id: facet.id.to_string(),
        label: facet.label.clone(),
        description,
    }
}

fn description(list: &Field<Vec<Spanned<Word>>>, id: &str) -> Option<String> {
    let is = |word: &&Spanned<Word>| word.id.as_ref().is_some_and(|known| &*known.value.0 == id);
    let word = items(list).iter().find(is)?;
    non_empty(text(&word.description))
}
