//! A number such as `1.250`: 1250 in Dutch notation, 1.25 in YAML.
//!
//! A number is digits with an optional decimal point and at most two decimals, so that people and
//! programs read the same value. The help suggests both readings.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText};

pub(crate) const RULE: Rule = Rule {
    code: "ambiguous-number",
    group: RuleGroup::Form,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een getal is maar op één manier te lezen: zonder punt voor duizendtallen, met een \
             punt voor hoogstens twee cijfers achter de komma.",
        en: "A number can be read in one way only: no thousands separator, a decimal point and at \
             most two decimals.",
    },
    explanation: StaticText {
        nl: "In gewone tekst is 1.250 twaalfhonderdvijftig, maar een computer leest er één en een \
             kwart in. Schrijf daarom 1250 voor het hele getal, en 12.50 voor twaalf en een half.",
        en: "In Dutch prose 1.250 is a thousand two hundred and fifty, but a computer reads one \
             and a quarter. Write 1250 for the whole number and 12.50 for twelve and a half.",
    },
    bad_example: "kosten:
  bedrag: 1.250
  per: groep",
    good_example: "kosten:
  bedrag: 1250
  per: groep",
};

/// Reports a number that can be read in two ways.
pub(crate) fn problem(place: Place, written: &str) -> Diagnostic {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let decimals = written
        .rsplit(['.', ','])
        .next()
        .map_or(0, str::len)
        .min(digits.len());
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let whole = if whole.is_empty() { "0" } else { whole };
    let fraction: String = fraction.chars().take(2).collect();
    Diagnostic::new(
        Code::AmbiguousNumber,
        place,
        text!(
            "Het getal “{written}” is op twee manieren te lezen",
            "The number “{written}” can be read in two ways"
        ),
    )
    .with_help(text!(
        "Schrijf {digits} voor het hele getal, of {whole}.{fraction} voor een getal met cijfers \
         achter de komma",
        "Write {digits} for the whole number, or {whole}.{fraction} for one with decimals"
    ))
}
