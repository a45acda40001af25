//! Renders problems as text: for a terminal, for programs, and for services that show them beside
//! the source.
//!
//! Every renderer is a function of the problems, the sources that they point into and the language.
//! None of them prints, detects a terminal or selects problems.

pub(crate) mod explain;
pub(crate) mod github;
pub(crate) mod gitlab;
pub mod human;
pub(crate) mod json;
mod labels;
mod position;
pub(crate) mod sarif;
mod secrets;
mod summary;
pub mod wrap;

use std::collections::BTreeMap;

pub(crate) use secrets::without_secrets;
pub(crate) use summary::Summary;

use crate::source::{FilePath, Source};

/// Finds the text of a file, to convert places to lines and columns and to show excerpts.
pub trait SourceLookup {
    /// Returns the text of a file; `None` for a folder or a file that could not be read as text.
    fn source(&self, path: &FilePath) -> Option<&Source>;
}

impl SourceLookup for BTreeMap<FilePath, Source> {
    fn source(&self, path: &FilePath) -> Option<&Source> {
        self.get(path)
    }
}

#[cfg(test)]
mod tests;
