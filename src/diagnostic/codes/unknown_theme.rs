//! A theme that is named and does not exist, by a region or as the parent of another theme.

use crate::diagnostic::phrases;
use crate::diagnostic::{Code, Diagnostic, Group, Place, Rule, Severity, Suggestion, Words};

/// The rule.
pub const RULE: Rule = Rule {
    code: "unknown-theme",
    group: Group::Themes,
    severity: Severity::Error,
    by_clock: false,
    summary: Words {
        nl: "Een thema dat wordt genoemd, bestaat als map onder themes.",
        en: "A theme that is named exists as a folder under themes.",
    },
    explanation: Words {
        nl: "De naam van een thema is de naam van zijn map onder themes. Controleer de spelling, \
             of maak de map met een bestand theme.yaml.",
        en: "The name of a theme is that of its folder under themes. Check the spelling, or make \
             the folder with a file theme.yaml.",
    },
    bad: "thema: noordd",
    good: "thema: noord",
};

/// A theme that is not among the known ones.
pub fn problem(place: Place, name: &str, suggestion: &Suggestion<'_>) -> Diagnostic {
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
