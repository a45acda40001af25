//! A count so small that it could identify a person.
//!
//! Counts from 1 to 9 are not allowed in the repository at all. `<10` is, unless a total and the
//! other counts reveal its value.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "small-cell",
    group: RuleGroup::Surveys,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "In een peiling of evaluatie staan geen aantallen van 1 tot en met 9.",
        en: "A survey or evaluation holds no counts from 1 to 9.",
    },
    explanation: StaticText {
        nl: "Bij een klein aantal is soms te raden wie wat heeft geantwoord. Schrijf daarom \
             \"<10\". Is dat ene getal uit te rekenen met het totaal, maak dan ook van een ander \
             aantal \"<10\", of laat het totaal weg.",
        en: "A small count may tell who answered what. Write \"<10\" instead. Where a total gives \
             it away, make another count \"<10\" as well, or leave the total out.",
    },
    bad_example: "uitkomsten:
  noord: [40, 12, 3]",
    good_example: r#"uitkomsten:
  noord: [40, 12, "<10"]"#,
};

/// Reports a count from 1 to 9.
pub(crate) fn small_count(place: Place, written: &str) -> Diagnostic {
    Diagnostic::new(
        Code::SmallCell,
        place.clone(),
        text!(
            "Het aantal {written} is zo klein dat het over herkenbare mensen kan gaan",
            "The count {written} is so small that it may point at persons"
        ),
    )
    .with_help(Text::new(
        "Schrijf \"<10\" in plaats van het aantal",
        "Write \"<10\", with the quotes",
    ))
    .with_fix(false, place, "\"<10\"")
}

/// Reports a `<10` whose value can be computed from a total.
pub(crate) fn derivable_count(place: Place, total: &str, total_place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::SmallCell,
        place,
        text!(
            "Dit kleine aantal is uit te rekenen met het totaal {total}",
            "This small count can be worked out from the total {total}"
        ),
    )
    .with_related(
        total_place,
        text!("Het totaal is {total}", "The total is {total}"),
    )
    .with_help(Text::new(
        "Maak ook van een ander aantal in deze rij \"<10\", of laat het totaal weg",
        "Make another count of this row \"<10\", or leave the total out",
    ))
}
