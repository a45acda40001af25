//! An accent, link or reference that a renamed or removed document left behind.
//!
//! Reported once for each file that was left behind.

use crate::diagnostic::phrases;
use crate::diagnostic::{
    Code, Diagnostic, Edit, Fix, Place, Rule, RuleGroup, Severity, StaticText, Text,
};

pub(crate) const RULE: Rule = Rule {
    code: "moved-document",
    group: RuleGroup::Addresses,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Krijgt een stuk een andere plek, dan gaan zijn accenten en de links ernaartoe mee.",
        en: "When a document moves, its accents and the links to it move along.",
    },
    explanation: StaticText {
        nl: "Een accent hoort bij een gedeeld stuk doordat het op dezelfde plek staat, en een link \
             noemt die plek. Hernoem of verplaats een stuk daarom met vindplek mv: dat neemt alles \
             mee en zet het oude adres onder voorheen. Is het al gebeurd, zet dan zelf het oude \
             adres onder voorheen; dan weet vindplek waar het stuk gebleven is, en herstelt \
             check --fix de links. Weghalen gaat met vindplek rm.",
        en: "An accent belongs to a shared document because it has the same path, and a link names \
             that path. So rename or move a document with vindplek mv: it takes everything along \
             and lists the old address under voorheen. If it has happened already, list the old \
             address under voorheen yourself; then vindplek knows where the document went, and \
             check --fix mends the links. To remove one, use vindplek rm.",
    },
    bad_example: "content/aanbod/gemeente.md\nregions/oost/content/aanbod/hoe-werkt-de-gemeente.md",
    good_example: "content/aanbod/gemeente.md\nregions/oost/content/aanbod/gemeente.md",
};

/// Where a document is now.
#[derive(Debug, Clone)]
pub(crate) struct NewPlace<'a> {
    /// Its title.
    pub(crate) title: &'a str,
    /// Its path.
    pub(crate) path: &'a str,
    /// The path to which an accent that it left behind must move; `None` when the document belongs
    /// to one region now, so that it cannot have accents.
    pub(crate) accent: Option<&'a str>,
    /// The former address in its front matter.
    pub(crate) formerly: Place,
}

/// Reports an accent that was left behind by a document that moved.
pub(crate) fn accent_left(place: Place, to: NewPlace<'_>) -> Diagnostic {
    let title = phrases::shorten(to.title);
    let (from, path) = (&place.path, to.path);
    let help = match to.accent {
        Some(accent) => text!(
            "Verplaats het ook: vindplek mv {from} {accent} (of haal het weg: vindplek rm {from})",
            "Move it along: vindplek mv {from} {accent} (or remove it: vindplek rm {from})"
        ),
        None => text!(
            "Dat stuk is nu van één regio en kan geen accent hebben. Neem over wat u wilt \
             bewaren, en haal dit bestand weg: vindplek rm {from}",
            "That document belongs to one region now and cannot have an accent. Copy what you \
             want to keep, and remove this file: vindplek rm {from}"
        ),
    };
    Diagnostic::new(
        Code::MovedDocument,
        place.clone(),
        text!(
            "Dit accent is achtergebleven: “{title}” staat nu in {path}",
            "This accent was left behind: “{title}” is in {path} now"
        ),
    )
    .with_related(to.formerly, former_address())
    .with_help(help)
}

/// Reports an accent whose shared document is nowhere; `shared` is the path that it had, and
/// `address` its address.
pub(crate) fn accent_of_nothing(place: Place, shared: &str, address: &str) -> Diagnostic {
    let from = &place.path;
    let help = text!(
        "Is het stuk hernoemd? Zet dan in de kop van het nieuwe: voorheen: [{address}]. Is het \
         weg? Haal dan ook dit bestand weg: vindplek rm {from}. Is dit geen accent maar een eigen \
         stuk van de regio? Geef het dan een titel en de andere verplichte sleutels; vindplek new \
         laat zien welke dat zijn",
        "Was the document renamed? Then put in the head of the new one: voorheen: [{address}]. Was \
         it removed? Then remove this file too: vindplek rm {from}. Is this no accent but a \
         document of the region itself? Then give it a titel and the other required keys; \
         vindplek new shows which these are"
    );
    Diagnostic::new(
        Code::MovedDocument,
        place.clone(),
        text!(
            "Dit accent hoort bij een gedeeld stuk dat er niet meer is: {shared}",
            "This accent belongs to a shared document that is gone: {shared}"
        ),
    )
    .with_help(help)
}

/// Reports links and references that were left behind in a file by a document that moved, at the
/// first of them; `edits` change all of them.
pub(crate) fn use_left(place: Place, to: NewPlace<'_>, edits: Vec<Edit>) -> Diagnostic {
    let title = phrases::shorten(to.title);
    let path = to.path;
    let help = match edits.len() {
        0 => text!(
            "Schrijf hier de nieuwe plek of de nieuwe naam: {path}",
            "Write the new path or the new name here: {path}"
        ),
        1 => text!(
            "Schrijf hier de nieuwe plek, of laat het doen: vindplek check --fix",
            "Write the new path here, or have it done: vindplek check --fix"
        ),
        count => text!(
            "Dat geldt voor {count} plekken in dit bestand. Schrijf daar de nieuwe plek, of laat \
             het doen: vindplek check --fix",
            "This holds for {count} places in this file. Write the new path there, or have it \
             done: vindplek check --fix"
        ),
    };
    let mut problem = Diagnostic::new(
        Code::MovedDocument,
        place,
        text!(
            "Dit verwijst naar een oude plek: “{title}” staat nu in {path}",
            "This refers to a former path: “{title}” is in {path} now"
        ),
    )
    .with_related(to.formerly, former_address())
    .with_help(help);
    problem.fix = (!edits.is_empty()).then_some(Fix {
        is_safe: true,
        edits,
    });
    problem
}

/// Reports links and references to a shared document that is nowhere, of which accents are left.
pub(crate) fn use_of_nothing(place: Place, shared: &str, address: &str) -> Diagnostic {
    Diagnostic::new(
        Code::MovedDocument,
        place,
        text!(
            "Dit verwijst naar een stuk dat er niet meer is: {shared}",
            "This refers to a document that is gone: {shared}"
        ),
    )
    .with_help(text!(
        "Is het stuk hernoemd? Zet dan in de kop van het nieuwe: voorheen: [{address}]. Is het \
         weg? Haal dan de verwijzing weg, of laat die naar een ander stuk leiden",
        "Was the document renamed? Then put in the head of the new one: voorheen: [{address}]. Was \
         it removed? Then remove the reference, or have it lead to another document"
    ))
}

fn former_address() -> Text {
    Text::new(
        "Het oude adres staat hier",
        "The old address is listed here",
    )
}
