//! Two pages, or a page and a redirect, with one address on one site.
//!
//! Addresses that differ in case only count as one: on many servers and disks they are. The place
//! is the second in path order, the first is named. An own address among `voorheen` is
//! `redirect-loop`.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    code: "duplicate-address",
    group: RuleGroup::Addresses,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elk adres op een site hoort bij precies één pagina.",
        en: "Every address of a site belongs to one page.",
    },
    explanation: StaticText {
        nl: "Twee pagina’s kunnen niet hetzelfde adres hebben: een van de twee zou de andere \
             overschrijven. Geef een van de bestanden een andere naam, of haal het oude adres weg \
             bij voorheen.",
        en: "Two pages cannot have one address: one would overwrite the other. Rename one of the \
             files, or remove the former address from voorheen.",
    },
    bad_example: "# content/aanbod/hoe-werkt-de-gemeente.md
voorheen: [/aanbod/bewegen/]     # maar content/aanbod/bewegen.md bestaat ook",
    good_example: "# content/aanbod/hoe-werkt-de-gemeente.md
voorheen: [/cursus/gemeente/]",
};

/// Two pages with one address.
pub(crate) fn shared_by_pages(place: Place, address: &str, other: Place) -> Diagnostic {
    clash(
        place,
        text!(
            "Het adres {address} hoort al bij een andere pagina",
            "The address {address} belongs to another page"
        ),
        other,
    )
}

/// Two pages whose addresses differ in case only.
pub(crate) fn pages_differing_in_case(
    place: Place,
    address: &str,
    other_address: &str,
    other: Place,
) -> Diagnostic {
    clash(
        place,
        text!(
            "De adressen {address} en {other_address} verschillen alleen in hoofdletters",
            "The addresses {address} and {other_address} differ in case only"
        ),
        other,
    )
}

/// A former address under `voorheen` at which a page stands.
pub(crate) fn shared_by_redirect_and_page(place: Place, address: &str, page: Place) -> Diagnostic {
    clash(
        place,
        text!(
            "Op het oude adres {address} staat nu een andere pagina",
            "Another page stands at the former address {address}"
        ),
        page,
    )
}

/// A former address that two documents claim.
pub(crate) fn shared_by_redirects(place: Place, address: &str, other: Place) -> Diagnostic {
    clash(
        place,
        text!(
            "Het oude adres {address} hoort ook bij een ander document",
            "Another document claims the former address {address} as well"
        ),
        other,
    )
}

fn clash(place: Place, message: Text, other: Place) -> Diagnostic {
    Diagnostic::new(Code::DuplicateAddress, place, message)
        .with_related(
            other,
            Text::new("Dit is de andere", "This is the other one"),
        )
        .with_help(Text::new(
            "Geef een van de twee een ander adres",
            "Give one of the two another address",
        ))
}
