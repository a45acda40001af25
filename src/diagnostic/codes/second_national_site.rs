//! A second site that says it is the national one.
//!
//! The place is the second's `soort`, in path order; the first is named.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    code: "second-national-site",
    group: RuleGroup::Themes,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Niet meer dan één site is de landelijke.",
        en: "No more than one site is the national one.",
    },
    explanation: StaticText {
        nl: "De landelijke site toont alles en is de plek waar andere sites naar verwijzen. Daar \
             kan er maar één van zijn. Geef de andere soort: regio.",
        en: "The national site shows all and is where the others refer to; there can be one only. \
             Give the other soort: regio.",
    },
    bad_example: "# regions/noord/region.yaml
soort: landelijk",
    good_example: "# regions/noord/region.yaml
soort: regio",
};

/// A second national site, with the first.
pub(crate) fn problem(place: Place, first: Place) -> Diagnostic {
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
