//! A future run or an enrolment address of a course that cannot be booked.
//!
//! Only the phases `beschikbaar` and `geevalueerd` may have them. Past runs are allowed in any
//! phase: a pilot precedes availability.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "run-before-phase",
    group: RuleGroup::Courses,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Alleen een cursus die beschikbaar of geëvalueerd is, heeft uitvoeringen die nog \
             komen of een aanmeldlink.",
        en: "Only a course that is available or evaluated has coming runs or enrolment.",
    },
    explanation: StaticText {
        nl: "Volgens de fase kan een lezer zich nog niet of niet meer aanmelden, of weet niemand of \
             het nog komt. Toch staat er een datum of een aanmeldlink, bij een uitvoering of bij de \
             cursus zelf. Zet de fase op beschikbaar, of haal de uitvoering of de link weg. \
             Uitvoeringen die voorbij zijn, mogen bij elke fase staan.",
        en: "The phase says that one cannot enrol, or that nobody knows whether it is still given. \
             Yet there is a coming run or a link for enrolment, at a run or at the course itself. \
             Set the phase to beschikbaar, or remove the run or the link. Past runs may stand with \
             any phase.",
    },
    bad_example: "fase: in-ontwikkeling
uitvoeringen:
  - id: voorjaar-2027
    start: 2027-03-09",
    good_example: "fase: beschikbaar
uitvoeringen:
  - id: voorjaar-2027
    start: 2027-03-09",
};

/// Reports a future run; `start` is its first day.
pub(crate) fn coming_run(place: Place, start: &str, phase: &str, phase_place: Place) -> Diagnostic {
    problem(
        place,
        text!(
            "Er komt een uitvoering op {start}, maar de fase is {phase}",
            "There is a run on {start}, but the phase is {phase}"
        ),
        phase,
        phase_place,
    )
}

/// Reports an address for enrolment.
pub(crate) fn enrolment_address(place: Place, phase: &str, phase_place: Place) -> Diagnostic {
    problem(
        place,
        text!(
            "Hier staat een aanmeldlink, maar de fase is {phase}",
            "There is a link for enrolment, but the phase is {phase}"
        ),
        phase,
        phase_place,
    )
}

fn problem(place: Place, message: Text, phase: &str, phase_place: Place) -> Diagnostic {
    Diagnostic::new(Code::RunBeforePhase, place, message)
        .with_related(
            phase_place,
            text!(
                "De fase staat hier: {phase}",
                "The phase is given here: {phase}"
            ),
        )
        .with_help(Text::new(
            "Aanmelden kan alleen bij fase: beschikbaar en fase: geevalueerd. Kies een van die twee, of \
             haal de uitvoering en de aanmeldlink weg",
            "One can enrol only with fase: beschikbaar and fase: geevalueerd. Choose one of those, or remove \
             the run and the link for enrolment",
        ))
}
