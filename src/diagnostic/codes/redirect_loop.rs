//! A former address that leads back to itself.
//!
//! An own address under `voorheen`, or a chain of moved pages that comes round.

use crate::diagnostic::{Code, Diagnostic, Group, Place, Rule, Severity, Text, Words};

/// The rule.
pub const RULE: Rule = Rule {
    code: "redirect-loop",
    group: Group::Addresses,
    severity: Severity::Error,
    by_clock: false,
    summary: Words {
        nl: "Een oud adres onder voorheen is niet het adres dat de pagina nu heeft.",
        en: "A former address under voorheen is not the present one.",
    },
    explanation: Words {
        nl: "Onder voorheen staan adressen waar de pagina vroeger stond. Staat het huidige adres \
             erbij, dan stuurt de pagina de bezoeker eindeloos naar zichzelf door.",
        en: "Under voorheen stand the addresses where the page used to be. With its present \
             address among them it would send its visitor to itself for ever.",
    },
    bad: "# content/aanbod/bewegen.md
voorheen: [/aanbod/bewegen/]",
    good: "# content/aanbod/bewegen.md
voorheen: [/cursus/bewegen/]",
};

/// A former address that leads back to itself.
pub fn problem(place: Place, address: &str) -> Diagnostic {
    Diagnostic::new(
        Code::RedirectLoop,
        place,
        text!(
            "Het oude adres {address} leidt naar zichzelf",
            "The former address {address} leads back to itself"
        ),
    )
    .with_help(Text::new(
        "Haal dit adres weg bij voorheen",
        "Remove this address from voorheen",
    ))
}
