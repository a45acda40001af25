//! A term that is broader than itself, by way of others: `invalid-value`.
//!
//! One problem per circle, at the reference of its first term in the file.

use rustc_hash::FxHashMap;

use super::context::CheckContext;
use super::findings::Findings;
use crate::diagnostic::Place;
use crate::diagnostic::codes::invalid_value;
use crate::model::common::Refs;
use crate::model::schema::Field;
use crate::model::value::{ATerm, items, value};
use crate::plan::circles::Circles;

/// A term: its id and its references to broader terms.
type Links<'g> = (&'g str, &'g Field<Refs<ATerm>>);

pub(super) fn check(context: &CheckContext<'_>, findings: &mut Findings) {
    let Some(file) = &context.yaml.glossary else {
        return;
    };
    let terms: Vec<Links<'_>> = items(&file.value.terms)
        .iter()
        .filter_map(|term| Some((&*value(&term.value.id)?.0, &term.value.broader)))
        .collect();
    let positions: FxHashMap<&str, usize> =
        (0..).zip(&terms).map(|(at, (id, _))| (*id, at)).collect();
    let references = terms.iter().map(|(_, broader)| {
        let targets = items(broader).iter();
        targets
            .filter_map(|target| positions.get(&**target.value).copied())
            .collect()
    });
    for circle in Circles::of(&references.collect::<Vec<_>>()).circles {
        let mut path: Vec<&str> = circle.iter().map(|at| terms[*at].0).collect();
        path.extend(path.first().copied());
        let steps = path.windows(2).zip(&circle);
        let mut places = steps.filter_map(|(step, at)| {
            let mut broader = items(terms[*at].1).iter();
            let reference = broader.find(|target| Some(&&**target.value) == step.get(1))?;
            Some(Place::new(file.source.path(), reference.span))
        });
        if let Some(place) = places.next() {
            findings.push(invalid_value::circular_terms(place, &path, places));
        }
    }
}
