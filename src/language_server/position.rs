//! Positions of the protocol: line and column, both from 0, the column in code units of an encoding
//! that client and server agree on.

use lsp_types::{Position, PositionEncodingKind, Range};

use crate::source::Span;

/// The unit in which columns count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColumnUnit {
    /// Bytes of UTF-8.
    Utf8,
    /// Code units of UTF-16: an emoji counts as two.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

impl ColumnUnit {
    /// The first unit of a client's list, which is in its order of preference.
    pub fn negotiated(offered: Option<&[PositionEncodingKind]>) -> Self {
        let known = |kind: &PositionEncodingKind| match kind.as_str() {
            "utf-8" => Some(Self::Utf8),
            "utf-16" => Some(Self::Utf16),
            "utf-32" => Some(Self::Utf32),
            _ => None,
        };
        let mut known = offered.unwrap_or_default().iter().filter_map(known);
        known.next().unwrap_or_default()
    }

    /// Its name in the protocol.
    pub fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    fn width(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

/// The lines of a text, for converting positions.
///
/// A line ends at `\n`, `\r\n` or `\r`, as the protocol demands.
#[derive(Debug, Clone)]
pub struct TextLines<'t> {
    text: &'t str,
    unit: ColumnUnit,
    /// The offset at which each line starts.
    starts: Vec<usize>,
}

impl<'t> TextLines<'t> {
    /// The lines of a text.
    pub fn new(text: &'t str, unit: ColumnUnit) -> Self {
        let bytes = text.as_bytes();
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
            .filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
        Self {
            text,
            unit,
            starts: std::iter::once(0).chain(ends.map(|at| at + 1)).collect(),
        }
    }

    /// The position of an offset, which is clamped to the text and rounded down to a character.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        let before = &self.text[self.starts[line]..offset];
        let column: usize = before.chars().map(|c| self.unit.width(c)).sum();
        Position::new(clamped(line), clamped(column))
    }

    /// The range of a span.
    pub fn range(&self, span: Span) -> Range {
        let range = span.range();
        Range::new(self.position(range.start), self.position(range.end))
    }

    /// The offset of a position. A column past the end of its line is the end of that line, and a
    /// line past the end of the text is the end of the text.
    pub fn offset(&self, position: Position) -> usize {
        let Some(&start) = self.starts.get(position.line as usize) else {
            return self.text.len();
        };
        let line = self.text[start..]
            .split(['\n', '\r'])
            .next()
            .unwrap_or_default();
        let mut column = 0;
        for (at, c) in line.char_indices() {
            column += self.unit.width(c);
            if column > position.character as usize {
                return start + at;
            }
        }
        start + line.len()
    }
}

fn clamped(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_in_the_unit_of_the_client() {
        let text = "één\r\n🏃 loop\rx";
        let at = text.find("loop").unwrap();
        for (unit, column) in [
            (ColumnUnit::Utf8, 5),
            (ColumnUnit::Utf16, 3),
            (ColumnUnit::Utf32, 2),
        ] {
            let lines = TextLines::new(text, unit);
            assert_eq!(lines.position(at), Position::new(1, column));
            assert_eq!(lines.offset(Position::new(1, column)), at);
            assert_eq!(lines.position(text.len()), Position::new(2, 1));
        }
    }

    #[test]
    fn positions_outside_the_text_are_clamped() {
        let lines = TextLines::new("ab\r\ncd", ColumnUnit::Utf16);
        assert_eq!(lines.offset(Position::new(0, 99)), 2);
        assert_eq!(lines.offset(Position::new(9, 0)), 6);
        assert_eq!(lines.position(99), Position::new(1, 2));
        let lines = TextLines::new("🏃", ColumnUnit::Utf16);
        assert_eq!(lines.offset(Position::new(0, 1)), 0, "inside a character");
    }

    #[test]
    fn the_unit_is_the_first_that_both_know() {
        let kinds = [
            PositionEncodingKind::new("utf-7"),
            PositionEncodingKind::UTF8,
        ];
        assert_eq!(ColumnUnit::negotiated(Some(&kinds)), ColumnUnit::Utf8);
        assert_eq!(ColumnUnit::negotiated(None), ColumnUnit::Utf16);
    }
}
