//! A mobile number or a personal e-mail address.
//!
//! Looked for in text, in the head, in list files and in `mailto:`. General addresses such as
//! `info@` are fine.

use crate::diagnostic::{Code, Diagnostic, Group, Place, Rule, Severity, Text, Words};

/// The rule.
pub const RULE: Rule = Rule {
    code: "personal-data",
    group: Group::Privacy,
    severity: Severity::Warning,
    by_clock: false,
    summary: Words {
        nl: "Op de site staan geen mobiele nummers en geen persoonlijke e-mailadressen.",
        en: "The sites hold no mobile numbers and no personal e-mail addresses.",
    },
    explanation: Words {
        nl: "Wat eenmaal op een site staat, blijft ergens bewaard, ook als iemand van baan \
             verandert. Gebruik een algemeen adres, zoals info@ of de naam van het team.",
        en: "What stood on a site once is kept somewhere, also when somebody changes jobs. Use a \
             general address, such as info@ or that of the team.",
    },
    bad: "contact:
  email: jan.jansen@voorbeeld.example",
    good: "contact:
  email: info@voorbeeld.example",
};

/// A mobile telephone number.
pub fn mobile_number(place: Place, number: &str) -> Diagnostic {
    Diagnostic::new(
        Code::PersonalData,
        place,
        text!(
            "Hier staat een mobiel nummer: {number}",
            "This is a mobile number: {number}"
        ),
    )
    .with_help(Text::new(
        "Gebruik een algemeen nummer of een algemeen e-mailadres",
        "Use a general number or a general e-mail address",
    ))
}

/// An e-mail address of a person.
pub fn personal_email(place: Place, address: &str) -> Diagnostic {
    Diagnostic::new(
        Code::PersonalData,
        place,
        text!(
            "Dit lijkt het e-mailadres van een persoon: {address}",
            "This looks like the e-mail address of a person: {address}"
        ),
    )
    .with_help(Text::new(
        "Gebruik een algemeen adres, zoals info@",
        "Use a general address, such as info@",
    ))
}
