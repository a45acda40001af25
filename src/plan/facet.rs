//! Facets: the courses that share a theme, a function, a form …, each with an address of its own,
//! so that the catalogue can be browsed without a script.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::address::Address;
use crate::model::course::{Cost, Form, Function};
use crate::model::heads::{DocIx, Heads};
use crate::model::value::{ids, items, text};
use crate::model::vocabulary::Word;
use crate::source::Spanned;

/// An axis along which courses are grouped, in the order in which they are shown.
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
    /// In a room, online or both.
    Form,
    /// Free of charge.
    Free,
}

impl Axis {
    /// Every axis.
    pub const ALL: [Self; 7] = [
        Self::Region,
        Self::Theme,
        Self::Function,
        Self::Profile,
        Self::Kind,
        Self::Form,
        Self::Free,
    ];

    /// The word in an address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Region => "regio",
            Self::Theme => "thema",
            Self::Function => "functie",
            Self::Profile => "profiel",
            Self::Kind => "soort",
            Self::Form => "vorm",
            Self::Free => "gratis",
        }
    }

    /// The heading above its values.
    pub fn label(self) -> &'static str {
        match self {
            Self::Region => "Regio",
            Self::Theme => "Thema",
            Self::Function => "Functie",
            Self::Profile => "Profiel",
            Self::Kind => "Soort",
            Self::Form => "Vorm",
            Self::Free => "Kosten",
        }
    }
}

/// The courses that share a value on an axis.
#[derive(Debug, Clone)]
pub struct Facet {
    /// The axis.
    pub axis: Axis,
    /// The value's id, as in the address.
    pub id: Arc<str>,
    /// The value as it is shown.
    pub label: String,
    /// Where its list stands.
    pub address: Address,
    /// The courses, in the order of the site's list.
    pub courses: Vec<DocIx>,
}

/// The facets of a list of courses, along every axis; values in the order of their vocabulary,
/// only those that a course has.
pub fn facets(heads: &Heads, national: bool, courses: &[DocIx]) -> Vec<Facet> {
    let mut found: BTreeMap<(Axis, Arc<str>), Vec<DocIx>> = BTreeMap::new();
    for &course in courses {
        for (axis, id) in values(heads, national, course) {
            found.entry((axis, id)).or_default().push(course);
        }
    }
    let mut facets = Vec::with_capacity(found.len());
    for axis in Axis::ALL {
        for (id, label) in known_values(heads, axis) {
            if let Some(courses) = found.remove(&(axis, Arc::clone(&id))) {
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

fn address(axis: Axis, id: &str) -> Address {
    match axis {
        Axis::Free => Address::from("/aanbod/gratis/"),
        _ => Address::new(format!("/aanbod/{}/{id}/", axis.word())),
    }
}

/// The values of a course on every axis.
fn values(heads: &Heads, national: bool, document: DocIx) -> Vec<(Axis, Arc<str>)> {
    let head = heads.document(document);
    let Some(course) = head.course() else {
        return Vec::new();
    };
    let mut values: Vec<(Axis, Arc<str>)> = Vec::new();
    values.extend(ids(&head.common.themes).map(|id| (Axis::Theme, Arc::clone(id))));
    values.extend(ids(&course.profiles).map(|id| (Axis::Profile, Arc::clone(id))));
    values.extend(
        course
            .kind
            .iter()
            .map(|kind| (Axis::Kind, Arc::clone(&kind.value.id))),
    );
    if let Some(functions) = &course.functions {
        let of = Function::ALL
            .iter()
            .filter(|f| functions.value.contains(**f));
        values.extend(of.map(|f| (Axis::Function, f.letter().to_string().into())));
    }
    if let Some(form) = crate::model::course::Course::known(&course.form) {
        values.push((Axis::Form, form.word().into()));
    }
    if matches!(&course.cost, Some(cost) if matches!(cost.value, Cost::Free)) {
        values.push((Axis::Free, "gratis".into()));
    }
    if national {
        let sites = heads.offered_by(document);
        values.extend(
            sites
                .into_iter()
                .map(|site| (Axis::Region, Arc::clone(&heads.site(site).id))),
        );
    }
    values.sort();
    values.dedup();
    values
}

/// Every value of an axis, with its label, in order.
fn known_values(heads: &Heads, axis: Axis) -> Vec<(Arc<str>, String)> {
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
            .map(|f| {
                (
                    f.letter().to_string().into(),
                    format!("Functie {}", f.word()),
                )
            })
            .collect(),
        Axis::Form => Form::ALL
            .iter()
            .map(|form| (form.word().into(), form.dutch().to_owned()))
            .collect(),
        Axis::Free => vec![("gratis".into(), "Gratis".to_owned())],
    }
}
