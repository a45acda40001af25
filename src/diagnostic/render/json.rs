//! One JSON object a line, and a last one with the counts: easy to stream, to search and to join.

use std::sync::Arc;

use serde::Serialize;

use super::located::{Located, Position};
use super::{Sources, Summary};
use crate::diagnostic::{Diagnostic, Edit, Fix, Language, Related};

/// The problems and their counts, a line each; every line ends in `\n`.
///
/// # Errors
/// None that these values can cause; the error is that of the JSON writer.
pub fn report(
    problems: &[Diagnostic],
    sources: &dyn Sources,
    language: Language,
) -> serde_json::Result<String> {
    let mut report = String::new();
    for problem in problems {
        let line = Line::of(problem, sources, language);
        report.push_str(&serde_json::to_string(&line)?);
        report.push('\n');
    }
    let summary = Closing {
        summary: Summary::of(problems),
    };
    report.push_str(&serde_json::to_string(&summary)?);
    report.push('\n');
    Ok(report)
}

#[derive(Serialize)]
struct Line<'a> {
    code: &'static str,
    severity: &'static str,
    path: &'a str,
    start: Position,
    end: Position,
    message: &'a str,
    help: Option<&'a str>,
    related: Vec<RelatedLine<'a>>,
    sites: &'a [Arc<str>],
    fix: Option<FixLine<'a>>,
}

#[derive(Serialize)]
struct RelatedLine<'a> {
    path: &'a str,
    start: Position,
    end: Position,
    message: &'a str,
}

#[derive(Serialize)]
struct FixLine<'a> {
    safe: bool,
    edits: Vec<EditLine<'a>>,
}

#[derive(Serialize)]
struct EditLine<'a> {
    path: &'a str,
    start: Position,
    end: Position,
    text: &'a str,
}

#[derive(Serialize)]
struct Closing {
    summary: Summary,
}

impl<'a> Line<'a> {
    fn of(problem: &'a Diagnostic, sources: &dyn Sources, language: Language) -> Self {
        let Located { start, end } = Located::of(&problem.place, sources);
        Self {
            code: problem.code.as_str(),
            severity: problem.severity.as_str(),
            path: problem.place.path.as_str(),
            start,
            end,
            message: problem.message.say(language),
            help: problem.help.as_ref().map(|help| help.say(language)),
            related: problem
                .related
                .iter()
                .map(|related| RelatedLine::of(related, sources, language))
                .collect(),
            sites: &problem.sites,
            fix: problem.fix.as_ref().map(|fix| FixLine::of(fix, sources)),
        }
    }
}

impl<'a> RelatedLine<'a> {
    fn of(related: &'a Related, sources: &dyn Sources, language: Language) -> Self {
        let Located { start, end } = Located::of(&related.place, sources);
        Self {
            path: related.place.path.as_str(),
            start,
            end,
            message: related.message.say(language),
        }
    }
}

impl<'a> FixLine<'a> {
    fn of(fix: &'a Fix, sources: &dyn Sources) -> Self {
        let edits = fix.edits.iter().map(|edit| EditLine::of(edit, sources));
        Self {
            safe: fix.safe,
            edits: edits.collect(),
        }
    }
}

impl<'a> EditLine<'a> {
    fn of(edit: &'a Edit, sources: &dyn Sources) -> Self {
        let Located { start, end } = Located::of(&edit.place, sources);
        Self {
            path: edit.place.path.as_str(),
            start,
            end,
            text: &edit.text,
        }
    }
}
