//! A session of a run before the first or after the last day of that run.
//!
//! With sessions the days of a run follow from them, and `start` and `eind` may be left out. If they
//! are given, one of the two places is wrong.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "session-outside-run",
    group: RuleGroup::Time,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een bijeenkomst ligt niet voor de start of na het eind van haar uitvoering.",
        en: "A session lies within the first and last day of its run.",
    },
    explanation: StaticText {
        nl: "Bij de uitvoering staat een eerste of laatste dag, en deze bijeenkomst valt daarbuiten. \
             Verbeter de datum die niet klopt, of laat start en eind weg: met bijeenkomsten volgen \
             die vanzelf.",
        en: "The run has a first or last day, and this session lies outside of it. Correct the date \
             that is wrong, or leave out start and eind: with sessions they follow from those.",
    },
    bad_example: "start: 2026-03-12
bijeenkomsten:
  - datum: 2026-03-05
  - datum: 2026-03-19",
    good_example: "bijeenkomsten:
  - datum: 2026-03-12
  - datum: 2026-03-19",
};

/// Reports a session before the first day of its run.
pub(crate) fn before_start(place: Place, day: &str, start: &str, start_place: Place) -> Diagnostic {
    problem(
        place,
        text!(
            "De bijeenkomst op {day} ligt voor de start van de uitvoering, {start}",
            "The session on {day} is before the start of the run, {start}"
        ),
        start_place,
        text!("Hier staat de start: {start}", "The start is here: {start}"),
    )
}

/// Reports a session after the last day of its run.
pub(crate) fn after_end(place: Place, day: &str, end: &str, end_place: Place) -> Diagnostic {
    problem(
        place,
        text!(
            "De bijeenkomst op {day} ligt na het eind van de uitvoering, {end}",
            "The session on {day} is after the end of the run, {end}"
        ),
        end_place,
        text!("Hier staat het eind: {end}", "The end is here: {end}"),
    )
}

fn problem(place: Place, message: Text, other: Place, related: Text) -> Diagnostic {
    Diagnostic::new(Code::SessionOutsideRun, place, message)
        .with_related(other, related)
        .with_help(Text::new(
            "Controleer beide data, ook het jaar. Of laat start en eind weg: die volgen uit de \
             bijeenkomsten",
            "Check both dates, also the year. Or leave out start and eind: those follow from the \
             sessions",
        ))
}
