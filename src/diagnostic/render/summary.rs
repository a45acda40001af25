//! How many problems there are, in figures and in words.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Language, Severity};

/// The counts of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Summary {
    /// Problems because of which nothing is built.
    pub errors: usize,
    /// Problems that a reader would stumble over.
    pub warnings: usize,
    /// Suggestions.
    pub hints: usize,
    /// Files in which something was found.
    pub files: usize,
}

impl Summary {
    /// Counts problems.
    pub fn of(problems: &[Diagnostic]) -> Self {
        let count = |severity| problems.iter().filter(|p| p.severity == severity).count();
        let files: BTreeSet<_> = problems.iter().map(|problem| &problem.place.path).collect();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            hints: count(Severity::Hint),
            files: files.len(),
        }
    }

    /// The counts as a phrase: "3 fouten, 1 waarschuwing in 2 bestanden". What there is none of is
    /// left out.
    pub fn say(self, language: Language) -> String {
        let counts = [
            (self.errors, Severity::Error),
            (self.warnings, Severity::Warning),
            (self.hints, Severity::Hint),
        ];
        let said: Vec<String> = counts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, severity)| {
                let words = if count == 1 {
                    severity.one()
                } else {
                    severity.many()
                };
                format!("{count} {}", words.say(language))
            })
            .collect();
        if said.is_empty() {
            return match language {
                Language::Dutch => "Geen problemen gevonden".to_owned(),
                Language::English => "No problems found".to_owned(),
            };
        }
        let files = match (language, self.files) {
            (Language::Dutch, 1) => "bestand",
            (Language::Dutch, _) => "bestanden",
            (Language::English, 1) => "file",
            (Language::English, _) => "files",
        };
        format!("{} in {} {files}", said.join(", "), self.files)
    }
}
