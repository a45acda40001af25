//! A mobile number or a personal e-mail address.
//!
//! Checked in texts, front matter, list files and `mailto:` links. General addresses such as
//! `info@` are allowed.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "personal-data",
    group: RuleGroup::Privacy,
    severity: Severity::Warning,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Op de site staan geen mobiele nummers en geen persoonlijke e-mailadressen.",
        en: "The sites hold no mobile numbers and no personal e-mail addresses.",
    },
    explanation: StaticText {
        nl: "Wat eenmaal op een site staat, blijft ergens bewaard, ook als iemand van baan \
             verandert. Gebruik een algemeen adres, zoals info@ of de naam van het team.",
        en: "What stood on a site once is kept somewhere, also when somebody changes jobs. Use a \
             general address, such as info@ or that of the team.",
    },
    bad_example: "contact:
  email: jan.jansen@voorbeeld.example",
    good_example: "contact:
  email: info@voorbeeld.example",
};

/// Reports a mobile telephone number.
pub(crate) fn mobile_number(place: Place, number: &str) -> Diagnostic {
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

/// Reports an e-mail address of a person.
pub(crate) fn personal_email(place: Place, address: &str) -> Diagnostic {
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
