//! An end before its start: of a run, a session, a meeting, the journey or a publication.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "end-before-start",
    group: RuleGroup::Time,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Het einde ligt niet voor het begin.",
        en: "An end does not lie before its beginning.",
    },
    explanation: StaticText {
        nl: "De einddatum ligt eerder dan de begindatum. Meestal is een van de twee verkeerd \
             getypt, of klopt het jaar niet. Op één dag ligt ook de eindtijd na de begintijd.",
        en: "The end is earlier than the beginning. Mostly one of the two was mistyped, or the \
             year is not right. On one day the time of the end is also after that of the beginning.",
    },
    bad_example: "start: 2026-03-12
eind: 2025-03-19",
    good_example: "start: 2026-03-12
eind: 2026-03-19",
};

/// Reports a document that expires on the day on which it appears.
pub(crate) fn never_shown(place: Place, day: &str, start_place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::EndBeforeStart,
        place,
        text!(
            "Dit is nooit te zien: {day} is de dag waarop het verschijnt en ook de dag waarop het \
             verloopt",
            "This is never shown: {day} is the day on which it appears and also that on which it \
             expires"
        ),
    )
    .with_related(
        start_place,
        text!(
            "Hier staat de eerste dag: {day}",
            "The first day is here: {day}"
        ),
    )
    .with_help(Text::new(
        "Op de dag bij verloopt_op is het al weg. Zet daar een latere dag",
        "On the day of verloopt_op it is gone already. Write a later day there",
    ))
}

/// Reports a time at which something ends on a day, not after that at which it begins.
pub(crate) fn times(place: Place, until: &str, from: &str, from_place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::EndBeforeStart,
        place,
        text!(
            "Het einde {until} ligt niet na het begin {from}",
            "The end {until} is not after the start {from}"
        ),
    )
    .with_related(
        from_place,
        text!("Hier staat het begin: {from}", "The start is here: {from}"),
    )
    .with_help(Text::new(
        "Controleer beide tijden. Na de middag telt u door: 14:30 is half drie",
        "Check both times. After noon the hours go on: 14:30 is half past two",
    ))
}

/// Reports an end before its start, both as written.
pub(crate) fn problem(place: Place, end: &str, start: &str, start_place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::EndBeforeStart,
        place,
        text!(
            "Het einde {end} ligt voor het begin {start}",
            "The end {end} is before the start {start}"
        ),
    )
    .with_related(
        start_place,
        text!(
            "Hier staat het begin: {start}",
            "The start is here: {start}"
        ),
    )
    .with_help(Text::new(
        "Controleer allebei de data, ook het jaar",
        "Check both dates, also the year",
    ))
}
