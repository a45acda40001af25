//! A future run or session on location without a place.
//!
//! Past, online and cancelled runs need no place.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "missing-place",
    group: RuleGroup::Courses,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een uitvoering die nog komt en waar mensen elkaar zien, heeft een plaats.",
        en: "A coming run where people meet has a place.",
    },
    explanation: StaticText {
        nl: "Wie zich aanmeldt, wil weten waar de bijeenkomst is. Vul bij plaats de gemeente of \
             het gebouw in.",
        en: "Whoever enrols wants to know where to go. Fill in the town or the building at \
             plaats.",
    },
    bad_example: "uitvoeringen:
  - id: voorjaar-2027
    start: 2027-03-09
    vorm: fysiek",
    good_example: "uitvoeringen:
  - id: voorjaar-2027
    start: 2027-03-09
    vorm: fysiek
    plaats: Utrecht",
};

/// Reports a run without a place; `form` is `fysiek` or `blended`.
pub(crate) fn problem(place: Place, form: &str) -> Diagnostic {
    at(
        place,
        text!(
            "Deze uitvoering is {form}, maar de plaats ontbreekt",
            "This run is {form}, but its place is missing"
        ),
    )
}

/// Reports a session without a place, in a run of which others have one.
pub(crate) fn session(place: Place, form: &str) -> Diagnostic {
    at(
        place,
        text!(
            "Deze bijeenkomst is {form}, maar de plaats ontbreekt",
            "This session is {form}, but its place is missing"
        ),
    )
}

fn at(place: Place, message: Text) -> Diagnostic {
    Diagnostic::new(Code::MissingPlace, place, message).with_help(Text::new(
        "Vul de plaats in, zoals plaats: Utrecht",
        "Fill in the place, such as plaats: Utrecht",
    ))
}
