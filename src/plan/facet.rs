//! Facets: the courses that share a theme, a function, a form …
//!
//! Most have an address of their own, so that the catalogue can be browsed without a script; those
//! that are useful only in combination (start, price) exist for the finder's script.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::band;
use super::localized::LocalizedDocument;
use super::runs::{UpcomingRun, mentioned, upcoming};
use super::visibility::{When, is_visible};
use crate::model::address::Address;
use crate::model::course::{Course, Form, Function};
use crate::model::document::Content;
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::model::layout::Kind;
use crate::model::period::Quarter;
use crate::model::value::{Known, ids, items, text};
use crate::model::vocabulary::Word;
use crate::source::Spanned;

/// An axis by which courses are grouped, in the order shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Axis {
    /// The academy that offers it; national site only.
    Region,
    /// Theme.
    Theme,
    /// Function of the carrièrepad.
    Function,
    /// BRC profile.
    Profile,
    /// Kind of offer.
    Kind,
    /// The quarter in which an upcoming run begins.
    Start,
    /// Classroom, online or blended.
    Form,
    /// Study time.
    Time,
    /// Price.
    Cost,
}

impl Axis {
    /// Every axis.
    pub const ALL: [Self; 9] = [
        Self::Region,
        Self::Theme,
        Self::Function,
        Self::Profile,
        Self::Kind,
        Self::Start,
        Self::Form,
        Self::Time,
        Self::Cost,
    ];

    /// The name in addresses, of pages as well as of filters in the finder.
    pub fn word(self) -> &'static str {
        match self {
            Self::Region => "regio",
            Self::Theme => "thema",
            Self::Function => "functie",
            Self::Profile => "profiel",
            Self::Kind => "soort",
            Self::Start => "start",
            Self::Form => "vorm",
            Self::Time => "tijd",
            Self::Cost => "kosten",
        }
    }

    /// The label of the axis.
    pub fn label(self) -> &'static str {
        match self {
            Self::Region => "Regio",
            Self::Theme => "Thema",
            Self::Function => "Functie",
            Self::Profile => "Profiel",
            Self::Kind => "Soort",
            Self::Start => "Start",
            Self::Form => "Vorm",
            Self::Time => "Tijd",
            Self::Cost => "Kosten",
        }
    }
}

/// The courses that share a value on an axis.
#[derive(Debug, Clone)]
pub struct Facet {
    /// The axis.
    pub axis: Axis,
    /// The id of the value, as in the address.
    pub id: Arc<str>,
    /// The label of the value.
    pub label: String,
    /// The address of its list, when it has one.
    pub address: Option<Address>,
    /// The courses, in the order of the site's list.
    pub courses: Vec<DocIx>,
}

/// Determines which courses are grouped, and on which date.
#[derive(Clone, Copy)]
pub(super) struct FacetScope<'h> {
    /// The index of all documents.
    pub(super) heads: &'h Heads,
    /// The site.
    pub(super) site: SiteIx,
    /// The date, and whether drafts are shown.
    pub(super) when: When,
}

/// Facets under construction.
pub(super) struct Facets<'h> {
    of: FacetScope<'h>,
    /// For each axis the courses by value, in order of insertion.
    found: [FxHashMap<Cow<'h, str>, Vec<DocIx>>; Axis::ALL.len()],
}

impl<'h> Facets<'h> {
    /// Facets without courses.
    pub(super) fn new(of: FacetScope<'h>) -> Self {
        Self {
            of,
            found: Default::default(),
        }
    }

    /// Adds a course.
    pub(super) fn add(&mut self, course: DocIx) {
        each_value(self.of, course, |axis, id| {
            let with_value = self.found[axis as usize].entry(id).or_default();
            // Two runs may have the same form.
            if with_value.last() != Some(&course) {
                with_value.push(course);
            }
        });
    }

    /// Appends the courses of other facets.
    pub(super) fn append(&mut self, others: Self) {
        for (along, others) in self.found.iter_mut().zip(others.found) {
            for (id, courses) in others {
                along.entry(id).or_default().extend(courses);
            }
        }
    }

    /// The facets of all axes; values in the order of their vocabulary, only those with courses.
    pub(super) fn finish(self) -> Vec<Facet> {
        let mut facets = Vec::new();
        for (axis, mut along) in Axis::ALL.into_iter().zip(self.found) {
            let mut present: Vec<Arc<str>> = along.keys().map(|id| Arc::from(&**id)).collect();
            present.sort_unstable();
            for (id, label) in known_values(self.of, axis, &present) {
                if let Some(courses) = along.remove(&*id) {
                    facets.push(Facet {
                        axis,
                        address: address(axis, &id),
                        id,
                        label,
                        courses,
                    });
                }
            }
        }
        facets
    }
}

fn address(axis: Axis, id: &str) -> Option<Address> {
    match axis {
        Axis::Cost => (id == "gratis").then(|| Address::from("/aanbod/gratis/")),
        Axis::Start | Axis::Time => None,
        _ => Some(Address::new(format!("/aanbod/{}/{id}/", axis.word()))),
    }
}

/// Calls `emit` for each value of a course on each axis, possibly repeatedly. The values match its
/// card: the price is the one on this site, and the start comes from the academy's own runs if any
/// of those can be joined. Values that the course leaves open come from its upcoming runs.
fn each_value<'h>(of: FacetScope<'h>, document: DocIx, mut emit: impl FnMut(Axis, Cow<'h, str>)) {
    let FacetScope { heads, site, when } = of;
    let head = heads.document(document);
    let Some(course) = head.course() else {
        return;
    };
    let runs = upcoming(heads, document, when.today);
    ids(&head.common.themes).for_each(|id| emit(Axis::Theme, Cow::Borrowed(&**id)));
    ids(&course.profiles).for_each(|id| emit(Axis::Profile, Cow::Borrowed(&**id)));
    if let Some(kind) = &course.kind {
        emit(Axis::Kind, Cow::Borrowed(&*kind.value.id));
    }
    if let Some(functions) = &course.functions {
        let all = Function::ALL.iter();
        all.filter(|function| functions.value.contains(**function))
            .for_each(|function| emit(Axis::Function, function.letter().to_string().into()));
    }
    match Course::known(&course.form) {
        Some(form) => emit(Axis::Form, form.word().into()),
        None => runs
            .iter()
            .filter_map(|run| run.form)
            .for_each(|form| emit(Axis::Form, form.word().into())),
    }
    if let Some(band) = Course::known(&course.time).and_then(|time| band::of_time(&time.0)) {
        emit(Axis::Time, band.id.into());
    }
    match LocalizedDocument::new(heads, site, document)
        .cost()
        .and_then(band::of_cost)
    {
        Some(band) => emit(Axis::Cost, band.id.into()),
        None => runs
            .iter()
            .filter_map(|run| band::of_cost(&run.run.cost.as_ref()?.value))
            .for_each(|band| emit(Axis::Cost, band.id.into())),
    }
    starts(of, &runs).for_each(|quarter| emit(Axis::Start, quarter.id().into()));
    if heads.site(site).is_national() {
        let sites = heads.offered_by(document).into_iter();
        sites.for_each(|site| emit(Axis::Region, Cow::Borrowed(&*heads.site(site).id)));
    }
}

/// The quarters of runs that have not begun yet, among those that the site mentions.
fn starts(of: FacetScope<'_>, runs: &[UpcomingRun<'_>]) -> impl Iterator<Item = Quarter> {
    let FacetScope { heads, site, when } = of;
    mentioned(heads, site, runs)
        .into_iter()
        .filter(move |run| run.start >= when.today)
        .map(|run| Quarter::of(run.start))
}

/// Every value of an axis with its label, in order; `present` holds the ids of the values that
/// courses have, in alphabetical order.
fn known_values(of: FacetScope<'_>, axis: Axis, present: &[Arc<str>]) -> Vec<(Arc<str>, String)> {
    let heads = of.heads;
    let words = |list: &[Spanned<Word>]| {
        let known = |word: &Spanned<Word>| {
            let id = word.id.as_ref()?.value.0.clone();
            Some((id, text(&word.value.name).to_owned()))
        };
        list.iter().filter_map(known).collect()
    };
    let vocabulary = &heads.vocabulary;
    match axis {
        Axis::Region => heads
            .academies()
            .map(|site| heads.site(site))
            .map(|site| (Arc::clone(&site.id), site.short_name().to_owned()))
            .collect(),
        Axis::Theme => words(items(&vocabulary.themes)),
        Axis::Profile => words(items(&vocabulary.profiles)),
        Axis::Kind => words(items(&vocabulary.kinds)),
        Axis::Function => Function::ALL
            .iter()
            .map(|function| {
                let id: Arc<str> = function.letter().to_string().into();
                let label = format!("Functie {}", function.word());
                match role(of, &id) {
                    Some(role) => (id, format!("{label} ({role})")),
                    None => (id, label),
                }
            })
            .collect(),
        Axis::Start => present.iter().filter_map(quarter).collect(),
        Axis::Form => Form::ALL
            .iter()
            .map(|form| (form.word().into(), form.dutch().to_owned()))
            .collect(),
        Axis::Time => band::times().map(Into::into).collect(),
        Axis::Cost => band::costs().map(Into::into).collect(),
    }
}

/// The id and the label of a quarter: `Kwartaal 1 van 2026`.
fn quarter(id: &Arc<str>) -> Option<(Arc<str>, String)> {
    let quarter = Quarter::parse(id)?;
    let label = format!("Kwartaal {} van {}", quarter.quarter, quarter.year);
    Some((Arc::clone(id), label))
}

/// The role of a function, shown after its letter: `begeleidend`; `None` when it is unknown.
fn role(of: FacetScope<'_>, letter: &str) -> Option<String> {
    let document = of.heads.with_id(Kind::Function, letter)?;
    let Content::Function(profile) = &of.heads.document(document).content else {
        return None;
    };
    let role = Known::known(&profile.role.as_ref()?.value)?;
    let mut letters = role.chars();
    let first = letters.next()?.to_lowercase();
    is_visible(of.heads, document, of.when).then(|| first.chain(letters).collect())
}
