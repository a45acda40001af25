//! Renders one JSON object per line, and a last one with the counts, so that a report can be
//! streamed, searched and concatenated.

use std::sync::Arc;

use serde::Serialize;

use super::position::{Position, PositionRange};
use super::{SourceLookup, Summary};
use crate::diagnostic::{Diagnostic, Edit, Fix, Language, RelatedNote};

/// Renders each problem, then the counts, as one line; every line ends in `\n`.
///
/// # Errors
/// Returns the error of the JSON writer, which these values cannot cause.
pub(crate) fn report(
    problems: &[Diagnostic],
    sources: &dyn SourceLookup,
    language: Language,
) -> serde_json::Result<String> {
    let summary = JsonSummary {
        summary: Summary::of(problems),
    };
    lines(problems, sources, language, &summary)
}

/// Renders the problems of sites that were built, and with the counts when they next change by the
/// date alone: a moment of RFC 3339, or null for never.
///
/// # Errors
/// Returns the error of the JSON writer, which these values cannot cause.
pub(crate) fn built(
    problems: &[Diagnostic],
    sources: &dyn SourceLookup,
    language: Language,
    next_change: Option<&str>,
) -> serde_json::Result<String> {
    let summary = JsonSummary {
        summary: BuildSummary {
            counts: Summary::of(problems),
            next_change,
        },
    };
    lines(problems, sources, language, &summary)
}

fn lines(
    problems: &[Diagnostic],
    sources: &dyn SourceLookup,
    language: Language,
    last: &impl Serialize,
) -> serde_json::Result<String> {
    let mut report = String::new();
    for problem in problems {
        let line = JsonProblem::of(problem, sources, language);
        report.push_str(&serde_json::to_string(&line)?);
        report.push('\n');
    }
    report.push_str(&serde_json::to_string(last)?);
    report.push('\n');
    Ok(report)
}

#[derive(Serialize)]
struct JsonProblem<'a> {
    code: &'static str,
    severity: &'static str,
    path: &'a str,
    start: Position,
    end: Position,
    message: &'a str,
    help: Option<&'a str>,
    related: Vec<JsonRelated<'a>>,
    sites: &'a [Arc<str>],
    fix: Option<JsonFix<'a>>,
}

#[derive(Serialize)]
struct JsonRelated<'a> {
    path: &'a str,
    start: Position,
    end: Position,
    message: &'a str,
}

#[derive(Serialize)]
struct JsonFix<'a> {
    safe: bool,
    edits: Vec<JsonEdit<'a>>,
}

#[derive(Serialize)]
struct JsonEdit<'a> {
    path: &'a str,
    start: Position,
    end: Position,
    text: &'a str,
}

#[derive(Serialize)]
struct JsonSummary<S> {
    summary: S,
}

#[derive(Serialize)]
struct BuildSummary<'a> {
    #[serde(flatten)]
    counts: Summary,
    next_change: Option<&'a str>,
}

impl<'a> JsonProblem<'a> {
    fn of(problem: &'a Diagnostic, sources: &dyn SourceLookup, language: Language) -> Self {
        let PositionRange { start, end } = PositionRange::of(&problem.place, sources);
        Self {
            code: problem.code.as_str(),
            severity: problem.severity.as_str(),
            path: problem.place.path.as_str(),
            start,
            end,
            message: problem.message.in_language(language),
            help: problem.help.as_ref().map(|help| help.in_language(language)),
            related: problem
                .related
                .iter()
                .map(|related| JsonRelated::of(related, sources, language))
                .collect(),
            sites: &problem.sites,
            fix: problem.fix.as_ref().map(|fix| JsonFix::of(fix, sources)),
        }
    }
}

impl<'a> JsonRelated<'a> {
    fn of(related: &'a RelatedNote, sources: &dyn SourceLookup, language: Language) -> Self {
        let PositionRange { start, end } = PositionRange::of(&related.place, sources);
        Self {
            path: related.place.path.as_str(),
            start,
            end,
            message: related.message.in_language(language),
        }
    }
}

impl<'a> JsonFix<'a> {
    fn of(fix: &'a Fix, sources: &dyn SourceLookup) -> Self {
        let edits = fix.edits.iter().map(|edit| JsonEdit::of(edit, sources));
        Self {
            safe: fix.is_safe,
            edits: edits.collect(),
        }
    }
}

impl<'a> JsonEdit<'a> {
    fn of(edit: &'a Edit, sources: &dyn SourceLookup) -> Self {
        let PositionRange { start, end } = PositionRange::of(&edit.place, sources);
        Self {
            path: edit.place.path.as_str(),
            start,
            end,
            text: &edit.text,
        }
    }
}
