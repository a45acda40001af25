//! The norm for courses: `toetsingskader.yaml`, with its criteria and the decision tree that turns
//! the answers into a verdict.

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
        /// The criteria for a course.
        criteria: Vec<Spanned<Criterion>> = "criteria" required "[{id: doel, vraag: Is er een doel?}]"
            => "Wat er van een cursus gevraagd wordt.",
        /// The decision tree from the answers to a verdict.
        tree: DecisionTree = "beslisboom" required "{start: een, knopen: [], uitkomsten: []}"
            => "Hoe de antwoorden tot een oordeel leiden.",
    }

    /// A criterion for a course.
    pub struct Criterion {
        /// Its id.
        id: NewId = "id" required "doel"
            => "De korte naam van het criterium.",
        /// The question.
        question: Arc<str> = "vraag" required "Heeft het aanbod een duidelijk doel?"
            => "De vraag.",
        /// Explanation of the question.
        explanation: Arc<str> = "uitleg" optional "Na afloop weet een deelnemer wat het oplevert."
            => "Wat de vraag betekent.",
        /// The key of a course that must have a known value for the answer "ja".
        field: Arc<str> = "veld" optional "doel"
            => "De sleutel van een cursus die bekend moet zijn om ja te zeggen.",
    }

    /// The decision tree.
    pub struct DecisionTree {
        /// The id of the first node.
        start: Arc<str> = "start" required "doel"
            => "De id van de eerste knoop.",
        /// The nodes.
        nodes: Vec<Spanned<DecisionNode>> = "knopen" required "[]"
            => "De knopen: bij elk een vraag, en waar elk antwoord heen leidt.",
        /// The outcomes.
        outcomes: Vec<Spanned<Outcome>> = "uitkomsten" required "[]"
            => "Waar de beslisboom kan eindigen.",
    }

    /// A node: a criterion, and the next node or outcome for each answer.
    pub struct DecisionNode {
        /// Unique in the tree.
        id: NewId = "id" required "doel"
            => "De korte naam van de knoop.",
        /// The criterion that it asks.
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

    /// A verdict, where a walk through the tree ends.
    pub struct Outcome {
        /// Unique in the tree.
        id: NewId = "id" required "geschikt"
            => "De korte naam van de uitkomst.",
        /// Its title.
        title: Arc<str> = "titel" required "Geschikt"
            => "Hoe de uitkomst heet.",
        /// Whether the course is fit for the academies.
        fit: bool = "geschikt" required "true"
            => "Of de cursus geschikt is voor de academies.",
        /// Explanation of the verdict.
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
#[derive(Debug, Clone, Hash)]
pub struct TreeWalk<'n> {
    /// The visited nodes, each with its answer.
    pub path: Vec<(&'n DecisionNode, Answer)>,
    /// Where it ended; `None` when an answer is missing or the tree is broken.
    pub outcome: Option<&'n Outcome>,
}

impl DecisionTree {
    /// The node with an id.
    pub fn node(&self, id: &str) -> Option<&DecisionNode> {
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

    /// Walks the tree with the answers of a course. The walk stops at a node that it has visited,
    /// so that it terminates on a tree with a cycle.
    pub fn walk(&self, answers: &Answers) -> TreeWalk<'_> {
        let mut walk = TreeWalk {
            path: Vec::new(),
            outcome: None,
        };
        let mut nodes: FxHashMap<&str, (&DecisionNode, bool)> = FxHashMap::default();
        for node in items(&self.nodes) {
            if let Some(id) = &node.id {
                nodes.entry(&id.value.0).or_insert((&node.value, false));
            }
        }
        let answers = answers.0.index();
        let mut at: &str = super::value::text(&self.start);
        while let Some((node, is_visited)) = nodes.get_mut(at) {
            let node = *node;
            let was_visited = std::mem::replace(is_visited, true);
            let criterion = node.criterion.as_ref().map(|criterion| &criterion.value.id);
            let answer = criterion.and_then(|id| answers.get(&**id));
            let (false, Some(answer)) = (was_visited, answer) else {
                return walk;
            };
            walk.path.push((node, answer.value));
            at = super::value::text(node.after(answer.value));
        }
        walk.outcome = self.outcome(at);
        walk
    }
}

impl DecisionNode {
    /// The field with the id of the next node or outcome after an answer.
    pub fn after(&self, answer: Answer) -> &super::schema::Field<Arc<str>> {
        match answer {
            Answer::Yes => &self.yes,
            Answer::No => &self.no,
            Answer::NotApplicable => &self.not_applicable,
        }
    }
}
