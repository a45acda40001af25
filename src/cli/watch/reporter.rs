//! What `vindplek watch` prints while it runs: a line for each save, and new problems.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use super::super::args::Format;
use super::super::report::{self, Report, Stream};
use crate::diagnostic::render::Summary;
use crate::diagnostic::{Diagnostic, Language, Text};
use crate::edge::preview::PreviewListener;
use crate::edge::terminal;
use crate::preview::changes::Changes;
use crate::source::FilePath;
use crate::world::World;

/// Prints the results of the preview.
pub(super) struct WatchReporter {
    quiet: bool,
    /// The problems printed last; `None` before the first time.
    reported: Mutex<Option<HashSet<ProblemIdentity>>>,
}

/// What identifies a problem when the file around it has changed: its code, path and message.
type ProblemIdentity = (&'static str, FilePath, String);

impl WatchReporter {
    pub(super) fn new(quiet: bool) -> Self {
        Self {
            quiet,
            reported: Mutex::new(None),
        }
    }

    fn print(&self, text: &Text, language: Language) {
        if !self.quiet {
            report::print(&format!("{}\n", text.in_language(language)));
        }
    }
}

impl PreviewListener for WatchReporter {
    fn problems(&self, world: &dyn World, problems: &[Diagnostic], language: Language) {
        let identities = problems.iter().map(identity).collect();
        let mut reported = self.reported.lock().unwrap_or_else(PoisonError::into_inner);
        let before = reported.replace(identities);
        drop(reported);
        let report = Report {
            world,
            format: Format::Human,
            stream: Stream::Error,
            language,
            verbose: false,
        };
        let Some(before) = before else {
            if !problems.is_empty() || !self.quiet {
                // If the terminal cannot be written to, the error cannot be shown either.
                let _ = report.problems(problems);
            }
            return;
        };
        let is_new = |problem: &&Diagnostic| !before.contains(&identity(problem));
        let new: Vec<Diagnostic> = problems.iter().filter(is_new).cloned().collect();
        report.without_counts(&new);
        self.print(&counts(problems), language);
    }

    fn changes(&self, changes: &Changes, language: Language) {
        let line = line(&terminal::time(), changes);
        self.print(&line, language);
    }

    fn polling_started(&self, language: Language) {
        report::detail(
            &Text::new(
                "Deze schijf meldt niet wat er verandert, dus vindplek kijkt nu zelf steeds of er \
                 iets veranderd is",
                "This disk does not tell what changes; it is looked for from now on",
            ),
            language,
        );
    }
}

fn identity(problem: &Diagnostic) -> ProblemIdentity {
    let path = problem.place.path.clone();
    (
        problem.code.as_str(),
        path,
        problem.message.dutch().to_owned(),
    )
}

/// The message with the number of remaining problems.
fn counts(problems: &[Diagnostic]) -> Text {
    if problems.is_empty() {
        return Text::new("Alle problemen zijn opgelost", "All problems are solved");
    }
    let summary = |language| Summary::of(problems).in_words(language);
    Text::new(
        format!("Nu nog: {}", summary(Language::Dutch)),
        format!("Left: {}", summary(Language::English)),
    )
}

/// `12:04:31 content/nieuws/start.md → noord 3, landelijk 1`
fn line(time: &str, changes: &Changes) -> Text {
    let rest = changes.saved_count.saturating_sub(1);
    let line = |date: &str, more: String| {
        let saved = match (changes.saved.first(), rest) {
            (None, _) => date.to_owned(),
            (Some(only), 0) => only.clone(),
            (Some(first), _) => format!("{first} {more}"),
        };
        format!("{time} {saved} → {}", changes.text)
    };
    Text::new(
        line("andere dag of concepten", format!("en nog {rest}")),
        line("another day or drafts", format!("and {rest} more")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_save_is_reported_in_one_line() {
        let line_for = |saved: &[&str], count| {
            let changes = Changes {
                saved: saved.iter().map(|&path| path.to_owned()).collect(),
                saved_count: count,
                text: "noord 3, landelijk 1".to_owned(),
                ..Changes::default()
            };
            line("12:04:31", &changes).dutch().to_owned()
        };
        assert_eq!(
            line_for(&["content/nieuws/a.md"], 1),
            "12:04:31 content/nieuws/a.md → noord 3, landelijk 1"
        );
        assert_eq!(
            line_for(&["a.md", "b.md"], 40),
            "12:04:31 a.md en nog 39 → noord 3, landelijk 1"
        );
        assert_eq!(
            line_for(&[], 0),
            "12:04:31 andere dag of concepten → noord 3, landelijk 1"
        );
    }
}
