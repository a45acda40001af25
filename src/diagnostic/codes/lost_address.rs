//! An address that was published and that nothing has now.
//!
//! Others linked to it, printed it or kept it. There are two ways out: the piece that replaces it names
//! it under `voorheen`, or the ledger lists it under `vervallen`, so that it is gone on purpose.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText};

pub(crate) const RULE: Rule = Rule {
    code: "lost-address",
    group: RuleGroup::Addresses,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een adres dat ooit gepubliceerd is, blijft bestaan, verwijst door of vervalt met opzet.",
        en: "An address that was ever published stays, redirects, or is withdrawn on purpose.",
    },
    explanation: StaticText {
        nl: "Mensen hebben dit adres bewaard, gedrukt of een link ernaartoe gemaakt. Heet het stuk nu \
             anders, zet het oude adres dan bij voorheen in dat stuk: wie het zoekt, komt daar uit. Is het \
             echt weg, zet het dan bij vervallen in adressen.yaml. Met vindplek mv en vindplek rm gaat dat \
             vanzelf.",
        en: "People kept this address, printed it or linked to it. If the piece has another name now, list \
             the old address under voorheen in that piece: readers who look for it get there. If it is \
             really gone, list it under vervallen in adressen.yaml. vindplek mv and vindplek rm do this by \
             themselves.",
    },
    bad_example: "# regions/noord/adressen.yaml
gepubliceerd:
  - /aanbod/gemeente/     # maar content/aanbod/gemeente.md is er niet meer",
    good_example: "# content/aanbod/hoe-werkt-de-gemeente.md
voorheen: [/aanbod/gemeente/]",
};

/// Reports an address that is lost, on the date of this run. `successor` is the file and address of a
/// new piece that may be the same one under another name.
pub(crate) fn problem(
    place: Place,
    address: &str,
    today: &str,
    successor: Option<(&str, &str)>,
) -> Diagnostic {
    let help = match successor {
        Some((path, new)) => text!(
            "Is dit nu {new}? Zet dan in {path}: voorheen: [{address}]. Is het echt weg, zet het dan in \
             dit bestand bij vervallen: {{adres: {address}, sinds: {today}}}",
            "Is this {new} now? Then write in {path}: voorheen: [{address}]. If it is really gone, list \
             it in this file under vervallen: {{adres: {address}, sinds: {today}}}"
        ),
        None => text!(
            "Zet het bij voorheen in het stuk dat ervoor in de plaats kwam: voorheen: [{address}]. Is het \
             echt weg, zet het dan in dit bestand bij vervallen: {{adres: {address}, sinds: {today}}}",
            "List it under voorheen in the piece that replaces it: voorheen: [{address}]. If it is really \
             gone, list it in this file under vervallen: {{adres: {address}, sinds: {today}}}"
        ),
    };
    Diagnostic::new(
        Code::LostAddress,
        place,
        text!(
            "Het adres {address} is ooit gepubliceerd, maar er is nu niets meer",
            "The address {address} was published once, but there is nothing now"
        ),
    )
    .with_help(help)
}
