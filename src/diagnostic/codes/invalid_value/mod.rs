//! A value of the right kind that is not allowed: not in a closed list, not a date, out of range or
//! empty.
//!
//! The closed lists are those of the program itself; an id from a list that editors maintain is
//! `unknown-reference`. Dates are ISO 8601. For a date in Dutch notation the fix is the ISO date; a
//! date that the calendar does not have gets a message of its own.

pub(crate) mod address;

use crate::diagnostic::dutch_date;
use crate::diagnostic::phrases;
use crate::diagnostic::{
    Code, Diagnostic, Names, Place, Rule, RuleGroup, Severity, StaticText, Text,
};

pub(crate) const RULE: Rule = Rule {
    code: "invalid-value",
    group: RuleGroup::Form,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elke waarde is er een die het veld toestaat.",
        en: "Every value is one that its key allows.",
    },
    explanation: StaticText {
        nl: "Sommige velden kennen een vaste lijst van waarden, andere een datum, een getal of \
             een adres. Een datum schrijft u als jaar, maand en dag met streepjes: 2026-03-12. \
             Een leeg veld kunt u beter weglaten, of u vult onbekend in als dat mag.",
        en: "Some keys have a fixed list of values, others take a date, a number or an address. \
             Write a date as year, month and day with hyphens: 2026-03-12. Leave an empty key \
             out, or fill in onbekend where that is allowed.",
    },
    bad_example: "datum: 28 juni 2024
vorm: fysiekk",
    good_example: "datum: 2024-06-28
vorm: fysiek",
};

/// Reports a value other than expected.
pub(crate) fn unexpected_value(place: Place, value: &str, expected: &Text) -> Diagnostic {
    let (dutch, english) = (expected.dutch(), expected.english());
    not_allowed(place, value).with_help(text!("Nodig is {dutch}", "Expected {english}"))
}

/// Reports a value that is not in a closed list of the program.
pub(crate) fn not_in_closed_list(place: Place, value: &str, allowed: &[&str]) -> Diagnostic {
    let names = Names::new(allowed.iter().copied());
    let suggestion = names.suggest(value);
    let problem = not_allowed(place.clone(), value)
        .with_help_if(phrases::offer(&suggestion).or_else(|| Some(phrases::choose_from(allowed))));
    match suggestion.only_near() {
        Some(near) => problem.with_fix(true, place, near),
        None => problem,
    }
}

/// Reports a key without a value, or with an empty text or list.
pub(crate) fn empty_value(place: Place, expected: &Text) -> Diagnostic {
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

/// Reports a text that is not a date, or a date that does not exist.
pub(crate) fn invalid_date(place: Place, value: &str) -> Diagnostic {
    if let Some(parsed) = dutch_date::parse(value) {
        let date = parsed.date;
        return not_allowed(place.clone(), value)
            .with_help(text!(
                "Schrijf de datum als {date}: jaar, maand, dag",
                "Write the date as {date}: year, month, day"
            ))
            .with_fix(parsed.is_unambiguous, place, date.to_string());
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
        not_allowed(place, value)
    };
    problem.with_help(Text::new(
        "Schrijf een datum als jaar, maand en dag, zoals 2026-03-12",
        "Write a date as year, month and day, such as 2026-03-12",
    ))
}

/// Reports a list that lacks required ids.
pub(crate) fn missing_list_ids(place: Place, missing: &[&str]) -> Diagnostic {
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

/// Reports an answer to a criterion that is only valid if a key of the course is known.
pub(crate) fn answer_without_value(place: Place, answer: &str, key: &str) -> Diagnostic {
    not_allowed(place, answer).with_help(text!(
        "Het veld “{key}” van deze cursus is nog niet bekend. Vul dat in, of antwoord nee",
        "The key “{key}” of this course is not known yet. Fill it in, or answer nee"
    ))
}

fn not_allowed(place: Place, value: &str) -> Diagnostic {
    let value = phrases::shorten(value);
    Diagnostic::new(
        Code::InvalidValue,
        place,
        text!("“{value}” kan hier niet", "“{value}” is not allowed here"),
    )
}

/// A value that is of the right kind but has something wrong in it; the reason follows a colon.
fn not_right(place: Place, value: &str, reason: &Text) -> Diagnostic {
    let value = phrases::shorten(value);
    let (dutch, english) = (reason.dutch(), reason.english());
    Diagnostic::new(
        Code::InvalidValue,
        place,
        text!(
            "“{value}” klopt niet: {dutch}",
            "“{value}” is not right: {english}"
        ),
    )
}
