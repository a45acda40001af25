//! A link to an anchor that its page does not have.
//!
//! Anchors that the generator makes itself (`#modules`, `#uitvoering-<id>`) exist too.

use crate::diagnostic::phrases;
use crate::diagnostic::{
    Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Suggestion, Text,
};

pub(crate) const RULE: Rule = Rule {
    code: "broken-anchor",
    group: RuleGroup::Addresses,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een link naar een kopje leidt naar een kopje dat op die pagina staat.",
        en: "A link to a heading leads to one that the page has.",
    },
    explanation: StaticText {
        nl: "Het deel achter # is de naam van een kopje op de pagina. Is het kopje hernoemd, dan \
             komt de lezer bovenaan de pagina uit. Verbeter de naam, of geef het kopje een vaste \
             naam met {#naam}.",
        en: "What follows # is the id of a heading. When the heading was renamed, the reader \
             lands at the top of the page. Correct the id, or give the heading a fixed one with \
             {#id}.",
    },
    bad_example: "Bekijk [de modules van de cursus](../aanbod/hoe-werkt-de-gemeente.md#module).",
    good_example: "Bekijk [de modules van de cursus](../aanbod/hoe-werkt-de-gemeente.md#modules).",
};

/// Reports an anchor that a page lacks; `page` is its title or path, `known` lists its anchors.
pub(crate) fn problem(
    place: Place,
    anchor: &str,
    page: &str,
    suggestion: &Suggestion<'_>,
) -> Diagnostic {
    let shown = phrases::shorten(anchor);
    Diagnostic::new(
        Code::BrokenAnchor,
        place,
        text!(
            "Op “{page}” staat geen kopje “#{shown}”",
            "“{page}” has no heading “#{shown}”"
        ),
    )
    .with_help(Text::new(
        "Noem achter # een kopje dat op die pagina staat, of geef het kopje daar een vaste naam, zoals \
         ## Kosten {#kosten}",
        "Name a heading of that page after #, or give the heading there a fixed id, such as ## Kosten \
         {#kosten}",
    ))
    .with_help_if(phrases::offer(suggestion))
}
