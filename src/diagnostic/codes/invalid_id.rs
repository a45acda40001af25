//! A name that cannot be part of an address, or that is reserved for addresses of lists.
//!
//! Names of files and the ids of runs, modules, questions and list items become addresses and
//! anchors. The help suggests a valid name derived from what was written.

use crate::diagnostic::phrases;
use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "invalid-id",
    group: RuleGroup::Form,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een bestandsnaam of id bestaat uit kleine letters, cijfers en enkele streepjes, en \
             is geen woord dat de site zelf al gebruikt.",
        en: "A file name or id consists of lower-case ASCII letters, digits and single hyphens, \
             and is no word that the addresses use themselves.",
    },
    explanation: StaticText {
        nl: "De naam wordt het laatste deel van het adres van de pagina. Hoofdletters, spaties en \
             letters met accenten geven daar problemen. Woorden als pagina, thema en overzicht \
             zijn al in gebruik voor lijsten.",
        en: "The name becomes the last part of the address. Capitals, spaces and accented letters \
             cause trouble there. Words such as pagina, thema and overzicht are taken by lists.",
    },
    bad_example: "content/aanbod/Hoe werkt de gemeente?.md",
    good_example: "content/aanbod/hoe-werkt-de-gemeente.md",
};

/// Reports a name with other characters than lower-case letters, digits and single hyphens.
pub(crate) fn malformed_id(place: Place, name: &str) -> Diagnostic {
    let shown = phrases::shorten(name);
    let suggestion = slug(name);
    let help = if suggestion.is_empty() {
        Text::new(
            "Gebruik alleen kleine letters zonder accent, cijfers en streepjes",
            "Use only lower-case letters without accents, digits and hyphens",
        )
    } else {
        text!(
            "Gebruik alleen kleine letters zonder accent, cijfers en enkele streepjes, zoals \
             “{suggestion}”",
            "Use only lower-case letters without accents, digits and single hyphens, such as \
             “{suggestion}”"
        )
    };
    Diagnostic::new(
        Code::InvalidId,
        place,
        text!(
            "“{shown}” kan geen deel van een adres zijn",
            "“{shown}” cannot be part of an address"
        ),
    )
    .with_help(help)
}

/// Reports the name of a file that should be a quarter.
pub(crate) fn not_a_quarter(place: Place, name: &str) -> Diagnostic {
    let shown = phrases::shorten(name);
    Diagnostic::new(
        Code::InvalidId,
        place,
        text!("“{shown}” is geen kwartaal", "“{shown}” is no quarter"),
    )
    .with_help(Text::new(
        "Noem het bestand naar het jaar en het kwartaal, zoals 2026-K1.md, met een hoofdletter K",
        "Name the file after year and quarter, such as 2026-K1.md, with a capital K",
    ))
}

/// Reports the name of a file that should be the letter of a function.
pub(crate) fn not_a_function(place: Place, name: &str) -> Diagnostic {
    let shown = phrases::shorten(name);
    Diagnostic::new(
        Code::InvalidId,
        place,
        text!("“{shown}” is geen functie", "“{shown}” is no function"),
    )
    .with_help(Text::new(
        "Noem het bestand naar de letter van de functie: a.md, b.md, c.md of d.md",
        "Name the file after the letter of the function: a.md, b.md, c.md or d.md",
    ))
}

/// Reports a name that the addresses of lists use.
pub(crate) fn reserved_word(place: Place, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::InvalidId,
        place,
        text!(
            "“{name}” is een woord dat de site zelf in adressen gebruikt",
            "“{name}” is a word that the addresses use themselves"
        ),
    )
    .with_help(Text::new(
        "Kies een andere naam, bijvoorbeeld met een woord erbij",
        "Choose another name, for example with a word added",
    ))
}

/// Reports the name of a file or folder that Windows keeps for a device.
pub(crate) fn device_on_windows(place: Place, name: &str) -> Diagnostic {
    let shown = phrases::shorten(name);
    Diagnostic::new(
        Code::InvalidId,
        place,
        text!(
            "Iets met de naam “{shown}” kan op Windows niet bestaan",
            "Nothing can have the name “{shown}” on Windows"
        ),
    )
    .with_help(Text::new(
        "Kies een andere naam, bijvoorbeeld met een woord erbij; een collega met Windows kan het \
         project anders niet openen",
        "Choose another name, for example with a word added; else a colleague on Windows cannot \
         open the project",
    ))
}

/// Reports the name of a file or folder that ends in a dot or a space.
pub(crate) fn ends_in_dot_or_space(place: Place, name: &str) -> Diagnostic {
    let better = name.trim_end_matches(['.', ' ']);
    let help = if better.is_empty() {
        Text::new("Kies een andere naam", "Choose another name")
    } else {
        text!("Noem het “{better}”", "Name it “{better}”")
    };
    Diagnostic::new(
        Code::InvalidId,
        place,
        text!(
            "De naam “{name}” eindigt op een punt of een spatie; dat kan op Windows niet",
            "The name “{name}” ends in a dot or a space, which Windows does not allow"
        ),
    )
    .with_help(help)
}

/// A name as an id: lower-case letters without accents, digits, single hyphens; it may be empty.
pub(super) fn slug(name: &str) -> String {
    let plain = name.chars().filter_map(deunicode::deunicode_char);
    let plain = plain.collect::<String>().to_lowercase();
    let parts = plain.split(|c: char| !c.is_ascii_alphanumeric());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("-")
}
