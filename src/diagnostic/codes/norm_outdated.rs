//! A course that was assessed against an older version of the norm.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "norm-outdated",
    group: RuleGroup::Courses,
    severity: Severity::Warning,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een cursus is getoetst aan de versie van het toetsingskader die nu geldt.",
        en: "A course is assessed against the present version of the norm.",
    },
    explanation: StaticText {
        nl: "Het toetsingskader is sindsdien veranderd. De oude uitkomst hoeft niet meer te \
             kloppen. Toets de cursus opnieuw en pas versie en datum aan.",
        en: "The norm has changed since, so the verdict may no longer hold. Assess the course \
             again and change versie and datum.",
    },
    bad_example: r#"toetsing:
  versie: "0.9"      # content/toetsingskader.yaml heeft versie "1""#,
    good_example: r#"toetsing:
  versie: "1""#,
};

/// Reports a course by the version that it was assessed against, and the present version.
pub(crate) fn problem(place: Place, assessed: &str, present: &str) -> Diagnostic {
    Diagnostic::new(
        Code::NormOutdated,
        place,
        text!(
            "Getoetst aan versie {assessed} van het toetsingskader; nu geldt versie {present}",
            "Assessed against version {assessed} of the norm; the present one is {present}"
        ),
    )
    .with_help(Text::new(
        "Toets de cursus opnieuw en pas versie en datum aan",
        "Assess the course again and change versie and datum",
    ))
}
