//! A picture or download to which nothing refers.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "unused-media",
    group: RuleGroup::Addresses,
    severity: Severity::Hint,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elke foto en elke download onder media wordt ergens gebruikt.",
        en: "Every picture and download under media is used.",
    },
    explanation: StaticText {
        nl: "Dit bestand staat op geen enkele pagina. Dat kan, maar vaak is het overgebleven na \
             een wijziging. Opruimen houdt de map overzichtelijk. Een notitie voor de redactie mag \
             in de map staan als die LEESMIJ.md heet.",
        en: "No page refers to this file. Mostly it was left behind by a change. Tidying keeps \
             the folder easy to survey. A note for editors may stand in the folder as LEESMIJ.md.",
    },
    bad_example: "content/media/plein-oud.jpg   (op geen enkele pagina)",
    good_example: "content/media/plein.jpg   (gebruikt in content/aanbod/bewegen-in-de-openbare-ruimte.md)",
};

/// Reports a media file to which nothing refers.
pub(crate) fn problem(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::UnusedMedia,
        place,
        Text::new(
            "Geen enkele pagina gebruikt dit bestand",
            "No page uses this file",
        ),
    )
    .with_help(Text::new(
        "Verwijder het als het niet meer nodig is",
        "Remove it when it is no longer needed",
    ))
}
