//! An id or number that occurs twice in a list, a vocabulary or a content type.
//!
//! The problem is at the second in path order; the first is its related place.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "duplicate-id",
    group: RuleGroup::References,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elke korte naam (id) komt in een lijst of soort maar één keer voor.",
        en: "Every id is unique in its list or content type.",
    },
    explanation: StaticText {
        nl: "Andere bestanden verwijzen met de korte naam. Heten twee dingen hetzelfde, dan is \
             niet duidelijk welke is bedoeld. Geef de tweede een andere naam, of haal die weg. Ook \
             een gemeente staat bij één academie: anders weet een bezoeker niet waar hij moet zijn.",
        en: "Other files refer by id. When two have the same, it is not clear which is meant. \
             Rename or remove the second. A municipality too belongs to one academy, or a visitor \
             does not know where to go.",
    },
    bad_example: "partners:
  - id: vsg
    naam: Vereniging Sport en Gemeenten
  - id: vsg
    naam: Vereniging van Sportcoaches",
    good_example: "partners:
  - id: vsg
    naam: Vereniging Sport en Gemeenten
  - id: vereniging-sportcoaches
    naam: Vereniging van Sportcoaches",
};

/// Reports an id that is already used at `first`.
pub(crate) fn problem(place: Place, id: &str, first: Place) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateId,
        place,
        text!(
            "De naam “{id}” is al in gebruik",
            "The id “{id}” is already taken"
        ),
    )
    .with_related(
        first,
        text!(
            "“{id}” staat hier voor het eerst",
            "“{id}” is first used here"
        ),
    )
    .with_help(Text::new(
        "Kies voor een van de twee een andere naam",
        "Choose another id for one of the two",
    ))
}

/// Reports a number that is already used at `first`.
pub(crate) fn duplicate_number(place: Place, number: u32, first: Place) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateId,
        place,
        text!(
            "Het nummer {number} is al in gebruik",
            "The number {number} is already taken"
        ),
    )
    .with_related(
        first,
        text!(
            "{number} staat hier voor het eerst",
            "{number} is first used here"
        ),
    )
    .with_help(Text::new(
        "Geef een van de twee een ander nummer",
        "Give one of the two another number",
    ))
}

/// Reports a session on a day and at a time at which the same run has one already, at `first`.
pub(crate) fn session(place: Place, day: &str, first: Place) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateId,
        place,
        text!(
            "De bijeenkomst van {day} staat er twee keer",
            "The session of {day} is given twice"
        ),
    )
    .with_related(
        first,
        text!("Hier staat de eerste", "The first is here"),
    )
    .with_help(Text::new(
        "Haal een van de twee weg, of verander van een van beide de datum, de tijd, de plaats of de \
         titel",
        "Remove one of the two, or change the date, the time, the place or the title of one",
    ))
}

/// Reports a municipality that this academy or another one names already, at `first`.
pub(crate) fn municipality(place: Place, name: &str, first: Place) -> Diagnostic {
    let (message, help) = match place.path == first.path {
        true => (
            text!(
                "De gemeente “{name}” staat al in deze lijst",
                "The municipality “{name}” is in this list already"
            ),
            Text::new("Haal een van de twee weg", "Remove one of the two"),
        ),
        false => (
            text!(
                "De gemeente “{name}” hoort al bij een academie",
                "The municipality “{name}” already belongs to an academy"
            ),
            Text::new(
                "Laat de gemeente staan bij één academie, zodat een bezoeker weet waar hij moet zijn",
                "Leave it with one academy, so that a visitor knows where to go",
            ),
        ),
    };
    Diagnostic::new(Code::DuplicateId, place, message)
        .with_related(
            first,
            text!(
                "“{name}” staat hier voor het eerst",
                "“{name}” is first named here"
            ),
        )
        .with_help(help)
}
