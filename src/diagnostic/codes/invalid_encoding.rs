//! A text file that is not UTF-8.
//!
//! The place is the first byte that is not. A byte order mark is fine.

use crate::diagnostic::{Code, Diagnostic, Group, Place, Rule, Severity, Text, Words};

/// The rule.
pub const RULE: Rule = Rule {
    code: "invalid-encoding",
    group: Group::Form,
    severity: Severity::Error,
    by_clock: false,
    summary: Words {
        nl: "Elk tekstbestand is opgeslagen als UTF-8.",
        en: "Every text file is UTF-8.",
    },
    explanation: Words {
        nl: "UTF-8 is de gewone manier om letters op te slaan. Oude programma’s kiezen soms een \
             andere, en dan gaan letters als é en ë stuk. Sla het bestand opnieuw op en kies bij \
             codering voor UTF-8.",
        en: "Old programs sometimes save text in another encoding, which breaks letters such as é \
             and ë. Save the file again and choose UTF-8.",
    },
    bad: "titel: Vitaliteit en cari�re",
    good: "titel: Vitaliteit en carrière",
};

/// A file that stops being UTF-8 at a place.
pub fn problem(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::InvalidEncoding,
        place,
        Text::new(
            "Dit bestand is niet opgeslagen als UTF-8",
            "This file is not UTF-8",
        ),
    )
    .with_help(Text::new(
        "Sla het bestand opnieuw op en kies bij codering voor UTF-8",
        "Save the file again with the encoding UTF-8",
    ))
}
