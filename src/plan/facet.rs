//! Facets: the courses that share a theme, a function, a form …
//!
//! Most have an address of their own, so that the catalogue can be browsed without a script; those
//! that are useful only in combination (month, place, price) exist for the finder's script.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::axis::Axis;
use super::band;
use super::section::{OfferCount, Section, list_order};
use super::visibility::{When, is_visible};
use super::way::{Way, ways};
use crate::model::address::Address;
use crate::model::course::{Course, Form, Function, Provider};
use crate::model::document::Content;
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::model::layout::Kind;
use crate::model::period::dutch_month;
use crate::model::value::{Known, ids, items, text, value};
use crate::model::vocabulary::Word;
use crate::source::Spanned;
use crate::syntax::markdown::slug;

/// The courses that share a value on an axis. There are none when only another academy gives a course
/// of the site's own academy with that value.
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
    /// The courses, in the order of the site's list; those of an academy in the order of its own.
    pub courses: Vec<DocIx>,
    /// How many of them are or will be to be had.
    pub count: OfferCount,
}

impl Facet {
    /// The courses that are or will be to be had.
    pub fn offer(&self) -> &[DocIx] {
        self.courses.get(..self.count.total()).unwrap_or_default()
    }
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

/// The courses with a value.
#[derive(Default)]
struct WithValue<'h> {
    courses: Vec<DocIx>,
    count: OfferCount,
    /// The label, unless the axis has a list of labels.
    label: Option<&'h str>,
}

/// Facets under construction.
pub(super) struct Facets<'h> {
    of: FacetScope<'h>,
    /// For each axis the courses by value, in order of insertion.
    found: [FxHashMap<Cow<'h, str>, WithValue<'h>>; Axis::ALL.len()],
}

impl<'h> Facets<'h> {
    /// Facets without courses.
    pub(super) fn new(of: FacetScope<'h>) -> Self {
        Self {
            of,
            found: Default::default(),
        }
    }

    /// Adds a course of a section.
    pub(super) fn add(&mut self, course: DocIx, section: Section) {
        let FacetScope { heads, site, when } = self.of;
        // The lists of a site go by the ways of its own academy when that offers the course.
        let (listed, others): (Vec<Way<'_>>, Vec<_>) = ways(heads, site, course, when.today)
            .into_iter()
            .partition(|way| section != Section::Own || way.is_own(heads, site));
        let mut emit = |axis: Axis, id: Cow<'h, str>, label: Option<&'h str>| {
            let with_value = self.found[axis as usize].entry(id).or_default();
            // Two runs may have the same form.
            if with_value.courses.last() != Some(&course) {
                with_value.courses.push(course);
                with_value.count.add(section);
                with_value.label = with_value.label.or(label);
            }
        };
        each_value(heads, course, &mut emit);
        for way in listed {
            way.each_value(when.today, &mut emit);
        }
        // A reader who does not keep to the site's own academy can choose these as well.
        for way in others {
            way.each_value(when.today, |axis, id, label| {
                let with_value = self.found[axis as usize].entry(id).or_default();
                with_value.label = with_value.label.or(label);
            });
        }
    }

    /// Appends the courses of other facets.
    pub(super) fn append(&mut self, others: Self) {
        for (along, others) in self.found.iter_mut().zip(others.found) {
            for (id, more) in others {
                let with_value = along.entry(id).or_default();
                with_value.courses.extend(more.courses);
                with_value.count.append(more.count);
                with_value.label = with_value.label.or(more.label);
            }
        }
    }

    /// The facets of all axes; values in the order of their vocabulary.
    pub(super) fn finish(self) -> Vec<Facet> {
        let mut facets = Vec::new();
        for (axis, mut along) in Axis::ALL.into_iter().zip(self.found) {
            let present = along.iter().map(|(id, with_value)| PresentValue {
                id: Arc::from(&**id),
                label: with_value.label.unwrap_or_default(),
            });
            let mut present: Vec<PresentValue<'_>> = present.collect();
            present.sort_unstable_by(|a, b| a.id.cmp(&b.id));
            for (id, label) in known_values(self.of, axis, &present) {
                if let Some(mut with_value) = along.remove(&*id) {
                    if axis == Axis::Region {
                        sort_for_academy(self.of, &id, &mut with_value.courses);
                    }
                    facets.push(Facet {
                        axis,
                        address: address(self.of, axis, &id)
                            .filter(|_| !with_value.courses.is_empty()),
                        id,
                        label,
                        courses: with_value.courses,
                        count: with_value.count,
                    });
                }
            }
        }
        facets
    }
}

/// Orders the courses of an academy on the national site as its own site does: by its dates.
fn sort_for_academy(of: FacetScope<'_>, id: &str, courses: &mut [DocIx]) {
    let FacetScope { heads, site, when } = of;
    let academy = heads.site_with_id(id);
    if let Some(academy) = academy.filter(|_| heads.site(site).is_national()) {
        courses.sort_by_cached_key(|course| list_order(heads, academy, *course, when));
    }
}

/// A value that courses have.
struct PresentValue<'h> {
    id: Arc<str>,
    /// The label; empty when the axis has a list of labels.
    label: &'h str,
}

fn address(of: FacetScope<'_>, axis: Axis, id: &str) -> Option<Address> {
    match axis {
        Axis::Cost => (id == "gratis").then(|| Address::from("/aanbod/gratis/")),
        Axis::Region if !of.heads.site(of.site).is_national() => None,
        Axis::Month
        | Axis::Place
        | Axis::Audience
        | Axis::Dateless
        | Axis::Time
        | Axis::Provider => None,
        Axis::Region | Axis::Theme | Axis::Function | Axis::Form | Axis::Kind | Axis::Profile => {
            Some(Address::new(format!("/aanbod/{}/{id}/", axis.word())))
        }
    }
}

/// Calls `emit` for each value of a course that it has whichever way one takes it, with the label of a
/// value that has no list of labels.
fn each_value<'h>(
    heads: &'h Heads,
    document: DocIx,
    mut emit: impl FnMut(Axis, Cow<'h, str>, Option<&'h str>),
) {
    let head = heads.document(document);
    let Some(course) = head.course() else {
        return;
    };
    let mut name = |axis: Axis, id: &'h str| emit(axis, Cow::Borrowed(id), None);
    ids(&head.common.themes).for_each(|id| name(Axis::Theme, id));
    ids(&course.profiles).for_each(|id| name(Axis::Profile, id));
    course
        .participants()
        .for_each(|id| name(Axis::Audience, id));
    if let Some(kind) = Course::known(&course.kind) {
        name(Axis::Kind, &kind.id);
    }
    if let Some(band) = Course::known(&course.time).and_then(|time| band::of_time(&time.0)) {
        name(Axis::Time, band.id);
    }
    if course.is_on_request() {
        name(Axis::Dateless, ON_REQUEST);
    }
    if course.open_enrolment().is_some() {
        let is_external = course.is_external();
        name(
            Axis::Dateless,
            if is_external { AT_PROVIDER } else { ANY_TIME },
        );
    }
    for academy in heads.offered_by(document) {
        name(Axis::Region, &heads.site(*academy).id);
    }
    if let Some(functions) = &course.functions {
        let all = Function::ALL.iter();
        all.filter(|function| functions.value.contains(**function))
            .for_each(|function| emit(Axis::Function, function.letter().into(), None));
    }
    if let Some((id, label)) = provider(heads, course) {
        emit(Axis::Provider, id, Some(label));
    }
}

/// The value of [`Axis::Dateless`] for what is given when asked for.
const ON_REQUEST: &str = "ja";

/// The value of [`Axis::Dateless`] for enrolment without a date.
const ANY_TIME: &str = "zonder-datum";

/// The value of [`Axis::Dateless`] for offer of others, for which one enrols at its provider.
const AT_PROVIDER: &str = "bij-aanbieder";

/// The id and the name of the provider of a course.
fn provider<'h>(heads: &'h Heads, course: &'h Course) -> Option<(Cow<'h, str>, &'h str)> {
    let (id, name) = match value(&course.provider)? {
        Provider::Unknown => return None,
        Provider::Partner(partner) => {
            let name = heads
                .partner(&partner.id)
                .map_or("", |known| text(&known.name));
            (Cow::Borrowed(&*partner.id), name)
        }
        Provider::Unlisted(provider) => {
            let name = text(&provider.name);
            (slug(name).into(), name)
        }
    };
    (!id.is_empty() && !name.is_empty()).then_some((id, name))
}

/// Every value of an axis with its label, in order; `present` holds the values that courses
/// have, in the order of their ids.
fn known_values(
    of: FacetScope<'_>,
    axis: Axis,
    present: &[PresentValue<'_>],
) -> Vec<(Arc<str>, String)> {
    let heads = of.heads;
    let named = |list: &[Spanned<Word>], name: fn(&Word) -> &str| {
        let known = |word: &Spanned<Word>| {
            let id = word.id.as_ref()?.value.0.clone();
            Some((id, name(&word.value).to_owned()))
        };
        list.iter().filter_map(known).collect()
    };
    let words = |list: &[Spanned<Word>]| named(list, |word| text(&word.name));
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
                let id: Arc<str> = function.letter().into();
                let label = format!("Functie {}", function.word());
                match role(of, &id) {
                    Some(role) => (id, format!("{label} ({role})")),
                    None => (id, label),
                }
            })
            .collect(),
        // As on the page of a course: `Voor wie`, `Buurtsportcoaches`.
        Axis::Audience => named(items(&vocabulary.audiences), |word| {
            let plural = word.plural.as_ref().or(word.name.as_ref());
            plural.map_or("", |plural| &plural.value)
        }),
        Axis::Month => present.iter().filter_map(month).collect(),
        Axis::Place | Axis::Provider => by_label(present),
        Axis::Dateless => vec![
            (ANY_TIME.into(), "Zonder vaste datum".to_owned()),
            (ON_REQUEST.into(), "Kan op aanvraag".to_owned()),
            (AT_PROVIDER.into(), "Bij de aanbieder".to_owned()),
        ],
        Axis::Form => Form::ALL
            .iter()
            .map(|form| (form.word().into(), form.dutch().to_owned()))
            .collect(),
        Axis::Time => band::times().map(Into::into).collect(),
        Axis::Cost => band::costs().map(Into::into).collect(),
    }
}

/// The id and the label of a month: `maart 2027`.
fn month(present: &PresentValue<'_>) -> Option<(Arc<str>, String)> {
    let (year, month) = present.id.split_once('-')?;
    let label = format!("{} {year}", dutch_month(month.parse().ok()?));
    Some((Arc::clone(&present.id), label))
}

/// Values with labels of their own, by label.
fn by_label(present: &[PresentValue<'_>]) -> Vec<(Arc<str>, String)> {
    let labelled = |value: &PresentValue<'_>| (Arc::clone(&value.id), value.label.to_owned());
    let mut values: Vec<(Arc<str>, String)> = present.iter().map(labelled).collect();
    values.sort_by_cached_key(|(_, label)| label.to_lowercase());
    values
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
