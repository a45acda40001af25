//! Contrast of colour pairs: `low-contrast`, and `unknown-reference` for a pair that names a colour
//! or an illustration that names a colour which its theme does not define.
//!
//! The effective colours of a theme are checked: its own override those of its parent themes, and
//! the dark scheme falls back to the light one, as in the style sheets. A pair is reported where it
//! is written, under `paren`; when a theme breaks an inherited pair, the overriding colour is a
//! further place. A colour that breaks several pairs is reported once, with the other pairs as
//! further places.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use serde::Serialize;

use super::context::CheckContext;
use super::findings::Findings;
use crate::diagnostic::codes::{low_contrast, unknown_reference};
use crate::diagnostic::{Diagnostic, Names, Place, Text};
use crate::model::contrast::{contrast, nearest_passing};
use crate::model::document::YamlFile;
use crate::model::schema::Field;
use crate::model::theme::{Colour, ColourPair, Schemes, ThemeSettings};
use crate::model::value::{OpenMap, items};
use crate::model::yaml_files::YamlFiles;
use crate::source::FilePath;

/// A theme and its parent themes, nearest first.
struct Chain<'e>(Vec<&'e YamlFile<ThemeSettings>>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Light,
    Dark,
}

/// An effective colour of a theme.
#[derive(Clone)]
struct InUse {
    /// The scheme that it is defined for.
    scheme: Scheme,
    colour: Colour,
    place: Place,
    /// Whether the theme itself defines it, and not a parent.
    is_own: bool,
}

/// The contrast of a pair in a scheme.
struct PairContrast<'e> {
    pair: &'e ColourPair,
    scheme: Scheme,
    text: (&'e str, InUse),
    surface: (&'e str, InUse),
    ratio: f64,
    needed: f64,
}

/// A failing pair, in the scheme with the lower contrast.
struct UnreadablePair<'e> {
    /// Whether the theme wrote the pair itself.
    is_own: bool,
    written: Place,
    measured: PairContrast<'e>,
}

/// The contrast of a pair of colours of a theme, in one of its schemes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeasuredPair {
    /// The key of the scheme: `licht`, `donker`.
    pub scheme: &'static str,
    /// The foreground colour.
    pub front: MeasuredColour,
    /// The background colour.
    pub back: MeasuredColour,
    /// The contrast ratio, from 1 to 21.
    pub ratio: f64,
    /// The least that is enough for what the pair is for.
    pub needed: f64,
    /// Whether the ratio is enough.
    pub is_enough: bool,
}

/// A colour of a pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeasuredColour {
    /// Its token.
    pub token: String,
    /// Its value, `#rrggbb`.
    pub value: String,
    /// The key of the scheme under which the theme itself defines it; null if a parent theme does.
    pub own: Option<&'static str>,
}

/// The contrast of all pairs of a theme and its parent themes, with the colours that the theme has;
/// those of the light scheme first. A pair that is written twice comes once.
pub fn measured_pairs(yaml: &YamlFiles, theme: &str) -> Vec<MeasuredPair> {
    let Some(file) = yaml.themes.get(theme) else {
        return Vec::new();
    };
    let chain = Chain::new(yaml, file);
    let mut measured: Vec<MeasuredPair> = Vec::new();
    for scheme in [Scheme::Light, Scheme::Dark] {
        let files = chain.0.iter();
        for pair in files.flat_map(|file| items(&file.value.pairs)) {
            let pair = chain.contrast(scheme, &pair.value);
            let pair = pair.map(|pair| pair.told());
            measured.extend(pair.filter(|pair| !measured.contains(pair)));
        }
    }
    measured
}

pub(super) fn check(context: &CheckContext<'_>, findings: &mut Findings) {
    for file in context.yaml.themes.values() {
        let chain = Chain::new(context.yaml, file);
        if chain.0.iter().all(|file| file.complete) {
            chain.report_unknown_colours(findings);
        }
        report_by_colour(chain.failures(), findings);
    }
}

impl Scheme {
    fn key(self) -> &'static str {
        match self {
            Self::Light => "licht",
            Self::Dark => "donker",
        }
    }
}

impl PairContrast<'_> {
    fn is_enough(&self) -> bool {
        self.ratio >= self.needed
    }

    fn told(&self) -> MeasuredPair {
        let colour = |(token, colour): &(&str, InUse)| MeasuredColour {
            token: (*token).to_owned(),
            value: colour.colour.to_string(),
            own: colour.is_own.then(|| colour.scheme.key()),
        };
        MeasuredPair {
            scheme: self.scheme.key(),
            front: colour(&self.text),
            back: colour(&self.surface),
            ratio: self.ratio,
            needed: self.needed,
            is_enough: self.is_enough(),
        }
    }
}

impl<'e> Chain<'e> {
    fn new(yaml: &'e YamlFiles, own: &'e YamlFile<ThemeSettings>) -> Self {
        let mut chain = vec![own];
        while let Some(parent) = chain.last().and_then(|last| last.value.parent.as_ref()) {
            match yaml.themes.get(&parent.value) {
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
            self.0.iter().enumerate().find_map(|(layer, file)| {
                let colour = table(file, scheme)?.get(name)?;
                Some(InUse {
                    scheme,
                    colour: colour.value,
                    place: Place::new(file.source.path(), colour.span),
                    is_own: layer == 0,
                })
            })
        };
        of_scheme(scheme).or_else(|| of_scheme(Scheme::Light))
    }

    /// Reports names in the theme's own pairs and illustrations that neither it nor a parent defines.
    fn report_unknown_colours(&self, findings: &mut Findings) {
        let Some(own) = self.0.first() else { return };
        let tables = self
            .0
            .iter()
            .flat_map(|file| [Scheme::Light, Scheme::Dark].map(|scheme| table(file, scheme)));
        let names = tables
            .flatten()
            .flat_map(|table| table.0.iter().map(|(name, _)| &*name.value));
        let known: BTreeSet<&str> = names.collect();
        let names = OnceCell::new();
        let words = Text::new("kleur", "colour");
        let pairs = items(&own.value.pairs).iter();
        let of_pairs = pairs.flat_map(|pair| [&pair.value.front, &pair.value.back]);
        let art = own.value.art.as_ref();
        let of_art = art.and_then(|art| art.value.colours.as_ref());
        let of_art = of_art.into_iter().flat_map(|colours| colours.value.all());
        for name in of_pairs.flatten().chain(of_art) {
            if !known.contains(&*name.value) {
                let path = own.source.path();
                let names = names.get_or_init(|| Names::new(known.iter().copied()));
                let suggestion = findings.suggest(path, names, &name.value);
                let place = Place::new(path, name.span);
                let id = &name.value;
                findings.push(unknown_reference::problem(
                    place,
                    id,
                    &words,
                    &suggestion,
                    None,
                ));
            }
        }
    }

    fn failures(&self) -> Vec<UnreadablePair<'e>> {
        let mut failures = Vec::new();
        for (layer, file) in self.0.iter().enumerate() {
            for pair in items(&file.value.pairs) {
                let written = Place::new(file.source.path(), pair.span);
                let failed = [Scheme::Light, Scheme::Dark]
                    .into_iter()
                    .filter_map(|scheme| self.failed_contrast(scheme, &pair.value))
                    .filter(|measured| layer == 0 || self.breaks_inherited(measured))
                    .min_by(|one, other| one.ratio.total_cmp(&other.ratio));
                failures.extend(failed.map(|measured| UnreadablePair {
                    is_own: layer == 0,
                    written,
                    measured,
                }));
            }
        }
        failures
    }

    /// The contrast of a pair in a scheme; `None` when it is sufficient.
    fn failed_contrast(&self, scheme: Scheme, pair: &'e ColourPair) -> Option<PairContrast<'e>> {
        let measured = self.contrast(scheme, pair)?;
        (!measured.is_enough()).then_some(measured)
    }

    /// The contrast of a pair in a scheme; `None` when one of its colours is not known.
    fn contrast(&self, scheme: Scheme, pair: &'e ColourPair) -> Option<PairContrast<'e>> {
        let (text, surface) = (pair.front.as_ref()?, pair.back.as_ref()?);
        let front = self.colour(scheme, &text.value)?;
        let back = self.colour(scheme, &surface.value)?;
        let ratio = contrast(front.colour, back.colour);
        let needed = pair.kind.as_ref()?.value.required_contrast();
        Some(PairContrast {
            pair,
            scheme,
            text: (&text.value, front),
            surface: (&surface.value, back),
            ratio,
            needed,
        })
    }

    /// Whether an inherited pair fails because of a colour that this theme overrides. If it fails in
    /// the parent theme too, it is reported there.
    fn breaks_inherited(&self, measured: &PairContrast<'_>) -> bool {
        let parent = Chain(self.0.iter().skip(1).copied().collect());
        let changed = measured.text.1.is_own || measured.surface.1.is_own;
        changed
            && parent
                .failed_contrast(measured.scheme, measured.pair)
                .is_none()
    }
}

fn table(file: &YamlFile<ThemeSettings>, scheme: Scheme) -> Option<&OpenMap<Colour>> {
    let schemes: &Schemes = &file.value.colours.as_ref()?.value;
    let table: &Field<OpenMap<Colour>> = match scheme {
        Scheme::Light => &schemes.light,
        Scheme::Dark => &schemes.dark,
    };
    table.as_ref().map(|table| &table.value)
}

/// Reports one problem for each colour at fault: first the colour in most of the failing pairs, then
/// the one in most of the remaining pairs, until all are reported.
fn report_by_colour(mut failures: Vec<UnreadablePair<'_>>, findings: &mut Findings) {
    while !failures.is_empty() {
        let names = failures.iter().flat_map(|failure| failure.names());
        let count = |name: &str| {
            failures
                .iter()
                .filter(|f| f.names().any(|n| n == name))
                .count()
        };
        // On a tie, the first in file order.
        let culprit = names
            .rev()
            .max_by_key(|name| count(name))
            .map(str::to_owned);
        let Some(culprit) = culprit else { return };
        let (affected, others): (Vec<_>, Vec<_>) = failures
            .into_iter()
            .partition(|failure| failure.names().any(|name| name == culprit));
        let mut affected = affected.into_iter();
        if let Some(first) = affected.next() {
            let problem = first.problem(&culprit);
            findings.push(
                affected
                    .map(|failure| failure.written)
                    .fold(problem, low_contrast::with_further_pair),
            );
        }
        failures = others;
    }
}

impl UnreadablePair<'_> {
    fn names(&self) -> impl DoubleEndedIterator<Item = &str> {
        [self.measured.text.0, self.measured.surface.0].into_iter()
    }

    /// The problem; for an inherited pair, with the overriding colour as a further place.
    fn problem(&self, culprit: &str) -> Diagnostic {
        let measured = &self.measured;
        let colours = [&measured.text, &measured.surface];
        let own = colours.iter().filter(|(_, colour)| colour.is_own);
        let at_fault = own.min_by_key(|(name, _)| *name != culprit);
        let changed = at_fault.filter(|_| !self.is_own);
        let (front, back) = (measured.text.1.colour, measured.surface.1.colour);
        let passing = nearest_passing(front, back, measured.needed);
        let passing = passing.map(|colour| colour.to_string());
        let pair = low_contrast::FailingPair {
            theme: changed.and_then(|(_, colour)| theme_of(&colour.place.path)),
            text: measured.text.0,
            surface: measured.surface.0,
            scheme: measured.scheme.key(),
            ratio: measured.ratio,
            minimum: measured.needed,
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
