//! A word that the glossary advises against.
//!
//! The fix keeps the capital. It is not safe: another word can require another article or verb.

use crate::diagnostic::{Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText};

pub(crate) const RULE: Rule = Rule {
    code: "discouraged-term",
    group: RuleGroup::Language,
    severity: Severity::Warning,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Teksten gebruiken de woorden die in de begrippenlijst zijn afgesproken.",
        en: "Texts use the words that the glossary prefers.",
    },
    explanation: StaticText {
        nl: "Met steeds hetzelfde woord voor hetzelfde ding weet de lezer waar het over gaat. De \
             begrippenlijst zegt welk woord de voorkeur heeft.",
        en: "One word for one thing keeps a text clear. The glossary says which word to prefer.",
    },
    bad_example: "De beweegmakelaar geeft les op school.      # begrippen.yaml: vermijd: [beweegmakelaar]",
    good_example: "De buurtsportcoach geeft les op school.",
};

/// Reports a discouraged word with the preferred one and the place of its entry in the glossary.
pub(crate) fn problem(place: Place, written: &str, preferred: &str, glossary: Place) -> Diagnostic {
    let capital = written.chars().next().is_some_and(char::is_uppercase);
    let mut letters = preferred.chars();
    let replacement = match letters.next() {
        Some(first) if capital => first.to_uppercase().chain(letters).collect(),
        _ => preferred.to_owned(),
    };
    Diagnostic::new(
        Code::DiscouragedTerm,
        place.clone(),
        text!(
            "De begrippenlijst raadt “{written}” af",
            "The glossary advises against “{written}”"
        ),
    )
    .with_related(
        glossary,
        text!(
            "Het begrip “{preferred}” staat hier",
            "The term “{preferred}” is defined here"
        ),
    )
    .with_help(text!("Gebruik “{preferred}”", "Use “{preferred}”"))
    .with_fix(false, place, replacement)
}
