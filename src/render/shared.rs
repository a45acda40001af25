//! What is worked out once for a site and looked at by all its pages.
//!
//! A value for a template is reference-counted, so a card that stands on the finder, on three
//! facets and on the home page is built once. Whatever would have to look at every document of a
//! site is an index here: what a page costs must not grow with the number of pages.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use tera::Value;

use super::equivalents::Equivalents;
use super::said_once::SaidOnce;
use super::spot::Spot;
use super::view::courses::{Choice, ChoiceGroup, FacetGroup, FacetValue, ListedCard, Listing};
use super::view::{card, site};
use crate::model::heads::{DocIx, Heads};
use crate::model::layout::Kind;
use crate::plan::address::Address;
use crate::plan::facet::{Axis, Facet};
use crate::plan::site::SitePlan;

/// What is worked out once for a site.
#[derive(Debug)]
pub struct Shared {
    /// The site, as [`site::SiteView`].
    pub site: Value,
    /// The facets, as a list of [`FacetGroup`]s.
    pub facets: Value,
    /// What one can choose in the finder, as a list of [`ChoiceGroup`]s.
    pub choices: Value,
    /// Which modules teach the same, over the courses of all sites.
    pub equivalents: Equivalents,
    course_cards: HashMap<DocIx, Value>,
    unknown: HashMap<DocIx, Vec<&'static str>>,
    said_once: Option<SaidOnce>,
    said_once_of_facets: Vec<Option<SaidOnce>>,
    news_cards: HashMap<DocIx, Value>,
    news_positions: HashMap<DocIx, usize>,
    facet_positions: HashMap<(Axis, Arc<str>), usize>,
    related: HashMap<DocIx, Vec<DocIx>>,
}

impl Shared {
    /// Works it out; `stylesheet` is where that of the site's theme stands.
    pub fn new(heads: &Heads, plan: &SitePlan, stylesheet: &Address) -> Self {
        let root = Address::from("/");
        let spot = Spot::new(heads, plan, &root);
        let mut unknown = HashMap::new();
        let mut course_cards = HashMap::new();
        for document in &plan.courses {
            if let Some(mut card) = card::course(&spot, *document) {
                unknown.insert(*document, std::mem::take(&mut card.unknown_things));
                course_cards.insert(*document, Value::from_serializable(&card));
            }
        }
        let once = |courses: &[DocIx]| {
            let unknown = courses.iter().filter_map(|course| unknown.get(course));
            SaidOnce::of(&unknown.map(Vec::as_slice).collect::<Vec<_>>())
        };
        let news_card = |document: &DocIx| {
            let card = card::news(&spot, *document);
            (*document, Value::from_serializable(&card))
        };
        let news = plan.news.iter().enumerate();
        let facets = plan.facets.iter().enumerate();
        Self {
            site: Value::from_serializable(&site::view(&spot, stylesheet)),
            facets: Value::from_serializable(&facet_groups(&spot)),
            choices: Value::from_serializable(&choice_groups(plan)),
            said_once: once(&plan.courses),
            said_once_of_facets: plan.facets.iter().map(|of| once(&of.courses)).collect(),
            course_cards,
            unknown,
            news_cards: plan.news.iter().map(news_card).collect(),
            news_positions: news.map(|(at, document)| (*document, at)).collect(),
            facet_positions: facets
                .map(|(at, facet)| ((facet.axis, Arc::clone(&facet.id)), at))
                .collect(),
            related: related(plan),
            equivalents: Equivalents::among(
                heads,
                &heads.of_kind(Kind::Course).collect::<Vec<_>>(),
            ),
        }
    }

    /// The card of a course.
    pub fn course_card(&self, document: DocIx) -> Option<Value> {
        self.course_cards.get(&document).cloned()
    }

    /// The cards of courses, in the order asked for.
    pub fn course_cards(&self, courses: &[DocIx]) -> Vec<Value> {
        courses
            .iter()
            .filter_map(|at| self.course_card(*at))
            .collect()
    }

    /// What is said once of all courses, or of those of the facet at a position of the plan.
    pub fn said_once(&self, facet: Option<usize>) -> Option<&SaidOnce> {
        match facet {
            None => self.said_once.as_ref(),
            Some(at) => self.said_once_of_facets.get(at)?.as_ref(),
        }
    }

    /// A short list of courses, with what is said once of it.
    pub fn listing(&self, courses: &[DocIx]) -> Listing {
        let unknown = courses.iter().filter_map(|course| self.unknown.get(course));
        let once = SaidOnce::of(&unknown.map(Vec::as_slice).collect::<Vec<_>>());
        let cards = courses.iter();
        let cards = cards.filter_map(|course| self.listed(*course, once.as_ref()));
        Listing {
            cards: cards.collect(),
            unknown: once.map(|once| once.sentence),
        }
    }

    /// The card of a course in a list of which something is said once.
    pub fn listed(&self, document: DocIx, once: Option<&SaidOnce>) -> Option<ListedCard> {
        let unknown = self.unknown.get(&document).map_or(&[][..], Vec::as_slice);
        Some(ListedCard {
            card: self.course_card(document)?,
            quiet: once.is_some_and(|once| once.covers(unknown)),
        })
    }

    /// The cards of news, in the order asked for.
    pub fn news_cards(&self, news: &[DocIx]) -> Vec<Value> {
        let card = |document: &DocIx| self.news_cards.get(document).cloned();
        news.iter().filter_map(card).collect()
    }

    /// The place of a piece of news in the order of the news.
    pub fn news_position(&self, document: DocIx) -> Option<usize> {
        self.news_positions.get(&document).copied()
    }

    /// The position in [`SitePlan::facets`] of a value of an axis.
    pub fn facet(&self, axis: Axis, id: &str) -> Option<usize> {
        self.facet_positions.get(&(axis, Arc::from(id))).copied()
    }

    /// Courses that have themes, functions or profiles in common with one, the nearest first.
    pub fn related(&self, document: DocIx) -> &[DocIx] {
        self.related.get(&document).map_or(&[], Vec::as_slice)
    }
}

/// The facets of each axis on which courses differ: those on which at least two values have one.
fn choosable(plan: &SitePlan) -> impl Iterator<Item = (Axis, &[Facet])> {
    let axes = plan.facets.chunk_by(|a, b| a.axis == b.axis);
    axes.filter_map(|facets| match facets {
        [first, _, ..] => Some((first.axis, facets)),
        _ => None,
    })
}

fn choice_groups(plan: &SitePlan) -> Vec<ChoiceGroup> {
    let group = |(axis, facets): (Axis, &[Facet])| {
        let values = facets.iter().map(|facet| Choice {
            id: facet.id.to_string(),
            label: facet.label.clone(),
            count: facet.courses.len(),
        });
        ChoiceGroup {
            axis: axis.word(),
            label: axis.label(),
            values: values.collect(),
        }
    };
    choosable(plan).map(group).collect()
}

fn facet_groups(spot: &Spot<'_>) -> Vec<FacetGroup> {
    let group = |(axis, facets): (Axis, &[Facet])| {
        let values = facets.iter().filter_map(|facet| {
            Some(FacetValue {
                id: facet.id.to_string(),
                label: facet.label.clone(),
                path: spot.href(facet.address.as_ref()?),
                count: facet.courses.len(),
            })
        });
        FacetGroup {
            axis: axis.word().to_owned(),
            label: axis.label().to_owned(),
            values: values.collect(),
        }
    };
    let groups = choosable(spot.plan).map(group);
    groups.filter(|group| !group.values.is_empty()).collect()
}

/// How many related courses a page shows.
const RELATED: usize = 4;

/// How many neighbours in each list that a course stands in are weighed. A bound, so that the
/// whole stays linear in the number of courses; a list that is not longer is weighed as a whole.
const NEIGHBOURS: usize = 24;

/// For each course those that share most with it. Candidates are its neighbours in the lists of
/// its themes, functions and profiles; of equals the one that stands first in the list of courses
/// goes first.
fn related(plan: &SitePlan) -> HashMap<DocIx, Vec<DocIx>> {
    let courses = plan.courses.iter().enumerate();
    let rank: HashMap<DocIx, usize> = courses.map(|(at, document)| (*document, at)).collect();
    let meaningful = |axis: Axis| matches!(axis, Axis::Theme | Axis::Function | Axis::Profile);
    let mut places: HashMap<DocIx, Vec<(&[DocIx], usize)>> = HashMap::new();
    for facet in plan.facets.iter().filter(|facet| meaningful(facet.axis)) {
        for (at, course) in facet.courses.iter().enumerate() {
            places
                .entry(*course)
                .or_default()
                .push((&facet.courses, at));
        }
    }
    let nearest = |(course, lists): (DocIx, Vec<(&[DocIx], usize)>)| {
        let mut scores: HashMap<DocIx, usize> = HashMap::new();
        for (list, at) in lists {
            for step in 1..=NEIGHBOURS.min(list.len() - 1) {
                if let Some(neighbour) = list.get((at + step) % list.len()) {
                    *scores.entry(*neighbour).or_default() += 1;
                }
            }
        }
        let mut order: Vec<(DocIx, usize)> = scores.into_iter().collect();
        order.sort_by_key(|(other, score)| (Reverse(*score), rank.get(other).copied()));
        let nearest = order.into_iter().take(RELATED).map(|(other, _)| other);
        (course, nearest.collect())
    };
    places.into_iter().map(nearest).collect()
}
