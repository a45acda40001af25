//! An id that refers to nothing.
//!
//! The ids are those that editors maintain: vocabulary, partners, regions, specials, courses,
//! modules, functions. A file that could not be read counts as existing.

use crate::diagnostic::phrases;
use crate::diagnostic::{
    Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Suggestion, Text,
};

pub(crate) const RULE: Rule = Rule {
    code: "unknown-reference",
    group: RuleGroup::References,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elke korte naam (id) verwijst naar iets dat bestaat.",
        en: "Every id names something that exists.",
    },
    explanation: StaticText {
        nl: "Partners, thema’s, doelgroepen en dergelijke noemt u met hun korte naam, zoals die \
             in de lijst staat of zoals het bestand heet. Verbeter de naam, of zet het \
             ontbrekende eerst in de lijst.",
        en: "Partners, themes, audiences and the like are named by their id, as given in the list \
             or as the file is called. Correct the id, or add what is missing to the list first.",
    },
    bad_example: "aanbieder: vgs",
    good_example: "aanbieder: vsg",
};

/// Reports an id that is not in `known`; `kind` names what it should refer to.
pub(crate) fn problem(
    place: Place,
    id: &str,
    kind: &Text,
    suggestion: &Suggestion<'_>,
) -> Diagnostic {
    let (dutch, english) = (kind.dutch(), kind.english());
    let shown = phrases::shorten(id);
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
