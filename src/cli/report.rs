//! The output of commands, and its streams.
//!
//! A stream that its reader has closed is not a failure: the output is lost, and the exit code still
//! reports the outcome.

use std::io::Write;
use std::path::Path;

use clap::builder::styling::{AnsiColor, Style};
use serde::Serialize;

use super::args::Format;
use crate::diagnostic::floods::folded;
use crate::diagnostic::render::human::HumanRenderer;
use crate::diagnostic::render::wrap::wrap;
use crate::diagnostic::render::{github, gitlab, json, sarif};
use crate::diagnostic::{Diagnostic, Language, Severity, Text};
use crate::edge::{Action, Failure, terminal};
use crate::world::{World, read_texts};

/// An output stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stream {
    /// Standard output.
    Output,
    /// Standard error.
    Error,
}

impl Stream {
    fn write(self, text: &str) {
        // See the module's docs on closed streams.
        let _ = match self {
            Self::Output => anstream::stdout().lock().write_all(text.as_bytes()),
            Self::Error => anstream::stderr().lock().write_all(text.as_bytes()),
        };
    }
}

/// How and where problems are printed.
pub(super) struct Report<'a> {
    /// The world that source lines are read from.
    pub(super) world: &'a dyn World,
    /// The format.
    pub(super) format: Format,
    /// The stream.
    pub(super) stream: Stream,
    /// The language of messages.
    pub(super) language: Language,
    /// Whether to show every place of a flood to people; programs always get them.
    pub(super) verbose: bool,
}

/// How many places of a flood are shown to people.
const SHOWN_PLACES: usize = 3;

impl Report<'_> {
    /// Prints problems and their counts.
    ///
    /// # Errors
    /// Those of the JSON writer, which no problem can cause.
    pub(super) fn problems(&self, problems: &[Diagnostic]) -> Result<(), Failure> {
        let problems = self.folded(problems);
        let sources = read_texts(self.world, problems.iter().flat_map(Diagnostic::paths));
        let language = self.language;
        let text = match self.format {
            Format::Human => Ok(self.human().report(&problems, &sources)),
            Format::Json => json::report(&problems, &sources, language),
            Format::Sarif => sarif::report(&problems, &sources, language),
            Format::Github => Ok(github::report(&problems, &sources, language)),
            Format::Gitlab => gitlab::report(&problems, &sources, language),
        };
        self.stream.write(&text.map_err(unwritable)?);
        Ok(())
    }

    /// Prints problems of sites that were built, as JSON with the moment of their next change.
    ///
    /// # Errors
    /// Those of the JSON writer, which no problem can cause.
    pub(super) fn built(
        &self,
        problems: &[Diagnostic],
        next_change: Option<&str>,
    ) -> Result<(), Failure> {
        let sources = read_texts(self.world, problems.iter().flat_map(Diagnostic::paths));
        let text = json::built(problems, &sources, self.language, next_change);
        self.stream.write(&text.map_err(unwritable)?);
        Ok(())
    }

    /// Prints a line for people after the problems. Programs read what it says from the problems.
    pub(super) fn line(&self, text: &Text) {
        if self.format == Format::Human {
            let line = wrap(text.in_language(self.language), terminal::width());
            self.stream.write(&format!("{line}\n"));
        }
    }

    /// Prints problems for people without their counts, for when these are not all problems.
    pub(super) fn without_counts(&self, problems: &[Diagnostic]) {
        let problems = self.folded(problems);
        let sources = read_texts(self.world, problems.iter().flat_map(Diagnostic::paths));
        let human = self.human();
        for problem in &problems {
            let text = human.render_problem(problem, &sources);
            self.stream.write(&format!("{text}\n\n"));
        }
    }

    /// The problems with their floods folded.
    fn folded(&self, problems: &[Diagnostic]) -> Vec<Diagnostic> {
        let shown = match (self.format, self.verbose) {
            (Format::Human, false) => SHOWN_PLACES,
            _ => usize::MAX,
        };
        folded(problems, shown)
    }

    fn human(&self) -> HumanRenderer {
        HumanRenderer {
            language: self.language,
            // The stream strips colours that its target does not support.
            has_colour: true,
            width: terminal::width(),
        }
    }
}

/// Whether one of the problems is an error.
pub(super) fn has_errors(problems: &[Diagnostic]) -> bool {
    problems
        .iter()
        .any(|problem| problem.severity == Severity::Error)
}

/// Prints a result, which includes its newlines.
pub(super) fn print(text: &str) {
    Stream::Output.write(text);
}

/// Prints a result for a program, as a line of JSON.
///
/// # Errors
/// Those of the JSON writer, which no result can cause.
pub(super) fn json(result: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string(result).map_err(unwritable)?;
    print(&format!("{text}\n"));
    Ok(())
}

fn unwritable(error: serde_json::Error) -> Failure {
    Failure::io(Action::Write, Path::new("-"), &error.into())
}

/// Prints a result that accompanies problems: to standard error when the problems go to standard
/// output for another program.
pub(super) fn print_beside(format: Format, text: &str) {
    match format {
        Format::Human => Stream::Output.write(text),
        Format::Json | Format::Sarif | Format::Github | Format::Gitlab => Stream::Error.write(text),
    }
}

/// Prints a detail to standard error.
pub(super) fn detail(text: &Text, language: Language) {
    Stream::Error.write(&format!("{}\n", text.in_language(language)));
}

/// Prints a failure and what to do about it, in the form of a problem.
pub(super) fn failure(failure: &Failure, language: Language) {
    let (error, help) = match language {
        Language::Dutch => ("fout", "hulp"),
        Language::English => ("error", "help"),
    };
    let red = Style::new().fg_color(Some(AnsiColor::Red.into())).bold();
    let bold = Style::new().bold();
    Stream::Error.write(&format!(
        "{red}{error}{red:#}{bold}: {}{bold:#}\n  = {bold}{help}{bold:#}: {}\n",
        failure.message().in_language(language),
        failure.help().in_language(language),
    ));
}
