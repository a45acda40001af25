//! A heading that skips a level, or a heading of level 1 in a text.
//!
//! Level 1 is the title of the page; headings in a text start at level 2.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "heading-order",
    group: RuleGroup::Accessibility,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Kopjes beginnen bij ## en slaan geen niveau over.",
        en: "Headings begin at ## and skip no level.",
    },
    explanation: StaticText {
        nl: "Wie met een schermlezer leest, springt van kopje naar kopje. Een overgeslagen niveau \
             lijkt dan op tekst die ontbreekt. De titel van de pagina is niveau 1, dus in de tekst \
             begint u met ##.",
        en: "With a screen reader one jumps from heading to heading, and a skipped level seems \
             like a missing part. The title is level 1, so texts begin with ##.",
    },
    bad_example: "## Wat leer je?

#### Module 1",
    good_example: "## Wat leer je?

### Module 1",
};

/// Reports a heading of level 1 in a text.
pub(crate) fn level_one_heading(place: Place) -> Diagnostic {
    Diagnostic::new(
        Code::HeadingOrder,
        place,
        Text::new(
            "Een kopje met één # is de titel, en die staat al bovenaan de pagina",
            "A heading with one # is the title, which the page already has",
        ),
    )
    .with_help(Text::new("Gebruik ##", "Use ##"))
}

/// Reports a heading that skips a level after one of level `previous`; the title has level 1.
pub(crate) fn skipped_level(place: Place, level: usize, previous: usize) -> Diagnostic {
    let written = "#".repeat(level);
    let wanted = "#".repeat(previous + 1);
    Diagnostic::new(
        Code::HeadingOrder,
        place,
        text!(
            "Dit kopje slaat een niveau over: {written} terwijl {wanted} aan de beurt is",
            "This heading skips a level: {written} where {wanted} is due"
        ),
    )
    .with_help(text!("Gebruik {wanted}", "Use {wanted}"))
}
