//! A document without front matter between two lines of three hyphens.
//!
//! Front matter must be the first thing in the file. Front matter that is not closed gets a
//! message of its own, as its solution differs.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "missing-front-matter",
    group: RuleGroup::Form,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elk document begint met een kop tussen twee regels met drie streepjes.",
        en: "Every document begins with front matter between two lines of three hyphens.",
    },
    explanation: StaticText {
        nl: "In de kop van het bestand staan de titel, de samenvatting en de andere gegevens van \
             de pagina. Zonder kop weet het programma niet wat het met de tekst moet. De eerste \
             regel is ---, dan volgen de velden, en een tweede regel --- sluit de kop af.",
        en: "The front matter holds the title, the summary and the other facts of the page. The \
             first line is ---, then come the keys, and a second line --- closes it.",
    },
    bad_example: "titel: Bewegen in de openbare ruimte

## Waar gaat het over?",
    good_example: "---
titel: Bewegen in de openbare ruimte
samenvatting: Leer hoe je pleinen en parken zo inricht dat mensen er meer gaan bewegen.
---

## Waar gaat het over?",
};

/// Reports a document without front matter.
pub(crate) fn no_front_matter(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::MissingFrontMatter,
        place,
        Text::new(
            "De kop van het bestand ontbreekt",
            "The front matter is missing",
        ),
    )
    .with_help(Text::new(
        "Begin het bestand met een regel ---, dan de velden zoals titel en samenvatting, en sluit \
         af met weer een regel ---",
        "Begin the file with a line ---, then keys such as titel and samenvatting, and close with \
         another line ---",
    ))
}

/// Reports front matter that is not closed; the place is the line that opens it.
pub(crate) fn unclosed_front_matter(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::MissingFrontMatter,
        place,
        Text::new(
            "De kop van het bestand wordt niet afgesloten",
            "The front matter is not closed",
        ),
    )
    .with_help(Text::new(
        "Zet na het laatste veld een regel met alleen ---",
        "Put a line with just --- after the last key",
    ))
}
