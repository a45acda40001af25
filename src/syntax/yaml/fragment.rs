//! A piece of YAML with its place in the file, and the limits of what is parsed from it.

use std::ops::Range;

use crate::diagnostic::Place;
use crate::source::{FilePath, Span};

/// How deep lists and mappings may nest. The content model needs five levels.
pub const MAX_DEPTH: usize = 64;

/// The most scalars, lists and mappings in one text, so that memory stays bounded.
pub const MAX_NODES: usize = 200_000;

/// A piece of YAML and its offset in its file.
#[derive(Clone, Copy)]
pub(super) struct YamlFragment<'a> {
    pub(super) path: &'a FilePath,
    pub(super) text: &'a str,
    pub(super) offset: usize,
}

impl YamlFragment<'_> {
    /// The span in the file of a range of the text.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(range.start + self.offset, range.end + self.offset)
    }

    /// The place in the file of a range of the text.
    pub(super) fn place(&self, range: Range<usize>) -> Place {
        Place::new(self.path, self.span(range))
    }
}
