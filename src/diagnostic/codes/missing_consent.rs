//! A photo without a word on the consent of who can be recognised on it.

use crate::diagnostic::{Code, Diagnostic, Group, Place, Rule, Severity, Text, Words};

/// The rule.
pub const RULE: Rule = Rule {
    code: "missing-consent",
    group: Group::Privacy,
    severity: Severity::Warning,
    by_clock: false,
    summary: Words {
        nl: "Bij elke foto staat of de mensen erop toestemming gaven.",
        en: "Every photo says whether the people on it agreed.",
    },
    explanation: Words {
        nl: "Wie herkenbaar op een foto staat, moet het goed vinden dat die op de site komt. Vul \
             bij toestemming ja in als dat is gevraagd, of nvt als er niemand herkenbaar op \
             staat.",
        en: "Whoever can be recognised on a photo must agree to its publication. Fill in ja at \
             toestemming when that was asked, or nvt when nobody can be recognised.",
    },
    bad: "afbeelding:
  bestand: media/training.jpg
  alt: Twee coaches geven training op een sportveld",
    good: "afbeelding:
  bestand: media/training.jpg
  alt: Twee coaches geven training op een sportveld
  toestemming: ja",
};

/// A photo without `toestemming`.
pub fn problem(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::MissingConsent,
        place,
        Text::new(
            "Bij deze foto staat niet of de mensen erop toestemming gaven",
            "This photo does not say whether the people on it agreed",
        ),
    )
    .with_help(Text::new(
        "Vul toestemming: ja in, of toestemming: nvt als er niemand herkenbaar op staat",
        "Fill in toestemming: ja, or toestemming: nvt when nobody can be recognised",
    ))
}
