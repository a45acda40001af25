//! A term that is broader than itself, by way of others: `invalid-value`.
//!
//! One problem per circle, at the reference of its first term in the file. Every term is followed
//! once, so that a long list costs no more than its references.

use std::collections::BTreeMap;

use super::context::CheckContext;
use super::findings::Findings;
use crate::diagnostic::Place;
use crate::diagnostic::codes::invalid_value;
use crate::model::common::Refs;
use crate::model::schema::Field;
use crate::model::value::{ATerm, items, value};
use crate::source::Span;

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
    let mut search = CircleSearch {
        positions: (0..).zip(&terms).map(|(at, (id, _))| (*id, at)).collect(),
        states: vec![State::New; terms.len()],
        circles: Vec::new(),
        terms: &terms,
    };
    (0..terms.len()).for_each(|at| search.follow(at));
    for mut circle in search.circles {
        let first = circle.iter().enumerate().min_by_key(|(_, step)| step.0);
        let first = first.map_or(0, |(at, _)| at);
        circle.rotate_left(first);
        let mut path: Vec<&str> = circle
            .iter()
            .filter_map(|(at, _)| terms.get(*at).map(|(id, _)| *id))
            .collect();
        path.extend(path.first().copied());
        let mut places = circle
            .iter()
            .map(|(_, span)| Place::new(file.source.path(), *span));
        if let Some(place) = places.next() {
            findings.push(invalid_value::circular_terms(place, &path, places));
        }
    }
}

/// How far a term has been followed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    /// On the path that is followed now.
    Open,
    Done,
}

/// A step of a circle: the position of a term, and its reference to the next.
type CircleStep = (usize, Span);

struct CircleSearch<'g> {
    terms: &'g [Links<'g>],
    positions: BTreeMap<&'g str, usize>,
    states: Vec<State>,
    circles: Vec<Vec<CircleStep>>,
}

impl CircleSearch<'_> {
    /// Follows the references of a term and of those beyond it, without recursion: an editor may
    /// write a chain of any length.
    fn follow(&mut self, start: usize) {
        if self.states.get(start) != Some(&State::New) {
            return;
        }
        self.set(start, State::Open);
        // Each term on the path with the number of its references that have been followed.
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some((at, next)) = path.last_mut() {
            let references = self.terms.get(*at).map_or(&[][..], |(_, list)| items(list));
            let Some(reference) = references.get(*next) else {
                let at = *at;
                self.set(at, State::Done);
                path.pop();
                continue;
            };
            *next += 1;
            let Some(target) = self.positions.get(&**reference.value).copied() else {
                continue;
            };
            match self.states.get(target) {
                Some(State::New) => {
                    self.set(target, State::Open);
                    path.push((target, 0));
                }
                Some(State::Open) => {
                    let from = path.iter().position(|(at, _)| *at == target).unwrap_or(0);
                    let steps = path.iter().skip(from).filter_map(|(at, next)| {
                        let (_, list) = self.terms.get(*at)?;
                        Some((*at, items(list).get(next.checked_sub(1)?)?.span))
                    });
                    self.circles.push(steps.collect());
                }
                Some(State::Done) | None => {}
            }
        }
    }

    fn set(&mut self, at: usize, state: State) {
        if let Some(known) = self.states.get_mut(at) {
            *known = state;
        }
    }
}
