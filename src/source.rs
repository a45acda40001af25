//! The text of source files, and places in it.
//!
//! All stages locate what they report by a [`Span`], a range of bytes in the text of a file. Only
//! the renderers of diagnostics convert spans to lines and columns ([`Source::line_column`]), so
//! that no other stage counts lines.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The line ending of a text.
pub fn newline(text: &str) -> &'static str {
    match text.contains("\r\n") {
        true => "\r\n",
        false => "\n",
    }
}

/// The path of a file in the project: relative to the project's folder, with `/` as separator on
/// every operating system.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FilePath(Arc<str>);

impl FilePath {
    /// A path from its text; backslashes are not translated.
    pub fn new(path: impl Into<Arc<str>>) -> Self {
        Self(path.into())
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last part of the path.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// The path without its last part; empty for a file in the project's folder itself.
    pub fn folder(&self) -> &str {
        self.0.rfind('/').map_or("", |at| &self.0[..at])
    }

    /// The file name without its extension.
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        name.rfind('.').map_or(name, |at| &name[..at])
    }

    /// What follows the last full stop of the file name; empty when there is none.
    pub fn extension(&self) -> &str {
        let name = self.file_name();
        name.rfind('.').map_or("", |at| &name[at + 1..])
    }
}

impl fmt::Display for FilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for FilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl From<&str> for FilePath {
    fn from(path: &str) -> Self {
        Self::new(path)
    }
}

/// A half-open range of bytes in the text of one file.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset of the byte after the last one.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets. Offsets past 4 GiB are clamped; files of that size are never read
    /// ([`TEXT_LIMIT`](crate::world::TEXT_LIMIT)).
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self {
            start: clamp(start),
            end: clamp(end.max(start)),
        }
    }

    /// The span of a problem with a file as a whole: its start.
    pub const FILE: Self = Self { start: 0, end: 0 };

    /// The span as a range to slice a text with.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The smallest span that covers both spans.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

/// A value with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place in the file that it was read from.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value with its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// A line and a column as a text editor shows them: both count from 1, the column in Unicode
/// scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
}

/// The text of one file.
///
/// A byte order mark is not part of the text, so that offsets agree with what a text editor shows.
/// It is recorded, so that a fix can write the file back with every other byte unchanged.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Source {
    path: FilePath,
    text: Arc<str>,
    has_byte_order_mark: bool,
}

/// The UTF-8 byte order mark.
pub const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

impl Source {
    /// The text of a file from its bytes.
    ///
    /// # Errors
    /// The offset of the first byte that is not UTF-8.
    pub fn decode(path: FilePath, bytes: &[u8]) -> Result<Self, usize> {
        let (bytes, has_byte_order_mark) = match bytes.strip_prefix(BYTE_ORDER_MARK) {
            Some(rest) => (rest, true),
            None => (bytes, false),
        };
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Self {
                path,
                text: text.into(),
                has_byte_order_mark,
            }),
            Err(error) => Err(error.valid_up_to()),
        }
    }

    /// A source from text that is already decoded.
    pub fn new(path: FilePath, text: &str) -> Self {
        Self {
            path,
            text: text.into(),
            has_byte_order_mark: false,
        }
    }

    /// The file with another text.
    #[must_use]
    pub fn with_text(&self, text: &str) -> Self {
        Self {
            text: text.into(),
            ..self.clone()
        }
    }

    /// The path of the file.
    pub fn path(&self) -> &FilePath {
        &self.path
    }

    /// The text, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the file began with a byte order mark.
    pub fn has_byte_order_mark(&self) -> bool {
        self.has_byte_order_mark
    }

    /// The bytes of the file.
    pub fn bytes(&self) -> Vec<u8> {
        let mark = match self.has_byte_order_mark {
            true => BYTE_ORDER_MARK,
            false => b"",
        };
        [mark, self.text.as_bytes()].concat()
    }

    /// Line and column of a byte offset. An offset past the end is clamped to the end; one inside a
    /// character is rounded down to its start.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        line_column(&self.text, offset)
    }
}

/// Line and column of a byte offset in a text; lines end at `\n`, so that `\r\n` counts once.
pub fn line_column(text: &str, offset: u32) -> LineColumn {
    let mut offset = (offset as usize).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    LineColumn {
        line: count(before.bytes().filter(|&b| b == b'\n').count() + 1),
        column: count(before[line_start..].chars().count() + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset: u32) -> (u32, u32) {
        let place = line_column(text, offset);
        (place.line, place.column)
    }

    #[test]
    fn columns_count_characters_and_crlf_ends_one_line() {
        assert_eq!(at("één\r\ntwee", 0), (1, 1));
        assert_eq!(at("één\r\ntwee", 4), (1, 3));
        assert_eq!(at("één\r\ntwee", 7), (2, 1));
        assert_eq!(at("één\r\ntwee", 99), (2, 5));
    }

    #[test]
    fn a_byte_order_mark_does_not_shift_places() {
        let source = Source::decode("a.md".into(), b"\xEF\xBB\xBFtitel").unwrap();
        assert!(source.has_byte_order_mark());
        assert_eq!(source.text(), "titel");
    }

    #[test]
    fn decoding_returns_the_offset_of_the_first_byte_that_is_not_utf8() {
        assert_eq!(Source::decode("a.md".into(), b"caf\xE9"), Err(3));
    }

    #[test]
    fn a_path_is_split_into_folder_name_stem_and_extension() {
        let path = FilePath::new("content/aanbod/hoe.md");
        assert_eq!(
            (
                path.folder(),
                path.file_name(),
                path.stem(),
                path.extension()
            ),
            ("content/aanbod", "hoe.md", "hoe", "md")
        );
    }
}
