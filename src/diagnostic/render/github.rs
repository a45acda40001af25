//! Workflow commands, by which GitHub and Forgejo show a problem beside the changed line.
//!
//! See "Workflow commands for GitHub Actions". A command is one line, so line ends, and in
//! properties also colons and commas, are escaped.

use super::Sources;
use super::located::Located;
use crate::diagnostic::{Diagnostic, Language, Severity};

/// The problems, a command a line; every line ends in `\n`.
pub fn report(problems: &[Diagnostic], sources: &dyn Sources, language: Language) -> String {
    let commands = problems
        .iter()
        .map(|problem| command(problem, sources, language));
    commands.collect()
}

fn command(problem: &Diagnostic, sources: &dyn Sources, language: Language) -> String {
    let Located { start, end } = Located::of(&problem.place, sources);
    let command = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    };
    let file = property(problem.place.path.as_str());
    let title = property(problem.code.as_str());
    // Columns are accepted on one line only.
    let columns = if start.line == end.line {
        format!(",col={},endColumn={}", start.column, end.column)
    } else {
        String::new()
    };
    let message = data(&message(problem, language));
    format!(
        "::{command} file={file},line={},endLine={}{columns},title={title}::{message}\n",
        start.line, end.line
    )
}

fn message(problem: &Diagnostic, language: Language) -> String {
    let message = problem.message.say(language);
    match &problem.help {
        Some(help) => format!("{message}\n{}", help.say(language)),
        None => message.to_owned(),
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
