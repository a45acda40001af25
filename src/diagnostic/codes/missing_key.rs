//! A required key that is absent.
//!
//! The problem is at the mapping that lacks the key: the line that opens the front matter, the
//! first key of a list item, or the key of a nested mapping. The help describes the value and shows
//! an example line. A key that is misspelt or has an invalid value is not reported as missing too.

use crate::diagnostic::phrases;
use crate::diagnostic::{
    Code, Diagnostic, Example, Place, Rule, RuleGroup, Severity, StaticText, Text,
};

pub(crate) const RULE: Rule = Rule {
    code: "missing-key",
    group: RuleGroup::Form,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Alle verplichte sleutels zijn ingevuld.",
        en: "All required keys are there.",
    },
    explanation: StaticText {
        nl: "Zonder deze sleutel kan de pagina niet worden gemaakt, of mist de lezer iets \
             belangrijks. Weet u het antwoord nog niet? Bij veel sleutels mag u dan onbekend \
             invullen: de pagina zegt dat in een gewone zin.",
        en: "Without this key the page cannot be made, or lacks what its reader needs. Where the \
             answer is not known yet, many keys take onbekend, which the page puts in a plain \
             sentence.",
    },
    bad_example: "---
titel: Bewegen in de openbare ruimte
---",
    good_example: "---
titel: Bewegen in de openbare ruimte
samenvatting: Leer hoe je pleinen en parken zo inricht dat mensen er meer gaan bewegen.
---",
};

/// Reports a required key that is absent, with an example of a valid value; `unless` is the key that
/// may stand there in its place.
pub(crate) fn problem(
    place: Place,
    kind: &Text,
    example: Example,
    unless: Option<&str>,
) -> Diagnostic {
    let key = example.key;
    let (dutch, english) = (kind.dutch(), kind.english());
    let needed = match unless {
        None => text!("Zet de sleutel erbij, met {dutch}", "It takes {english}"),
        Some(other) => text!(
            "Zet de sleutel erbij, met {dutch}; of zet in plaats daarvan “{other}” erbij",
            "It takes {english}; or add the key “{other}”"
        ),
    };
    Diagnostic::new(
        Code::MissingKey,
        place,
        text!("De sleutel “{key}” ontbreekt", "The key “{key}” is missing"),
    )
    .with_help(phrases::with_example(&needed, Some(example)))
}
