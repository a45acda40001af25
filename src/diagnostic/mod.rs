//! Problems as values.
//!
//! A [`Diagnostic`] is data: what is wrong, where, and the way out, in both languages. Who shows
//! it (a terminal, JSON, a browser) stands elsewhere. Every kind of problem has a [`Code`]; all
//! that is to be said about a code stands in one file under [`codes`], so that a rule's severity,
//! explanation, examples and words are read, reviewed and translated together.

mod code;
pub mod codes;
pub(crate) mod dutch_date;
pub mod fix;
mod nearest;
mod phrases;
pub mod render;
mod text;

use std::sync::Arc;

pub use code::{Code, Group, Rule, Severity, Words};
pub use nearest::{MAX_STEPS, Names, Suggestion, nearest};
pub use text::{Language, Text, enumerate};

use crate::source::{FilePath, Span};

/// A place in a file of the project.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub path: FilePath,
    /// The range of bytes in it; [`Span::FILE`] for the file as a whole.
    pub span: Span,
}

impl Place {
    /// A place from a path and a span.
    pub fn new(path: &FilePath, span: Span) -> Self {
        Self {
            path: path.clone(),
            span,
        }
    }

    /// A statement about a whole file.
    pub fn file(path: &FilePath) -> Self {
        Self::new(path, Span::FILE)
    }
}

/// A further place that a problem has to do with, such as where a name was used first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What is there.
    pub message: Text,
}

/// A replacement of a range of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub place: Place,
    /// What comes in its place.
    pub text: String,
}

/// A change that mends a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Whether the change is certain to be what the editor meant, so that it may be made without
    /// asking.
    pub safe: bool,
    /// The replacements, which do not overlap.
    pub edits: Vec<Edit>,
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule it breaks.
    pub code: Code,
    /// How bad it is here: mostly the rule's own severity; a draft's errors are warnings.
    pub severity: Severity,
    /// The narrowest place that shows it.
    pub place: Place,
    /// What is wrong.
    pub message: Text,
    /// The way out.
    pub help: Option<Text>,
    /// Further places.
    pub related: Vec<Related>,
    /// The sites on which it shows, in order; empty where it has nothing to do with one site more
    /// than with another.
    pub sites: Vec<Arc<str>>,
    /// A change that mends it.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A problem with its rule's own severity and nothing more to say.
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

    /// Adds the way out.
    #[must_use]
    pub fn with_help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }

    /// Adds the way out when there is one.
    #[must_use]
    pub fn with_help_if(mut self, help: Option<Text>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// Adds a further place.
    #[must_use]
    pub fn with_related(mut self, place: Place, message: Text) -> Self {
        self.related.push(Related { place, message });
        self
    }

    /// Adds a change of one range that mends the problem.
    #[must_use]
    pub fn with_fix(mut self, safe: bool, place: Place, text: impl Into<String>) -> Self {
        let edit = Edit {
            place,
            text: text.into(),
        };
        self.fix = Some(Fix {
            safe,
            edits: vec![edit],
        });
        self
    }

    /// The files that it points at, each as often as it does.
    pub fn paths(&self) -> impl Iterator<Item = &FilePath> {
        let related = self.related.iter().map(|related| &related.place);
        let edits = self.fix.iter().flat_map(|fix| &fix.edits);
        let places = related.chain(edits.map(|edit| &edit.place));
        places.chain([&self.place]).map(|place| &place.path)
    }

    /// Says on which site the problem shows.
    #[must_use]
    pub fn on_site(mut self, site: &Arc<str>) -> Self {
        self.sites.push(Arc::clone(site));
        self
    }
}

/// Puts problems in the fixed order of a report (path, place, code, message) and makes one of
/// those that differ in their sites alone.
pub fn settle(mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    problems.sort_by(|a, b| {
        (&a.place, a.code.as_str(), a.message.dutch())
            .cmp(&(&b.place, b.code.as_str(), b.message.dutch()))
            .then_with(|| a.sites.cmp(&b.sites))
    });
    let mut settled: Vec<Diagnostic> = Vec::with_capacity(problems.len());
    for problem in problems {
        match settled.last_mut() {
            Some(last)
                if last.code == problem.code
                    && last.place == problem.place
                    && last.message == problem.message =>
            {
                last.sites.extend(problem.sites);
                last.sites.sort();
                last.sites.dedup();
            }
            _ => settled.push(problem),
        }
    }
    settled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_problem_on_two_sites_is_one_diagnostic() {
        let problem = |site: &str, at: usize| {
            Diagnostic::new(
                Code::BrokenLink,
                Place::new(&"content/a.md".into(), Span::new(at, at + 1)),
                Text::new("kapot", "broken"),
            )
            .on_site(&site.into())
        };
        let settled = settle(vec![
            problem("zuid", 9),
            problem("oost", 9),
            problem("noord", 3),
        ]);
        assert_eq!(settled.len(), 2);
        assert_eq!(
            settled[1].sites,
            ["oost".into(), "zuid".into()] as [Arc<str>; 2]
        );
    }
}
