//! The assessment of a course against the norm.

use serde::Serialize;

use super::norm::{answer_text, criterion};
use crate::model::address::Address;
use crate::model::course::Course;
use crate::model::norm::Norm;
use crate::model::value::{non_empty, text, value};
use crate::render::context::PageContext;
use crate::render::dutch;
use crate::render::part::basics::DateView;

/// The assessment of a course against the norm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct VerdictView {
    /// The version of the norm used.
    pub(in crate::render) version: String,
    /// Whether the norm has a newer version.
    pub(in crate::render) outdated: bool,
    /// The date of the assessment.
    pub(in crate::render) date: Option<DateView>,
    /// The outcome: `Geschikt`; null when the answers do not lead to one.
    pub(in crate::render) outcome: Option<String>,
    /// Whether the outcome is fit.
    pub(in crate::render) fit: bool,
    /// The explanation of the outcome.
    pub(in crate::render) explanation: Option<String>,
    /// The questions and answers that led to it.
    pub(in crate::render) steps: Vec<VerdictStep>,
    /// The URL of the norm.
    pub(in crate::render) href: String,
}

/// A question of the norm with the answer given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct VerdictStep {
    /// The question.
    pub(in crate::render) question: String,
    /// `Ja`, `Nee` or `Niet van toepassing`.
    pub(in crate::render) answer: &'static str,
}

impl VerdictView {
    /// The assessment of a course against the norm; `None` when there is none.
    pub(super) fn of(context: &PageContext<'_>, course: &Course) -> Option<Self> {
        let assessment = value(&course.assessment)?;
        let norm: &Norm = &context.heads.norm;
        let tree = value(&norm.tree)?;
        let answers = value(&assessment.answers)?;
        let walk = tree.walk(answers);
        let steps = walk.path.iter().map(|(node, answer)| VerdictStep {
            question: criterion(norm, node)
                .map_or("", |known| text(&known.question))
                .to_owned(),
            answer: answer_text(*answer),
        });
        let outcome = walk.outcome;
        Some(Self {
            version: text(&assessment.version).to_owned(),
            outdated: text(&assessment.version) != text(&norm.version),
            date: value(&assessment.date).map(|day| dutch::date_range(*day, *day)),
            outcome: outcome.map(|outcome| text(&outcome.title).to_owned()),
            fit: outcome
                .and_then(|outcome| value(&outcome.fit))
                .copied()
                .unwrap_or(false),
            explanation: outcome.and_then(|outcome| non_empty(text(&outcome.explanation))),
            steps: steps.collect(),
            href: context.href(&Address::from("/toetsingskader/")),
        })
    }
}
