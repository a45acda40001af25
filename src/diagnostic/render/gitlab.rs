//! Renders a Code Quality report, from which GitLab shows a problem beside the changed line.
//!
//! The format is that of "Code Quality report format" in the documentation of GitLab: an array of
//! issues. An issue is known by its fingerprint, which must be unique and stay the same while other
//! lines change, so it has no line in it.

use std::collections::HashMap;

use serde::Serialize;

use super::SourceLookup;
use super::position::PositionRange;
use crate::diagnostic::{Diagnostic, Language, Severity};
use crate::digest::Digest;

/// Renders one array with an issue for each problem.
///
/// # Errors
/// Returns the error of the JSON writer, which these values cannot cause.
pub(crate) fn report(
    problems: &[Diagnostic],
    sources: &dyn SourceLookup,
    language: Language,
) -> serde_json::Result<String> {
    let mut seen: HashMap<(&str, &str, &str), usize> = HashMap::new();
    let issues = problems.iter().map(|problem| {
        let (path, code) = (problem.place.path.as_str(), problem.code.as_str());
        let known = (path, code, problem.message.in_language(language));
        let before = seen.entry(known).or_default();
        let fingerprint = Digest::of_value(&(known, *before)).to_string();
        *before += 1;
        let PositionRange { start, .. } = PositionRange::of(&problem.place, sources);
        Issue {
            description: description(problem, language),
            check_name: code,
            fingerprint,
            severity: match problem.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Hint => "info",
            },
            location: IssueLocation {
                path,
                lines: IssueLines { begin: start.line },
            },
        }
    });
    let issues: Vec<Issue<'_>> = issues.collect();
    Ok(serde_json::to_string(&issues)? + "\n")
}

fn description(problem: &Diagnostic, language: Language) -> String {
    let message = problem.message.in_language(language);
    match &problem.help {
        Some(help) => format!("{message}. {}", help.in_language(language)),
        None => message.to_owned(),
    }
}

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: IssueLocation<'a>,
}

#[derive(Serialize)]
struct IssueLocation<'a> {
    path: &'a str,
    lines: IssueLines,
}

#[derive(Serialize)]
struct IssueLines {
    begin: u32,
}
