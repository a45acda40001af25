//! A link whose text does not describe its target: "klik hier", "lees meer", a bare address.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "vague-link-text",
    group: RuleGroup::Accessibility,
    severity: Severity::Warning,
    is_date_dependent: false,
    summary: StaticText {
        nl: "De tekst van een link zegt waar de link heen leidt.",
        en: "The text of a link says where it leads.",
    },
    explanation: StaticText {
        nl: "Wie met een schermlezer leest, hoort soms alleen de links achter elkaar. Klik hier \
             zegt dan niets, en een adres wordt letter voor letter voorgelezen. Gebruik de titel \
             van de pagina als tekst.",
        en: "With a screen reader one may hear just the links. Klik hier then says nothing, and \
             an address is spelt out. Use the title of the page.",
    },
    bad_example: "Voor meer informatie [klik hier](../aanbod/hoe-werkt-de-gemeente.md).",
    good_example: "Lees meer over [Hoe werkt de gemeente nou?](../aanbod/hoe-werkt-de-gemeente.md).",
};

/// Reports a link text that would fit any target.
pub(crate) fn problem(place: Place, words: &str) -> Diagnostic {
    vague_link(
        place,
        text!(
            "“{words}” zegt niet waar de link heen leidt",
            "“{words}” does not say where the link leads"
        ),
    )
}

/// Reports a link whose text is an address.
pub(crate) fn bare_address(place: Place) -> Diagnostic {
    vague_link(
        place,
        Text::new(
            "De tekst van deze link is een kaal adres",
            "The text of this link is a bare address",
        ),
    )
}

fn vague_link(place: Place, message: Text) -> Diagnostic {
    Diagnostic::new(Code::VagueLinkText, place, message).with_help(Text::new(
        "Gebruik de titel van de pagina, of zeg wat de lezer daar vindt",
        "Use the title of the page, or say what the reader finds there",
    ))
}
