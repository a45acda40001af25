//! Problems as the protocol has them.

use std::collections::BTreeMap;

use lsp_types::{
    Diagnostic as LspDiagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, NumberOrString,
    Range,
};

use super::position::TextLines;
use super::snapshot::ProjectSnapshot;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{FilePath, Source, Span};

/// The name of the program in the list of problems.
pub(super) const SOURCE: &str = "vindplek";

/// The problems of every file that has any, by path: those of the edition, and those that only show
/// when its pages are rendered.
pub fn all_diagnostics(
    snapshot: &ProjectSnapshot,
    of_rendering: &[Diagnostic],
) -> BTreeMap<FilePath, Vec<LspDiagnostic>> {
    let mut by_path: BTreeMap<&FilePath, Vec<&Diagnostic>> = BTreeMap::new();
    for problem in snapshot.edition.problems().iter().chain(of_rendering) {
        by_path
            .entry(&problem.place.path)
            .or_default()
            .push(problem);
    }
    let converted = by_path.into_iter().map(|(path, problems)| {
        let source = snapshot.source(path);
        let lines = source.as_ref().map(|source| snapshot.lines(source));
        let of_file = problems
            .into_iter()
            .map(|problem| diagnostic(snapshot, problem, source.as_ref(), lines.as_ref()));
        (path.clone(), of_file.collect())
    });
    converted.collect()
}

fn diagnostic(
    snapshot: &ProjectSnapshot,
    problem: &Diagnostic,
    source: Option<&Source>,
    lines: Option<&TextLines<'_>>,
) -> LspDiagnostic {
    let range = match (source, lines) {
        (Some(source), Some(lines)) => lines.range(shown_span(source, problem.place.span)),
        _ => Range::default(),
    };
    let related = problem.related.iter().filter_map(|related| {
        Some(DiagnosticRelatedInformation {
            location: snapshot.location(&related.place)?,
            message: snapshot.words(&related.message).to_owned(),
        })
    });
    let related: Vec<_> = related.collect();
    LspDiagnostic {
        range,
        severity: Some(match problem.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Hint => DiagnosticSeverity::INFORMATION,
        }),
        code: Some(NumberOrString::String(problem.code.as_str().to_owned())),
        source: Some(SOURCE.to_owned()),
        message: message(snapshot, problem),
        related_information: (!related.is_empty()).then_some(related),
        ..LspDiagnostic::default()
    }
}

/// The message with the help after it.
fn message(snapshot: &ProjectSnapshot, problem: &Diagnostic) -> String {
    let mut message = snapshot.words(&problem.message).to_owned();
    if let Some(help) = &problem.help {
        message.push('\n');
        message.push_str(snapshot.words(help));
    }
    message
}

/// The span to underline: an empty one is extended to the end of its word or by one character, as
/// text editors show nothing for an empty range.
pub(super) fn shown_span(source: &Source, span: Span) -> Span {
    let range = span.range();
    if !range.is_empty() {
        return span;
    }
    let rest = source.text().get(range.start..).unwrap_or_default();
    let line = rest.split(['\n', '\r']).next().unwrap_or_default();
    let word = line.find(char::is_whitespace).unwrap_or(line.len());
    let length = match word {
        0 => line.chars().next().map_or(0, char::len_utf8),
        word => word,
    };
    Span::new(range.start, range.start + length)
}
