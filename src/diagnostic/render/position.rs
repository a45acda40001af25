//! Converts places to lines and columns, in the same way for every machine-readable format.

use serde::Serialize;

use super::SourceLookup;
use crate::diagnostic::Place;
use crate::source::LineColumn;

/// A line and a column, from 1; columns in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Position {
    pub(super) line: u32,
    pub(super) column: u32,
}

/// A range of text; its end is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct PositionRange {
    pub(super) start: Position,
    pub(super) end: Position,
}

impl PositionRange {
    /// Converts a place. In a file without text, such as a folder, it is always the beginning.
    pub(super) fn of(place: &Place, sources: &dyn SourceLookup) -> Self {
        let Some(source) = sources.source(&place.path) else {
            let beginning = Position { line: 1, column: 1 };
            return Self {
                start: beginning,
                end: beginning,
            };
        };
        Self {
            start: source.line_column(place.span.start).into(),
            end: source.line_column(place.span.end).into(),
        }
    }
}

impl From<LineColumn> for Position {
    fn from(place: LineColumn) -> Self {
        Self {
            line: place.line,
            column: place.column,
        }
    }
}
