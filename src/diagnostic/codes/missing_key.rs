//! A required key that is absent.
//!
//! The problem is at the mapping that lacks the key: the line that opens the front matter, the
//! first key of a list item, or the key of a nested mapping. The help describes the value and shows
//! an example line. A key that is misspelt or has an invalid value is not reported as missing too.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "missing-key",
    group: RuleGroup::Form,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Alle verplichte velden zijn ingevuld.",
        en: "All required keys are there.",
    },
    explanation: StaticText {
        nl: "Zonder dit veld kan de pagina niet worden gemaakt, of mist de lezer iets wezenlijks. \
             Weet u het antwoord nog niet? Bij veel velden mag u dan onbekend invullen: de pagina \
             zegt dat in een gewone zin.",
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

/// Reports a required key that is absent. `example` is a valid value in YAML; one of several lines
/// begins with a line end.
pub(crate) fn problem(place: Place, key: &str, kind: &Text, example: &str) -> Diagnostic {
    let line = if example.starts_with('\n') {
        format!("{key}:{example}")
    } else {
        format!("{key}: {example}")
    };
    let (dutch, english) = (kind.dutch(), kind.english());
    Diagnostic::new(
        Code::MissingKey,
        place,
        text!("Het veld “{key}” ontbreekt", "The key “{key}” is missing"),
    )
    .with_help(text!(
        "Nodig is {dutch}. Bijvoorbeeld:\n{line}",
        "It takes {english}. For example:\n{line}"
    ))
}
