//! The outcomes of a survey question that do not fit its answers.
//!
//! As many counts as answers; every key a region.

use crate::diagnostic::phrases;
use crate::diagnostic::{Code, Diagnostic, Group, Place, Rule, Severity, Suggestion, Text, Words};

/// The rule.
pub const RULE: Rule = Rule {
    code: "outcome-mismatch",
    group: Group::Surveys,
    severity: Severity::Error,
    by_clock: false,
    summary: Words {
        nl: "Bij elke vraag van een peiling staan per regio evenveel aantallen als antwoorden.",
        en: "Every question of a survey has, for each region, as many counts as answers.",
    },
    explanation: Words {
        nl: "De aantallen staan in dezelfde volgorde als de antwoorden. Ontbreekt er een, dan \
             schuiven ze op en klopt de grafiek niet.",
        en: "The counts stand in the order of the answers. With one missing the chart is wrong.",
    },
    bad: "antwoorden: [ja, nee, weet niet]
uitkomsten:
  noord: [40, 12]",
    good: "antwoorden: [ja, nee, weet niet]
uitkomsten:
  noord: [40, 12, 0]",
};

/// A row with another number of counts than there are answers.
pub fn count(place: Place, found: usize, answers: usize, answers_place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::OutcomeMismatch,
        place,
        text!(
            "Het aantal uitkomsten ({found}) past niet bij het aantal antwoorden ({answers})",
            "The number of counts ({found}) does not match the number of answers ({answers})"
        ),
    )
    .with_related(
        answers_place,
        Text::new("De antwoorden staan hier", "The answers are here"),
    )
    .with_help(Text::new(
        "Geef bij elk antwoord één aantal, in dezelfde volgorde",
        "Give one count for each answer, in the same order",
    ))
}

/// A key that is no region.
pub fn region(place: Place, written: &str, suggestion: &Suggestion<'_>) -> Diagnostic {
    Diagnostic::new(
        Code::OutcomeMismatch,
        place,
        text!("“{written}” is geen regio", "“{written}” is no region"),
    )
    .with_help_if(phrases::offer(suggestion))
}
