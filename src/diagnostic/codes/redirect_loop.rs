//! A former address that leads back to itself.
//!
//! Either a page's own address under `voorheen`, or a cycle of moved pages.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "redirect-loop",
    group: RuleGroup::Addresses,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een oud adres onder voorheen is niet het adres dat de pagina nu heeft.",
        en: "A former address under voorheen is not the present one.",
    },
    explanation: StaticText {
        nl: "Onder voorheen staan adressen waar de pagina vroeger stond. Staat het huidige adres \
             erbij, dan stuurt de pagina de bezoeker eindeloos naar zichzelf door.",
        en: "Under voorheen stand the addresses where the page used to be. With its present \
             address among them it would send its visitor to itself for ever.",
    },
    bad_example: "# content/aanbod/bewegen.md
voorheen: [/aanbod/bewegen/]",
    good_example: "# content/aanbod/bewegen.md
voorheen: [/cursus/bewegen/]",
};

/// Reports a former address that leads back to itself.
pub(crate) fn problem(place: Place, address: &str) -> Diagnostic {
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
