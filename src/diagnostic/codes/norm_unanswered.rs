//! A criterion of the norm without an answer, from phase `getoetst` on.
//!
//! Reported once per course, with all criteria that lack an answer. It suppresses `norm-failed`, as
//! incomplete answers have no outcome.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText};

pub(crate) const RULE: Rule = Rule {
    code: "norm-unanswered",
    group: RuleGroup::Courses,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een getoetste cursus heeft bij elk criterium van het toetsingskader een antwoord.",
        en: "An assessed course answers every criterion of the norm.",
    },
    explanation: StaticText {
        nl: "Vanaf de fase getoetst hoort er op elke vraag van het toetsingskader een antwoord te \
             staan: ja, nee of nvt. Pas dan kan de uitkomst worden bepaald. Aanbod van een ander \
             (route: extern) wordt niet getoetst.",
        en: "From the phase getoetst on every question of the norm needs an answer: ja, nee or \
             nvt. Only then can the verdict be derived. Offer of others (route: extern) is not \
             assessed.",
    },
    bad_example: r#"toetsing:
  versie: "1"
  datum: 2026-02-03
  antwoorden:
    doel-helder: ja"#,
    good_example: r#"toetsing:
  versie: "1"
  datum: 2026-02-03
  antwoorden:
    doel-helder: ja
    past-bij-functie: ja"#,
};

/// Reports the ids of criteria without an answer.
pub(crate) fn problem(place: Place, criteria: &[&str]) -> Diagnostic {
    let names = criteria.join(", ");
    let first = criteria.first().copied().unwrap_or_default();
    Diagnostic::new(
        Code::NormUnanswered,
        place,
        text!(
            "Bij deze criteria ontbreekt een antwoord: {names}",
            "These criteria have no answer: {names}"
        ),
    )
    .with_help(text!(
        "Vul bij antwoorden voor elk criterium ja, nee of nvt in, zoals:\nantwoorden:\n  {first}: ja",
        "Fill in ja, nee or nvt for each criterion at antwoorden, such as:\nantwoorden:\n  {first}: ja"
    ))
}
