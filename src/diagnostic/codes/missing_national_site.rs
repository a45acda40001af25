//! A project without a national site.
//!
//! The place is the folder `regions`, as no file is to blame.

use crate::diagnostic::{Code, Diagnostic, Group, Place, Rule, Severity, Text, Words};

/// The rule.
pub const RULE: Rule = Rule {
    code: "missing-national-site",
    group: Group::Themes,
    severity: Severity::Error,
    by_clock: false,
    summary: Words {
        nl: "Precies één site is de landelijke.",
        en: "Exactly one site is the national one.",
    },
    explanation: Words {
        nl: "De landelijke site toont alles en verwijst naar de academies. Zet in het bestand \
             region.yaml van één map onder regions soort: landelijk.",
        en: "The national site shows all and refers to the academies. Put soort: landelijk in \
             region.yaml of one folder under regions.",
    },
    bad: "# regions/landelijk/region.yaml
soort: regio",
    good: "# regions/landelijk/region.yaml
soort: landelijk",
};

/// No region has `soort: landelijk`.
pub fn problem(place: Place) -> Diagnostic {
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
