//! A link without text.
//!
//! The text of a link around a picture is the picture's text alternative.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "empty-link",
    group: RuleGroup::Accessibility,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elke link heeft een tekst.",
        en: "Every link has a text.",
    },
    explanation: StaticText {
        nl: "Een link zonder tekst is niet te zien en niet te begrijpen voor wie hem hoort. Zet \
             tussen de rechte haken waar de link heen leidt.",
        en: "A link without a text cannot be seen, nor understood by whoever hears it. Say \
             between the square brackets where it leads.",
    },
    bad_example: "[](../aanbod/hoe-werkt-de-gemeente.md)",
    good_example: "[Hoe werkt de gemeente nou?](../aanbod/hoe-werkt-de-gemeente.md)",
};

/// Reports a link without text.
pub(crate) fn problem(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::EmptyLink,
        place,
        Text::new("Deze link heeft geen tekst", "This link has no text"),
    )
    .with_help(Text::new(
        "Zet tussen de rechte haken waar de link heen leidt",
        "Say between the square brackets where it leads",
    ))
}
