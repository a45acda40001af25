//! YAML, parsed to a tree with spans.
//!
//! Editors write mappings and lists, one document per file, without anchors, aliases or tags; the
//! rest of YAML is rejected with an explanation. The events of `granit-parser` become a tree of
//! raw scalars, each with its span. Whether `ja` is a word or a boolean is decided by the schema,
//! which knows the type of the field.
//!
//! A deserialiser such as serde_yaml would need less code, but stops at the first value it cannot
//! use and does not keep the places of values.
//!
//! Spaces that are none, such as a no-break space after a key, are reported and read as spaces (the
//! module `spaces`). A text that does not parse is parsed again in pieces, cut along its indentation (the module
//! `recover`), so that a mistake loses only the value that contains it.

mod attempt;
mod fragment;
mod recover;
mod spaces;
mod trap;
mod tree;
mod written;

use std::borrow::Cow;
use std::ops::Range;

pub use tree::{Map, MapEntry, Node, Scalar, Style, Value, YamlTree};
pub use written::{YamlContext, block_indentation, quoted, yaml_scalar};

use self::fragment::YamlFragment;
use crate::diagnostic::codes::invalid_yaml::{self, Trap};
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{FilePath, Source, Span};
pub use fragment::{MAX_DEPTH, MAX_NODES};

/// Parses a range of a source. The range must lie on character boundaries; otherwise the result is
/// empty. All spans, in the tree and in the problems, are positions in the whole file.
pub fn parse(source: &Source, range: Range<usize>) -> (YamlTree, Vec<Diagnostic>) {
    let offset = range.start;
    let text = source.text().get(range).unwrap_or_default();
    let mut problems = Vec::new();
    let text = without_control_characters(text, offset, source.path(), &mut problems);
    let fragment = YamlFragment {
        path: source.path(),
        text: &text,
        offset,
    };
    let Some(respaced) = spaces::respace(&fragment) else {
        let (tree, found) = parse_fragment(&fragment);
        problems.extend(found);
        return (tree, problems);
    };
    let (mut tree, mut found) = parse_fragment(&YamlFragment {
        text: &respaced.text,
        ..fragment
    });
    respaced.restore_tree(&mut tree);
    respaced.restore_problems(&mut found);
    problems.push(respaced.problem);
    problems.extend(found);
    (tree, problems)
}

fn parse_fragment(fragment: &YamlFragment<'_>) -> (YamlTree, Vec<Diagnostic>) {
    let attempt = attempt::parse_once(fragment);
    let (root, complete, problems) = match attempt.stop {
        None => (attempt.node, true, attempt.problems),
        Some(stop) => {
            let recovered = recover::recover(fragment, &stop);
            (recovered.node, recovered.complete, recovered.problems)
        }
    };
    let content = root.filter(|node| node.value != Value::Null);
    let root = content.unwrap_or_else(|| Node {
        span: fragment.span(0..0),
        value: Value::Map(Map::default()),
    });
    (YamlTree { root, complete }, problems)
}

/// Replaces control characters with spaces and reports the first. YAML forbids them, and the parser
/// would stop at one.
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
