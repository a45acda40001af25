//! `/aanbod/vinder-index.js`: the index that the finder's script loads.
//!
//! It holds the filter values and, of every course, its values, the ways to take it, and its card:
//! the same HTML as in the lists, rendered by the same component of the theme, so that the script
//! needs no second implementation. Links in a card are relative to this file. A way has the line of
//! the card that says when and where, as the filters decide which date a card shows.
//!
//! It is a script and not JSON, so that it can be loaded from a folder as well as from a server. The
//! format is private to the script of the same build; other programs use the catalogue.

use rustc_hash::FxHashMap;
use serde::Serialize;
use tera::Value;

use super::context::{PageContext, SiteContext};
use super::fragment::{Fragments, data_script};
use super::part::cost::CostView;
use super::part::sections;
use super::part::start::{CourseStart, NextRun};
use crate::diagnostic::Diagnostic;
use crate::model::address::Address;
use crate::model::heads::DocIx;
use crate::plan::axis::Axis;
use crate::plan::links::document_address;
use crate::plan::page::PageKind;
use crate::plan::runs::{UpcomingRun, upcoming};
use crate::plan::section::{Section, rank_in_section};
use crate::plan::way::{Way, ways};

/// The template of a card.
const CARD: &str = "partials/finder-card.html";

/// The template of the line of a card that says when and where.
const START: &str = "partials/finder-start.html";

#[derive(Serialize)]
struct FinderIndex<'i> {
    /// The id of the site's academy; null on the national site.
    own: Option<&'i str>,
    /// The headings of the sections, in order.
    sections: [String; 4],
    /// What each part of a count is, in words.
    parts: [String; 3],
    /// Heading and part of what any academy offers.
    everywhere: (&'static str, &'static str),
    axes: Vec<IndexedAxis<'i>>,
    /// Unknowns shared by most courses; see `said_once`.
    unknown: Option<&'i str>,
    courses: Vec<IndexedCourse>,
}

#[derive(Serialize)]
struct IndexedAxis<'i> {
    id: &'static str,
    label: &'static str,
    /// Whether its values belong to the ways to take a course.
    way: bool,
    values: Vec<IndexedValue<'i>>,
}

#[derive(Serialize)]
struct IndexedValue<'i> {
    id: &'i str,
    label: &'i str,
}

#[derive(Serialize)]
struct IndexedCourse {
    /// The path of its page, by which the search engine refers to it.
    key: String,
    title: String,
    /// The position of its section.
    section: usize,
    /// Its rank within its section, before that by date.
    rank: u8,
    /// For each axis the positions of the course's values.
    values: Vec<Vec<usize>>,
    ways: Vec<IndexedWay>,
    card: String,
}

/// A way to take a course.
#[derive(Serialize)]
struct IndexedWay {
    /// The first day; empty when there is none, and when it is past.
    start: String,
    /// Whether it can be joined.
    open: bool,
    /// Whether the lists of the site go by it unless the reader looks beyond the own academy.
    own: bool,
    /// The position of the academy on the axis of regions, if known.
    region: Option<usize>,
    /// For each axis of ways the position of its value.
    values: Vec<Option<usize>>,
    /// The line of the card that says when and where, as HTML; empty when there is none.
    line: String,
    /// The price in short.
    cost: Option<String>,
    /// The rank of the price.
    price: Option<u64>,
}

/// Renders the index.
///
/// # Errors
/// An error of the template engine in a card.
pub fn index(site: &SiteContext<'_>, address: &Address) -> Result<Vec<u8>, Box<Diagnostic>> {
    let context = PageContext::new(site, address);
    let mut index = IndexBuilder::new(site, address, &context);
    let courses = context.plan.courses.iter().enumerate();
    let courses = courses.filter_map(|(at, document)| index.course(at, *document).transpose());
    let own = context.site();
    let finder = FinderIndex {
        own: (!own.is_national()).then_some(&*own.id),
        sections: SECTIONS.map(|section| sections::title(&context, section)),
        parts: sections::parts(&context),
        everywhere: sections::EVERYWHERE,
        unknown: context
            .shared
            .said_once(None)
            .map(|once| once.sentence.as_str()),
        courses: courses.collect::<Result<_, _>>()?,
        axes: index.axes,
    };
    Ok(data_script("vindplekAanbod", &finder))
}

/// The sections in the order of the lists.
const SECTIONS: [Section; 4] = [
    Section::Own,
    Section::Elsewhere,
    Section::Nowhere,
    Section::Over,
];

struct IndexBuilder<'i, 's> {
    context: &'i PageContext<'s>,
    cards: Fragments<'s>,
    starts: Fragments<'s>,
    axes: Vec<IndexedAxis<'s>>,
    present: Vec<Axis>,
    values: FxHashMap<DocIx, Vec<Vec<usize>>>,
}

impl<'i, 's> IndexBuilder<'i, 's> {
    fn new(site: &SiteContext<'s>, address: &'s Address, context: &'i PageContext<'s>) -> Self {
        let present = present_axes(context);
        let (axes, values) = axes(context, &present);
        let is_said_once = context.shared.said_once(None).is_some();
        let pieces = |template| Fragments::new(site, address, PageKind::Courses(1), template);
        Self {
            context,
            cards: pieces(CARD).with("quiet", Value::from(is_said_once)),
            starts: pieces(START),
            axes,
            present,
            values,
        }
    }

    /// The course at a position of the list.
    fn course(
        &mut self,
        at: usize,
        document: DocIx,
    ) -> Result<Option<IndexedCourse>, Box<Diagnostic>> {
        let context = self.context;
        let Some(card) = context.shared.course_card(document) else {
            return Ok(None);
        };
        let head = context.heads.document(document);
        let (page, _) = document_address(head);
        let today = context.today();
        let runs = upcoming(context.heads, document, today);
        let mut all = ways(context.heads, context.plan.site, document, today);
        // A run that has begun already is the least useful to a visitor who wants a date.
        all.sort_by_key(|way| way.run.is_none_or(|run| run.start < today));
        let section = context.plan.count.section_at(at);
        let ways = all.iter().map(|way| self.way(section, &runs, way));
        let ways = ways.collect::<Result<_, _>>()?;
        let of_course = self.values.get(&document).cloned();
        Ok(Some(IndexedCourse {
            key: page.as_str().trim_start_matches('/').to_owned(),
            title: head.title(),
            section: section as usize,
            rank: rank_in_section(head),
            values: of_course.unwrap_or_else(|| vec![Vec::new(); self.axes.len()]),
            ways,
            card: self.cards.render("card", card)?,
        }))
    }

    fn way(
        &mut self,
        section: Section,
        runs: &[UpcomingRun<'_>],
        way: &Way<'_>,
    ) -> Result<IndexedWay, Box<Diagnostic>> {
        let context = self.context;
        let start = match (&way.run, way.site) {
            (Some(run), _) => CourseStart {
                next: Some(NextRun::alone(context, run)),
                ..CourseStart::default()
            },
            (None, Some(academy)) => CourseStart::elsewhere(context, academy, runs),
            (None, None) => CourseStart::default(),
        };
        let line = match start.is_empty() {
            true => String::new(),
            false => self
                .starts
                .render("start", Value::from_serializable(&start))?,
        };
        let position = |axis: Axis, id: &str| {
            let facet = context.shared.facet(axis, id)?;
            let first = context
                .plan
                .facets
                .iter()
                .position(|one| one.axis == axis)?;
            Some(facet - first)
        };
        let mut values = vec![None; self.present.len()];
        way.each_value(context.today(), |axis, id, _| {
            if let Some(at) = self.present.iter().position(|one| *one == axis) {
                values[at] = position(axis, &id);
            }
        });
        let of_ways = self.present.iter().zip(values);
        let of_ways = of_ways.filter(|(axis, _)| axis.is_of_way());
        let run = way.run.as_ref();
        Ok(IndexedWay {
            start: run
                .filter(|run| run.start >= context.today())
                .map_or_else(String::new, |run| run.start.to_string()),
            open: run.is_some_and(UpcomingRun::is_joinable),
            own: section != Section::Own || way.is_own(context.heads, context.plan.site),
            region: way
                .site
                .and_then(|site| position(Axis::Region, &context.heads.site(site).id)),
            values: of_ways.map(|(_, value)| value).collect(),
            line,
            // A price promises that one can still buy.
            cost: way
                .cost
                .filter(|_| section != Section::Over)
                .and_then(CostView::of)
                .map(|cost| cost.short),
            price: way.price_rank(),
        })
    }
}

/// The axes on which the site's courses have values.
fn present_axes(context: &PageContext<'_>) -> Vec<Axis> {
    let facets = &context.plan.facets;
    let has = |axis: &Axis| facets.iter().any(|facet| facet.axis == *axis);
    Axis::ALL.into_iter().filter(has).collect()
}

/// The axes with their values, and for each course its values on each of them.
fn axes<'s>(
    context: &PageContext<'s>,
    present: &[Axis],
) -> (Vec<IndexedAxis<'s>>, FxHashMap<DocIx, Vec<Vec<usize>>>) {
    let facets = &context.plan.facets;
    let mut values: FxHashMap<DocIx, Vec<Vec<usize>>> = FxHashMap::default();
    let axes = present.iter().enumerate().map(|(at, axis)| {
        let of_axis = facets.iter().filter(|facet| facet.axis == *axis);
        let of_axis = of_axis.enumerate().map(|(position, facet)| {
            let courses = facet.courses.iter().filter(|_| !axis.is_of_way());
            for course in courses {
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
            way: axis.is_of_way(),
            values: of_axis.collect(),
        }
    });
    let axes = axes.collect();
    (axes, values)
}
