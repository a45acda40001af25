//! A decision tree that loops, or a branch of it that ends nowhere.

use crate::diagnostic::phrases;
use crate::diagnostic::{Code, Diagnostic, Group, Place, Rule, Severity, Suggestion, Text, Words};

/// The rule.
pub const RULE: Rule = Rule {
    code: "norm-tree",
    group: Group::Courses,
    severity: Severity::Error,
    by_clock: false,
    summary: Words {
        nl: "Elke tak van de beslisboom eindigt bij een uitkomst.",
        en: "Every branch of the decision tree ends in an outcome.",
    },
    explanation: Words {
        nl: "Wie de beslisboom volgt, moet altijd bij een uitkomst komen. Een tak die terugleidt \
             of die een knoop noemt die niet bestaat, geeft nooit een oordeel.",
        en: "Whoever walks the tree must arrive at an outcome. A branch that leads back, or that \
             names a node that does not exist, gives no verdict.",
    },
    bad: "beslisboom:
  start: doel
  knopen:
    - {id: doel, criterium: doel-helder, ja: doel, nee: afgewezen, nvt: afgewezen}",
    good: "beslisboom:
  start: doel
  knopen:
    - {id: doel, criterium: doel-helder, ja: geschikt, nee: afgewezen, nvt: afgewezen}",
};

/// A tree that comes back to a node; `path` names the nodes from that one to itself.
pub fn loops(place: Place, path: &[&str]) -> Diagnostic {
    let steps = path.join(" → ");
    Diagnostic::new(
        Code::NormTree,
        place,
        text!(
            "De beslisboom draait rond: {steps}",
            "The decision tree loops: {steps}"
        ),
    )
    .with_help(Text::new(
        "Laat een van deze takken naar een uitkomst leiden",
        "Let one of these branches lead to an outcome",
    ))
}

/// A branch (or `start`) that names a node or outcome that does not exist.
pub fn ends_nowhere(place: Place, target: &str, suggestion: &Suggestion<'_>) -> Diagnostic {
    Diagnostic::new(
        Code::NormTree,
        place,
        text!(
            "Deze tak leidt nergens heen: “{target}” is geen knoop en geen uitkomst",
            "This branch ends nowhere: “{target}” is neither a node nor an outcome"
        ),
    )
    .with_help_if(phrases::offer(suggestion))
}

/// A node without a branch for an answer that its criterion can have.
pub fn no_branch(place: Place, node: &str, answer: &str) -> Diagnostic {
    Diagnostic::new(
        Code::NormTree,
        place,
        text!(
            "De knoop “{node}” zegt niet wat er volgt op {answer}",
            "The node “{node}” does not say what follows {answer}"
        ),
    )
    .with_help(text!(
        "Noem bij {answer} een knoop of een uitkomst",
        "Name a node or an outcome at {answer}"
    ))
}
