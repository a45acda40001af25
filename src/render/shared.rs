//! Values computed once for a site and used by all its pages.
//!
//! A value for a template is reference-counted, so a card shown on the finder, on three facets and
//! on the home page is built once, by the first page that needs it. Anything that would need a scan
//! of all documents is an index here: the cost of a page must not grow with the number of pages.

use std::cmp::Reverse;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use tera::Value;

use super::link_context::LinkContext;
use super::part::card;
use super::part::listing::{CourseListing, ListedCard};
use super::part::said_once::SaidOnce;
use crate::deferred::Deferred;
use crate::model::address::Address;
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::model::layout::Kind;
use crate::plan::axis::Axis;
use crate::plan::equivalents::Equivalents;
use crate::plan::learning_path::LearningPaths;
use crate::plan::site::SitePlan;
use crate::render::part::facet_groups;

/// Values computed once for a site.
#[derive(Debug)]
pub struct SharedViews {
    heads: Arc<Heads>,
    plan: Arc<SitePlan>,
    /// The facets, as a list of `FacetGroup`s.
    pub(super) facets: Value,
    /// The filters of the finder, as a list of `ChoiceGroup`s.
    pub(super) choices: Value,
    equivalents: Deferred<Equivalents>,
    learning_paths: Deferred<LearningPaths>,
    courses: CardList,
    /// By position in the list of courses: the unknowns of the course.
    unknown: Vec<Deferred<Vec<&'static str>>>,
    said_once: Deferred<Option<SaidOnce>>,
    said_once_of_facets: Vec<Deferred<Option<SaidOnce>>>,
    news: CardList,
    facet_positions: FxHashMap<(Axis, Arc<str>), usize>,
}

/// A list of documents with their cards.
#[derive(Debug)]
struct CardList {
    /// By position of the document: its position in the list.
    places: Vec<Option<usize>>,
    /// By position in the list.
    cards: Vec<Deferred<Option<Value>>>,
}

impl CardList {
    fn new(heads: &Heads, list: &[DocIx]) -> Self {
        let mut places = vec![None; heads.documents.len()];
        for (place, document) in list.iter().enumerate() {
            places[document.0] = Some(place);
        }
        Self {
            places,
            cards: list.iter().map(|_| Deferred::new()).collect(),
        }
    }

    fn place(&self, document: DocIx) -> Option<usize> {
        self.places.get(document.0).copied().flatten()
    }

    fn card(&self, document: DocIx, make: impl FnOnce() -> Option<Value>) -> Option<Value> {
        let card = self.cards.get(self.place(document)?)?;
        card.get_or_compute(make).clone()
    }
}

impl SharedViews {
    /// Empty slots for the values; each is filled when first needed.
    pub fn new(heads: Arc<Heads>, plan: Arc<SitePlan>) -> Self {
        let root = Address::from("/");
        let facets = plan.facets.iter().enumerate();
        Self {
            facets: Value::from_serializable(&facet_groups::linked(&LinkContext::new(
                &heads, &plan, &root,
            ))),
            choices: Value::from_serializable(&facet_groups::choosable_groups(&plan)),
            equivalents: Deferred::new(),
            learning_paths: Deferred::new(),
            courses: CardList::new(&heads, &plan.courses),
            unknown: plan.courses.iter().map(|_| Deferred::new()).collect(),
            said_once: Deferred::new(),
            said_once_of_facets: plan.facets.iter().map(|_| Deferred::new()).collect(),
            news: CardList::new(&heads, &plan.news),
            facet_positions: facets
                .map(|(at, facet)| ((facet.axis, Arc::clone(&facet.id)), at))
                .collect(),
            heads,
            plan,
        }
    }

    /// Which modules are equivalent, over the courses of all sites.
    pub(super) fn equivalents(&self) -> &Equivalents {
        self.equivalents.get_or_compute(|| {
            let courses: Vec<DocIx> = self.heads.of_kind(Kind::Course).collect();
            Equivalents::among(&self.heads, &courses)
        })
    }

    /// Which course follows on which, over the courses of all sites.
    pub(super) fn learning_paths(&self) -> &LearningPaths {
        self.learning_paths
            .get_or_compute(|| LearningPaths::new(&self.heads))
    }

    /// The card of a course.
    pub(super) fn course_card(&self, document: DocIx) -> Option<Value> {
        self.courses.card(document, || {
            let root = Address::from("/");
            let links = LinkContext::new(&self.heads, &self.plan, &root);
            let card = card::course(&links, self.plan.site, document)?;
            Some(Value::from_serializable(&card))
        })
    }

    /// The cards of courses, in the given order.
    pub(super) fn course_cards(&self, courses: &[DocIx]) -> Vec<Value> {
        courses
            .iter()
            .filter_map(|at| self.course_card(*at))
            .collect()
    }

    /// The unknowns stated once for all courses, or for those of the facet at a position in the
    /// plan.
    pub(super) fn said_once(&self, facet: Option<usize>) -> Option<&SaidOnce> {
        let (slot, courses) = match facet {
            None => (&self.said_once, &self.plan.courses),
            Some(at) => (
                self.said_once_of_facets.get(at)?,
                &self.plan.facets.get(at)?.courses,
            ),
        };
        slot.get_or_compute(|| self.common_unknowns(courses))
            .as_ref()
    }

    fn common_unknowns(&self, courses: &[DocIx]) -> Option<SaidOnce> {
        let unknown = courses.iter().filter_map(|course| self.unknown(*course));
        SaidOnce::of(&unknown.collect::<Vec<_>>())
    }

    /// The unknowns of a course in the list.
    fn unknown(&self, document: DocIx) -> Option<&[&'static str]> {
        let slot = self.unknown.get(self.courses.place(document)?)?;
        let root = Address::from("/");
        let find = || card::unknown(&LinkContext::new(&self.heads, &self.plan, &root), document);
        Some(slot.get_or_compute(find).as_slice())
    }

    /// A short list of courses with the unknowns stated once for all.
    pub(super) fn listing(&self, courses: &[DocIx]) -> CourseListing {
        let once = self.common_unknowns(courses);
        let cards = courses.iter();
        let cards = cards.filter_map(|course| self.listed(*course, once.as_ref()));
        CourseListing {
            cards: cards.collect(),
            unknown: once.map(|once| once.sentence),
        }
    }

    /// The card of a course in a list that states some unknowns once.
    pub(super) fn listed(&self, document: DocIx, once: Option<&SaidOnce>) -> Option<ListedCard> {
        Some(ListedCard {
            card: self.course_card(document)?,
            quiet: once.is_some(),
        })
    }

    /// The card of a course in a list of the offer of an academy.
    pub(super) fn listed_at(&self, academy: SiteIx, document: DocIx) -> Option<ListedCard> {
        let root = Address::from("/");
        let links = LinkContext::new(&self.heads, &self.plan, &root);
        let card = card::course(&links, academy, document)?;
        Some(ListedCard {
            card: Value::from_serializable(&card),
            quiet: false,
        })
    }

    /// The cards of news, in the given order.
    pub(super) fn news_cards(&self, news: &[DocIx]) -> Vec<Value> {
        let root = Address::from("/");
        let links = LinkContext::new(&self.heads, &self.plan, &root);
        let card = |document: &DocIx| {
            self.news.card(*document, || {
                Some(Value::from_serializable(&card::news(&links, *document)))
            })
        };
        news.iter().filter_map(card).collect()
    }

    /// The position of a news item in the order of the news.
    pub(super) fn news_position(&self, document: DocIx) -> Option<usize> {
        self.news.place(document)
    }

    /// The position in [`SitePlan::facets`] of a value of an axis.
    pub(super) fn facet(&self, axis: Axis, id: &str) -> Option<usize> {
        self.facet_positions.get(&(axis, Arc::from(id))).copied()
    }

    /// Courses that share themes, functions or profiles with a course, best match first.
    ///
    /// Candidates are its neighbours in the lists of its themes, functions and profiles; ties keep
    /// the order of the list of courses.
    pub(super) fn related(&self, document: DocIx) -> Vec<DocIx> {
        let place = |course: &DocIx| self.courses.place(*course);
        let Some(own) = place(&document) else {
            return Vec::new();
        };
        // What is over is no suggestion.
        let offered = Some(self.plan.count.total());
        let mut scores: FxHashMap<DocIx, usize> = FxHashMap::default();
        let meaningful = |axis: Axis| matches!(axis, Axis::Theme | Axis::Function | Axis::Profile);
        for facet in self
            .plan
            .facets
            .iter()
            .filter(|facet| meaningful(facet.axis))
        {
            let list = &facet.courses;
            // The courses of a facet keep the order of the list of courses.
            let Ok(at) = list.binary_search_by_key(&Some(own), place) else {
                continue;
            };
            for step in 1..=NEIGHBOURS.min(list.len() - 1) {
                let neighbour = list.get((at + step) % list.len());
                if let Some(neighbour) = neighbour.filter(|course| place(course) < offered) {
                    *scores.entry(*neighbour).or_default() += 1;
                }
            }
        }
        let mut order: Vec<(DocIx, usize)> = scores.into_iter().collect();
        order.sort_by_key(|(other, score)| (Reverse(*score), place(other)));
        let nearest = order.into_iter().take(RELATED).map(|(other, _)| other);
        nearest.collect()
    }
}

/// How many related courses a page shows.
const RELATED: usize = 4;

/// How many neighbours in each of a course's lists are compared; this bound keeps the total linear
/// in the number of courses. A list that is not longer is compared as a whole.
const NEIGHBOURS: usize = 24;
