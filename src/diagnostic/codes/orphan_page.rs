//! A page to which no list, menu or text links.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "orphan-page",
    group: RuleGroup::Addresses,
    severity: Severity::Hint,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elke pagina is via een link of een lijst te vinden.",
        en: "Every page can be reached by a link or a list.",
    },
    explanation: StaticText {
        nl: "Naar deze pagina leidt geen enkele link. Een bezoeker vindt die alleen met de \
             zoekfunctie. Zet op een verwante pagina een link, of neem de pagina op in het menu.",
        en: "No link leads to this page; a visitor finds it only by searching. Link to it from a \
             related page, or put it in the menu.",
    },
    bad_example: "content/paginas/werkgroepen.md   (geen enkele link hierheen)",
    good_example: "Wie meewerkt, lees je bij [de werkgroepen](werkgroepen.md).",
};

/// Reports a document to whose page nothing links.
pub(crate) fn problem(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::OrphanPage,
        place,
        Text::new(
            "Geen enkele pagina linkt naar deze pagina",
            "No page links to this page",
        ),
    )
    .with_help(Text::new(
        "Zet op een verwante pagina een link hierheen, of neem de pagina op in het menu",
        "Link to it from a related page, or put it in the menu",
    ))
}
