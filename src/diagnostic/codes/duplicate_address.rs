//! Two pages, or a page and a redirect, with the same address on one site.
//!
//! Addresses that differ in case only count as the same, as they are on many servers and disks. The
//! problem is at the second in path order; the first is its related place. A page's own address
//! under `voorheen` is `redirect-loop`.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

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

/// Reports two pages with the same address.
pub(crate) fn shared_by_pages(place: Place, address: &str, other: Place) -> Diagnostic {
    problem(
        place,
        text!(
            "Het adres {address} hoort al bij een andere pagina",
            "The address {address} belongs to another page"
        ),
        other,
    )
}

/// Reports two pages whose addresses differ in case only.
pub(crate) fn pages_differing_in_case(
    place: Place,
    address: &str,
    other_address: &str,
    other: Place,
) -> Diagnostic {
    problem(
        place,
        text!(
            "De adressen {address} en {other_address} verschillen alleen in hoofdletters",
            "The addresses {address} and {other_address} differ in case only"
        ),
        other,
    )
}

/// Reports an address under `voorheen` that is the address of a page.
pub(crate) fn shared_by_redirect_and_page(place: Place, address: &str, page: Place) -> Diagnostic {
    problem(
        place,
        text!(
            "Het oude adres {address} is ook het adres van een andere pagina",
            "The former address {address} is the address of another page as well"
        ),
        page,
    )
    .with_help(Text::new(
        "Haal dit adres weg bij voorheen, of geef de andere pagina een ander adres. Een pagina die \
         later verschijnt of al verlopen is, houdt haar adres: verwijder haar bestand als ze niet \
         meer nodig is",
        "Remove this address from voorheen, or give the other page another address. A page that \
         appears later or has expired keeps its address: delete its file if it is needed no longer",
    ))
}

/// Reports an address under `voorheen` of two documents.
pub(crate) fn shared_by_redirects(place: Place, address: &str, other: Place) -> Diagnostic {
    problem(
        place,
        text!(
            "Het oude adres {address} hoort ook bij een ander document",
            "Another document claims the former address {address} as well"
        ),
        other,
    )
}

fn problem(place: Place, message: Text, other: Place) -> Diagnostic {
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
