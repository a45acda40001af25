//! A value of the right kind that is not allowed: outside a closed list, no date, out of range,
//! empty.
//!
//! The lists are those that the program itself fixes; an id out of a list that editors own is
//! `unknown-reference`. Dates are ISO 8601; a date in Dutch words is recognised and offered, and a
//! date that the calendar does not have is told apart from one that is written otherwise.

use crate::diagnostic::dutch_date;
use crate::diagnostic::phrases;
use crate::diagnostic::{Code, Diagnostic, Group, Names, Place, Rule, Severity, Text, Words};

/// The rule.
pub const RULE: Rule = Rule {
    code: "invalid-value",
    group: Group::Form,
    severity: Severity::Error,
    by_clock: false,
    summary: Words {
        nl: "Elke waarde is er een die het veld toestaat.",
        en: "Every value is one that its key allows.",
    },
    explanation: Words {
        nl: "Sommige velden kennen een vaste lijst van waarden, andere een datum, een getal of \
             een adres. Een datum schrijft u als jaar, maand en dag met streepjes: 2026-03-12. \
             Een leeg veld kunt u beter weglaten, of u vult onbekend in als dat mag.",
        en: "Some keys have a fixed list of values, others take a date, a number or an address. \
             Write a date as year, month and day with hyphens: 2026-03-12. Leave an empty key \
             out, or fill in onbekend where that is allowed.",
    },
    bad: "datum: 28 juni 2024
vorm: fysiekk",
    good: "datum: 2024-06-28
vorm: fysiek",
};

/// A value that is not what is expected.
pub fn problem(place: Place, value: &str, expected: &Text) -> Diagnostic {
    let (dutch, english) = (expected.dutch(), expected.english());
    unusable(place, value).with_help(text!("Nodig is {dutch}", "Expected {english}"))
}

/// A value that is not in a list that the program fixes.
pub fn not_in_list(place: Place, value: &str, allowed: &[&str]) -> Diagnostic {
    let names = Names::new(allowed.iter().copied());
    let suggestion = names.suggest(value);
    let problem = unusable(place.clone(), value)
        .with_help_if(phrases::offer(&suggestion).or_else(|| Some(phrases::choose_from(allowed))));
    match suggestion.only_near() {
        Some(near) => problem.with_fix(true, place, near),
        None => problem,
    }
}

/// No value at all, or an empty text or list.
pub fn empty(place: Place, expected: &Text) -> Diagnostic {
    let (dutch, english) = (expected.dutch(), expected.english());
    Diagnostic::new(
        Code::InvalidValue,
        place,
        Text::new("Dit veld is leeg", "This key is empty"),
    )
    .with_help(text!(
        "Nodig is {dutch}; of haal het veld weg als het niet verplicht is",
        "Expected {english}; or remove the key when it is not required"
    ))
}

/// A text that is no date, or a date that does not exist.
pub fn date(place: Place, value: &str) -> Diagnostic {
    if let Some(reading) = dutch_date::read(value) {
        let date = reading.date;
        return unusable(place.clone(), value)
            .with_help(text!(
                "Schrijf de datum als {date}: jaar, maand, dag",
                "Write the date as {date}: year, month, day"
            ))
            .with_fix(reading.certain, place, date.to_string());
    }
    let problem = if dutch_date::is_numeric(value) {
        Diagnostic::new(
            Code::InvalidValue,
            place,
            text!(
                "De datum {value} bestaat niet",
                "The date {value} does not exist"
            ),
        )
    } else {
        unusable(place, value)
    };
    problem.with_help(Text::new(
        "Schrijf een datum als jaar, maand en dag, zoals 2026-03-12",
        "Write a date as year, month and day, such as 2026-03-12",
    ))
}

/// A list that lacks ids which it must hold.
pub fn incomplete(place: Place, missing: &[&str]) -> Diagnostic {
    let names = missing.join(", ");
    Diagnostic::new(
        Code::InvalidValue,
        place,
        text!(
            "In deze lijst ontbreekt: {names}",
            "This list lacks: {names}"
        ),
    )
    .with_help(text!(
        "Deze korte namen (id) mogen niet weg, omdat pagina’s ernaar verwijzen; de naam ernaast \
         mag u wel veranderen",
        "These ids may not go, as pages refer to them; the names beside them may change"
    ))
}

/// An answer to a criterion which says that a key of the course is known, while it is not.
pub fn answer_without_value(place: Place, answer: &str, key: &str) -> Diagnostic {
    unusable(place, answer).with_help(text!(
        "Het veld “{key}” van deze cursus is nog niet bekend. Vul dat in, of antwoord nee",
        "The key “{key}” of this course is not known yet. Fill it in, or answer nee"
    ))
}

fn unusable(place: Place, value: &str) -> Diagnostic {
    let value = phrases::shortened(value);
    Diagnostic::new(
        Code::InvalidValue,
        place,
        text!("“{value}” kan hier niet", "“{value}” is not allowed here"),
    )
}
