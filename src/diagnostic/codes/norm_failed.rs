//! A course whose answers lead to an outcome that means "not suitable".
//!
//! The outcome follows from the decision tree; the help shows the path through it.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText};

pub(crate) const RULE: Rule = Rule {
    code: "norm-failed",
    group: RuleGroup::Courses,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een getoetste cursus komt bij het toetsingskader op geschikt uit.",
        en: "The answers of an assessed course lead to a suitable outcome of the norm.",
    },
    explanation: StaticText {
        nl: "Met de antwoorden die er staan, eindigt de beslisboom bij niet geschikt. De melding \
             laat zien langs welke vragen de weg liep. Klopt een antwoord niet, verbeter het dan; \
             anders hoort de fase niet-geschikt te zijn.",
        en: "With these answers the decision tree ends in an outcome that is not suitable. The \
             message shows the path. Correct an answer that is wrong; otherwise the phase should \
             be niet-geschikt.",
    },
    bad_example: "fase: getoetst
toetsing:
  antwoorden:
    doel-helder: nee",
    good_example: "fase: niet-geschikt
toetsing:
  antwoorden:
    doel-helder: nee",
};

/// Reports a course by the title of its outcome, and the criteria on the path with their answers.
pub(crate) fn problem(place: Place, outcome: &str, path: &[(&str, &str)]) -> Diagnostic {
    let steps: Vec<String> = path
        .iter()
        .map(|(criterion, answer)| format!("{criterion}: {answer}"))
        .collect();
    let steps = steps.join(" → ");
    Diagnostic::new(
        Code::NormFailed,
        place,
        text!(
            "Volgens het toetsingskader is de uitkomst “{outcome}”",
            "By the norm the outcome is “{outcome}”"
        ),
    )
    .with_help(text!(
        "De weg door de beslisboom: {steps} → {outcome}",
        "The path through the decision tree: {steps} → {outcome}"
    ))
}
