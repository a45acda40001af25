//! A text file that is not UTF-8.
//!
//! The problem is at the first invalid byte. A byte order mark is allowed.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "invalid-encoding",
    group: RuleGroup::Form,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elk tekstbestand is opgeslagen als UTF-8.",
        en: "Every text file is UTF-8.",
    },
    explanation: StaticText {
        nl: "UTF-8 is de gewone manier om letters op te slaan. Oude programma’s kiezen soms een \
             andere, en dan gaan letters als é en ë stuk. Sla het bestand opnieuw op en kies bij \
             codering voor UTF-8.",
        en: "Old programs sometimes save text in another encoding, which breaks letters such as é \
             and ë. Save the file again and choose UTF-8.",
    },
    bad_example: "titel: Vitaliteit en cari�re",
    good_example: "titel: Vitaliteit en carrière",
};

/// Reports a file whose first invalid byte is at a place.
pub(crate) fn problem(place: Place) -> Diagnostic {
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
