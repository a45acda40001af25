//! The norm and its tree of decisions: `norm` in `norm.html`.
//!
//! The tree is given as a list of questions, each with links to where an answer leads, so that it
//! can be walked on one page without a script.

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
