//! Colours that can be told apart: `low-contrast`, and `unknown-reference` for a pair that names a
//! colour which its theme does not have.
//!
//! A theme is judged with the colours that it has in the end: its own before those of the themes it
//! builds on, and in the dark scheme the light ones where it names no other, as style sheets do.
//! A pair is reported where it is written, under `paren`. When a theme spoils a pair that it
//! inherits, the colour that it changed is a further place; a pair that fails in the very theme that
//! wrote it is not told again for each theme that inherits it. A colour that spoils several pairs
//! is one mistake, told once, with the other pairs as further places.

use std::collections::BTreeSet;

use super::Found;
use super::prepared::Prepared;
use crate::diagnostic::codes::{low_contrast, unknown_reference};
use crate::diagnostic::{Diagnostic, Place, Text};
use crate::model::contrast::{contrast, nearest_passing};
use crate::model::document::Listed;
use crate::model::schema::Field;
use crate::model::theme::{Colour, Pair, Schemes, Theme};
use crate::model::value::{Table, items};
use crate::source::FilePath;

/// A theme and those it builds on, nearest first.
struct Chain<'e>(Vec<&'e Listed<Theme>>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Light,
    Dark,
}

/// A colour that a theme has in the end.
#[derive(Clone)]
struct InUse {
    colour: Colour,
    place: Place,
    /// Whether the theme itself gave it, and none of those it builds on.
    is_own: bool,
}

/// A pair that fails.
struct Failure<'e> {
    pair: &'e Pair,
    place: Place,
    problem: Diagnostic,
}

pub(super) fn check(ground: &Prepared<'_>, found: &mut Found) {
    for sheet in ground.sheets.themes.values() {
        let chain = Chain::new(ground, sheet);
        if chain.0.iter().all(|sheet| sheet.complete) {
            chain.unknown_colours(found);
        }
        grouped(chain.failures(), found);
    }
}

impl<'e> Chain<'e> {
    fn new(ground: &'e Prepared<'_>, own: &'e Listed<Theme>) -> Self {
        let mut chain = vec![own];
        while let Some(parent) = chain.last().and_then(|last| last.value.parent.as_ref()) {
            match ground.sheets.themes.get(&parent.value) {
                Some(next) if !chain.iter().any(|passed| std::ptr::eq(*passed, &**next)) => {
                    chain.push(next);
                }
                _ => break,
            }
        }
        Self(chain)
    }

    fn colour(&self, scheme: Scheme, name: &str) -> Option<InUse> {
        let of_scheme = |scheme: Scheme| {
            self.0.iter().enumerate().find_map(|(layer, sheet)| {
                let colour = table(sheet, scheme)?.get(name)?;
                Some(InUse {
                    colour: colour.value,
                    place: Place::new(sheet.source.path(), colour.span),
                    is_own: layer == 0,
                })
            })
        };
        of_scheme(scheme).or_else(|| of_scheme(Scheme::Light))
    }

    /// The names that the theme's own pairs use and that neither it nor those it builds on have.
    fn unknown_colours(&self, found: &mut Found) {
        let Some(own) = self.0.first() else { return };
        let tables = self
            .0
            .iter()
            .flat_map(|sheet| [Scheme::Light, Scheme::Dark].map(|scheme| table(sheet, scheme)));
        let names = tables
            .flatten()
            .flat_map(|table| table.0.iter().map(|(name, _)| &*name.value));
        let known: BTreeSet<&str> = names.collect();
        let known: Vec<&str> = known.into_iter().collect();
        let words = Text::new("kleur", "colour");
        for pair in items(&own.value.pairs) {
            for name in [&pair.value.front, &pair.value.back].into_iter().flatten() {
                if !known.contains(&&*name.value) {
                    let place = Place::new(own.source.path(), name.span);
                    found.push(unknown_reference::problem(
                        place,
                        &name.value,
                        &words,
                        &known,
                    ));
                }
            }
        }
    }

    fn failures(&self) -> Vec<Failure<'e>> {
        let mut failures = Vec::new();
        for (layer, sheet) in self.0.iter().enumerate() {
            for pair in items(&sheet.value.pairs) {
                let place = Place::new(sheet.source.path(), pair.span);
                let schemes = [Scheme::Light, Scheme::Dark];
                let fails_there = |scheme: &Scheme| {
                    let writer = Chain(self.0[layer..].to_vec());
                    layer > 0 && writer.failure(*scheme, &pair.value, &place, true).is_some()
                };
                let failed = schemes
                    .into_iter()
                    .filter(|scheme| !fails_there(scheme))
                    .filter_map(|scheme| self.failure(scheme, &pair.value, &place, layer == 0))
                    .min_by(|(one, _), (other, _)| one.total_cmp(other));
                failures.extend(failed.map(|(_, failure)| failure));
            }
        }
        failures
    }

    /// The contrast of a pair and what is to be said of it, when it fails in a scheme. An
    /// inherited pair fails in the theme that gave one of its colours.
    fn failure(
        &self,
        scheme: Scheme,
        pair: &'e Pair,
        written: &Place,
        is_own: bool,
    ) -> Option<(f64, Failure<'e>)> {
        let (text, surface) = (pair.front.as_ref()?, pair.back.as_ref()?);
        let front = self.colour(scheme, &text.value)?;
        let back = self.colour(scheme, &surface.value)?;
        let needed = pair.kind.as_ref()?.value.needed();
        let ratio = contrast(front.colour, back.colour);
        if ratio >= needed {
            return None;
        }
        let changed = match (is_own, front.is_own, back.is_own) {
            (true, _, _) => None,
            (false, true, _) => Some((&text.value, front.place)),
            (false, false, true) => Some((&surface.value, back.place)),
            (false, false, false) => return None,
        };
        let passing = nearest_passing(front.colour, back.colour, needed);
        let passing = passing.map(|colour| colour.to_string());
        let theme = self.0.first().and_then(|own| theme_of(own.source.path()));
        let problem = low_contrast::problem(
            written.clone(),
            low_contrast::Pair {
                theme: theme.filter(|_| changed.is_some()),
                text: &text.value,
                surface: &surface.value,
                scheme: match scheme {
                    Scheme::Light => "licht",
                    Scheme::Dark => "donker",
                },
                found: ratio,
                needed,
                passing: passing.as_deref(),
            },
        );
        let problem = match changed {
            Some((name, place)) => low_contrast::changed(problem, name, place),
            None => problem,
        };
        let place = written.clone();
        Some((
            ratio,
            Failure {
                pair,
                place,
                problem,
            },
        ))
    }
}

/// The name of a theme, from the path of its file.
fn theme_of(path: &FilePath) -> Option<&str> {
    path.as_str().split('/').nth(1)
}

fn table(sheet: &Listed<Theme>, scheme: Scheme) -> Option<&Table<Colour>> {
    let schemes: &Schemes = &sheet.value.colours.as_ref()?.value;
    let table: &Field<Table<Colour>> = match scheme {
        Scheme::Light => &schemes.light,
        Scheme::Dark => &schemes.dark,
    };
    table.as_ref().map(|table| &table.value)
}

/// One problem for each colour at fault: the one that most of the failing pairs share, then the
/// one that most of the others share, until all are told.
fn grouped(mut failures: Vec<Failure<'_>>, found: &mut Found) {
    while !failures.is_empty() {
        let names = failures.iter().flat_map(|failure| failure.names());
        let count = |name: &str| {
            failures
                .iter()
                .filter(|f| f.names().any(|n| n == name))
                .count()
        };
        // Of two that are shared as often, the first in the order of the file.
        let culprit = names
            .rev()
            .max_by_key(|name| count(name))
            .map(str::to_owned);
        let Some(culprit) = culprit else { return };
        let (spoilt, others): (Vec<_>, Vec<_>) = failures
            .into_iter()
            .partition(|failure| failure.names().any(|name| name == culprit));
        let mut spoilt = spoilt.into_iter();
        if let Some(first) = spoilt.next() {
            let also = spoilt.map(|failure| failure.place);
            found.push(also.fold(first.problem, low_contrast::also));
        }
        failures = others;
    }
}

impl Failure<'_> {
    fn names(&self) -> impl DoubleEndedIterator<Item = &str> {
        let names = [&self.pair.front, &self.pair.back].into_iter().flatten();
        names.map(|name| &*name.value)
    }
}
