//! The counts of surveys: `outcome-mismatch`, `small-cell`.
//!
//! A count from 1 to 9 may identify persons. So may a single `<10` that can be derived from a total:
//! the number of respondents, in that region or (if the number is that of all regions together) over
//! all rows of a question. It can be derived when the difference is below ten; a larger difference
//! means that the counts do not add up to the total, for example with multiple or optional answers.

use super::context::{CheckContext, CheckedDocument};
use super::findings::Findings;
use super::reported::UnusableValues;
use crate::diagnostic::Place;
use crate::diagnostic::codes::{outcome_mismatch, small_cell};
use crate::model::document::Content;
use crate::model::shape::Target;
use crate::model::survey::{Count, Response, Survey, SurveyQuestion};
use crate::model::value::items;
use crate::source::{FilePath, Spanned};

pub(super) fn of_document(
    context: &CheckContext<'_>,
    checked: &CheckedDocument<'_>,
    findings: &mut Findings,
) {
    let document = checked.document;
    let Content::Survey(survey) = &document.head.content else {
        return;
    };
    let path = &document.head.at.path;
    for count in response(survey) {
        report_small_count(path, count, findings);
    }
    let unusable = UnusableValues::of(&document.problems);
    for question in items(&survey.questions) {
        if !unusable.any_inside(question.span) {
            row_lengths(path, &question.value, findings);
        }
        report_unknown_regions(context, path, &question.value, findings);
        let outcomes = question.value.outcomes.iter();
        let cells = outcomes
            .flat_map(|o| &o.value.0.0)
            .flat_map(|(_, row)| &row.value);
        for cell in cells {
            report_small_count(path, cell, findings);
        }
        derivable_counts(path, survey, &question.value, findings);
    }
}

/// The numbers of respondents.
fn response(survey: &Survey) -> Vec<&Spanned<Count>> {
    let known = survey
        .response
        .as_ref()
        .and_then(|response| response.value.known());
    match known {
        Some(Response::Exactly(count) | Response::AtLeast(count)) => vec![count],
        Some(Response::ByRegion(table)) => table.0.iter().map(|(_, count)| count).collect(),
        None => Vec::new(),
    }
}

fn report_small_count(path: &FilePath, cell: &Spanned<Count>, findings: &mut Findings) {
    if let Count::Exactly(count @ 1..=9) = cell.value {
        let place = Place::new(path, cell.span);
        findings.push(small_cell::small_count(place, &count.to_string()));
    }
}

/// Reports rows whose number of counts is not the number of answers.
fn row_lengths(path: &FilePath, question: &SurveyQuestion, findings: &mut Findings) {
    let (Some(answers), Some(outcomes)) = (&question.answers, &question.outcomes) else {
        return;
    };
    let wanted = answers.value.0.len();
    for (_, row) in &outcomes.value.0.0 {
        if row.value.len() != wanted {
            let place = Place::new(path, row.span);
            let answers = Place::new(path, answers.span);
            findings.push(outcome_mismatch::wrong_number_of_counts(
                place,
                row.value.len(),
                wanted,
                answers,
            ));
        }
    }
}

fn report_unknown_regions(
    context: &CheckContext<'_>,
    path: &FilePath,
    question: &SurveyQuestion,
    findings: &mut Findings,
) {
    let (Some(known), Some(outcomes)) = (context.known.of(Target::Region), &question.outcomes)
    else {
        return;
    };
    for (region, _) in &outcomes.value.0.0 {
        if !known.contains(&region.value) {
            let place = Place::new(path, region.span);
            let suggestion = findings.suggest(path, known.names(), &region.value);
            findings.push(outcome_mismatch::unknown_region(
                place,
                &region.value,
                &suggestion,
            ));
        }
    }
}

fn derivable_counts(
    path: &FilePath,
    survey: &Survey,
    question: &SurveyQuestion,
    findings: &mut Findings,
) {
    let response = survey
        .response
        .as_ref()
        .and_then(|response| response.value.known());
    let (Some(response), Some(outcomes)) = (response, &question.outcomes) else {
        return;
    };
    let rows = &outcomes.value.0.0;
    match response {
        Response::Exactly(total) => {
            let cells: Vec<&Spanned<Count>> = rows.iter().flat_map(|(_, row)| &row.value).collect();
            report_derivable(path, &cells, total, findings);
        }
        Response::ByRegion(totals) => {
            for (region, row) in rows {
                if let Some(total) = totals.get(&region.value) {
                    let cells: Vec<&Spanned<Count>> = row.value.iter().collect();
                    report_derivable(path, &cells, total, findings);
                }
            }
        }
        Response::AtLeast(_) => {}
    }
}

fn report_derivable(
    path: &FilePath,
    cells: &[&Spanned<Count>],
    total: &Spanned<Count>,
    findings: &mut Findings,
) {
    let hidden: Vec<_> = cells
        .iter()
        .filter(|cell| cell.value == Count::BelowTen)
        .collect();
    let ([hidden], Count::Exactly(whole)) = (&*hidden, total.value) else {
        return;
    };
    let known = cells.iter().map(|cell| match cell.value {
        Count::Exactly(count) => u64::from(count),
        Count::BelowTen => 0,
    });
    let rest = u64::from(whole).checked_sub(known.sum());
    if rest.is_some_and(|rest| rest < 10) {
        let (place, total) = (Place::new(path, hidden.span), Place::new(path, total.span));
        findings.push(small_cell::derivable_count(
            place,
            &whole.to_string(),
            total,
        ));
    }
}
