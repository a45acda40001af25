//! A pair of theme colours with insufficient contrast.
//!
//! The minimum ratios are those of WCAG 2: 4.5 for text, 3 for large text and for controls, in the
//! light and the dark scheme. Reported once per theme, at the pair under `paren`.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "low-contrast",
    group: RuleGroup::Accessibility,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Kleuren die op elkaar staan, verschillen genoeg om goed te kunnen lezen.",
        en: "Colours that stand on each other differ enough to be read.",
    },
    explanation: StaticText {
        nl: "De norm WCAG vraagt voor gewone tekst een contrast van 4,5 en voor grote tekst en \
             knoppen 3, in het lichte en het donkere kleurenschema. De melding noemt de \
             dichtstbijzijnde kleur die wel voldoet.",
        en: "WCAG asks a contrast ratio of 4.5 for text, and 3 for large text and controls, in \
             the light and in the dark scheme. The message gives the nearest colour that passes.",
    },
    bad_example: r##"kleuren:
  licht: {tekst: "#999999", vlak: "#ffffff"}
paren:
  - {tekst: tekst, vlak: vlak, soort: tekst}"##,
    good_example: r##"kleuren:
  licht: {tekst: "#595959", vlak: "#ffffff"}
paren:
  - {tekst: tekst, vlak: vlak, soort: tekst}"##,
};

/// A pair of colours whose contrast is too low.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FailingPair<'a> {
    /// The theme in which it fails, if that is another theme than the one that defines the pair.
    pub(crate) theme: Option<&'a str>,
    /// The name of the foreground colour.
    pub(crate) text: &'a str,
    /// The name of the background colour.
    pub(crate) surface: &'a str,
    /// The scheme: `licht` or `donker`.
    pub(crate) scheme: &'a str,
    /// The contrast ratio of the pair, from 1 to 21.
    pub(crate) ratio: f64,
    /// The minimum ratio.
    pub(crate) minimum: f64,
    /// The nearest foreground colour that passes, as `#rrggbb`, if there is one.
    pub(crate) passing: Option<&'a str>,
}

/// Reports a pair below its minimum ratio.
pub(crate) fn problem(place: Place, pair: FailingPair<'_>) -> Diagnostic {
    let (text, surface, scheme) = (pair.text, pair.surface, pair.scheme);
    // Rounded down, so that 4.499 does not read as the minimum of 4.5.
    let found = (pair.ratio * 100.0).floor() / 100.0;
    let needed = pair.minimum;
    let (found_dutch, needed_dutch) = (
        found.to_string().replace('.', ","),
        needed.to_string().replace('.', ","),
    );
    let (theme_dutch, theme_english) = match pair.theme {
        Some(theme) => (format!("thema {theme}, "), format!("theme {theme}, ")),
        None => (String::new(), String::new()),
    };
    let help = match pair.passing {
        Some(colour) => text!(
            "De dichtstbijzijnde kleur voor “{text}” die voldoet, is {colour}",
            "The nearest colour for “{text}” that passes is {colour}"
        ),
        None => text!(
            "Maak “{text}” of “{surface}” lichter of donkerder",
            "Make “{text}” or “{surface}” lighter or darker"
        ),
    };
    Diagnostic::new(
        Code::LowContrast,
        place,
        text!(
            "Het contrast van “{text}” op “{surface}” is {found_dutch} en moet minstens \
             {needed_dutch} zijn ({theme_dutch}schema {scheme})",
            "The contrast of “{text}” on “{surface}” is {found}, needed is {needed} \
             ({theme_english}scheme {scheme})"
        ),
    )
    .with_help(help)
}

/// Adds the place where another theme overrides a colour, so that the pair fails.
pub(crate) fn with_overriding_colour(problem: Diagnostic, name: &str, colour: Place) -> Diagnostic {
    problem.with_related(
        colour,
        text!(
            "Hier krijgt “{name}” een andere kleur",
            "“{name}” gets another colour here"
        ),
    )
}

/// Adds the place of another pair that fails because of the same colour.
pub(crate) fn with_further_pair(problem: Diagnostic, pair: Place) -> Diagnostic {
    problem.with_related(
        pair,
        Text::new(
            "Ook dit paar heeft te weinig contrast",
            "This pair does not reach its contrast either",
        ),
    )
}
