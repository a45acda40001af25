//! YAML with places.
//!
//! Editors write mappings and lists, one document a file, without anchors, aliases or tags; the
//! rest of YAML is refused with an explanation. The parser below this (`granit-parser`) speaks in
//! events; here they become a tree of raw scalars in which everything knows its place. Whether
//! `ja` is a word or a yes is for the schema to say, which knows what it asked for.
//!
//! A deserialiser (serde_yaml and those after it) would be less code, but stops at the first value
//! it cannot use and has forgotten by then where things stood.
//!
//! A text that does not parse is read again piece by piece, along its indentation
//! (the module `recover`), so that a slip costs the value it stands in and no more.

mod attempt;
mod reader;
mod recover;
mod trap;
mod tree;

use std::borrow::Cow;
use std::ops::Range;

pub use reader::{MAX_DEPTH, MAX_NODES};
pub use tree::{Map, Node, Pair, Scalar, Style, Tree, Value};

use self::reader::YamlReader;
use crate::diagnostic::codes::invalid_yaml::{self, Trap};
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{FilePath, Source, Span};

/// Reads a range of a source, which must lie on character boundaries (otherwise nothing is read).
/// All places, in the tree and in the problems, are places in the whole file.
pub fn parse(source: &Source, range: Range<usize>) -> (Tree, Vec<Diagnostic>) {
    let offset = range.start;
    let text = source.text().get(range).unwrap_or_default();
    let mut problems = Vec::new();
    let text = without_control_characters(text, offset, source.path(), &mut problems);
    let reader = YamlReader {
        path: source.path(),
        text: &text,
        offset,
    };

    let attempt = attempt::read(&reader);
    let (root, complete) = match attempt.stop {
        None => {
            problems.extend(attempt.problems);
            (attempt.node, true)
        }
        Some(stop) => {
            let recovered = recover::recover(&reader, &stop);
            problems.extend(recovered.problems);
            (recovered.node, recovered.complete)
        }
    };
    let content = root.filter(|node| node.value != Value::Null);
    let root = content.unwrap_or_else(|| Node {
        span: reader.span(0..0),
        value: Value::Map(Map::default()),
    });
    (Tree { root, complete }, problems)
}

/// Puts spaces in the place of invisible control characters, which YAML does not allow and which
/// would end the text for the parser.
fn without_control_characters<'a>(
    text: &'a str,
    offset: usize,
    path: &FilePath,
    problems: &mut Vec<Diagnostic>,
) -> Cow<'a, str> {
    let forbidden = |c: char| c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r');
    let Some(at) = text.find(forbidden) else {
        return Cow::Borrowed(text);
    };
    let place = Place::new(path, Span::new(offset + at, offset + at + 1));
    problems.push(invalid_yaml::problem(place, Trap::InvisibleCharacter));
    Cow::Owned(text.replace(forbidden, " "))
}

#[cfg(test)]
mod tests;
