//! The norm and its tree of decisions: `norm` in `norm.html`.
//!
//! The tree is given as a list of questions, each with links to where an answer leads, so that it
//! can be walked on one page without a script.

use super::meta::PageMeta;
use super::shown::value;
use crate::model::course::Answer;
use crate::model::norm::{Criterion, Norm, NormStatus, Tree, TreeNode};
use crate::model::value::{items, text};
use crate::render::here::Here;
use crate::render::spot::owned;
use serde::Serialize;

/// The norm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NormView {
    /// Its version.
    pub version: String,
    /// Whether it is a draft.
    pub draft: bool,
    /// What is asked of a course.
    pub criteria: Vec<CriterionView>,
    /// The link to the first question: `#vraag-behoefte`; null when the tree is empty.
    pub start: Option<String>,
    /// The questions, in the order in which a walk of yesses passes them.
    pub nodes: Vec<NodeView>,
    /// Where a walk ends.
    pub outcomes: Vec<OutcomeView>,
}

/// What is asked of a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CriterionView {
    /// Its anchor: `criterium-doel`.
    pub anchor: String,
    /// The question.
    pub question: String,
    /// What it means.
    pub explanation: Option<String>,
    /// The key of a course file that holds the answer.
    pub field: Option<String>,
}

/// A question in the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NodeView {
    /// Its anchor: `stap-vraag-behoefte`.
    pub anchor: String,
    /// Its number in the list, from 1.
    pub number: usize,
    /// The question.
    pub question: String,
    /// What it means.
    pub explanation: Option<String>,
    /// Where each answer leads: `Ja`, `Nee`, `Niet van toepassing`.
    pub answers: Vec<AnswerView>,
}

/// An answer and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnswerView {
    /// `ja`, `nee` or `nvt`.
    pub id: &'static str,
    /// `Ja`, `Nee`, `Niet van toepassing`.
    pub text: &'static str,
    /// The anchor it leads to, with `#`.
    pub href: String,
    /// Where it leads, in words: `ga naar vraag 2`, `uitkomst: Geschikt`.
    pub next: String,
}

/// Where a walk ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutcomeView {
    /// Its anchor: `uitkomst-geschikt`.
    pub anchor: String,
    /// How it is called.
    pub title: String,
    /// Whether a course is then fit for the academies.
    pub fit: bool,
    /// What it means.
    pub explanation: Option<String>,
}

/// The norm.
pub fn view(here: &Here<'_>) -> (PageMeta, NormView) {
    let summary = "Wanneer is scholing geschikt voor de academies? De vragen van het toetsingskader, met de beslisboom.";
    let page = PageMeta::new(here, "norm", "Toetsingskader", summary, &[]);
    let norm = &here.heads.norm;
    let tree = value(&norm.tree);
    let outcomes = tree.map_or(&[][..], |tree| items(&tree.outcomes));
    let outcomes = outcomes.iter().map(|outcome| OutcomeView {
        anchor: format!("uitkomst-{}", value(&outcome.id).map_or("", |id| &id.0)),
        title: text(&outcome.title).to_owned(),
        fit: value(&outcome.fit).copied().unwrap_or(false),
        explanation: owned(text(&outcome.explanation)),
    });
    let criteria = items(&norm.criteria).iter().map(|criterion| CriterionView {
        anchor: format!("criterium-{}", value(&criterion.id).map_or("", |id| &id.0)),
        question: text(&criterion.question).to_owned(),
        explanation: owned(text(&criterion.explanation)),
        field: owned(text(&criterion.field)),
    });
    let nodes = tree.map_or_else(Vec::new, |tree| nodes(norm, tree));
    let view = NormView {
        version: text(&norm.version).to_owned(),
        draft: value(&norm.status) != Some(&NormStatus::Adopted),
        criteria: criteria.collect(),
        start: nodes.first().map(|node| format!("#{}", node.anchor)),
        nodes,
        outcomes: outcomes.collect(),
    };
    (page, view)
}

/// An answer as readers see it.
pub fn answer_text(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "Ja",
        Answer::No => "Nee",
        Answer::NotApplicable => "Niet van toepassing",
    }
}

/// The question of a node, by its criterion.
pub fn criterion<'n>(norm: &'n Norm, node: &TreeNode) -> Option<&'n Criterion> {
    let id = value(&node.criterion)?;
    let mut criteria = items(&norm.criteria).iter();
    let found = criteria.find(|known| value(&known.id).is_some_and(|known| known.0 == id.id))?;
    Some(&found.value)
}

/// The nodes, those on the way of yesses first, then the others in the order of the file.
fn nodes(norm: &Norm, tree: &Tree) -> Vec<NodeView> {
    let mut order: Vec<&TreeNode> = Vec::new();
    let mut at = text(&tree.start);
    while let Some(node) = tree.node(at) {
        if order.iter().any(|passed| std::ptr::eq(*passed, node)) {
            break;
        }
        order.push(node);
        at = text(&node.yes);
    }
    for node in items(&tree.nodes) {
        if !order
            .iter()
            .any(|passed| std::ptr::eq(*passed, &node.value))
        {
            order.push(&node.value);
        }
    }
    let number = |id: &str| {
        let is = |node: &&TreeNode| value(&node.id).is_some_and(|known| &*known.0 == id);
        order.iter().position(is).map(|at| at + 1)
    };
    let view = |(at, node): (usize, &&TreeNode)| {
        let criterion = criterion(norm, node);
        let answers = Answer::ALL.iter().map(|answer| {
            let next = text(node.after(*answer));
            answer_view(tree, *answer, next, number(next))
        });
        NodeView {
            anchor: format!("stap-{}", value(&node.id).map_or("", |id| &id.0)),
            number: at + 1,
            question: criterion
                .map_or("", |criterion| text(&criterion.question))
                .to_owned(),
            explanation: criterion.and_then(|criterion| owned(text(&criterion.explanation))),
            answers: answers.collect(),
        }
    };
    order.iter().enumerate().map(view).collect()
}

fn answer_view(tree: &Tree, answer: Answer, next: &str, number: Option<usize>) -> AnswerView {
    let (href, words) = match (number, tree.outcome(next)) {
        (Some(number), _) => (format!("#stap-{next}"), format!("ga naar vraag {number}")),
        (None, Some(outcome)) => (
            format!("#uitkomst-{next}"),
            format!("uitkomst: {}", text(&outcome.title)),
        ),
        (None, None) => (String::new(), String::new()),
    };
    AnswerView {
        id: answer.word(),
        text: answer_text(answer),
        href,
        next: words,
    }
}
