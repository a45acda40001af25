//! The carrièrepad: `career_path` in `career-path.html`, `function` in `function.html`.

use std::sync::Arc;

use serde::Serialize;

use super::body::BodyView;
use super::meta::PageMeta;
use crate::diagnostic::join_list;
use crate::model::address::Address;
use crate::model::career::{self, CareerPath, FunctionProfile};
use crate::model::common::Texts;
use crate::model::document::{Content, Head};
use crate::model::heads::DocIx;
use crate::model::schema::Field;
use crate::model::value::{Known, items, text, value};
use crate::plan::axis::Axis;
use crate::plan::facet::Facet;
use crate::plan::localized::LocalizedDocument;
use crate::render::context::PageContext;
use crate::render::dutch;
use crate::render::part::basics::{ExplainedItem, LinkView};
use crate::render::part::film::FilmView;
use crate::render::part::listing::CourseListing;
use crate::source::Spanned;

/// The page that explains the path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct CareerPathView {
    /// Its text.
    pub(in crate::render) body: BodyView,
    /// The functions, in order.
    pub(in crate::render) functions: Vec<FunctionBrief>,
    /// The functions whose role is unknown, in one sentence: `De rol van de functies B en C is nog
    /// niet bekend.`; null when all roles are known.
    pub(in crate::render) unknown: Option<String>,
    /// The functions without courses, in one sentence: `Bij de functies B en C staat nog geen
    /// scholing.`; null when all have some.
    pub(in crate::render) without_courses: Option<String>,
    /// How to use the path, step by step.
    pub(in crate::render) steps: Vec<ExplainedItem>,
    /// How to read the path.
    pub(in crate::render) guide: Vec<ExplainedItem>,
    /// Questions (`title`) and answers (`text`).
    pub(in crate::render) questions: Vec<ExplainedItem>,
    /// The animated film, shown as a picture with a link.
    pub(in crate::render) film: Option<FilmView>,
}

/// A function on the path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct FunctionBrief {
    /// Its letter: `A`.
    pub(in crate::render) letter: String,
    /// Its title.
    pub(in crate::render) title: String,
    /// Its role; null when unknown.
    pub(in crate::render) role: Option<String>,
    /// Its summary.
    pub(in crate::render) summary: String,
    /// The URL of its page.
    pub(in crate::render) href: String,
    /// The number of courses for it.
    pub(in crate::render) courses: usize,
    /// The first of those courses, by title.
    pub(in crate::render) first_courses: Vec<LinkView>,
    /// The URL of the list of all of them; null when there is none.
    pub(in crate::render) courses_href: Option<String>,
    /// Whether it is the current page.
    pub(in crate::render) current: bool,
}

/// A function.
#[derive(Debug, Serialize)]
pub(in crate::render) struct FunctionView {
    /// Its letter: `A`.
    pub(in crate::render) letter: String,
    /// Its text.
    pub(in crate::render) body: BodyView,
    /// Its role; null when unknown, like the next two fields.
    pub(in crate::render) role: Option<String>,
    /// Its level.
    pub(in crate::render) level: Option<String>,
    /// Its goal.
    pub(in crate::render) goal: Option<String>,
    /// Its results; empty when unknown.
    pub(in crate::render) results: Vec<String>,
    /// The skills it requires; empty when unknown.
    pub(in crate::render) skills: Vec<String>,
    /// The unknowns, in one sentence; null when everything is known.
    pub(in crate::render) unknown: Option<String>,
    /// The courses that name it.
    pub(in crate::render) courses: CourseListing,
    /// The total number of such courses; the page may show a part of them.
    pub(in crate::render) courses_total: usize,
    /// The URL of the list of those courses; null when there is none.
    pub(in crate::render) courses_href: Option<String>,
    /// All functions, in order.
    pub(in crate::render) functions: Vec<FunctionBrief>,
    /// The function before it.
    pub(in crate::render) previous: Option<LinkView>,
    /// The function after it.
    pub(in crate::render) next: Option<LinkView>,
    /// The URL of the path's page.
    pub(in crate::render) path_href: String,
}

/// How many courses the page of a function shows; their list has the rest.
const COURSES: usize = 24;

/// How many courses of each function the page of the path lists.
const FIRST_COURSES: usize = 4;

/// The page that explains the path.
pub(in crate::render) fn path(
    context: &PageContext<'_>,
    document: DocIx,
) -> Option<(PageMeta, CareerPathView)> {
    let localized = LocalizedDocument::new(context.heads, context.plan.site, document);
    let Content::CareerPath(path) = &localized.head.content else {
        return None;
    };
    let page = PageMeta::of_document(context, &localized, &[]);
    Some((page, path_view(context, &localized, path)))
}

fn path_view(
    context: &PageContext<'_>,
    localized: &LocalizedDocument<'_>,
    path: &CareerPath,
) -> CareerPathView {
    let explained = |list: &Field<Vec<Spanned<career::TitledText>>>| {
        let explained = items(list).iter().map(|item| ExplainedItem {
            title: text(&item.title).to_owned(),
            text: text(&item.text).to_owned(),
        });
        explained.collect()
    };
    let questions = items(&path.questions).iter().map(|question| ExplainedItem {
        title: text(&question.question).to_owned(),
        text: text(&question.answer).to_owned(),
    });
    let functions = functions(context, None);
    CareerPathView {
        body: BodyView::of(context, localized),
        unknown: unknown_roles(&functions),
        without_courses: without_courses(&functions),
        functions,
        steps: explained(&path.steps),
        guide: explained(&path.guide),
        questions: questions.collect(),
        film: value(&path.film).map(FilmView::of_film),
    }
}

/// A function of the path.
pub(in crate::render) fn function(
    context: &PageContext<'_>,
    document: DocIx,
) -> Option<(PageMeta, FunctionView)> {
    let localized = LocalizedDocument::new(context.heads, context.plan.site, document);
    let profile = profile(localized.head)?;
    let path = Address::from("/carrierepad/");
    let way = vec![("Carrièrepad".to_owned(), path.clone())];
    let page = PageMeta::of_document(context, &localized, &way);
    let order = &context.plan.functions;
    let at = order.iter().position(|other| *other == document)?;
    let neighbour = |at: Option<usize>| {
        let other = at.and_then(|at| order.get(at))?;
        Some(context.titled(*other))
    };
    let facet = facet(context, &localized.head.at.id);
    let courses = facet.map_or(&[][..], Facet::offer);
    let view = FunctionView {
        letter: localized.head.at.id.to_uppercase(),
        body: BodyView::of(context, &localized),
        role: known_text(&profile.role),
        level: known_text(&profile.level),
        goal: known_text(&profile.goal),
        results: known_texts(&profile.results),
        skills: known_texts(&profile.skills),
        unknown: unknown(profile),
        courses: context
            .shared
            .listing(courses.get(..COURSES).unwrap_or(courses)),
        courses_total: courses.len(),
        courses_href: facet
            .and_then(|facet| facet.address.as_ref())
            .map(|address| context.href(address)),
        functions: functions(context, Some(document)),
        previous: neighbour(at.checked_sub(1)),
        next: neighbour(Some(at + 1)),
        path_href: context.href(&path),
    };
    Some((page, view))
}

fn profile(head: &Head) -> Option<&FunctionProfile> {
    match &head.content {
        Content::Function(profile) => Some(profile),
        _ => None,
    }
}

fn facet<'s>(context: &PageContext<'s>, letter: &str) -> Option<&'s Facet> {
    context
        .plan
        .facets
        .get(context.shared.facet(Axis::Function, letter)?)
}

/// All functions of the path, in order.
fn functions(context: &PageContext<'_>, current: Option<DocIx>) -> Vec<FunctionBrief> {
    let brief = |document: &DocIx| {
        let localized = LocalizedDocument::new(context.heads, context.plan.site, *document);
        let profile = profile(localized.head);
        let facet = facet(context, &localized.head.at.id);
        let courses = facet.map_or(&[][..], Facet::offer);
        FunctionBrief {
            letter: localized.head.at.id.to_uppercase(),
            title: localized.head.title(),
            role: profile.and_then(|profile| known_text(&profile.role)),
            summary: localized.summary().to_owned(),
            href: context.document(*document, None).href,
            courses: courses.len(),
            first_courses: courses
                .iter()
                .take(FIRST_COURSES)
                .map(|course| context.titled(*course))
                .collect(),
            courses_href: facet
                .and_then(|facet| facet.address.as_ref())
                .map(|address| context.href(address)),
            current: current == Some(*document),
        }
    };
    context.plan.functions.iter().map(brief).collect()
}

fn known_text(field: &Field<Known<Arc<str>>>) -> Option<String> {
    let known = value(field).and_then(Known::known);
    known.map(|text| text.to_string())
}

fn known_texts(field: &Field<Known<Texts>>) -> Vec<String> {
    let known = value(field).and_then(Known::known);
    let texts = known.map_or(&[][..], Vec::as_slice);
    texts.iter().map(|text| text.value.to_string()).collect()
}

fn unknown_roles(functions: &[FunctionBrief]) -> Option<String> {
    let unknown = functions.iter().filter(|function| function.role.is_none());
    let letters: Vec<&str> = unknown.map(|function| function.letter.as_str()).collect();
    let several = functions_in_words(&letters);
    (!letters.is_empty()).then(|| format!("De rol van {several} is nog niet bekend."))
}

fn without_courses(functions: &[FunctionBrief]) -> Option<String> {
    let lacking = functions.iter().filter(|function| function.courses == 0);
    let letters: Vec<&str> = lacking.map(|function| function.letter.as_str()).collect();
    let several = functions_in_words(&letters);
    (!letters.is_empty()).then(|| format!("Bij {several} staat nog geen scholing."))
}

/// `functie B`, `de functies B en C`.
fn functions_in_words(letters: &[&str]) -> String {
    match letters {
        [only] => format!("functie {only}"),
        several => format!("de functies {}", join_list(several, "en")),
    }
}

fn unknown(profile: &FunctionProfile) -> Option<String> {
    let parts = [
        (known_text(&profile.role).is_none(), "de rol"),
        (known_text(&profile.level).is_none(), "het niveau"),
        (known_text(&profile.goal).is_none(), "het doel"),
        (known_texts(&profile.results).is_empty(), "de resultaten"),
        (known_texts(&profile.skills).is_empty(), "de competenties"),
    ];
    let unknown: Vec<&str> = parts
        .iter()
        .filter(|(is, _)| *is)
        .map(|(_, word)| *word)
        .collect();
    match unknown.as_slice() {
        [] => None,
        [only] if !only.ends_with("en") && !only.ends_with("es") => {
            Some(format!("{} staat hier nog niet.", dutch::capitalised(only)))
        }
        several => {
            let several = join_list(several, "en");
            Some(format!(
                "{} staan hier nog niet.",
                dutch::capitalised(&several)
            ))
        }
    }
}
