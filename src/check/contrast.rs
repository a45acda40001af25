//! Colours that can be told apart: `low-contrast`, and `unknown-reference` for a pair that names a
//! colour which its theme does not have.
//!
//! A theme is judged with the colours that it has in the end: its own before those of the themes it
//! builds on, and in the dark scheme the light ones where it names no other, as style sheets do.
//! A pair is reported where it is written, under `paren`; when a theme spoils a pair that it
//! inherits, the colour that it changed is a further place. A colour that spoils several pairs is one mistake,
//! reported once, with the other pairs as further places.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::context::CheckContext;
use super::findings::Findings;
use crate::diagnostic::codes::{low_contrast, unknown_reference};
use crate::diagnostic::{Diagnostic, Names, Place, Text};
use crate::model::contrast::{contrast, nearest_passing};
use crate::model::document::YamlFile;
use crate::model::schema::Field;
use crate::model::theme::{Colour, ColourPair, Schemes, ThemeSettings};
use crate::model::value::{OpenMap, items};
use crate::source::FilePath;

/// A theme and those it builds on, nearest first.
struct Chain<'e>(Vec<&'e YamlFile<ThemeSettings>>);

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

/// A pair that fails in a scheme.
struct Judged<'e> {
    pair: &'e ColourPair,
    scheme: Scheme,
    text: (&'e str, InUse),
    surface: (&'e str, InUse),
    ratio: f64,
    needed: f64,
}

/// A pair that fails, in the scheme in which it does most.
struct UnreadablePair<'e> {
    /// Whether the theme wrote the pair itself.
    is_own: bool,
    written: Place,
    judged: Judged<'e>,
}

pub(super) fn check(context: &CheckContext<'_>, found: &mut Findings) {
    for sheet in context.yaml.themes.values() {
        let chain = Chain::new(context, sheet);
        if chain.0.iter().all(|sheet| sheet.complete) {
            chain.unknown_colours(found);
        }
        grouped(chain.failures(), found);
    }
}

impl<'e> Chain<'e> {
    fn new(context: &'e CheckContext<'_>, own: &'e YamlFile<ThemeSettings>) -> Self {
        let mut chain = vec![own];
        while let Some(parent) = chain.last().and_then(|last| last.value.parent.as_ref()) {
            match context.yaml.themes.get(&parent.value) {
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
    fn unknown_colours(&self, found: &mut Findings) {
        let Some(own) = self.0.first() else { return };
        let tables = self
            .0
            .iter()
            .flat_map(|sheet| [Scheme::Light, Scheme::Dark].map(|scheme| table(sheet, scheme)));
        let names = tables
            .flatten()
            .flat_map(|table| table.0.iter().map(|(name, _)| &*name.value));
        let known: BTreeSet<&str> = names.collect();
        let names = OnceCell::new();
        let words = Text::new("kleur", "colour");
        for pair in items(&own.value.pairs) {
            for name in [&pair.value.front, &pair.value.back].into_iter().flatten() {
                if !known.contains(&*name.value) {
                    let path = own.source.path();
                    let names = names.get_or_init(|| Names::new(known.iter().copied()));
                    let suggestion = found.suggest(path, names, &name.value);
                    let place = Place::new(path, name.span);
                    let id = &name.value;
                    found.push(unknown_reference::problem(place, id, &words, &suggestion));
                }
            }
        }
    }

    fn failures(&self) -> Vec<UnreadablePair<'e>> {
        let mut failures = Vec::new();
        for (layer, sheet) in self.0.iter().enumerate() {
            for pair in items(&sheet.value.pairs) {
                let written = Place::new(sheet.source.path(), pair.span);
                let failed = [Scheme::Light, Scheme::Dark]
                    .into_iter()
                    .filter_map(|scheme| self.judged(scheme, &pair.value))
                    .filter(|judged| layer == 0 || self.spoils(judged))
                    .min_by(|one, other| one.ratio.total_cmp(&other.ratio));
                failures.extend(failed.map(|judged| UnreadablePair {
                    is_own: layer == 0,
                    written,
                    judged,
                }));
            }
        }
        failures
    }

    /// A pair in a scheme, when it fails there.
    fn judged(&self, scheme: Scheme, pair: &'e ColourPair) -> Option<Judged<'e>> {
        let (text, surface) = (pair.front.as_ref()?, pair.back.as_ref()?);
        let front = self.colour(scheme, &text.value)?;
        let back = self.colour(scheme, &surface.value)?;
        let ratio = contrast(front.colour, back.colour);
        let needed = pair.kind.as_ref()?.value.required_contrast();
        (ratio < needed).then_some(Judged {
            pair,
            scheme,
            text: (&text.value, front),
            surface: (&surface.value, back),
            ratio,
            needed,
        })
    }

    /// Whether an inherited pair fails by what this theme changed. Where it fails in the theme that
    /// this one builds on, it is reported there.
    fn spoils(&self, judged: &Judged<'_>) -> bool {
        let parent = Chain(self.0.iter().skip(1).copied().collect());
        let changed = judged.text.1.is_own || judged.surface.1.is_own;
        changed && parent.judged(judged.scheme, judged.pair).is_none()
    }
}

fn table(sheet: &YamlFile<ThemeSettings>, scheme: Scheme) -> Option<&OpenMap<Colour>> {
    let schemes: &Schemes = &sheet.value.colours.as_ref()?.value;
    let table: &Field<OpenMap<Colour>> = match scheme {
        Scheme::Light => &schemes.light,
        Scheme::Dark => &schemes.dark,
    };
    table.as_ref().map(|table| &table.value)
}

/// One problem for each colour at fault: the one that most of the failing pairs share, then the
/// one that most of the others share, until all are reported.
fn grouped(mut failures: Vec<UnreadablePair<'_>>, found: &mut Findings) {
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
            let problem = first.problem(&culprit);
            found.push(
                spoilt
                    .map(|failure| failure.written)
                    .fold(problem, low_contrast::with_further_pair),
            );
        }
        failures = others;
    }
}

impl UnreadablePair<'_> {
    fn names(&self) -> impl DoubleEndedIterator<Item = &str> {
        [self.judged.text.0, self.judged.surface.0].into_iter()
    }

    /// The problem, with the colour at fault when the pair is inherited.
    fn problem(&self, culprit: &str) -> Diagnostic {
        let judged = &self.judged;
        let colours = [&judged.text, &judged.surface];
        let own = colours.iter().filter(|(_, colour)| colour.is_own);
        let at_fault = own.min_by_key(|(name, _)| *name != culprit);
        let changed = at_fault.filter(|_| !self.is_own);
        let (front, back) = (judged.text.1.colour, judged.surface.1.colour);
        let passing = nearest_passing(front, back, judged.needed);
        let passing = passing.map(|colour| colour.to_string());
        let pair = low_contrast::FailingPair {
            theme: changed.and_then(|(_, colour)| theme_of(&colour.place.path)),
            text: judged.text.0,
            surface: judged.surface.0,
            scheme: match judged.scheme {
                Scheme::Light => "licht",
                Scheme::Dark => "donker",
            },
            ratio: judged.ratio,
            minimum: judged.needed,
            passing: passing.as_deref(),
        };
        let problem = low_contrast::problem(self.written.clone(), pair);
        match changed {
            Some((name, colour)) => {
                low_contrast::with_overriding_colour(problem, name, colour.place.clone())
            }
            None => problem,
        }
    }
}

/// The name of a theme, from the path of its file.
fn theme_of(path: &FilePath) -> Option<&str> {
    path.as_str().split('/').nth(1)
}
