//! A course in the phase `geevalueerd` that does not say what participants thought of it.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "missing-evaluation",
    group: RuleGroup::Courses,
    severity: Severity::Hint,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Bij een geëvalueerde cursus staat wat deelnemers ervan vonden.",
        en: "An evaluated course says what participants thought of it.",
    },
    explanation: StaticText {
        nl: "De fase geevalueerd zegt dat deelnemers hun mening hebben gegeven. Zet die bij \
             evaluatie: wanneer het was, hoeveel mensen meededen en, als het er is, een cijfer. \
             Wie wil meedoen, heeft daar meer aan dan aan de fase alleen.",
        en: "The phase geevalueerd says that participants gave their opinion. Put it under \
             evaluatie: when it was, how many answered and, if there is one, a grade. That tells a \
             reader more than the phase alone.",
    },
    bad_example: "fase: geevalueerd",
    good_example: "fase: geevalueerd
evaluatie:
  periode: 2025-najaar
  respons: 48
  cijfer: 8.2",
};

/// Reports an evaluated course without an evaluation, at its phase.
pub(crate) fn problem(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::MissingEvaluation,
        place,
        Text::new(
            "Deze cursus is geëvalueerd, maar er staat niet bij wat deelnemers ervan vonden",
            "This course has been evaluated, but what participants thought of it is not given",
        ),
    )
    .with_help(Text::new(
        "Zet erbij wat u weet:\nevaluatie:\n  periode: 2025-najaar\n  respons: 48\n  cijfer: 8.2",
        "Add what you know:\nevaluatie:\n  periode: 2025-najaar\n  respons: 48\n  cijfer: 8.2",
    ))
}
