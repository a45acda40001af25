//! A key that occurs twice in one mapping.
//!
//! The problem is at the second; the first is its related place.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "duplicate-key",
    group: RuleGroup::Form,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elke sleutel staat maar één keer in de kop, in een blok of in een onderdeel van een \
             lijst.",
        en: "Each key stands once in a mapping.",
    },
    explanation: StaticText {
        nl: "Staat een sleutel er twee keer, dan is niet duidelijk welke waarde geldt. Haal er een \
             weg, of voeg de waarden samen in één lijst.",
        en: "With two of the same it is not clear which value holds. Remove one, or bring the \
             values together in one list.",
    },
    bad_example: "themas: [gezondheid]
themas: [openbare-ruimte]",
    good_example: "themas: [gezondheid, openbare-ruimte]",
};

/// Reports a key that was already written at `first`.
pub(crate) fn problem(place: Place, key: &str, first: Place) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateKey,
        place,
        text!(
            "De sleutel “{key}” staat er twee keer",
            "The key “{key}” is there twice"
        ),
    )
    .with_related(
        first,
        text!("“{key}” staat hier al", "“{key}” is first used here"),
    )
    .with_help(Text::new(
        "Haal een van de twee weg, of voeg ze samen in één lijst, zoals themas: [gezondheid, sport]",
        "Remove one of the two, or put them together in one list, such as themas: [gezondheid, sport]",
    ))
}
