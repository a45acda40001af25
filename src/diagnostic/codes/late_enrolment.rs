//! The last day for enrolment, after the first day of a run.
//!
//! A warning and no error: with some runs people may still join after the first session.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "late-enrolment",
    group: RuleGroup::Time,
    severity: Severity::Warning,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Aanmelden voor een uitvoering kan niet langer dan tot de eerste dag.",
        en: "Enrolment for a run closes on its first day at the latest.",
    },
    explanation: StaticText {
        nl: "De laatste dag om je aan te melden ligt na de eerste dag van de uitvoering. Meestal is een \
             van de twee verkeerd getypt, of klopt het jaar niet. Kan men echt later instromen, zet dan \
             late-enrolment bij negeer, met de reden.",
        en: "The last day to enrol is after the first day of the run. Mostly one of the two was \
             mistyped, or the year is not right. If people can indeed join later, add late-enrolment to \
             negeer, with the reason.",
    },
    bad_example: "start: 2027-03-09
aanmelden_tot: 2027-03-23",
    good_example: "start: 2027-03-09
aanmelden_tot: 2027-02-23",
};

/// Reports the last day for enrolment, with the first day of the run at `start_place`.
pub(crate) fn problem(place: Place, last: &str, start: &str, start_place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::LateEnrolment,
        place,
        text!(
            "Aanmelden kan tot en met {last}, maar de uitvoering begint op {start}",
            "One can enrol until {last}, but the run begins on {start}"
        ),
    )
    .with_related(
        start_place,
        text!(
            "Hier staat de eerste dag: {start}",
            "The first day is here: {start}"
        ),
    )
    .with_help(Text::new(
        "Controleer allebei de data, ook het jaar",
        "Check both dates, also the year",
    ))
}
