//! An id that names nothing.
//!
//! The lists are those that editors own: vocabulary, partners, regions, specials, courses, modules,
//! functions. What could not be read still counts as existing.

use crate::diagnostic::phrases;
use crate::diagnostic::{Code, Diagnostic, Group, Place, Rule, Severity, Suggestion, Text, Words};

/// The rule.
pub const RULE: Rule = Rule {
    code: "unknown-reference",
    group: Group::References,
    severity: Severity::Error,
    by_clock: false,
    summary: Words {
        nl: "Elke korte naam (id) verwijst naar iets dat bestaat.",
        en: "Every id names something that exists.",
    },
    explanation: Words {
        nl: "Partners, thema’s, doelgroepen en dergelijke noemt u met hun korte naam, zoals die \
             in de lijst staat of zoals het bestand heet. Verbeter de naam, of zet het \
             ontbrekende eerst in de lijst.",
        en: "Partners, themes, audiences and the like are named by their id, as given in the list \
             or as the file is called. Correct the id, or add what is missing to the list first.",
    },
    bad: "aanbieder: vgs",
    good: "aanbieder: vsg",
};

/// An id of a kind of thing that is not among the known ones.
pub fn problem(place: Place, id: &str, kind: &Text, suggestion: &Suggestion<'_>) -> Diagnostic {
    let (dutch, english) = (kind.dutch(), kind.english());
    let shown = phrases::shortened(id);
    let problem = Diagnostic::new(
        Code::UnknownReference,
        place.clone(),
        text!(
            "Er is geen {dutch} met de naam “{shown}”",
            "There is no {english} “{shown}”"
        ),
    )
    .with_help_if(phrases::offer(suggestion));
    match suggestion.only_near() {
        Some(near) => problem.with_fix(false, place, near),
        None => problem,
    }
}
