//! A second site that says it is the national one.
//!
//! The place is the second's `soort`, in path order; the first is named.

use crate::diagnostic::{Code, Diagnostic, Group, Place, Rule, Severity, Text, Words};

/// The rule.
pub const RULE: Rule = Rule {
    code: "second-national-site",
    group: Group::Themes,
    severity: Severity::Error,
    by_clock: false,
    summary: Words {
        nl: "Niet meer dan één site is de landelijke.",
        en: "No more than one site is the national one.",
    },
    explanation: Words {
        nl: "De landelijke site toont alles en is de plek waar andere sites naar verwijzen. Daar \
             kan er maar één van zijn. Geef de andere soort: regio.",
        en: "The national site shows all and is where the others refer to; there can be one only. \
             Give the other soort: regio.",
    },
    bad: "# regions/noord/region.yaml
soort: landelijk",
    good: "# regions/noord/region.yaml
soort: regio",
};

/// A second national site, with the first.
pub fn problem(place: Place, first: Place) -> Diagnostic {
    Diagnostic::new(
        Code::SecondNationalSite,
        place,
        Text::new(
            "Er is al een landelijke site",
            "There already is a national site",
        ),
    )
    .with_related(first, Text::new("Dit is de eerste", "This is the first"))
    .with_help(Text::new(
        "Geef een van de twee soort: regio",
        "Give one of the two soort: regio",
    ))
}
