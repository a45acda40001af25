//! A project without a national site.
//!
//! The problem is at the folder `regions`, as it belongs to no single file.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "missing-national-site",
    group: RuleGroup::Themes,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Er is precies één landelijke site.",
        en: "Exactly one site is the national one.",
    },
    explanation: StaticText {
        nl: "De landelijke site toont alles en verwijst naar de academies. Zet soort: landelijk in \
             het bestand region.yaml van één map onder regions.",
        en: "The national site shows all and refers to the academies. Put soort: landelijk in \
             region.yaml of one folder under regions.",
    },
    bad_example: "# regions/landelijk/region.yaml
soort: regio",
    good_example: "# regions/landelijk/region.yaml
soort: landelijk",
};

/// Reports that no region has `soort: landelijk`.
pub(crate) fn problem(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::MissingNationalSite,
        place,
        Text::new("Er is geen landelijke site", "There is no national site"),
    )
    .with_help(Text::new(
        "Zet in region.yaml van één map onder regions: soort: landelijk",
        "Put soort: landelijk in region.yaml of one folder under regions",
    ))
}
