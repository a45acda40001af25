//! Surveys: `surveys` in `surveys.html`, `survey` in `survey.html`.
//!
//! Regions differ in the number of respondents, so bars show shares: for a region of its own
//! answers to the question, for the total of those of all regions. All bars of a question are drawn
//! against its largest share, so that regions can be compared. A count too small to publish is
//! drawn as a range from zero to nine.

mod counts;

use serde::Serialize;

use self::counts::{AnswerCount, CountGroup, CountSum, CountView};
use super::body::BodyView;
use super::meta::PageMeta;
use crate::diagnostic::join_list;
use crate::model::address::Address;
use crate::model::document::{Content, Head};
use crate::model::heads::DocIx;
use crate::model::number::thousands;
use crate::model::survey::{Count, Response, Survey, SurveyQuestion};
use crate::model::value::{Known, OpenMap, items, non_empty, text, value};
use crate::plan::links::survey_table_address;
use crate::plan::localized::LocalizedDocument;
use crate::render::chart::{self, bar};
use crate::render::context::PageContext;
use crate::render::dutch;
use crate::render::part::basics::{DateView, NamedValue, all_plural};

/// All surveys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct SurveysView {
    /// The surveys, the newest first.
    pub(in crate::render) surveys: Vec<SurveyBrief>,
}

/// A survey in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct SurveyBrief {
    /// Its title.
    pub(in crate::render) title: String,
    /// Its summary.
    pub(in crate::render) summary: String,
    /// The URL of its page.
    pub(in crate::render) href: String,
    /// When it was held.
    pub(in crate::render) period: Option<DateView>,
    /// The number of respondents, in words: `minstens 600 reacties`.
    pub(in crate::render) response: Option<String>,
    /// Its audiences.
    pub(in crate::render) audiences: Vec<NamedValue>,
    /// What is published of it: `6 vragen, met uitkomsten`; null when no question is.
    pub(in crate::render) questions: Option<String>,
}

/// A survey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct SurveyView {
    /// Its text.
    pub(in crate::render) body: BodyView,
    /// When it was held.
    pub(in crate::render) period: Option<DateView>,
    /// The organisation that held it.
    pub(in crate::render) held_by: Option<String>,
    /// Its audiences.
    pub(in crate::render) audiences: Vec<NamedValue>,
    /// The number of respondents, in words: `600 reacties`, `minstens 600 reacties`; null when unknown.
    pub(in crate::render) response: Option<String>,
    /// The number of respondents by region, when known, with a bar.
    pub(in crate::render) response_by_region: Vec<RegionCount>,
    /// The questions with outcomes.
    pub(in crate::render) questions: Vec<QuestionView>,
    /// The questions without outcomes.
    pub(in crate::render) unanswered: Vec<QuestionView>,
    /// The unknowns, in one sentence; null when everything is known.
    pub(in crate::render) unknown: Option<String>,
    /// The URL of its outcomes as CSV; null when there are none.
    pub(in crate::render) table_href: Option<String>,
    /// Whether a count is too small to publish, so that the hatching needs an explanation.
    pub(in crate::render) hatched: bool,
}

/// A number of people in a region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct RegionCount {
    /// The region.
    pub(in crate::render) region: NamedValue,
    /// Whether it is the site's own region.
    pub(in crate::render) own: bool,
    /// The number.
    pub(in crate::render) count: CountView,
    /// Its bar, as SVG, drawn against the largest.
    pub(in crate::render) bar: String,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct QuestionView {
    /// Its anchor: `vraag-tijd`.
    pub(in crate::render) anchor: String,
    /// The question.
    pub(in crate::render) question: String,
    /// Whether it was asked in every region.
    pub(in crate::render) general: bool,
    /// The possible answers: the columns of the table.
    pub(in crate::render) answers: Vec<String>,
    /// The counts by region: the rows of the table, in the order of the file; empty when there are
    /// no outcomes.
    pub(in crate::render) rows: Vec<OutcomeRow>,
    /// The answers of all regions together; empty when there are no outcomes.
    pub(in crate::render) total: Vec<AnswerCount>,
    /// The answers of each region, the site's own first; empty when fewer than two regions are
    /// known.
    pub(in crate::render) regions: Vec<RegionAnswers>,
    /// The main result, in a sentence; null when the counts are not conclusive.
    pub(in crate::render) lead: Option<String>,
}

/// The counts of a region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct OutcomeRow {
    /// The region.
    pub(in crate::render) region: NamedValue,
    /// Whether it is the site's own region.
    pub(in crate::render) own: bool,
    /// A count for each answer.
    pub(in crate::render) counts: Vec<CountView>,
}

/// The answers of a region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct RegionAnswers {
    /// The region.
    pub(in crate::render) region: NamedValue,
    /// Whether it is the site's own region.
    pub(in crate::render) own: bool,
    /// The count of each answer.
    pub(in crate::render) answers: Vec<AnswerCount>,
}

/// All surveys.
pub(in crate::render) fn list(context: &PageContext<'_>) -> (PageMeta, SurveysView) {
    let summary = "Wat buurtsportcoaches, werkgevers en gemeenten nodig hebben: de peilingen en hun uitkomsten.";
    let page = PageMeta::new(context, "Peilingen", summary, &[]);
    let brief = |document: &DocIx| {
        let localized = LocalizedDocument::new(context.heads, context.plan.site, *document);
        let survey = survey(localized.head)?;
        let audiences = &localized.head.common.audiences;
        Some(SurveyBrief {
            title: localized.head.title(),
            summary: localized.summary().to_owned(),
            href: context.document(*document, None).href,
            period: period(survey),
            response: response(survey),
            audiences: all_plural(&context.heads.vocabulary.audiences, audiences),
            questions: questions_summary(survey),
        })
    };
    let surveys = context.plan.surveys.iter().filter_map(brief).collect();
    (page, SurveysView { surveys })
}

/// A survey.
pub(in crate::render) fn view(
    context: &PageContext<'_>,
    document: DocIx,
) -> Option<(PageMeta, SurveyView)> {
    let localized = LocalizedDocument::new(context.heads, context.plan.site, document);
    let survey = survey(localized.head)?;
    let way = vec![("Peilingen".to_owned(), Address::from("/peilingen/"))];
    let page = PageMeta::of_document(context, &localized, &way);
    let by_region = match value(&survey.response).and_then(Known::known) {
        Some(Response::ByRegion(table)) => region_counts(context, table),
        _ => Vec::new(),
    };
    let (questions, unanswered): (Vec<QuestionView>, Vec<QuestionView>) = items(&survey.questions)
        .iter()
        .map(|question| question_view(context, &question.value))
        .partition(|question| !question.total.is_empty());
    let counts = questions.iter().flat_map(|question| &question.rows);
    let mut counts = counts.flat_map(|row| &row.counts);
    let audiences = &localized.head.common.audiences;
    let view = SurveyView {
        body: BodyView::of(context, &localized),
        period: period(survey),
        held_by: non_empty(text(&survey.held_by)),
        audiences: all_plural(&context.heads.vocabulary.audiences, audiences),
        response: response(survey),
        unknown: unknown(survey),
        table_href: survey
            .has_counts()
            .then(|| context.href(&survey_table_address(context.heads, document))),
        hatched: counts.any(|count| !count.exact) || by_region.iter().any(|row| !row.count.exact),
        response_by_region: by_region,
        questions,
        unanswered,
    };
    Some((page, view))
}

fn survey(head: &Head) -> Option<&Survey> {
    match &head.content {
        Content::Survey(survey) => Some(survey),
        _ => None,
    }
}

fn period(survey: &Survey) -> Option<DateView> {
    let period = value(&survey.period).and_then(Known::known);
    period.map(|period| dutch::period(*period))
}

/// The number of respondents, in words.
fn response(survey: &Survey) -> Option<String> {
    let response = value(&survey.response).and_then(Known::known)?;
    let total = match response {
        Response::Exactly(count) => CountSum::of(count.value),
        Response::AtLeast(count) => {
            let least = thousands(u64::from(CountSum::of(count.value).least));
            return Some(format!("minstens {least} reacties"));
        }
        Response::ByRegion(table) => table.0.iter().map(|(_, count)| count.value).collect(),
    };
    Some(format!("{} reacties", total.view().text))
}

/// The number of questions, and whether their outcomes are known.
fn questions_summary(survey: &Survey) -> Option<String> {
    let questions = items(&survey.questions);
    let known = questions
        .iter()
        .filter(|question| question.value.outcomes.is_some());
    let outcomes = match known.count() {
        0 => "nog zonder uitkomsten",
        _ => "met uitkomsten",
    };
    let amount = dutch::amount(questions.len(), "vraag", "vragen");
    (!questions.is_empty()).then(|| format!("{amount}, {outcomes}"))
}

fn unknown(survey: &Survey) -> Option<String> {
    let answered = value(&survey.response).and_then(Known::known).is_some();
    let questions = items(&survey.questions);
    let open = questions
        .iter()
        .filter(|question| question.value.outcomes.is_none())
        .count();
    let outcomes = match (open, questions.len()) {
        (open, all) if open == all => "wat de uitkomsten zijn".to_owned(),
        (1, _) => "wat de uitkomst van één vraag is".to_owned(),
        (open, _) => format!("wat de uitkomsten van {open} vragen zijn"),
    };
    let unknown = [
        (!answered, "hoeveel reacties er kwamen".to_owned()),
        (questions.is_empty(), "wat er is gevraagd".to_owned()),
        (open > 0 || questions.is_empty(), outcomes),
    ];
    let unknown: Vec<String> = unknown
        .into_iter()
        .filter_map(|(is, words)| is.then_some(words))
        .collect();
    let words = join_list(&unknown, "en");
    (!unknown.is_empty()).then(|| format!("We weten niet {words}."))
}

fn region_counts(context: &PageContext<'_>, table: &OpenMap<Count>) -> Vec<RegionCount> {
    let sums = || table.0.iter().map(|(_, count)| CountSum::of(count.value));
    let largest = sums().map(|sum| u64::from(sum.most)).max().unwrap_or(0);
    let counts = table
        .0
        .iter()
        .zip(sums())
        .map(|((region, _), sum)| RegionCount {
            region: region_named(context, region),
            own: context.site().id == region.value,
            count: sum.view(),
            bar: bar(sum.range(), largest),
        });
    counts.collect()
}

fn region_named(context: &PageContext<'_>, id: &str) -> NamedValue {
    let site = context.heads.site_with_id(id);
    NamedValue {
        id: id.to_owned(),
        name: site
            .map_or(id, |site| context.heads.site(site).short_name())
            .to_owned(),
    }
}

/// The anchor of a question on the page of its survey.
pub(in crate::render) fn question_anchor(question: &SurveyQuestion) -> String {
    format!("vraag-{}", value(&question.id).map_or("", |id| &id.0))
}

fn question_view(context: &PageContext<'_>, question: &SurveyQuestion) -> QuestionView {
    let answers = value(&question.answers).map_or(&[][..], |answers| answers.0.as_slice());
    let table = value(&question.outcomes).map_or(&[][..], |outcomes| outcomes.0.0.as_slice());
    let groups: Vec<CountGroup> = table
        .iter()
        .map(|(_, counts)| {
            CountGroup::new(counts.value.iter().map(|c| CountSum::of(c.value)).collect())
        })
        .collect();
    let column = |at: usize| {
        groups
            .iter()
            .filter_map(|group| group.counts.get(at))
            .copied()
            .sum()
    };
    let total = CountGroup::new(match table {
        [] => Vec::new(),
        _ => (0..answers.len()).map(column).collect(),
    });
    let all = groups.iter().chain([&total]);
    let largest = chart::most(all.flat_map(CountGroup::shares));
    let own = |region: &str| *context.site().id == *region;
    let rows = table
        .iter()
        .zip(&groups)
        .map(|((region, _), group)| OutcomeRow {
            region: region_named(context, region),
            own: own(&region.value),
            counts: group.counts.iter().map(|count| count.view()).collect(),
        });
    let regions = table
        .iter()
        .zip(&groups)
        .map(|((region, _), group)| RegionAnswers {
            region: region_named(context, region),
            own: own(&region.value),
            answers: group.answer_counts(answers, largest),
        });
    let mut regions: Vec<RegionAnswers> = regions.collect();
    regions.sort_by_key(|region| !region.own);
    QuestionView {
        anchor: question_anchor(question),
        question: text(&question.question).to_owned(),
        general: value(&question.general).copied().unwrap_or(false),
        answers: answers
            .iter()
            .map(|answer| answer.value.to_string())
            .collect(),
        rows: rows.collect(),
        lead: total.lead(answers),
        total: total.answer_counts(answers, largest),
        regions: if regions.len() > 1 {
            regions
        } else {
            Vec::new()
        },
    }
}
