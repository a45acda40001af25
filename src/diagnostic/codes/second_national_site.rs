//! A second national site.
//!
//! The problem is at `soort` of the second in path order; the first is its related place.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "second-national-site",
    group: RuleGroup::Themes,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Er is niet meer dan één landelijke site.",
        en: "No more than one site is the national one.",
    },
    explanation: StaticText {
        nl: "De landelijke site toont alles en is de plek waar andere sites naar verwijzen, en \
             daar kan er maar één van zijn. Geef de andere soort: regio.",
        en: "The national site shows all and is where the others refer to; there can be one only. \
             Give the other soort: regio.",
    },
    bad_example: "# regions/noord/region.yaml
soort: landelijk",
    good_example: "# regions/noord/region.yaml
soort: regio",
};

/// Reports a second national site.
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
