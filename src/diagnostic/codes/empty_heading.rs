//! A heading without text.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "empty-heading",
    group: RuleGroup::Accessibility,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elk kopje heeft een tekst.",
        en: "Every heading has a text.",
    },
    explanation: StaticText {
        nl: "Een leeg kopje staat wel in de inhoudsopgave en wordt ook voorgelezen, maar zegt \
             niets. Vul een tekst in of haal het kopje weg.",
        en: "An empty heading stands in the table of contents and is read aloud, but says \
             nothing. Fill in a text or remove it.",
    },
    bad_example: "##

Je leert wie waarover beslist.",
    good_example: "## Wat leer je?

Je leert wie waarover beslist.",
};

/// Reports a heading without text.
pub(crate) fn problem(place: Place) -> Diagnostic {
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
