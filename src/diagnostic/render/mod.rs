//! Problems as text: for a terminal, for programs, and for the services that show them beside the
//! source.
//!
//! Every renderer is a function of the problems, the sources that they point into and the language.
//! None of them prints, knows whether there is a terminal, or has an opinion on what is wrong.

pub mod explain;
pub mod github;
pub mod human;
pub mod json;
mod located;
pub mod sarif;
mod summary;
mod words;
pub mod wrap;

use std::collections::BTreeMap;

pub use summary::Summary;

use crate::source::{FilePath, Source};

/// Where the text of a file is found, to turn places into lines and columns and to show them.
pub trait Sources {
    /// The text of a file; `None` for a folder, or a file that could not be read as text.
    fn source(&self, path: &FilePath) -> Option<&Source>;
}

impl Sources for BTreeMap<FilePath, Source> {
    fn source(&self, path: &FilePath) -> Option<&Source> {
        self.get(path)
    }
}

#[cfg(test)]
mod tests;
