//! Renders workflow commands, from which GitHub and Forgejo show a problem beside the changed line.
//!
//! The format is that of "Workflow commands for GitHub Actions". A command is one line, so line
//! ends are escaped, and in properties also colons and commas.

use super::SourceLookup;
use super::position::PositionRange;
use crate::diagnostic::{Diagnostic, Language, Severity};

/// Renders one command per line, one for each problem; every line ends in `\n`.
pub(crate) fn report(
    problems: &[Diagnostic],
    sources: &dyn SourceLookup,
    language: Language,
) -> String {
    let commands = problems
        .iter()
        .map(|problem| command(problem, sources, language));
    commands.collect()
}

fn command(problem: &Diagnostic, sources: &dyn SourceLookup, language: Language) -> String {
    let PositionRange { start, end } = PositionRange::of(&problem.place, sources);
    let command = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    };
    let file = escape_property(problem.place.path.as_str());
    let title = escape_property(problem.code.as_str());
    // Columns are accepted only if the range is within one line.
    let columns = if start.line == end.line {
        format!(",col={},endColumn={}", start.column, end.column)
    } else {
        String::new()
    };
    let message = escape_data(&message(problem, language));
    format!(
        "::{command} file={file},line={},endLine={}{columns},title={title}::{message}\n",
        start.line, end.line
    )
}

fn message(problem: &Diagnostic, language: Language) -> String {
    let message = problem.message.in_language(language);
    match &problem.help {
        Some(help) => format!("{message}\n{}", help.in_language(language)),
        None => message.to_owned(),
    }
}

fn escape_data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape_data(text).replace(':', "%3A").replace(',', "%2C")
}
