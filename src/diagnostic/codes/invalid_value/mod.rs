//! A value of the right kind that is not allowed: not in a closed list, not a date, out of range or
//! empty.
//!
//! The closed lists are those of the program itself; an id from a list that editors maintain is
//! `unknown-reference`. Dates are ISO 8601. For a date in Dutch notation the fix is the ISO date; a
//! date that the calendar does not have gets a message of its own.

pub(crate) mod address;
pub(crate) mod publish_target;

use crate::diagnostic::dutch_date;
use crate::diagnostic::dutch_time;
use crate::diagnostic::invisible;
use crate::diagnostic::join_list;
use crate::diagnostic::phrases;
use crate::diagnostic::{
    Code, Diagnostic, Example, Names, Place, Rule, RuleGroup, Severity, StaticText, Text,
};

pub(crate) const RULE: Rule = Rule {
    code: "invalid-value",
    group: RuleGroup::Form,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elke waarde past bij de sleutel.",
        en: "Every value is one that its key allows.",
    },
    explanation: StaticText {
        nl: "Sommige sleutels kennen een vaste lijst van waarden, andere een datum, een getal of \
             een adres. Een datum schrijft u als jaar, maand en dag met streepjes: 2026-03-12. \
             Een lege sleutel kunt u beter weglaten, of u vult onbekend in als dat mag.",
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
    invisible_character(&place, value).unwrap_or_else(|| {
        not_allowed(place, value).with_help(text!("Hier hoort {dutch}", "Expected {english}"))
    })
}

/// Reports a value that is not in a closed list of the program.
pub(crate) fn not_in_closed_list(place: Place, value: &str, allowed: &[&str]) -> Diagnostic {
    if let Some(problem) = invisible_character(&place, value) {
        return problem;
    }
    let names = Names::new(allowed.iter().copied());
    let suggestion = names.suggest(value);
    let problem = not_allowed(place.clone(), value)
        .with_help_if(phrases::offer(&suggestion).or_else(|| Some(phrases::choose_from(allowed))));
    match suggestion.only_near() {
        Some(near) => problem.with_fix(phrases::keeps_numbers(value, near), place, near),
        None => problem,
    }
}

/// Reports a key without a value, or with an empty text or list.
pub(crate) fn empty_value(place: Place, expected: &Text, example: Option<Example>) -> Diagnostic {
    let (dutch, english) = (expected.dutch(), expected.english());
    Diagnostic::new(
        Code::InvalidValue,
        place,
        Text::new("Deze sleutel is leeg", "This key is empty"),
    )
    .with_help(phrases::with_example(
        &text!(
            "Hier hoort {dutch}; of haal de sleutel weg als die niet verplicht is",
            "Expected {english}; or remove the key when it is not required"
        ),
        example,
    ))
}

/// Reports a value that begins with a `#` and is therefore read as a comment; `is_text` when quotes
/// make it a valid value.
pub(crate) fn hidden_by_comment(place: Place, written: &str, is_text: bool) -> Diagnostic {
    let digits = written.trim_start_matches('#');
    let is_colour =
        matches!(digits.len(), 3 | 6 | 8) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let shown = phrases::shorten(written);
    let help = match is_colour {
        true => text!(
            "Een kleur heeft aanhalingstekens nodig: \"{shown}\"",
            "A colour needs quotes: \"{shown}\""
        ),
        false => text!(
            "Zet de tekst tussen aanhalingstekens: \"{shown}\". Is het een opmerking voor uzelf, zet \
             dan een spatie na het # en vul de sleutel in",
            "Put the text between quotes: \"{shown}\". If it is a remark, put a space after the # and \
             fill in the key"
        ),
    };
    let problem = Diagnostic::new(
        Code::InvalidValue,
        place.clone(),
        text!(
            "“{shown}” telt als opmerking, dus deze sleutel is leeg",
            "“{shown}” counts as a comment, so this key is empty"
        ),
    );
    let escaped = written.replace('\\', "\\\\").replace('"', "\\\"");
    problem
        .with_help(help)
        .with_fix(is_colour || is_text, place, format!("\"{escaped}\""))
}

/// Reports a number with a decimal comma.
pub(crate) fn decimal_comma(place: Place, written: &str) -> Diagnostic {
    let point = written.replace(',', ".");
    not_allowed(place, written).with_help(text!(
        "Schrijf een punt in plaats van een komma: {point}",
        "Write a point instead of a comma: {point}"
    ))
}

/// Reports a number with a unit, such as `12%` or `€ 20`.
pub(crate) fn number_with_unit(place: Place, written: &str, number: &str) -> Diagnostic {
    not_allowed(place, written).with_help(text!(
        "Schrijf alleen het getal: {number}. Waar het om gaat (procent, euro), staat in een andere \
         sleutel of in de tekst",
        "Write just the number: {number}. Its unit (per cent, euro) belongs in another key or in the \
         text"
    ))
}

/// Reports a web address where a file of the project belongs.
/// `key` is the key for web addresses.
pub(crate) fn address_as_file(place: Place, url: &str, key: &str) -> Diagnostic {
    not_allowed(place, url).with_help(text!(
        "Een webadres hoort bij {key}, niet bij bestand. Schrijf: {key}: {url}. Of zet het bestand in \
         content/media/ en schrijf het pad daarheen, zoals ../media/naam.pdf",
        "A web address belongs to {key}, not to bestand. Write: {key}: {url}. Or put the file into \
         content/media/ and write the path to it, such as ../media/name.pdf"
    ))
}

/// Reports the second of two keys of which a mapping can have one.
pub(crate) fn one_of_two_keys(place: Place, second: &str, first: &str, at: Place) -> Diagnostic {
    Diagnostic::new(
        Code::InvalidValue,
        place,
        text!(
            "“{second}” en “{first}” kunnen niet samen",
            "“{second}” and “{first}” exclude each other"
        ),
    )
    .with_related(at, text!("Hier staat “{first}”", "“{first}” is given here"))
    .with_help(Text::new(
        "Haal er een weg, of maak er twee onderdelen van, elk met een eigen titel",
        "Remove one of them, or make two items, each with a title of its own",
    ))
}

/// Reports the name of a language where its code belongs.
pub(crate) fn language_name(place: Place, name: &str, tag: &str) -> Diagnostic {
    not_allowed(place.clone(), name)
        .with_help(text!(
            "Schrijf de code van de taal: {tag}",
            "Write the code of the language: {tag}"
        ))
        .with_fix(true, place, tag)
}

/// Reports the region of a run in a file of another region.
pub(crate) fn region_of_another(place: Place, written: &str, own: &str) -> Diagnostic {
    not_allowed(place, written).with_help(text!(
        "Dit bestand is van “{own}”, en een uitvoering hierin ook. Haal regio weg, of zet de uitvoering \
         bij de gedeelde cursus of in een bestand van “{written}”",
        "This file belongs to “{own}”, and so do its runs. Remove regio, or give the run with the shared \
         course or in a file of “{written}”"
    ))
}

/// Reports a run that needs more participants than there are places for, at `at`.
pub(crate) fn minimum_above_places(
    place: Place,
    minimum: u32,
    places: u32,
    at: Place,
) -> Diagnostic {
    Diagnostic::new(
        Code::InvalidValue,
        place,
        text!(
            "Het gaat door vanaf {minimum} deelnemers, maar er is plaats voor {places}",
            "It takes {minimum} participants, but there are places for {places}"
        ),
    )
    .with_related(
        at,
        text!("Hier staat het aantal plaatsen", "The places are here"),
    )
    .with_help(Text::new(
        "Controleer allebei de aantallen",
        "Check both numbers",
    ))
}

/// Reports an amount of zero.
pub(crate) fn price_of_nothing(place: Place, written: &str) -> Diagnostic {
    not_allowed(place, written).with_help(phrases::price_of_nothing())
}

/// Reports a price that is written as a text. `block` is the price as far as it was understood.
pub(crate) fn price_as_text(place: Place, written: &str, block: Option<&str>) -> Diagnostic {
    let block = block.unwrap_or("\n  bedrag: 125\n  per: deelnemer");
    not_allowed(place, written).with_help(text!(
        "Kies “gratis”, “op-aanvraag” of “onbekend”, of schrijf de prijs als blok. Achter per komt \
         deelnemer, groep of organisatie:\nkosten:{block}\nZijn er meer prijzen, maak er dan een lijst \
         van, elk met voor",
        "Choose “gratis”, “op-aanvraag” or “onbekend”, or write the price as a mapping, with at per \
         deelnemer, groep or organisatie:\nkosten:{block}\nIf there are several prices, make a list of \
         them, each with voor"
    ))
}

/// Reports a text that is not a period. One in Dutch words, or a date in any form, gets the right one.
pub(crate) fn invalid_period(place: Place, value: &str, expected: &Text) -> Diagnostic {
    if dutch_date::is_date(value) {
        return invalid_date(place, value);
    }
    match dutch_date::parse_period(value) {
        Some(period) => not_allowed(place.clone(), value)
            .with_help(text!("Schrijf dit als {period}", "Write this as {period}"))
            .with_fix(true, place, period),
        None => unexpected_value(place, value, expected),
    }
}

/// Reports a text that is not a date, or a date that does not exist.
pub(crate) fn invalid_date(place: Place, value: &str) -> Diagnostic {
    if let Some(problem) = invisible_character(&place, value) {
        return problem;
    }
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

/// Reports a text that is not a time of the day.
pub(crate) fn invalid_time(place: Place, value: &str) -> Diagnostic {
    if let Some(problem) = invisible_character(&place, value) {
        return problem;
    }
    if let Some(parsed) = dutch_time::parse(value) {
        let time = parsed.time;
        return not_allowed(place.clone(), value)
            .with_help(text!(
                "Schrijf de tijd als {time}: uren en minuten met een dubbele punt",
                "Write the time as {time}: hours and minutes with a colon"
            ))
            .with_fix(parsed.is_unambiguous, place, time);
    }
    let problem = not_allowed(place, value);
    match dutch_time::parse_range(value) {
        Some((from, until)) => problem.with_help(text!(
            "Schrijf het begin bij van en het einde bij tot, zoals van: {from} en tot: {until}",
            "Write the beginning at van and the end at tot, such as van: {from} and tot: {until}"
        )),
        None => problem.with_help(Text::new(
            "Schrijf een tijd als uren en minuten, zoals 09:30. De laatste tijd van een dag is 23:59",
            "Write a time as hours and minutes, such as 09:30. The last time of a day is 23:59",
        )),
    }
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

/// Reports terms that are each broader than the one before, so that the first is broader than itself.
/// `path` begins and ends with that term; `others` are the references of the others.
pub(crate) fn circular_terms(
    place: Place,
    path: &[&str],
    others: impl Iterator<Item = Place>,
) -> Diagnostic {
    let first = path.first().copied().unwrap_or_default();
    let way = path.join(" → ");
    let problem = Diagnostic::new(
        Code::InvalidValue,
        place,
        text!(
            "Zo is “{first}” breder dan zichzelf: {way}",
            "This makes “{first}” broader than itself: {way}"
        ),
    );
    let problem = others.fold(problem, |problem, other| {
        let here = Text::new(
            "dit hoort bij dezelfde kring",
            "this is part of the same circle",
        );
        problem.with_related(other, here)
    });
    problem.with_help(Text::new(
        "Haal bij een van deze begrippen “breder” weg: een ruimer begrip valt niet onder een kleiner",
        "Remove “breder” from one of these terms: a broader term is not below a narrower one",
    ))
}

/// Reports an answer to a criterion that is only valid if a key of the course is known.
pub(crate) fn answer_without_value(place: Place, answer: &str, key: &str) -> Diagnostic {
    not_allowed(place, answer).with_help(text!(
        "De sleutel “{key}” van deze cursus is nog niet bekend. Vul die in, of antwoord nee",
        "The key “{key}” of this course is not known yet. Fill it in, or answer nee"
    ))
}

/// Reports a phase that does not go with offer of others. `allowed` are those that do.
pub(crate) fn phase_of_external_course(
    place: Place,
    phase: &str,
    allowed: &[&str],
    route_place: Place,
) -> Diagnostic {
    let (dutch, english) = (join_list(allowed, "of"), join_list(allowed, "or"));
    Diagnostic::new(
        Code::InvalidValue,
        place,
        text!(
            "De fase {phase} past niet bij aanbod van een ander",
            "The phase {phase} does not go with offer of others"
        ),
    )
    .with_related(
        route_place,
        Text::new(
            "Hier staat dat de academies het niet toetsen",
            "This says that the academies do not assess it",
        ),
    )
    .with_help(text!(
        "Kies bij route: extern een van deze fasen: {dutch}. Loopt het wel langs de academies, kies \
         dan route: bestaand of route: nieuw",
        "With route: extern choose one of these phases: {english}. If the academies do assess it, \
         choose route: bestaand or route: nieuw"
    ))
}

/// The problem with a value that holds an invisible character, with the fix.
fn invisible_character(place: &Place, value: &str) -> Option<Diagnostic> {
    let (character, visible) = invisible::inside(value)?;
    let name = invisible::name(character);
    let (dutch, english) = (name.dutch(), name.english());
    let problem = not_allowed(place.clone(), value).with_help(text!(
        "Er zit {dutch} in; typ de waarde opnieuw: {visible}",
        "It holds {english}; type the value again: {visible}"
    ));
    Some(problem.with_fix(true, place.clone(), visible))
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
