//! A second front matter right after the first, mostly because it was pasted twice.
//!
//! Without this rule the second would be printed on the page. A thematic break `---` with text after
//! it is none.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "double-front-matter",
    group: RuleGroup::Form,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een stuk heeft één kop.",
        en: "A document has one front matter.",
    },
    explanation: StaticText {
        nl: "Boven de tekst staan twee koppen tussen streepjes, meestal omdat er een voorbeeld of een \
             ander bestand bovenop is geplakt. Alleen de eerste telt; de tweede zou als tekst op de \
             pagina komen. Houd er één over.",
        en: "Two front matters stand above the text, mostly because an example or another file was \
             pasted on top. Only the first counts; the second would be printed on the page. Keep one.",
    },
    bad_example: "---
titel: Hoe werkt de gemeente nou?
---

---
titel: Hoe werkt de gemeente nou?
---

Je leert wie waarover beslist.",
    good_example: "---
titel: Hoe werkt de gemeente nou?
---

Je leert wie waarover beslist.",
};

/// Reports a second front matter at the line that opens it; `is_same` when it repeats the first.
pub(crate) fn problem(place: Place, first: Place, is_same: bool) -> Diagnostic {
    let (message, help) = match is_same {
        true => (
            Text::new(
                "Dezelfde kop staat er twee keer",
                "The same front matter is there twice",
            ),
            Text::new(
                "Haal de tweede weg, met de regels --- eromheen",
                "Remove the second, with the lines --- around it",
            ),
        ),
        false => (
            Text::new(
                "Onder de kop staat nog een kop",
                "A second front matter follows the first",
            ),
            Text::new(
                "Zet de sleutels die u wilt houden in de eerste kop, en haal de tweede weg, met de \
                 regels --- eromheen",
                "Put the keys that you want to keep in the first, and remove the second, with the \
                 lines --- around it",
            ),
        ),
    };
    Diagnostic::new(Code::DoubleFrontMatter, place, message)
        .with_related(
            first,
            Text::new("De eerste kop begint hier", "The first begins here"),
        )
        .with_help(help)
}
