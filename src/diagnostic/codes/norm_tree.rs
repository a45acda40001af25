//! A decision tree with a cycle, an unknown target or a missing branch.

use crate::diagnostic::phrases;
use crate::diagnostic::{
    Code, Diagnostic, Place, Rule, RuleGroup, Severity, StaticText, Suggestion, Text,
};

pub(crate) const RULE: Rule = Rule {
    code: "norm-tree",
    group: RuleGroup::Courses,
    severity: Severity::Error,
    is_date_dependent: false,
    summary: StaticText {
        nl: "Elke tak van de beslisboom eindigt bij een uitkomst.",
        en: "Every branch of the decision tree ends in an outcome.",
    },
    explanation: StaticText {
        nl: "Wie de beslisboom volgt, moet altijd bij een uitkomst komen. Een tak die terugleidt \
             of die een knoop noemt die niet bestaat, komt daar nooit.",
        en: "Whoever walks the tree must arrive at an outcome. A branch that leads back, or that \
             names a node that does not exist, gives no verdict.",
    },
    bad_example: "beslisboom:
  start: doel
  knopen:
    - {id: doel, criterium: doel-helder, ja: doel, nee: afgewezen, nvt: afgewezen}",
    good_example: "beslisboom:
  start: doel
  knopen:
    - {id: doel, criterium: doel-helder, ja: geschikt, nee: afgewezen, nvt: afgewezen}",
};

/// Reports a cycle; `path` names its nodes, from one node to itself.
pub(crate) fn cycle(place: Place, path: &[&str]) -> Diagnostic {
    let steps = path.join(" → ");
    Diagnostic::new(
        Code::NormTree,
        place,
        text!(
            "De beslisboom draait in een kring rond: {steps}",
            "The decision tree loops: {steps}"
        ),
    )
    .with_help(Text::new(
        "Laat een van deze takken naar een uitkomst leiden",
        "Let one of these branches lead to an outcome",
    ))
}

/// Reports a branch (or `start`) to a node or outcome that does not exist.
pub(crate) fn unknown_target(
    place: Place,
    target: &str,
    suggestion: &Suggestion<'_>,
) -> Diagnostic {
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

/// Reports a node without a branch for a possible answer to its criterion.
pub(crate) fn missing_branch(place: Place, node: &str, answer: &str) -> Diagnostic {
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
