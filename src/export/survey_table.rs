//! `/peilingen/<id>/uitkomsten.csv`: the outcomes of a survey for spreadsheets, a row for each
//! question, region and answer.
//!
//! The counts are those of the survey's file: a count too small to publish stays `<10`, and nothing
//! is added up, so that a sum made from the table is the reader's own.

use super::spreadsheet;
use crate::model::document::Content;
use crate::model::heads::{DocIx, Heads};
use crate::model::survey::{Count, Response, Survey, SurveyQuestion};
use crate::model::value::{Known, items, text, value};

const COLUMNS: [&str; 5] = ["vraag_id", "vraag", "regio", "antwoord", "aantal"];

/// The rows for the number of respondents.
const RESPONSE: (&str, &str) = ("respons", "Hoeveel reacties kwamen er?");

type Row = [String; COLUMNS.len()];

/// The table of a survey; only its headings for another document.
pub fn table(heads: &Heads, document: DocIx) -> Vec<u8> {
    let rows = match &heads.document(document).content {
        Content::Survey(survey) => rows(heads, survey),
        _ => Vec::new(),
    };
    spreadsheet::table(COLUMNS, rows.into_iter())
}

fn rows(heads: &Heads, survey: &Survey) -> Vec<Row> {
    let mut rows = response(heads, survey);
    for question in items(&survey.questions) {
        rows.extend(outcomes(heads, &question.value));
    }
    rows
}

fn response(heads: &Heads, survey: &Survey) -> Vec<Row> {
    let row = |region: &str, answer: &str, counted: Count| {
        let (id, question) = RESPONSE;
        [id, question, region, answer, &count(counted)].map(str::to_owned)
    };
    match value(&survey.response).and_then(Known::known) {
        None => Vec::new(),
        Some(Response::Exactly(count)) => vec![row("", "", count.value)],
        Some(Response::AtLeast(count)) => vec![row("", "minstens", count.value)],
        Some(Response::ByRegion(table)) => {
            let rows = table.0.iter();
            rows.map(|(region, count)| row(region_name(heads, &region.value), "", count.value))
                .collect()
        }
    }
}

fn outcomes(heads: &Heads, question: &SurveyQuestion) -> Vec<Row> {
    let answers = value(&question.answers).map_or(&[][..], |answers| answers.0.as_slice());
    let table = value(&question.outcomes).map_or(&[][..], |outcomes| outcomes.0.0.as_slice());
    let id = value(&question.id).map_or("", |id| &id.0);
    let mut rows = Vec::new();
    for (region, counts) in table {
        let region = region_name(heads, &region.value);
        for (answer, counted) in answers.iter().zip(&counts.value) {
            let counted = count(counted.value);
            let cells = [
                id,
                text(&question.question),
                region,
                &answer.value,
                &counted,
            ];
            rows.push(cells.map(str::to_owned));
        }
    }
    rows
}

fn count(count: Count) -> String {
    match count {
        Count::Exactly(count) => count.to_string(),
        Count::BelowTen => "<10".to_owned(),
    }
}

fn region_name<'h>(heads: &'h Heads, id: &'h str) -> &'h str {
    let site = heads.site_with_id(id);
    site.map_or(id, |site| heads.site(site).short_name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::layout::Kind;
    use crate::plan::testing::project;

    const SURVEY: &str = "titel: Peiling\nsamenvatting: Kort.\nperiode: 2025\n\
        respons: {noord: 60, zuid: <10}\nvragen:\n\
        \x20 - {id: tijd, vraag: '=Tijd; of niet?', antwoorden: [ja, 'nee, \"nooit\"'], \
        uitkomsten: {noord: [50, 10], zuid: [<10, 0]}}\n\
        \x20 - {id: reis, vraag: Reizen?, antwoorden: [ja, nee]}\n";

    #[test]
    fn a_survey_has_a_row_for_each_region_and_answer() {
        let heads = project(&[("content/peilingen/p.md", SURVEY)]);
        let document = heads.with_id(Kind::Survey, "p").unwrap();
        let table = String::from_utf8(table(&heads, document)).unwrap();
        let lines: Vec<&str> = table.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(
            lines,
            [
                "vraag_id;vraag;regio;antwoord;aantal",
                "respons;Hoeveel reacties kwamen er?;Noord;;60",
                "respons;Hoeveel reacties kwamen er?;Zuid;;<10",
                "tijd;\"'=Tijd; of niet?\";Noord;ja;50",
                "tijd;\"'=Tijd; of niet?\";Noord;\"nee, \"\"nooit\"\"\";10",
                "tijd;\"'=Tijd; of niet?\";Zuid;ja;<10",
                "tijd;\"'=Tijd; of niet?\";Zuid;\"nee, \"\"nooit\"\"\";0",
            ]
        );
    }
}
