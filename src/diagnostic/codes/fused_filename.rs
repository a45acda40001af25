//! The file name of a picture inside a sentence.
//!
//! This happens when text is copied from a web page together with the name of a picture.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "fused-filename",
    group: RuleGroup::Language,
    severity: Severity::Warning,
    is_date_dependent: false,
    summary: StaticText {
        nl: "In een zin staat geen bestandsnaam van een foto.",
        en: "No sentence holds the file name of a picture.",
    },
    explanation: StaticText {
        nl: "Bij het kopiëren van een webpagina komt soms de naam van een foto mee in de tekst. \
             Haal de naam weg en lees de zin na.",
        en: "Copying from a web page sometimes brings the name of a picture along. Remove the \
             name and read the sentence again.",
    },
    bad_example: "De coaches gingen aan de slagIMG_2034.jpg met de nieuwe module.",
    good_example: "De coaches gingen aan de slag met de nieuwe module.",
};

/// Reports the name of a file in a sentence.
pub(crate) fn problem(place: Place, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::FusedFilename,
        place,
        text!(
            "Midden in de tekst staat een bestandsnaam: {name}",
            "The text holds the name of a file: {name}"
        ),
    )
    .with_help(Text::new(
        "Haal de naam weg en lees de zin na",
        "Remove the name and read the sentence again",
    ))
}
