//! A theme that a region or another theme refers to, but that does not exist.

use crate::diagnostic::phrases;
use crate::diagnostic::{
    Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Suggestion,
};

pub(crate) const RULE: Rule = Rule {
    code: "unknown-theme",
    group: RuleGroup::Themes,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Een thema dat wordt genoemd, bestaat als map onder themes.",
        en: "A theme that is named exists as a folder under themes.",
    },
    explanation: StaticText {
        nl: "De naam van een thema is de naam van zijn map onder themes. Controleer de spelling, \
             of maak de map met een bestand theme.yaml.",
        en: "The name of a theme is that of its folder under themes. Check the spelling, or make \
             the folder with a file theme.yaml.",
    },
    bad_example: "thema: noordd",
    good_example: "thema: noord",
};

/// Reports a theme that is not in `known`.
pub(crate) fn problem(place: Place, name: &str, suggestion: &Suggestion<'_>) -> Diagnostic {
    let problem = Diagnostic::new(
        Code::UnknownTheme,
        place.clone(),
        text!(
            "Het thema “{name}” bestaat niet",
            "There is no theme “{name}”"
        ),
    )
    .with_help_if(phrases::offer(suggestion));
    match suggestion.only_near() {
        Some(near) => problem.with_fix(false, place, near),
        None => problem,
    }
}
