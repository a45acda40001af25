//! The page is there, the heading that the link names is not.
//!
//! Anchors that the generator makes itself (`#modules`, `#uitvoering-<id>`) count as known.

use crate::diagnostic::phrases;
use crate::diagnostic::{Code, Diagnostic, Group, Place, Rule, Severity, Suggestion, Words};

/// The rule.
pub const RULE: Rule = Rule {
    code: "broken-anchor",
    group: Group::Addresses,
    severity: Severity::Error,
    by_clock: false,
    summary: Words {
        nl: "Een link naar een kopje leidt naar een kopje dat op die pagina staat.",
        en: "A link to a heading leads to one that the page has.",
    },
    explanation: Words {
        nl: "Het deel achter # is de naam van een kopje op de pagina. Is het kopje hernoemd, dan \
             komt de lezer bovenaan de pagina uit. Verbeter de naam, of geef het kopje een vaste \
             naam met {#naam}.",
        en: "What follows # is the id of a heading. When the heading was renamed, the reader \
             lands at the top of the page. Correct the id, or give the heading a fixed one with \
             {#id}.",
    },
    bad: "Bekijk [de modules van de cursus](../aanbod/hoe-werkt-de-gemeente.md#module).",
    good: "Bekijk [de modules van de cursus](../aanbod/hoe-werkt-de-gemeente.md#modules).",
};

/// An anchor that a page does not have; `page` is its title or path, and `suggestion` is one of the
/// anchors that it has.
pub fn problem(place: Place, anchor: &str, page: &str, suggestion: &Suggestion<'_>) -> Diagnostic {
    let shown = phrases::shortened(anchor);
    Diagnostic::new(
        Code::BrokenAnchor,
        place,
        text!(
            "Op “{page}” staat geen kopje “#{shown}”",
            "“{page}” has no heading “#{shown}”"
        ),
    )
    .with_help_if(phrases::offer(suggestion))
}
