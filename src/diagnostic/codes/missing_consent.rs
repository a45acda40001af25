//! A photo that does not state the consent of the people on it.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "missing-consent",
    group: RuleGroup::Privacy,
    severity: Severity::Warning,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Bij elke foto staat of de mensen erop toestemming gaven.",
        en: "Every photo says whether the people on it agreed.",
    },
    explanation: StaticText {
        nl: "Wie herkenbaar op een foto staat, moet het goed vinden dat die op de site komt. Vul \
             bij toestemming ja in als dat is gevraagd, of nvt als er niemand herkenbaar op \
             staat.",
        en: "Whoever can be recognised on a photo must agree to its publication. Fill in ja at \
             toestemming when that was asked, or nvt when nobody can be recognised.",
    },
    bad_example: "afbeelding:
  bestand: media/training.jpg
  alt: Twee coaches geven training op een sportveld",
    good_example: "afbeelding:
  bestand: media/training.jpg
  alt: Twee coaches geven training op een sportveld
  toestemming: ja",
};

/// Reports a photo without `toestemming`.
pub(crate) fn problem(place: Place) -> Diagnostic {
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
