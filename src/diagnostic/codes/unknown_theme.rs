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
        nl: "Een thema dat wordt genoemd, bestaat: als map onder themes, of in vindplek zelf.",
        en: "A theme that is named exists: as a folder under themes, or in vindplek itself.",
    },
    explanation: StaticText {
        nl: "De naam van een thema is de naam van zijn map onder themes, of van een thema dat in \
             vindplek zit. Controleer de spelling, of maak de map met een bestand theme.yaml. Een \
             map onder themes gaat voor het ingebouwde thema met die naam.",
        en: "The name of a theme is that of its folder under themes, or of a theme that is part of \
             vindplek. Check the spelling, or make the folder with a file theme.yaml. A folder \
             under themes comes before the built-in theme of that name.",
    },
    bad_example: "thema: noordd",
    good_example: "thema: noord",
};

/// Adds that the theme has a folder, in which the file is missing that makes it a theme.
#[must_use]
pub(crate) fn with_missing_settings(problem: Diagnostic, name: &str) -> Diagnostic {
    Diagnostic {
        fix: None,
        ..problem
    }
    .with_help(text!(
        "De map themes/{name} heeft geen theme.yaml; zonder dat bestand is er geen thema",
        "The folder themes/{name} has no theme.yaml; without it there is no theme"
    ))
}

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
