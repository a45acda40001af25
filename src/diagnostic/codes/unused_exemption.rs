//! An entry under `negeer` that suppresses nothing.
//!
//! If it stayed, it would hide the next problem of that rule. Errors cannot be suppressed, so an
//! entry for one is always unused.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "unused-exemption",
    group: RuleGroup::Form,
    severity: Severity::Hint,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elke regel onder negeer zet een melding uit die er ook echt is.",
        en: "An entry under negeer silences something.",
    },
    explanation: StaticText {
        nl: "Onder negeer staat welke waarschuwingen en tips in dit stuk niet nodig zijn, met de \
             reden. Komt zo’n melding niet meer voor, haal de regel dan weg. Fouten kunt u niet \
             negeren.",
        en: "Under negeer stands which warnings and hints are not needed in this document, and \
             why. Remove an entry that silences nothing any more. Errors cannot be silenced.",
    },
    bad_example: "negeer:
  - regel: title-length
    reden: De titel is de officiële naam.
titel: Hoe werkt de gemeente nou?",
    good_example: "titel: Hoe werkt de gemeente nou?",
};

/// Reports an exemption from a rule that the document does not violate.
pub(crate) fn problem(place: Place, rule: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnusedExemption,
        place,
        text!(
            "Er is geen melding {rule} om te negeren",
            "There is no {rule} to silence"
        ),
    )
    .with_help(Text::new(
        "Haal deze regel weg bij negeer",
        "Remove this entry from negeer",
    ))
}

/// Reports an exemption from a rule whose violations are errors.
pub(crate) fn exemption_from_error(place: Place, rule: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnusedExemption,
        place,
        text!(
            "Een fout kunt u niet negeren: {rule}",
            "Errors cannot be silenced: {rule}"
        ),
    )
    .with_help(Text::new(
        "Haal deze regel weg bij negeer en los de fout op",
        "Remove this entry from negeer and mend the error",
    ))
}
