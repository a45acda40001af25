//! HTML in content.
//!
//! Reported once per paragraph. Components replace HTML and look right in every theme.

use crate::diagnostic::phrases;
use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Text};

pub(crate) const RULE: Rule = Rule {
    code: "raw-html",
    group: RuleGroup::Privacy,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "In teksten staat geen HTML.",
        en: "Texts hold no HTML.",
    },
    explanation: StaticText {
        nl: "HTML in een tekst kan de pagina stukmaken, onveilig zijn of slecht te lezen op een \
             telefoon. Gebruik de gewone opmaak van Markdown, of een onderdeel zoals ::: kader.",
        en: "HTML in a text can break the page, be unsafe or unreadable on a phone. Use Markdown, \
             or a component such as ::: kader.",
    },
    bad_example: r#"<div class="kader">Let op: de cursus start in maart.</div>"#,
    good_example: "::: kader Let op
De cursus start in maart.
:::",
};

/// Reports HTML in a text by its beginning, as written.
pub(crate) fn problem(place: Place, written: &str) -> Diagnostic {
    let shown = phrases::shorten(written);
    Diagnostic::new(
        Code::RawHtml,
        place,
        text!(
            "Hier staat HTML in de tekst: {shown}",
            "There is HTML in the text: {shown}"
        ),
    )
    .with_help(Text::new(
        "Gebruik Markdown, of een onderdeel zoals ::: kader; wilt u het teken < zelf laten zien, \
         schrijf dan \\<",
        "Use Markdown, or a component such as ::: kader; to show the sign < itself, write \\<",
    ))
}
