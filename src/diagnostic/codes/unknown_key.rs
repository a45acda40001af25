//! A key that its content type does not have.
//!
//! It is an error instead of being ignored, as a typing error in `verloopt_op` would otherwise keep
//! a page published for ever. The help suggests the nearest known key, which is a safe fix if no
//! other key is near as well. A key of the type that an accent may not change is `accent-key`.

use crate::diagnostic::phrases;
use crate::diagnostic::{
    Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Suggestion, Text,
};

pub(crate) const RULE: Rule = Rule {
    code: "unknown-key",
    group: RuleGroup::Form,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een stuk heeft alleen sleutels die bij zijn soort horen.",
        en: "A document has only the keys of its type.",
    },
    explanation: StaticText {
        nl: "Een sleutel met een tikfout wordt door niemand gelezen: de pagina mist dan ongemerkt \
             iets. Verbeter de naam van de sleutel, of haal de sleutel weg als die niet nodig is.",
        en: "Nobody reads a misspelt key, so the page silently lacks something. Correct the name \
             of the key, or remove it when it is not needed.",
    },
    bad_example: "samenvating: Leer hoe de gemeente werkt en wie er waarover beslist.",
    good_example: "samenvatting: Leer hoe de gemeente werkt en wie er waarover beslist.",
};

/// Reports a key that is not in `known`.
pub(crate) fn problem(place: Place, key: &str, suggestion: &Suggestion<'_>) -> Diagnostic {
    let problem = Diagnostic::new(
        Code::UnknownKey,
        place.clone(),
        text!(
            "De sleutel “{key}” bestaat hier niet",
            "Unknown key “{key}”"
        ),
    )
    .with_help(Text::new(
        "Controleer de spelling, of haal de sleutel weg; een nieuw bestand van “vindplek new” toont alle \
         sleutels met hun uitleg",
        "Check the spelling, or remove the key; a new file of “vindplek new” shows all keys with their \
         explanation",
    ))
    .with_help_if(phrases::offer(suggestion));
    match suggestion.only_near() {
        Some(near) => problem.with_fix(phrases::keeps_numbers(key, near), place, near),
        None => problem,
    }
}

/// Reports a key that selects the regions of a document, in a document of a single region.
pub(crate) fn regions_key_in_regional_file(place: Place, key: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnknownKey,
        place,
        text!(
            "De sleutel “{key}” bestaat niet in een bestand van een regio",
            "The key “{key}” has no meaning in the file of a region"
        ),
    )
    .with_help(text!(
        "Haal deze sleutel weg: de site van de regio toont dit stuk altijd",
        "Remove it: the site of the region always shows this document"
    ))
}
