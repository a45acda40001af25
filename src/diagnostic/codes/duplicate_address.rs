//! Two pages, or a page and a redirect, with the same address on one site.
//!
//! Addresses that differ in case only count as the same, as they are on many servers and disks. The
//! problem is at the second in path order; the first is its related place. A page's own address
//! under `voorheen` is `redirect-loop`. An address under `vervallen` in `adressen.yaml` belongs to
//! nothing; it is reported there when a file uses it again.

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

/// Reports two sites with the same `basis_url`.
pub(crate) fn of_sites(place: Place, address: &str, other: Place) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateAddress,
        place,
        text!(
            "Het adres {address} is al van een andere site: ze zouden elkaar overschrijven",
            "The address {address} is that of another site: they would overwrite each other"
        ),
    )
    .with_related(
        other,
        Text::new("Dit is de andere", "This is the other one"),
    )
    .with_help(Text::new(
        "Geef deze site een eigen adres, of een eigen pad op dezelfde server: \
         https://www.voorbeeld.nl/noord",
        "Give this site an address of its own, or a path of its own on the same server: \
         https://www.example.org/north",
    ))
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
        "Haal dit adres weg bij voorheen, of geef de andere pagina een ander adres. Ook een pagina \
         die later verschijnt of al verlopen is, houdt dat adres: verwijder het bestand als het \
         niet meer nodig is",
        "Remove this address from voorheen, or give the other page another address. A page that \
         appears later or has expired keeps its address: delete its file if it is needed no longer",
    ))
}

/// Reports an address under `voorheen` of two documents.
pub(crate) fn shared_by_redirects(place: Place, address: &str, other: Place) -> Diagnostic {
    problem(
        place,
        text!(
            "Het oude adres {address} hoort ook bij een ander stuk",
            "Another document claims the former address {address} as well"
        ),
        other,
    )
}

/// Reports an address in the ledger of addresses that are gone, which `user` has again.
pub(crate) fn gone_and_in_use(place: Place, address: &str, user: Place) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateAddress,
        place,
        text!(
            "Het adres {address} staat bij vervallen, maar een bestand gebruikt het weer",
            "The address {address} is listed as gone, but a file uses it again"
        ),
    )
    .with_related(
        user,
        Text::new("Dit gebruikt het adres", "This uses the address"),
    )
    .with_help(Text::new(
        "Moet het adres er weer zijn, haal dan deze regels (adres en sinds) weg uit vervallen. \
         Moet het weg blijven, geef het bestand dan een andere naam of haal het adres weg bij \
         voorheen",
        "If the address must be there again, remove these lines (adres and sinds) from vervallen. \
         If it must stay gone, rename the file or remove the address from its voorheen",
    ))
}

/// Reports two files or folders with the same address, or with names that are one name on disks
/// that distinguish neither case nor Unicode form.
pub(crate) fn files_with_one_address(
    place: Place,
    name: &str,
    other_name: &str,
    other: Place,
) -> Diagnostic {
    let message = if name == other_name {
        text!(
            "“{name}” staat op twee plekken en krijgt op een site hetzelfde adres",
            "“{name}” stands in two places and gets the same address on a site"
        )
    } else if name.to_lowercase() == other_name.to_lowercase() {
        text!(
            "“{name}” en “{other_name}” verschillen alleen in hoofdletters; op veel computers en \
             webservers zijn ze één en hetzelfde",
            "“{name}” and “{other_name}” differ in case only; on many computers and web servers \
             they are one and the same"
        )
    } else {
        text!(
            "“{name}” en “{other_name}” zijn dezelfde naam, met de accenten anders opgeslagen; op \
             veel computers en webservers zijn ze één en hetzelfde",
            "“{name}” and “{other_name}” are the same name with its accents stored differently; on \
             many computers and web servers they are one and the same"
        )
    };
    Diagnostic::new(Code::DuplicateAddress, place, message)
        .with_related(
            other,
            Text::new("Dit is de andere", "This is the other one"),
        )
        .with_help(Text::new(
            "Geef een van de twee een andere naam, en pas aan wat ernaar verwijst. Zijn ze \
             gelijk, haal er dan een weg",
            "Give one of the two another name, and change what refers to it. If they are equal, \
             remove one",
        ))
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
