//! A key that an accent may not change.
//!
//! A region may add text to a shared document and replace a few of its keys; the other keys are the
//! same on every site. A key that the content type does not have is `unknown-key`.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText};

pub(crate) const RULE: Rule = Rule {
    code: "accent-key",
    group: RuleGroup::Accents,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een accent verandert alleen de sleutels die een regio mag veranderen.",
        en: "An accent changes only the keys that a region may change.",
    },
    explanation: StaticText {
        nl: "Een gedeelde cursus is overal dezelfde cursus. Een regio mag de samenvatting, kosten, \
             locatie, contact, materialen, afbeelding en uitvoeringen aanpassen. Is er meer \
             anders, maak dan een eigen stuk, of vraag de landelijke redactie om een wijziging.",
        en: "A shared course is the same course everywhere. A region may change its summary, \
             price, location, contact, materials, picture and runs. For more, write a document of \
             your own or ask the national editors.",
    },
    bad_example: "# regions/oost/content/aanbod/hoe-werkt-de-gemeente.md
titel: Hoe werkt de gemeente in Oost?",
    good_example: "# regions/oost/content/aanbod/hoe-werkt-de-gemeente.md
samenvatting: Leer hoe de gemeente werkt, met voorbeelden uit Gelderland en Overijssel.",
};

/// Reports a key that is not in `allowed`.
pub(crate) fn problem(place: Place, key: &str, allowed: &[&str]) -> Diagnostic {
    let names = allowed.join(", ");
    Diagnostic::new(
        Code::AccentKey,
        place,
        text!(
            "Een accent mag de sleutel “{key}” niet veranderen",
            "A region may not change the key “{key}”"
        ),
    )
    .with_help(text!(
        "Haal de sleutel weg; een accent mag deze sleutels veranderen: {names}. Moet er meer \
         anders zijn, maak dan een eigen stuk met een andere naam, of vraag de landelijke redactie \
         om een wijziging",
        "Remove the key; an accent may change these keys: {names}. For more, make a document of your \
         own with another name, or ask the national editors"
    ))
}
