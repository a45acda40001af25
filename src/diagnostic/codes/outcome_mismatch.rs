//! Outcomes of a survey question that do not match its answers or the regions.
//!
//! There must be one count per answer, and every key must be a region.

use crate::diagnostic::phrases;
use crate::diagnostic::{
    Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Suggestion, Text,
};

pub(crate) const RULE: Rule = Rule {
    code: "outcome-mismatch",
    group: RuleGroup::Surveys,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Bij elke vraag van een peiling staan per regio evenveel aantallen als antwoorden.",
        en: "Every question of a survey has, for each region, as many counts as answers.",
    },
    explanation: StaticText {
        nl: "De aantallen staan in dezelfde volgorde als de antwoorden. Ontbreekt er een, dan \
             schuiven ze op en klopt de grafiek niet.",
        en: "The counts stand in the order of the answers. With one missing the chart is wrong.",
    },
    bad_example: "antwoorden: [ja, nee, weet niet]
uitkomsten:
  noord: [40, 12]",
    good_example: "antwoorden: [ja, nee, weet niet]
uitkomsten:
  noord: [40, 12, 0]",
};

/// Reports a row whose number of counts differs from the number of answers.
pub(crate) fn wrong_number_of_counts(
    place: Place,
    found: usize,
    answers: usize,
    answers_place: Place,
) -> Diagnostic {
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

/// Reports a key that is not a region.
pub(crate) fn unknown_region(
    place: Place,
    written: &str,
    suggestion: &Suggestion<'_>,
) -> Diagnostic {
    Diagnostic::new(
        Code::OutcomeMismatch,
        place,
        text!("“{written}” is geen regio", "“{written}” is no region"),
    )
    .with_help_if(phrases::offer(suggestion))
}
