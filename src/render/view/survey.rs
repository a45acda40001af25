//! Surveys: `surveys` in `surveys.html`, `survey` in `survey.html`.

use serde::Serialize;

use super::body::BodyView;
use super::parts::{Named, Stamp};

/// All surveys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SurveysView {
    /// The surveys, the newest first.
    pub surveys: Vec<SurveyBrief>,
}

/// A survey in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SurveyBrief {
    /// Its title.
    pub title: String,
    /// Its summary.
    pub summary: String,
    /// Its page.
    pub href: String,
    /// When it was held.
    pub period: Option<Stamp>,
    /// How many answered, in words: `meer dan 600`.
    pub response: Option<String>,
    /// For whom it was.
    pub audiences: Vec<Named>,
}

/// A survey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SurveyView {
    /// Its text.
    pub body: BodyView,
    /// When it was held.
    pub period: Option<Stamp>,
    /// Who held it.
    pub held_by: Option<String>,
    /// For whom it was.
    pub audiences: Vec<Named>,
    /// How many answered, in words: `600 mensen`, `minstens 600 mensen`; null when unknown.
    pub response: Option<String>,
    /// How many answered in each region, when that is known.
    pub response_by_region: Vec<RegionCount>,
    /// What was asked.
    pub questions: Vec<QuestionView>,
    /// What is not known, in one sentence; null when all is.
    pub unknown: Option<String>,
}

/// How many people in a region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegionCount {
    /// The region.
    pub region: Named,
    /// How many.
    pub count: CountView,
}

/// What was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuestionView {
    /// Its anchor: `vraag-tijd`.
    pub anchor: String,
    /// The question.
    pub question: String,
    /// Whether it was put in every region.
    pub general: bool,
    /// The answers that one could give: the columns of the table.
    pub answers: Vec<String>,
    /// The counts by region: the rows; empty when there are no outcomes.
    pub rows: Vec<OutcomeRow>,
    /// The sum over the regions, with bars to draw; empty when there are no outcomes.
    pub total: Vec<AnswerTotal>,
}

/// The counts of a region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutcomeRow {
    /// The region.
    pub region: Named,
    /// Whether it is the site's own region.
    pub own: bool,
    /// A count for each answer.
    pub counts: Vec<CountView>,
}

/// A count of people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountView {
    /// `1.250`, `minder dan 10`, `minstens 120`.
    pub text: String,
    /// The number, or the least it can be.
    pub value: u32,
    /// Whether it is exact.
    pub exact: bool,
}

/// How often an answer was given in all regions together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnswerTotal {
    /// The answer.
    pub answer: String,
    /// How often.
    pub count: CountView,
    /// Its share of all answers to the question in whole percents, for the length of a bar.
    pub percent: u32,
}
