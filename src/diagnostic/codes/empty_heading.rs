//! A heading without words.

use crate::diagnostic::{Code, Diagnostic, Group, Place, Rule, Severity, Text, Words};

/// The rule.
pub const RULE: Rule = Rule {
    code: "empty-heading",
    group: Group::Accessibility,
    severity: Severity::Error,
    by_clock: false,
    summary: Words {
        nl: "Elk kopje heeft een tekst.",
        en: "Every heading has a text.",
    },
    explanation: Words {
        nl: "Een leeg kopje staat wel in de inhoudsopgave en wordt ook voorgelezen, maar zegt \
             niets. Vul een tekst in of haal het kopje weg.",
        en: "An empty heading stands in the table of contents and is read aloud, but says \
             nothing. Fill in a text or remove it.",
    },
    bad: "##

Je leert wie waarover beslist.",
    good: "## Wat leer je?

Je leert wie waarover beslist.",
};

/// A heading without words.
pub fn problem(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::EmptyHeading,
        place,
        Text::new("Dit kopje is leeg", "This heading is empty"),
    )
    .with_help(Text::new(
        "Vul een tekst in, of haal de hekjes (#) weg",
        "Fill in a text, or remove the # signs",
    ))
}
