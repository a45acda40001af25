//! A provider that is described in the course itself, as it is not in `partners.yaml` yet.
//!
//! Allowed in the phases before `getoetst`.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "unlisted-provider",
    group: RuleGroup::Courses,
    severity: Severity::Hint,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een aanbieder staat in de lijst met partners.",
        en: "A provider stands in the list of partners.",
    },
    explanation: StaticText {
        nl: "De naam en het adres van een nieuwe aanbieder mogen eerst bij de cursus staan. Zet \
             de aanbieder in content/partners.yaml zodra de cursus wordt getoetst: dan krijgt die \
             een eigen plek op de site.",
        en: "The name and address of a new provider may first stand with the course. Put it in \
             content/partners.yaml by the time that the course is assessed.",
    },
    bad_example: "aanbieder:
  naam: Voorbeeld Advies
  website: https://voorbeeld.example/",
    good_example: "aanbieder: voorbeeld-advies",
};

/// Reports a provider by its name.
pub(crate) fn problem(place: Place, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnlistedProvider,
        place,
        text!(
            "“{name}” staat nog niet in de lijst met partners",
            "“{name}” is not in the list of partners yet"
        ),
    )
    .with_help(Text::new(
        "Zet de aanbieder in content/partners.yaml, onder partners:\n  - id: voorbeeld-advies\n    naam: \
         Voorbeeld Advies\nen noem hier de korte naam (id): aanbieder: voorbeeld-advies",
        "Add it to content/partners.yaml, under partners:\n  - id: voorbeeld-advies\n    naam: Voorbeeld \
         Advies\nand give its id here: aanbieder: voorbeeld-advies",
    ))
}
