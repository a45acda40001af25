//! Problems as values.
//!
//! A [`Diagnostic`] is data: what is wrong, where, and how to solve it, in both languages.
//! Renderers (terminal, JSON, browser) are separate. Every kind of problem has a [`Code`];
//! everything about a code is in one file under `codes`, so that a rule's severity, explanation,
//! examples and messages are read, reviewed and translated together.

mod code;
pub(crate) mod codes;
pub(crate) mod dutch_date;
mod dutch_time;
pub mod fix;
pub mod floods;
pub(crate) mod invisible;
mod nearest;
mod phrases;
pub mod render;
mod text;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use code::{Code, Rule, RuleGroup, Severity, StaticText};
pub use nearest::{MAX_STEPS, Names, Suggestion, nearest};
pub(crate) use text::join_list;
pub use text::{Language, Text};

use crate::source::{FilePath, Span};

/// A key with an example of its value in YAML; a value of several lines begins with a line end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// The key.
    pub key: &'static str,
    /// The value.
    pub value: &'static str,
}

impl Example {
    /// The key with its value, as lines to copy. A sentence between square brackets stands after a
    /// hyphen, as a comma between brackets would split it.
    pub fn lines(self) -> String {
        let Self { key, value } = self;
        let inner = value
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'));
        let sentence = inner.and_then(|inner| match inner.strip_prefix('\'') {
            Some(quoted) => quoted.strip_suffix('\''),
            None => Some(inner),
        });
        let is_sentence = |text: &&str| text.contains(' ') && !text.contains(['{', '[', '\'', '"']);
        let is_one = |text: &&str| {
            let is_quoted = inner.is_some_and(|inner| inner.starts_with('\''));
            is_quoted || !text.contains(", ")
        };
        match sentence.filter(is_sentence).filter(is_one) {
            Some(sentence) => format!("{key}:\n  - {sentence}"),
            None if value.starts_with('\n') => format!("{key}:{value}"),
            None => format!("{key}: {value}"),
        }
    }
}

/// A place in a file of the project.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The file.
    pub path: FilePath,
    /// The range of bytes in it; [`Span::FILE`] for the file as a whole.
    pub span: Span,
}

impl Place {
    /// A range in a file.
    pub fn new(path: &FilePath, span: Span) -> Self {
        Self {
            path: path.clone(),
            span,
        }
    }

    /// A file as a whole.
    pub fn file(path: &FilePath) -> Self {
        Self::new(path, Span::FILE)
    }
}

/// Another place that a problem involves, such as where a name was used first.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RelatedNote {
    /// Where.
    pub place: Place,
    /// What is at that place.
    pub message: Text,
}

/// The replacement of a range of text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Edit {
    /// The range that is replaced.
    pub place: Place,
    /// The new text.
    pub text: String,
}

/// A change that solves a problem.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fix {
    /// Whether the change is certainly what the editor meant, so that it may be applied without
    /// asking.
    pub is_safe: bool,
    /// The edits, which do not overlap.
    pub edits: Vec<Edit>,
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The rule that is violated.
    pub code: Code,
    /// Mostly the rule's own severity; errors of a draft are warnings.
    pub severity: Severity,
    /// The narrowest place that shows the problem.
    pub place: Place,
    /// What is wrong.
    pub message: Text,
    /// How to solve it.
    pub help: Option<Text>,
    /// Other places that it involves.
    pub related: Vec<RelatedNote>,
    /// The ids of the sites that have the problem, sorted; empty if it does not depend on the site.
    pub sites: Vec<Arc<str>>,
    /// A change that solves it.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// Makes a problem with its rule's own severity, without help, other places, sites or a fix.
    pub fn new(code: Code, place: Place, message: Text) -> Self {
        Self {
            code,
            severity: code.rule().severity,
            place,
            message,
            help: None,
            related: Vec::new(),
            sites: Vec::new(),
            fix: None,
        }
    }

    /// Sets the help.
    #[must_use]
    pub(crate) fn with_help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }

    /// Sets the help if there is one, else keeps the present help.
    #[must_use]
    pub(crate) fn with_help_if(mut self, help: Option<Text>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// Adds another place that the problem involves.
    #[must_use]
    pub(crate) fn with_related(mut self, place: Place, message: Text) -> Self {
        self.related.push(RelatedNote { place, message });
        self
    }

    /// Sets a fix that replaces one range.
    #[must_use]
    pub(crate) fn with_fix(mut self, is_safe: bool, place: Place, text: impl Into<String>) -> Self {
        let edit = Edit {
            place,
            text: text.into(),
        };
        self.fix = Some(Fix {
            is_safe,
            edits: vec![edit],
        });
        self
    }

    /// The paths of all its places, with repetitions.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &FilePath> {
        let related = self.related.iter().map(|related| &related.place);
        let edits = self.fix.iter().flat_map(|fix| &fix.edits);
        let places = related.chain(edits.map(|edit| &edit.place));
        places.chain([&self.place]).map(|place| &place.path)
    }

    /// Adds a site that has the problem.
    #[must_use]
    pub(crate) fn on_site(mut self, site: &Arc<str>) -> Self {
        self.sites.push(Arc::clone(site));
        self
    }
}

/// Sorts problems in the order of a report (path, place, code, message) and merges those that
/// differ only in their sites.
pub fn sort_and_merge(mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    problems.sort_by(|a, b| {
        (&a.place, a.code.as_str(), a.message.dutch())
            .cmp(&(&b.place, b.code.as_str(), b.message.dutch()))
            .then_with(|| a.sites.cmp(&b.sites))
    });
    let mut merged: Vec<Diagnostic> = Vec::with_capacity(problems.len());
    for problem in problems {
        match merged.last_mut() {
            Some(last)
                if last.code == problem.code
                    && last.place == problem.place
                    && last.message == problem.message =>
            {
                last.sites.extend(problem.sites);
                last.sites.sort();
                last.sites.dedup();
            }
            _ => merged.push(problem),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_of_two_sites_is_merged_into_one_diagnostic() {
        let problem = |site: &str, at: usize| {
            Diagnostic::new(
                Code::BrokenLink,
                Place::new(&"content/a.md".into(), Span::new(at, at + 1)),
                Text::new("kapot", "broken"),
            )
            .on_site(&site.into())
        };
        let merged = sort_and_merge(vec![
            problem("zuid", 9),
            problem("oost", 9),
            problem("noord", 3),
        ]);
        assert_eq!(merged.len(), 2);
        assert_eq!(
            merged[1].sites,
            ["oost".into(), "zuid".into()] as [Arc<str>; 2]
        );
    }
}
