//! `/aanbod/vinder.json`: the index that the finder's script loads.
//!
//! It holds the filter values and, of every course, its values, its search words and its card: the
//! same HTML as in the lists, rendered by the same component of the theme, so that the script needs
//! no second implementation. Links in a card are relative to this file.
//!
//! The format is private to the script of the same build; other programs use the catalogue.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;
use tera::Context;

use super::context::{PageContext, SiteContext};
use super::part::facts;
use super::view::meta::{PageMeta, PageView};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::template_error;
use crate::model::address::Address;
use crate::model::course::Course;
use crate::model::heads::DocIx;
use crate::model::value::{items, text};
use crate::plan::facet::Axis;
use crate::plan::localized::LocalizedDocument;
use crate::plan::page::PageKind;
use crate::plan::runs::{UpcomingRun, upcoming};

/// The template of a card.
const CARD: &str = "partials/finder-card.html";

#[derive(Serialize)]
struct FinderIndex<'i> {
    axes: Vec<IndexedAxis<'i>>,
    /// Unknowns shared by most courses; see `said_once`.
    unknown: Option<&'i str>,
    courses: Vec<IndexedCourse>,
}

#[derive(Serialize)]
struct IndexedAxis<'i> {
    id: &'static str,
    label: &'static str,
    values: Vec<IndexedValue<'i>>,
}

#[derive(Serialize)]
struct IndexedValue<'i> {
    id: &'i str,
    label: &'i str,
}

#[derive(Serialize)]
struct IndexedCourse {
    title: String,
    /// Lowercase, without duplicates and without the words of the title.
    words: String,
    /// For each axis the positions of the course's values.
    values: Vec<Vec<usize>>,
    card: String,
}

/// Renders the index.
///
/// # Errors
/// An error of the template engine in a card.
pub fn index(site: &SiteContext<'_>, address: &Address) -> Result<Vec<u8>, Box<Diagnostic>> {
    let context = PageContext::new(site, address);
    let (axes, mut values) = axes(&context);
    let once = context.shared.said_once(None);
    let mut variables = Context::new();
    variables.insert_value("site", site.view.clone());
    let page = PageView {
        kind: PageKind::Courses(1).template(),
        json_ld: None,
        meta: PageMeta::new(&context, "Aanbod", "", &[]),
    };
    variables.insert("page", &page);
    let mut courses = Vec::with_capacity(context.plan.courses.len());
    for &document in &context.plan.courses {
        let Some(listed) = context.shared.listed(document, once) else {
            continue;
        };
        variables.insert_value("card", listed.card);
        variables.insert("quiet", &listed.quiet);
        let card = site
            .theme
            .render(CARD, &variables)
            .map_err(|problem| Box::new(template_error::with_page(*problem, address.as_str())))?;
        let of_course = values.remove(&document);
        courses.push(IndexedCourse {
            title: context.heads.document(document).title(),
            words: search_words(&context, document),
            values: of_course.unwrap_or_else(|| vec![Vec::new(); axes.len()]),
            card: card.trim().to_owned(),
        });
    }
    let index = FinderIndex {
        axes,
        unknown: once.map(|once| once.sentence.as_str()),
        courses,
    };
    // Serialising fails only for a map with keys other than strings; the index has none.
    Ok(serde_json::to_vec(&index).unwrap_or_default())
}

/// The axes on which the site's courses differ, and for each course its values on each of them.
fn axes<'i>(context: &PageContext<'i>) -> (Vec<IndexedAxis<'i>>, HashMap<DocIx, Vec<Vec<usize>>>) {
    let facets = &context.plan.facets;
    let has = |axis: &Axis| facets.iter().any(|facet| facet.axis == *axis);
    let present: Vec<Axis> = Axis::ALL.into_iter().filter(has).collect();
    let mut values: HashMap<DocIx, Vec<Vec<usize>>> = HashMap::new();
    let axes = present.iter().enumerate().map(|(at, axis)| {
        let of_axis = facets.iter().filter(|facet| facet.axis == *axis);
        let of_axis = of_axis.enumerate().map(|(position, facet)| {
            for course in &facet.courses {
                let of_course = values
                    .entry(*course)
                    .or_insert_with(|| vec![Vec::new(); present.len()]);
                of_course[at].push(position);
            }
            IndexedValue {
                id: &facet.id,
                label: &facet.label,
            }
        });
        IndexedAxis {
            id: axis.word(),
            label: axis.label(),
            values: of_axis.collect(),
        }
    });
    let axes = axes.collect();
    (axes, values)
}

/// The search words of a course, besides its title and the names of its values: its goal, outcomes,
/// provider and place.
fn search_words(context: &PageContext<'_>, document: DocIx) -> String {
    let localized = LocalizedDocument::new(context.heads, context.plan.site, document);
    let Some(course) = localized.head.course() else {
        return String::new();
    };
    let mut texts: Vec<String> = vec![
        localized.summary().to_owned(),
        text(&course.goal).to_owned(),
        localized.location().unwrap_or_default().to_owned(),
    ];
    texts.extend(facts::provider_name(context.heads, course));
    let outcomes = Course::known(&course.outcomes).map(|outcomes| &outcomes.0);
    let outcomes = outcomes.into_iter().flatten();
    texts.extend(outcomes.map(|outcome| outcome.value.to_string()));
    let modules = items(&course.modules).iter();
    texts.extend(modules.map(|module| text(&module.value.title).to_owned()));
    let runs = upcoming(context.heads, document, context.today());
    texts.extend(runs.iter().filter_map(UpcomingRun::place));
    let title = localized.head.title().to_lowercase();
    let known: BTreeSet<&str> = split_words(&title).collect();
    let texts = texts.join(" ").to_lowercase();
    let words: BTreeSet<&str> = split_words(&texts)
        .filter(|word| !known.contains(word))
        .collect();
    words.into_iter().collect::<Vec<_>>().join(" ")
}

/// The words of a text. Single letters are dropped: nearly every word contains them.
fn split_words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| word.chars().nth(1).is_some())
}
