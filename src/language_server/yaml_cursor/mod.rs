//! Where a cursor is in YAML that is being written.
//!
//! The parser of [`crate::syntax::yaml`] reads finished texts. While an editor types, the line of
//! the cursor is mostly unfinished (`fa`, `soort: `, `  - `, `[a, `), and what is wanted there
//! follows from the lines around it. So this module looks at the indentation, hyphens, keys and
//! brackets of each line only; it understands every line and never fails.

mod flow;
mod levels;
mod lexical;
mod lines;
#[cfg(test)]
mod tests;

use std::ops::Range;

use self::lines::YamlLineScan;

/// A step from a value to one inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::language_server) enum YamlStep {
    /// The value of a key.
    Key(String),
    /// An item of a list.
    Item,
}

/// What is written at a cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::language_server) enum YamlSpot {
    /// A key of a mapping; `is_complete` when its colon is there.
    Key {
        /// Whether its colon is there.
        is_complete: bool,
        /// Whether it stands between brackets.
        is_flow: bool,
    },
    /// A value on the line of its key.
    Value,
    /// A value between brackets.
    FlowValue,
    /// The start of an item, behind its hyphen.
    Item,
    /// A line below a key that has no value yet.
    Below,
    /// The place of a next item, in line with the hyphens of its list.
    NextItem,
}

/// The place of a cursor in YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::language_server) struct YamlCursor {
    /// The way to the mapping or value.
    pub(in crate::language_server) steps: Vec<YamlStep>,
    /// What is written there.
    pub(in crate::language_server) spot: YamlSpot,
    /// The word that the cursor is at, which a completion replaces.
    pub(in crate::language_server) word: Range<usize>,
    /// The indentation of the line, in columns.
    pub(in crate::language_server) column: usize,
    /// The keys or items that are there beside it.
    pub(in crate::language_server) siblings: Vec<String>,
}

/// Finds the place of a cursor in a range of a text; `None` in comments and running text.
pub(in crate::language_server) fn yaml_cursor(
    text: &str,
    range: Range<usize>,
    cursor: usize,
) -> Option<YamlCursor> {
    let mut scan = YamlLineScan::new(text, cursor);
    let mut at = range.start;
    while at <= range.end {
        let rest = text.get(at..range.end)?;
        let length = rest.find('\n').map_or(rest.len(), |end| end + 1);
        let is_last = length == rest.len() && !rest.ends_with('\n');
        at = scan.line(at, range.end).max(at + length);
        if is_last {
            break;
        }
    }
    scan.finish()
}
