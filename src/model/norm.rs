//! The norm: `toetsingskader.yaml`, with its criteria and the tree of decisions that leads from
//! the answers to a verdict.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::course::{Answer, Answers};
use super::schema::{choices, record};
use super::value::{ACriterion, NewId, Ref, items};
use crate::source::Spanned;

record! {
    /// The norm.
    pub struct Norm {
        /// Its version.
        version: Arc<str> = "versie" required "'1'"
            => "De versie van het toetsingskader. Verander die als een criterium verandert.",
        /// Whether it has been adopted.
        status: NormStatus = "status" required "concept"
            => "Of het toetsingskader is vastgesteld.",
        /// What is asked of a course.
        criteria: Vec<Spanned<Criterion>> = "criteria" required "[{id: doel, vraag: Is er een doel?}]"
            => "Wat er van een cursus gevraagd wordt.",
        /// How the answers lead to a verdict.
        tree: Tree = "beslisboom" required "{start: een, knopen: [], uitkomsten: []}"
            => "Hoe de antwoorden tot een oordeel leiden.",
    }

    /// What is asked of a course.
    pub struct Criterion {
        /// By which it is referred to.
        id: NewId = "id" required "doel"
            => "De korte naam van het criterium.",
        /// The question.
        question: Arc<str> = "vraag" required "Heeft het aanbod een duidelijk doel?"
            => "De vraag.",
        /// What it means.
        explanation: Arc<str> = "uitleg" optional "Na afloop weet een deelnemer wat hij eraan heeft."
            => "Wat de vraag betekent.",
        /// The key of a course that must be known for a "ja".
        field: Arc<str> = "veld" optional "doel"
            => "De sleutel van een cursus die bekend moet zijn om ja te zeggen.",
    }

    /// The tree of decisions.
    pub struct Tree {
        /// The first node.
        start: Arc<str> = "start" required "doel"
            => "De id van de eerste knoop.",
        /// The nodes.
        nodes: Vec<Spanned<TreeNode>> = "knopen" required "[]"
            => "De knopen: bij elk een vraag, en waar elk antwoord heen leidt.",
        /// The outcomes.
        outcomes: Vec<Spanned<Outcome>> = "uitkomsten" required "[]"
            => "Waar de beslisboom kan eindigen.",
    }

    /// A node: a criterion, and where each answer leads.
    pub struct TreeNode {
        /// Unique in the tree.
        id: NewId = "id" required "doel"
            => "De korte naam van de knoop.",
        /// What is asked here.
        criterion: Ref<ACriterion> = "criterium" required "doel"
            => "De id van het criterium dat hier gevraagd wordt.",
        /// The node or outcome after "ja".
        yes: Arc<str> = "ja" optional "leeruitkomsten"
            => "De knoop of uitkomst na ja.",
        /// The node or outcome after "nee".
        no: Arc<str> = "nee" optional "niet-geschikt"
            => "De knoop of uitkomst na nee.",
        /// The node or outcome after "nvt".
        not_applicable: Arc<str> = "nvt" optional "leeruitkomsten"
            => "De knoop of uitkomst na nvt.",
    }

    /// Where a walk through the tree ends.
    pub struct Outcome {
        /// Unique in the tree.
        id: NewId = "id" required "geschikt"
            => "De korte naam van de uitkomst.",
        /// How it is shown.
        title: Arc<str> = "titel" required "Geschikt"
            => "Hoe de uitkomst heet.",
        /// Whether the course is fit for the academies.
        fit: bool = "geschikt" required "true"
            => "Of de cursus geschikt is voor de academies.",
        /// What it means.
        explanation: Arc<str> = "uitleg" optional "De academies kunnen dit aanbod laten zien."
            => "Wat de uitkomst betekent.",
    }
}

choices! {
    /// Whether the norm has been adopted.
    pub enum NormStatus {
        /// A draft.
        Draft = "concept",
        /// Adopted.
        Adopted = "vastgesteld",
    }
}

/// A walk through the tree.
#[derive(Debug, Clone)]
pub struct Walk<'n> {
    /// The nodes passed, each with the answer given there.
    pub path: Vec<(&'n TreeNode, Answer)>,
    /// Where it ended; `None` when an answer is missing or the tree is broken.
    pub outcome: Option<&'n Outcome>,
}

impl Tree {
    /// The node with an id.
    pub fn node(&self, id: &str) -> Option<&TreeNode> {
        let found = items(&self.nodes)
            .iter()
            .find(|node| node.id.as_ref().is_some_and(|known| &*known.value.0 == id));
        found.map(|node| &node.value)
    }

    /// The outcome with an id.
    pub fn outcome(&self, id: &str) -> Option<&Outcome> {
        let found = items(&self.outcomes)
            .iter()
            .find(|node| node.id.as_ref().is_some_and(|known| &*known.value.0 == id));
        found.map(|outcome| &outcome.value)
    }

    /// Walks the tree with the answers of a course. A walk that comes by a node for the second
    /// time stops there, so that a broken tree cannot hold it.
    pub fn walk(&self, answers: &Answers) -> Walk<'_> {
        let mut walk = Walk {
            path: Vec::new(),
            outcome: None,
        };
        let mut nodes: FxHashMap<&str, (&TreeNode, bool)> = FxHashMap::default();
        for node in items(&self.nodes) {
            if let Some(id) = &node.id {
                nodes.entry(&id.value.0).or_insert((&node.value, false));
            }
        }
        let answers = answers.0.index();
        let mut at: &str = super::value::text(&self.start);
        while let Some((node, passed)) = nodes.get_mut(at) {
            let node = *node;
            let seen = std::mem::replace(passed, true);
            let criterion = node.criterion.as_ref().map(|criterion| &criterion.value.id);
            let answer = criterion.and_then(|id| answers.get(&**id));
            let (false, Some(answer)) = (seen, answer) else {
                return walk;
            };
            walk.path.push((node, answer.value));
            at = super::value::text(node.after(answer.value));
        }
        walk.outcome = self.outcome(at);
        walk
    }
}

impl TreeNode {
    /// Where an answer leads: the field that names a node or an outcome.
    pub fn after(&self, answer: Answer) -> &super::schema::Field<Arc<str>> {
        match answer {
            Answer::Yes => &self.yes,
            Answer::No => &self.no,
            Answer::NotApplicable => &self.not_applicable,
        }
    }
}
