//! A key that nothing reads.
//!
//! A key that nobody knows is an error and not ignored: a slip in `verloopt_op` would otherwise
//! leave a page up for ever. The nearest known key is offered; it is a safe fix when no other is
//! near as well. A key that the type knows but an accent may not change is `accent-key`.

use crate::diagnostic::phrases;
use crate::diagnostic::{Code, Diagnostic, Group, Place, Rule, Severity, Suggestion, Words};

/// The rule.
pub const RULE: Rule = Rule {
    code: "unknown-key",
    group: Group::Form,
    severity: Severity::Error,
    by_clock: false,
    summary: Words {
        nl: "Een document heeft alleen velden die bij zijn soort horen.",
        en: "A document has only the keys of its type.",
    },
    explanation: Words {
        nl: "Een veld met een tikfout wordt door niemand gelezen: de pagina mist dan ongemerkt \
             iets. Verbeter de naam van het veld, of haal het veld weg als het niet nodig is.",
        en: "Nobody reads a misspelt key, so the page silently lacks something. Correct the name \
             of the key, or remove it when it is not needed.",
    },
    bad: "samenvating: Leer hoe de gemeente werkt en wie er waarover beslist.",
    good: "samenvatting: Leer hoe de gemeente werkt en wie er waarover beslist.",
};

/// A key that is not among those known at its place.
pub fn problem(place: Place, key: &str, suggestion: &Suggestion<'_>) -> Diagnostic {
    let problem = Diagnostic::new(
        Code::UnknownKey,
        place.clone(),
        text!("Het veld “{key}” bestaat hier niet", "Unknown key “{key}”"),
    )
    .with_help_if(phrases::offer(suggestion));
    match suggestion.only_near() {
        Some(near) => problem.with_fix(true, place, near),
        None => problem,
    }
}

/// A key that says which regions show a document, in the document of one region.
pub fn in_regional_file(place: Place, key: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnknownKey,
        place,
        text!(
            "Het veld “{key}” bestaat niet in een bestand van een regio",
            "The key “{key}” has no meaning in the file of a region"
        ),
    )
    .with_help(text!(
        "Haal dit veld weg: de site van de regio toont dit document altijd",
        "Remove it: the site of the region always shows this document"
    ))
}
