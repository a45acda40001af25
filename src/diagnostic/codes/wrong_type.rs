//! A value of another kind than its key requires, such as a text instead of a list.
//!
//! A value of the right kind that is not allowed is `invalid-value`.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "wrong-type",
    group: RuleGroup::Form,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elke waarde is van de soort die het veld vraagt: een tekst, een lijst of een blok.",
        en: "Every value is of the kind that its key asks for: a text, a list or a mapping.",
    },
    explanation: StaticText {
        nl: "Een lijst schrijft u tussen rechte haken met komma’s, of op aparte regels die met \
             een streepje beginnen. Een blok is een rij velden die zijn ingesprongen. De melding \
             zegt wat er staat en wat er nodig is.",
        en: "Write a list between square brackets with commas, or on lines of their own that \
             begin with a hyphen. A mapping is a number of indented keys. The message says what \
             was found and what is expected.",
    },
    bad_example: "doelgroepen: buurtsportcoach",
    good_example: "doelgroepen: [buurtsportcoach]",
};

/// The kind of a YAML value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ValueKind {
    /// A single value.
    Text,
    /// A list.
    List,
    /// A mapping.
    Mapping,
    /// No value.
    Nothing,
}

/// Reports a value of another kind than expected.
pub(crate) fn problem(place: Place, found: ValueKind, expected: &Text) -> Diagnostic {
    let (found_dutch, found_english) = match found {
        ValueKind::Text => ("een enkele waarde", "a single value"),
        ValueKind::List => ("een lijst", "a list"),
        ValueKind::Mapping => ("een blok met velden", "a mapping"),
        ValueKind::Nothing => ("niets", "nothing"),
    };
    let (dutch, english) = (expected.dutch(), expected.english());
    Diagnostic::new(
        Code::WrongType,
        place,
        text!("Hier staat {found_dutch}", "Found {found_english}"),
    )
    .with_help(text!("Nodig is {dutch}", "Expected {english}"))
}
