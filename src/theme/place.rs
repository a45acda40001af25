//! Converts the lines and columns in messages of libraries to places.

use crate::diagnostic::Place;
use crate::source::{Source, Span};

/// The offset of the first byte of a line, counted from 0; the end of the text when it has fewer.
pub(super) fn line_start(text: &str, line: usize) -> usize {
    match line {
        0 => 0,
        _ => text
            .match_indices('\n')
            .nth(line - 1)
            .map_or(text.len(), |(at, _)| at + 1),
    }
}

/// The place of the character at a line and column, both counted from 0; columns count characters.
pub(super) fn char_at(source: &Source, line: usize, column: usize) -> Place {
    let text = source.text();
    let start = line_start(text, line);
    let line = text[start..].lines().next().unwrap_or_default();
    let offset = |column: usize| {
        line.char_indices()
            .nth(column)
            .map_or(line.len(), |(at, _)| at)
    };
    let span = Span::new(start + offset(column), start + offset(column + 1));
    Place::new(source.path(), span)
}
