//! The norm and its decision tree: `norm` in `norm.html`.
//!
//! The tree is shown twice: as a list of questions, each with links to where its answers lead, so
//! that it can be followed on one page without a script; and as a drawing for an overview, for
//! which that list is the text alternative.

use std::collections::HashMap;

use super::meta::PageMeta;
use super::site::registration;
use crate::model::course::Answer;
use crate::model::norm::{Criterion, DecisionNode, DecisionTree, Norm, NormStatus, Outcome};
use crate::model::value::{items, non_empty, text, value};
use crate::render::context::PageContext;
use crate::render::part::mail::mailto;
use crate::render::tree::{TreeDrawing, TreeRow, topological_order};
use serde::Serialize;

/// The norm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct NormView {
    /// Its version.
    pub(in crate::render) version: String,
    /// Whether it is a draft.
    pub(in crate::render) draft: bool,
    /// The criteria for a course.
    pub(in crate::render) criteria: Vec<CriterionView>,
    /// The link to the first question: `#stap-behoefte`; null when the tree is empty.
    pub(in crate::render) start: Option<String>,
    /// The questions that can be reached, each before those that its answers lead to.
    pub(in crate::render) nodes: Vec<NodeView>,
    /// The outcomes.
    pub(in crate::render) outcomes: Vec<OutcomeView>,
    /// The tree as a drawing: the questions and then the outcomes.
    pub(in crate::render) drawing: Vec<DrawnRow>,
    /// Whether the drawing is wider than a phone and must scroll there.
    pub(in crate::render) drawing_is_wide: bool,
    /// A `mailto:` URL for questions about the norm.
    pub(in crate::render) mail: String,
}

/// A criterion for a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct CriterionView {
    /// Its anchor: `criterium-doel`.
    pub(in crate::render) anchor: String,
    /// The question.
    pub(in crate::render) question: String,
    /// Its explanation.
    pub(in crate::render) explanation: Option<String>,
    /// The key in a course file that holds the answer.
    pub(in crate::render) field: Option<String>,
}

/// A question in the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct NodeView {
    /// Its anchor: `stap-vraag-behoefte`.
    pub(in crate::render) anchor: String,
    /// Its number in the list, from 1.
    pub(in crate::render) number: usize,
    /// The maximum number of questions still to answer, this one included.
    pub(in crate::render) left: usize,
    /// The question.
    pub(in crate::render) question: String,
    /// Its explanation.
    pub(in crate::render) explanation: Option<String>,
    /// Its answers: `Ja`, `Nee`, `Niet van toepassing`.
    pub(in crate::render) answers: Vec<AnswerView>,
}

/// An answer and its target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct AnswerView {
    /// `ja`, `nee` or `nvt`.
    pub(in crate::render) id: &'static str,
    /// `Ja`, `Nee`, `Niet van toepassing`.
    pub(in crate::render) text: &'static str,
    /// The anchor of the target, with `#`.
    pub(in crate::render) href: String,
    /// The target, in a few words: `vraag 2`, `Nog niet geschikt`.
    pub(in crate::render) next: String,
    /// The kind of target: `vraag`, `goed` or `stop`.
    pub(in crate::render) way: &'static str,
}

/// An outcome of the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct OutcomeView {
    /// Its anchor: `uitkomst-geschikt`.
    pub(in crate::render) anchor: String,
    /// Its title.
    pub(in crate::render) title: String,
    /// Whether the course is then fit for the academies.
    pub(in crate::render) fit: bool,
    /// Its explanation.
    pub(in crate::render) explanation: Option<String>,
}

/// A row of the drawing: a question or an outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct DrawnRow {
    /// The number of a question; null for an outcome.
    pub(in crate::render) number: Option<usize>,
    /// Its kind: `vraag`, `goed` or `stop`.
    pub(in crate::render) way: &'static str,
    /// The text of the question or the outcome.
    pub(in crate::render) text: String,
    /// The answers that lead to the next row: `ja`, `ja, nvt`; null when none does.
    pub(in crate::render) down: Option<String>,
    /// The exits: the answers that lead elsewhere, by target.
    pub(in crate::render) exits: Vec<DrawnExit>,
    /// The tracks beside the row, as SVG.
    pub(in crate::render) svg: String,
}

/// An exit of a row of the drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct DrawnExit {
    /// The answers: `nee, nvt`.
    pub(in crate::render) answers: String,
    /// The kind of target: `vraag`, `goed` or `stop`.
    pub(in crate::render) way: &'static str,
}

/// How many lanes fit beside the questions on a phone.
const LANES_ON_A_PHONE: usize = 5;

/// The norm.
pub(in crate::render) fn view(context: &PageContext<'_>) -> (PageMeta, NormView) {
    let summary = "Wanneer is scholing geschikt voor de academies? De vragen van het toetsingskader, met de beslisboom.";
    let page = PageMeta::new(context, "Toetsingskader", summary, &[]);
    let norm = &context.heads.norm;
    let criteria = items(&norm.criteria).iter().map(|criterion| CriterionView {
        anchor: format!("criterium-{}", value(&criterion.id).map_or("", |id| &id.0)),
        question: text(&criterion.question).to_owned(),
        explanation: non_empty(text(&criterion.explanation)),
        field: non_empty(text(&criterion.field)),
    });
    let ways = value(&norm.tree).map(|tree| AnswerPaths::new(norm, tree));
    let (nodes, outcomes, (drawing, width)) = ways.map_or_else(Default::default, |ways| {
        (ways.nodes(), ways.outcomes(), ways.drawing())
    });
    let view = NormView {
        version: text(&norm.version).to_owned(),
        draft: value(&norm.status) != Some(&NormStatus::Adopted),
        criteria: criteria.collect(),
        start: nodes.first().map(|node| format!("#{}", node.anchor)),
        nodes,
        outcomes,
        drawing,
        drawing_is_wide: width > LANES_ON_A_PHONE,
        mail: mailto(
            &registration(context.heads, context.plan.site),
            "Vraag over het toetsingskader",
            &[],
        ),
    };
    (page, view)
}

/// An answer as readers see it.
pub(super) fn answer_text(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "Ja",
        Answer::No => "Nee",
        Answer::NotApplicable => "Niet van toepassing",
    }
}

/// The question of a node, by its criterion.
pub(super) fn criterion<'n>(norm: &'n Norm, node: &DecisionNode) -> Option<&'n Criterion> {
    let id = value(&node.criterion)?;
    let mut criteria = items(&norm.criteria).iter();
    let found = criteria.find(|known| value(&known.id).is_some_and(|known| known.0 == id.id))?;
    Some(&found.value)
}

/// The paths through a tree. A step is a question or an outcome; its number is its position in the
/// questions followed by the outcomes.
struct AnswerPaths<'n> {
    norm: &'n Norm,
    nodes: Vec<&'n DecisionNode>,
    outcomes: Vec<&'n Outcome>,
    steps: HashMap<&'n str, usize>,
}

impl<'n> AnswerPaths<'n> {
    fn new(norm: &'n Norm, tree: &'n DecisionTree) -> Self {
        let all: Vec<&DecisionNode> = items(&tree.nodes).iter().map(|node| &node.value).collect();
        let named =
            |node: &DecisionNode, id: &str| value(&node.id).is_some_and(|known| &*known.0 == id);
        let at = |id: &str| all.iter().position(|node| named(node, id));
        let answers: Vec<Vec<Option<usize>>> = all
            .iter()
            .map(|node| {
                Answer::ALL
                    .iter()
                    .map(|answer| at(text(node.after(*answer))))
                    .collect()
            })
            .collect();
        let start = at(text(&tree.start)).unwrap_or(all.len());
        let nodes: Vec<&DecisionNode> = topological_order(&answers, start)
            .iter()
            .map(|at| all[*at])
            .collect();
        let outcomes: Vec<&Outcome> = items(&tree.outcomes).iter().map(|o| &o.value).collect();
        let ids = nodes.iter().map(|node| value(&node.id));
        let ids = ids.chain(outcomes.iter().map(|outcome| value(&outcome.id)));
        let steps = ids.enumerate().filter_map(|(at, id)| Some((&*id?.0, at)));
        Self {
            norm,
            steps: steps.collect(),
            nodes,
            outcomes,
        }
    }

    /// The step that an answer leads to.
    fn target_of(&self, node: &DecisionNode, answer: Answer) -> Option<usize> {
        self.steps.get(text(node.after(answer))).copied()
    }

    fn outcome(&self, step: usize) -> Option<&'n Outcome> {
        let at = step.checked_sub(self.nodes.len())?;
        self.outcomes.get(at).copied()
    }

    /// The kind of a step.
    fn step_kind(&self, step: usize) -> &'static str {
        match self
            .outcome(step)
            .map(|outcome| value(&outcome.fit) == Some(&true))
        {
            None => "vraag",
            Some(true) => "goed",
            Some(false) => "stop",
        }
    }

    fn anchor(&self, step: usize) -> String {
        match (self.nodes.get(step), self.outcome(step)) {
            (Some(node), _) => format!("stap-{}", value(&node.id).map_or("", |id| &id.0)),
            (None, outcome) => {
                let id = outcome.and_then(|outcome| value(&outcome.id));
                format!("uitkomst-{}", id.map_or("", |id| &id.0))
            }
        }
    }

    /// A step in a few words: for an outcome the part before the comma, when no other starts with
    /// it.
    fn brief(&self, step: usize) -> String {
        let Some(outcome) = self.outcome(step) else {
            return format!("vraag {}", step + 1);
        };
        let before = |outcome: &'n Outcome| text(&outcome.title).split(',').next().unwrap_or("");
        let brief = before(outcome);
        let alike = self.outcomes.iter().filter(|other| before(other) == brief);
        match alike.count() {
            1 => brief.to_owned(),
            _ => text(&outcome.title).to_owned(),
        }
    }

    fn question(&self, node: &DecisionNode) -> String {
        let criterion = criterion(self.norm, node);
        criterion
            .map_or("", |known| text(&known.question))
            .to_owned()
    }

    /// For each question the maximum number of questions still to answer, itself included.
    fn questions_left(&self) -> Vec<usize> {
        let mut left = vec![1; self.nodes.len()];
        for (at, node) in self.nodes.iter().enumerate().rev() {
            let next = Answer::ALL
                .iter()
                .filter_map(|answer| self.target_of(node, *answer));
            let next = next
                .filter(|next| *next > at)
                .filter_map(|next| left.get(next));
            left[at] = 1 + next.max().copied().unwrap_or(0);
        }
        left
    }

    fn nodes(&self) -> Vec<NodeView> {
        let left = self.questions_left();
        let answer = |node: &DecisionNode, answer: Answer| {
            let next = self.target_of(node, answer)?;
            Some(AnswerView {
                id: answer.word(),
                text: answer_text(answer),
                href: format!("#{}", self.anchor(next)),
                next: self.brief(next),
                way: self.step_kind(next),
            })
        };
        let nodes = self.nodes.iter().zip(left).enumerate();
        let view = nodes.map(|(at, (node, left))| NodeView {
            anchor: self.anchor(at),
            number: at + 1,
            left,
            question: self.question(node),
            explanation: criterion(self.norm, node).and_then(|c| non_empty(text(&c.explanation))),
            answers: Answer::ALL
                .iter()
                .filter_map(|given| answer(node, *given))
                .collect(),
        });
        view.collect()
    }

    fn outcomes(&self) -> Vec<OutcomeView> {
        let outcomes = self.outcomes.iter().enumerate();
        let view = outcomes.map(|(at, outcome)| OutcomeView {
            anchor: self.anchor(self.nodes.len() + at),
            title: text(&outcome.title).to_owned(),
            fit: value(&outcome.fit).copied().unwrap_or(false),
            explanation: non_empty(text(&outcome.explanation)),
        });
        view.collect()
    }

    /// The rows of the drawing, and the number of lanes beside them.
    fn drawing(&self) -> (Vec<DrawnRow>, usize) {
        let answers = |node: &&DecisionNode| {
            let next = Answer::ALL
                .iter()
                .map(|answer| self.target_of(node, *answer));
            next.collect()
        };
        let mut rows: Vec<Vec<Option<usize>>> = self.nodes.iter().map(answers).collect();
        rows.resize(self.nodes.len() + self.outcomes.len(), Vec::new());
        let drawing = TreeDrawing::new(&rows);
        let words = |answers: &[usize]| {
            let answers = answers.iter().filter_map(|at| Answer::ALL.get(*at));
            answers
                .map(|answer| answer.word())
                .collect::<Vec<_>>()
                .join(", ")
        };
        let class = |target: usize| match self.step_kind(target) {
            "goed" => "spoor spoor-goed",
            "stop" => "spoor spoor-stop",
            _ => "spoor",
        };
        let row = |(at, row): (usize, &TreeRow)| DrawnRow {
            number: (at < self.nodes.len()).then_some(at + 1),
            way: self.step_kind(at),
            text: match (self.nodes.get(at), self.outcome(at)) {
                (Some(node), _) => self.question(node),
                (None, outcome) => outcome.map_or("", |o| text(&o.title)).to_owned(),
            },
            down: non_empty(&words(&row.down)),
            exits: row
                .exits
                .iter()
                .map(|exit| DrawnExit {
                    answers: words(&exit.answers),
                    way: self.step_kind(exit.target),
                })
                .collect(),
            svg: drawing.svg(at, &class),
        };
        let rows = drawing.rows.iter().enumerate().map(row).collect();
        (rows, drawing.width)
    }
}
