//! Counts problems, and puts the counts in words.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Language, Severity};

/// The counts of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub(crate) struct Summary {
    /// Problems that prevent a build.
    pub(crate) errors: usize,
    /// Problems that a visitor of the site would notice.
    pub(crate) warnings: usize,
    /// Suggestions.
    pub(crate) hints: usize,
    /// Files that have a problem.
    pub(crate) files: usize,
}

impl Summary {
    /// Counts problems.
    pub(crate) fn of(problems: &[Diagnostic]) -> Self {
        let count = |severity| problems.iter().filter(|p| p.severity == severity).count();
        let files: BTreeSet<_> = problems.iter().map(|problem| &problem.place.path).collect();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            hints: count(Severity::Hint),
            files: files.len(),
        }
    }

    /// The counts as a phrase: "3 fouten, 1 waarschuwing in 2 bestanden". Zeros are left out.
    pub(crate) fn in_words(self, language: Language) -> String {
        let counts = [
            (self.errors, Severity::Error),
            (self.warnings, Severity::Warning),
            (self.hints, Severity::Hint),
        ];
        let phrases: Vec<String> = counts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, severity)| {
                let label = if count == 1 {
                    severity.singular()
                } else {
                    severity.plural()
                };
                format!("{count} {}", label.in_language(language))
            })
            .collect();
        if phrases.is_empty() {
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
        format!("{} in {} {files}", phrases.join(", "), self.files)
    }
}
