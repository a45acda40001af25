//! A link or reference to a document that is a draft, not yet published, or expired.
//!
//! The page shows plain text instead of the link. It is a warning, as a build must not fail because
//! the date changes.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "unpublished-target",
    group: RuleGroup::Time,
    severity: Severity::Warning,
    is_date_dependent: true,
    summary: StaticText {
        nl: "Links leiden naar stukken die op de site staan.",
        en: "Links lead to documents that are published.",
    },
    explanation: StaticText {
        nl: "Het stuk bestaat, maar staat niet op de site: het is een concept, het verschijnt \
             later, of de einddatum is voorbij. Zolang dat zo is, wordt de link gewone tekst. Er \
             gaat dus niets stuk.",
        en: "The document exists but is not on the site: it is a draft, appears later, or has \
             expired. Until that changes the link becomes plain text, so nothing breaks.",
    },
    bad_example: "Lees ook [het verslag](verslag-werkbezoek.md).     # verslag-werkbezoek.md heeft concept: ja",
    good_example: "Lees ook [het nieuws over de special](lab-special.md).",
};

/// Reports a link to a draft; `target` is its title.
pub(crate) fn draft_target(place: Place, target: &str) -> Diagnostic {
    problem(
        place,
        text!(
            "“{target}” is nog een concept",
            "“{target}” is still a draft"
        ),
    )
}

/// Reports a link to a document that is published on a later date; `target` is its title.
pub(crate) fn scheduled_target(place: Place, target: &str, date: &str) -> Diagnostic {
    problem(
        place,
        text!(
            "“{target}” verschijnt pas op {date}",
            "“{target}” is not published before {date}"
        ),
    )
}

/// Reports a link to a document that expired on a date; `target` is its title.
pub(crate) fn expired_target(place: Place, target: &str, date: &str) -> Diagnostic {
    problem(
        place,
        text!(
            "“{target}” is verlopen op {date}",
            "“{target}” expired on {date}"
        ),
    )
}

/// Reports a link to a course that is not suitable for the academies; `target` is its title.
pub(crate) fn withheld_target(place: Place, target: &str) -> Diagnostic {
    problem(
        place,
        text!(
            "“{target}” is niet geschikt voor de academies en staat op geen enkele site",
            "“{target}” is not fit for the academies and stands on no site"
        ),
    )
}

/// Reports a link to the address of a list that has no item at present.
pub(crate) fn empty_list(place: Place, target: &str) -> Diagnostic {
    problem(
        place,
        text!(
            "Op “{target}” staat nu niets, dus die pagina is er niet",
            "“{target}” lists nothing at present, so there is no such page"
        ),
    )
}

/// Reports an entry of a menu that leads to a page which the site has on other days only: a page of
/// a list that is shorter today, a facet without courses.
pub(crate) fn page_not_there(place: Place, address: &str) -> Diagnostic {
    in_menu(empty_list(place, address))
}

/// The same problem of an entry of a menu, which is left out.
pub(crate) fn in_menu(problem: Diagnostic) -> Diagnostic {
    problem.with_help(Text::new(
        "Tot dat verandert, staat dit niet in het menu. Haal het weg, of laat het naar een andere \
         pagina leiden, zoals /aanbod/",
        "Until that changes it is left out of the menu. Remove it, or make it lead to another page, \
         such as /aanbod/",
    ))
}

fn problem(place: Place, message: Text) -> Diagnostic {
    Diagnostic::new(Code::UnpublishedTarget, place, message).with_help(Text::new(
        "Tot dat verandert, is hier geen link. Haal de verwijzing weg, of verander het stuk waar die \
         naartoe leidt",
        "Until that changes this is plain text without a link; remove the link or change the \
         document that it leads to",
    ))
}
