//! Characters that nobody sees: control characters, and marks that turn the direction of a text.

use crate::diagnostic::{
    Code, Diagnostic, Edit, Fix, Place, Rule, RuleGroup, Severity, StaticText, Text,
};

pub(crate) const RULE: Rule = Rule {
    code: "control-character",
    group: RuleGroup::Form,
    severity: Severity::Hint,
    is_date_dependent: false,
    summary: StaticText {
        nl: "In een tekst staan geen onzichtbare stuurtekens.",
        en: "A text holds no invisible control characters.",
    },
    explanation: StaticText {
        nl: "Bij het kopiëren uit een ander programma komen soms tekens mee die niemand ziet. \
             vindplek laat ze weg uit alles wat het maakt. Haal ze weg, dan zoekt en vergelijkt \
             ook uw eigen programma goed.",
        en: "Copying from another program may bring characters along that nobody sees. vindplek \
             leaves them out of everything that it makes. Remove them, so that other programs too \
             search and compare well.",
    },
    bad_example: "titel: \"Samen\\u0007 sterk\"",
    good_example: "titel: \"Samen sterk\"",
};

/// Reports the control characters of a file, at the first; `edits` removes them all.
pub(crate) fn problem(place: Place, number: u32, count: usize, edits: Vec<Edit>) -> Diagnostic {
    let code = format!("U+{number:04X}");
    let message = match count {
        1 => text!(
            "Hier staat een teken dat niemand ziet ({code})",
            "There is a character here that nobody sees ({code})"
        ),
        count => {
            let others = count - 1;
            text!(
                "Hier staat een teken dat niemand ziet ({code}); dit bestand heeft er nog {others}",
                "There is a character here that nobody sees ({code}); this file has {others} more"
            )
        }
    };
    let mut problem = Diagnostic::new(Code::ControlCharacter, place, message).with_help(Text::new(
        "Haal het weg, met de hand of met vindplek check --fix; op de pagina’s komt het niet",
        "Remove it, by hand or with vindplek check --fix; it is left out of the pages",
    ));
    problem.fix = Some(Fix {
        is_safe: true,
        edits,
    });
    problem
}
