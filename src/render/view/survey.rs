//! Surveys: `surveys` in `surveys.html`, `survey` in `survey.html`.

use serde::Serialize;

use super::body::BodyView;
use super::card::all_named;
use super::meta::PageMeta;
use super::parts::{Named, Stamp};
use super::shown::{Shown, value};
use crate::model::document::{Content, Head};
use crate::model::heads::DocIx;
use crate::model::number::thousands;
use crate::model::survey::{Count, Response, Survey, SurveyQuestion};
use crate::model::value::{Known, Table, items, text};
use crate::plan::address::Address;
use crate::render::dutch;
use crate::render::here::Here;
use crate::render::spot::owned;
use crate::source::Spanned;

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
    /// How many answered, in words: `minstens 600 mensen`.
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

/// All surveys.
pub fn list(here: &Here<'_>) -> (PageMeta, SurveysView) {
    let summary = "Wat buurtsportcoaches, werkgevers en gemeenten nodig hebben: de peilingen en hun uitkomsten.";
    let page = PageMeta::new(here, "surveys", "Peilingen", summary, &[]);
    let brief = |document: &DocIx| {
        let shown = Shown::new(here.heads, here.plan.site, *document);
        let survey = survey(shown.head)?;
        let audiences = &shown.head.common.audiences;
        Some(SurveyBrief {
            title: shown.head.title(),
            summary: shown.summary().to_owned(),
            href: here.document(*document, None).href,
            period: period(survey),
            response: response(survey),
            audiences: all_named(&here.heads.vocabulary.audiences, audiences),
        })
    };
    let surveys = here.plan.surveys.iter().filter_map(brief).collect();
    (page, SurveysView { surveys })
}

/// A survey.
pub fn view(here: &Here<'_>, document: DocIx) -> Option<(PageMeta, SurveyView)> {
    let shown = Shown::new(here.heads, here.plan.site, document);
    let survey = survey(shown.head)?;
    let way = vec![("Peilingen".to_owned(), Address::from("/peilingen/"))];
    let page = PageMeta::of_document(here, "survey", &shown, &way);
    let by_region = match value(&survey.response).and_then(Known::known) {
        Some(Response::ByRegion(table)) => region_counts(here, table),
        _ => Vec::new(),
    };
    let questions = items(&survey.questions).iter();
    let audiences = &shown.head.common.audiences;
    let view = SurveyView {
        body: BodyView::of(here, &shown),
        period: period(survey),
        held_by: owned(text(&survey.held_by)),
        audiences: all_named(&here.heads.vocabulary.audiences, audiences),
        response: response(survey),
        response_by_region: by_region,
        questions: questions
            .map(|question| question_view(here, &question.value))
            .collect(),
        unknown: unknown(survey),
    };
    Some((page, view))
}

fn survey(head: &Head) -> Option<&Survey> {
    match &head.content {
        Content::Survey(survey) => Some(survey),
        _ => None,
    }
}

fn period(survey: &Survey) -> Option<Stamp> {
    let period = value(&survey.period).and_then(Known::known);
    period.map(|period| dutch::period(*period))
}

/// How many answered, in words.
fn response(survey: &Survey) -> Option<String> {
    let response = value(&survey.response).and_then(Known::known)?;
    let total = match response {
        Response::Exactly(count) => Sum::of(count.value),
        Response::AtLeast(count) => Sum {
            exact: false,
            ..Sum::of(count.value)
        },
        Response::ByRegion(table) => table.0.iter().map(|(_, count)| count.value).collect(),
    };
    Some(format!("{} mensen", total.view().text))
}

fn unknown(survey: &Survey) -> Option<String> {
    let answered = value(&survey.response).and_then(Known::known).is_some();
    let asked = !items(&survey.questions).is_empty();
    let counted = |question: &Spanned<SurveyQuestion>| question.value.outcomes.is_some();
    let counted = asked && items(&survey.questions).iter().all(counted);
    let unknown = [
        (!answered, "Hoeveel mensen meededen"),
        (!asked, "wat er is gevraagd"),
        (!counted, "wat de uitkomsten zijn"),
    ];
    let unknown: Vec<&str> = unknown
        .iter()
        .filter(|(is, _)| *is)
        .map(|(_, words)| *words)
        .collect();
    let words = dutch::capitalised(&dutch::enumerate(&unknown, "en"));
    (!unknown.is_empty()).then(|| format!("{words}, is ons niet bekend."))
}

/// A sum of counts, some of which may be too small to publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sum {
    least: u32,
    exact: bool,
}

impl Sum {
    fn of(count: Count) -> Self {
        match count {
            Count::Exactly(least) => Self { least, exact: true },
            Count::BelowTen => Self {
                least: 0,
                exact: false,
            },
        }
    }

    fn view(self) -> CountView {
        let number = thousands(u64::from(self.least));
        CountView {
            text: if self.exact {
                number
            } else {
                format!("minstens {number}")
            },
            value: self.least,
            exact: self.exact,
        }
    }
}

impl FromIterator<Count> for Sum {
    fn from_iter<I: IntoIterator<Item = Count>>(counts: I) -> Self {
        let nothing = Self {
            least: 0,
            exact: true,
        };
        counts
            .into_iter()
            .map(Self::of)
            .fold(nothing, |sum, count| Self {
                least: sum.least.saturating_add(count.least),
                exact: sum.exact && count.exact,
            })
    }
}

fn count_view(count: Count) -> CountView {
    match count {
        Count::Exactly(_) => Sum::of(count).view(),
        Count::BelowTen => CountView {
            text: "minder dan 10".to_owned(),
            ..Sum::of(count).view()
        },
    }
}

fn region_counts(here: &Here<'_>, table: &Table<Count>) -> Vec<RegionCount> {
    let counts = table.0.iter().map(|(region, count)| RegionCount {
        region: region_named(here, region),
        count: count_view(count.value),
    });
    counts.collect()
}

fn region_named(here: &Here<'_>, id: &str) -> Named {
    let site = here.heads.site_with_id(id);
    Named {
        id: id.to_owned(),
        name: site
            .map_or(id, |site| here.heads.site(site).short_name())
            .to_owned(),
    }
}

fn question_view(here: &Here<'_>, question: &SurveyQuestion) -> QuestionView {
    let answers = value(&question.answers).map_or(&[][..], |answers| answers.0.as_slice());
    let table = value(&question.outcomes).map_or(&[][..], |outcomes| outcomes.0.0.as_slice());
    let rows = table.iter().map(|(region, counts)| OutcomeRow {
        region: region_named(here, region),
        own: here.site().id == region.value,
        counts: counts
            .value
            .iter()
            .map(|count| count_view(count.value))
            .collect(),
    });
    let sum = |at: usize| -> Sum {
        let column = table.iter().filter_map(|(_, counts)| counts.value.get(at));
        column.map(|count| count.value).collect()
    };
    let sums: Vec<Sum> = match table {
        [] => Vec::new(),
        _ => (0..answers.len()).map(sum).collect(),
    };
    let all: u64 = sums.iter().map(|sum| u64::from(sum.least)).sum();
    let share = |sum: &Sum| match all {
        0 => 0,
        _ => u32::try_from((u64::from(sum.least) * 100 + all / 2) / all).unwrap_or(100),
    };
    let total = answers.iter().zip(&sums).map(|(answer, sum)| AnswerTotal {
        answer: answer.value.to_string(),
        count: sum.view(),
        percent: share(sum),
    });
    QuestionView {
        anchor: format!("vraag-{}", value(&question.id).map_or("", |id| &id.0)),
        question: text(&question.question).to_owned(),
        general: value(&question.general).copied().unwrap_or(false),
        answers: answers
            .iter()
            .map(|answer| answer.value.to_string())
            .collect(),
        rows: rows.collect(),
        total: total.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_over_a_small_count_is_a_least_value() {
        let sum: Sum = [Count::Exactly(1200), Count::BelowTen]
            .into_iter()
            .collect();
        assert_eq!(sum.view().text, "minstens 1.200");
        let sum: Sum = [Count::Exactly(12), Count::Exactly(8)]
            .into_iter()
            .collect();
        assert_eq!(sum.view().text, "20");
        assert_eq!(count_view(Count::BelowTen).text, "minder dan 10");
    }
}
