//! A pair of a theme's colours that does not differ enough to be read.
//!
//! The ratios are those of WCAG 2: 4.5 for text, 3 for large text and for controls, in the light
//! and the dark scheme. Reported once a theme, at the pair under `paren`.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    code: "low-contrast",
    group: RuleGroup::Accessibility,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Kleuren die op elkaar staan, verschillen genoeg om te kunnen lezen.",
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

/// A pair of colours and what was found about it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FailingPair<'a> {
    /// The theme in which it fails, where that is another than the one that wrote the pair.
    pub(crate) theme: Option<&'a str>,
    /// The name of the colour in front.
    pub(crate) text: &'a str,
    /// The name of the colour behind it.
    pub(crate) surface: &'a str,
    /// The scheme: `licht` or `donker`.
    pub(crate) scheme: &'a str,
    /// The contrast ratio found, from 1 to 21.
    pub(crate) found: f64,
    /// The ratio needed.
    pub(crate) needed: f64,
    /// The nearest colour for the text that passes, as `#rrggbb`, when there is one.
    pub(crate) passing: Option<&'a str>,
}

/// A pair below the ratio that it needs.
pub(crate) fn problem(place: Place, pair: FailingPair<'_>) -> Diagnostic {
    let (text, surface, scheme) = (pair.text, pair.surface, pair.scheme);
    // Rounded down, so that 4.499 does not read as the 4.5 that is needed.
    let found = (pair.found * 100.0).floor() / 100.0;
    let needed = pair.needed;
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
            "Het contrast van “{text}” op “{surface}” is {found_dutch}, nodig is {needed_dutch} \
             ({theme_dutch}schema {scheme})",
            "The contrast of “{text}” on “{surface}” is {found}, needed is {needed} \
             ({theme_english}scheme {scheme})"
        ),
    )
    .with_help(help)
}

/// Adds the colour of another theme by which it fails.
pub(crate) fn with_overriding_colour(problem: Diagnostic, name: &str, colour: Place) -> Diagnostic {
    problem.with_related(
        colour,
        text!(
            "Hier krijgt “{name}” een andere kleur",
            "“{name}” gets another colour here"
        ),
    )
}

/// Adds a further pair that the same colour spoils.
pub(crate) fn with_further_pair(problem: Diagnostic, pair: Place) -> Diagnostic {
    problem.with_related(
        pair,
        Text::new(
            "Ook dit paar haalt zijn contrast niet",
            "This pair does not reach its contrast either",
        ),
    )
}
