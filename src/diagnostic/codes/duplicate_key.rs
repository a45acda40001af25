//! A key that stands twice in one mapping.
//!
//! The place is the second; the first is named.

use crate::diagnostic::{Code, Diagnostic, Group, Place, Rule, Severity, Text, Words};

/// The rule.
pub const RULE: Rule = Rule {
    code: "duplicate-key",
    group: Group::Form,
    severity: Severity::Error,
    by_clock: false,
    summary: Words {
        nl: "Elk veld staat maar één keer in de kop, in een blok of in een onderdeel van een \
             lijst.",
        en: "Each key stands once in a mapping.",
    },
    explanation: Words {
        nl: "Staat een veld er twee keer, dan is niet duidelijk welke waarde geldt. Haal er een \
             weg, of voeg de waarden samen in één lijst.",
        en: "With two of the same it is not clear which value holds. Remove one, or bring the \
             values together in one list.",
    },
    bad: "themas: [gezondheid]
themas: [openbare-ruimte]",
    good: "themas: [gezondheid, openbare-ruimte]",
};

/// A key at a place that was already written at another.
pub fn problem(place: Place, key: &str, first: Place) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateKey,
        place,
        text!(
            "Het veld “{key}” staat er twee keer",
            "The key “{key}” is there twice"
        ),
    )
    .with_related(
        first,
        text!("“{key}” staat hier al", "“{key}” is first used here"),
    )
    .with_help(Text::new(
        "Haal een van de twee weg",
        "Remove one of the two",
    ))
}
