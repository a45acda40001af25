//! An accent on a document that its region does not show.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "unused-accent",
    group: RuleGroup::Accents,
    severity: Severity::Warning,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een regio vult alleen stukken aan die op haar eigen site staan.",
        en: "A region has accents only on documents that its site shows.",
    },
    explanation: StaticText {
        nl: "De regio staat niet bij regios van het gedeelde stuk, dus niemand ziet dit accent. \
             Voeg de regio daar toe, of verwijder dit bestand.",
        en: "The region is not among regios of the shared document, so nobody sees this accent. \
             Add the region there, or remove this file.",
    },
    bad_example: "# content/aanbod/bewegen.md
regios: [noord, zuid]
# en toch bestaat regions/oost/content/aanbod/bewegen.md",
    good_example: "# content/aanbod/bewegen.md
regios: [noord, oost, zuid]",
};

/// Reports an accent that is not shown; `region` is the name of the region, `shared` the place
/// where the shared document lists its regions.
pub(crate) fn problem(place: Place, region: &str, shared: Place) -> Diagnostic {
    Diagnostic::new(
        Code::UnusedAccent,
        place,
        text!(
            "De site van {region} toont dit stuk niet",
            "The site of {region} does not show this document"
        ),
    )
    .with_related(
        shared,
        Text::new("Dit is het gedeelde stuk", "This is the shared document"),
    )
    .with_help(Text::new(
        "Voeg de regio toe bij regios van het gedeelde stuk, of verwijder dit bestand",
        "Add the region to regios of the shared document, or remove this file",
    ))
}
