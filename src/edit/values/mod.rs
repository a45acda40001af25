//! Edits of values in YAML that leave every other byte as it is.
//!
//! A form names a value by the way to it and says what it becomes. What is written for that follows
//! the text: quotes, block or brackets, indentation and line ends stay as the editor had them, and
//! comments stay where they are.
//!
//! A text can be edited in several ways, and which of them is right YAML depends on what is around it.
//! So each edit proposes ways, the most modest first (the module `propose`), and the
//! first is taken of which the text, parsed again, has exactly the wanted values ([`PlainValue`]). An edit
//! without such a way is refused: no text is ever guessed.

mod block;
mod flow;
mod plain;
mod proposal;
mod propose;
mod scalar;
mod writer;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use self::plain::PlainValue;
use self::proposal::Proposal;
use self::propose::ValueScope;
use super::lists::Replacement;
use crate::model::shape::Key;
use crate::source::Source;
use crate::syntax::yaml::{self, Node};

/// A step from a value to one inside it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ValueStep {
    /// An item of a list, from 0.
    Item(usize),
    /// The value of a key.
    Key(String),
}

/// A value to write. Every text is written as it would be read; an empty one is no value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum NewValue {
    /// A text, number, date or word.
    Text(String),
    /// A list.
    List(Vec<NewValue>),
    /// A mapping. New keys are written in the order in which they are declared.
    Record(BTreeMap<String, NewValue>),
}

/// An edit of one value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValueEdit {
    /// Gives a value; a key that is absent is added.
    Set {
        /// The way to the value.
        at: Vec<ValueStep>,
        /// The value.
        value: NewValue,
    },
    /// Removes a key or an item. A list or mapping of which nothing is left goes too.
    Remove {
        /// The way to the value.
        at: Vec<ValueStep>,
    },
    /// Adds an item to a list, which begins with it if it is absent.
    Insert {
        /// The way to the list.
        at: Vec<ValueStep>,
        /// The position that the item gets, from 0.
        before: usize,
        /// The item.
        value: NewValue,
    },
    /// Moves an item of a list, with the comment above it.
    Move {
        /// The way to the item.
        at: Vec<ValueStep>,
        /// The position that it gets, from 0.
        to: usize,
    },
}

/// Why a value cannot be edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueRefusal {
    /// There is no such value.
    Absent,
    /// The text around the value is written in a form that cannot be edited safely.
    Unwritable,
}

/// Edits a value in a range of a text: the front matter of a document, or a whole YAML file. Returns
/// the new text. `keys` are those of the outermost mapping.
///
/// # Errors
/// There is no such value, or it cannot be edited safely.
pub fn edit_value(
    source: &Source,
    range: Range<usize>,
    keys: &[Key],
    edit: &ValueEdit,
) -> Result<String, ValueRefusal> {
    let (tree, problems) = yaml::parse(source, range.clone());
    let mut wanted = PlainValue::of(&tree.root);
    let before = wanted.clone();
    wanted.apply(edit).ok_or(ValueRefusal::Absent)?;
    if wanted == before {
        return Ok(source.text().to_owned());
    }
    let scope = ValueScope {
        text: source.text(),
        range: range.clone(),
        root: &tree.root,
        keys,
    };
    let is_right = |proposal: &Proposal| {
        let text = replaced(source.text(), proposal)?;
        let added = text.len().checked_sub(source.text().len() - range.len())?;
        let read = source.with_text(&text);
        let (tree, found) = yaml::parse(&read, range.start..added + range.start);
        (PlainValue::of(&tree.root) == wanted && found.len() <= problems.len()).then_some(text)
    };
    let proposals = propose::propose(&scope, edit);
    let found = proposals.iter().find_map(is_right);
    found.ok_or(ValueRefusal::Unwritable)
}

/// The text after replacements; `None` when they overlap.
fn replaced(text: &str, proposal: &Proposal) -> Option<String> {
    let mut sorted: Vec<&Replacement> = proposal.iter().collect();
    sorted.sort_by_key(|(span, _)| (span.start, span.end));
    let mut result = String::with_capacity(text.len());
    let mut copied = 0;
    for (span, new) in sorted {
        result.push_str(text.get(copied..span.range().start)?);
        result.push_str(new);
        copied = span.range().end;
    }
    result.push_str(text.get(copied..)?);
    Some(result)
}

/// The value at the end of a way.
fn node_at<'n>(root: &'n Node, way: &[ValueStep]) -> Option<&'n Node> {
    way.iter().try_fold(root, child)
}

fn child<'n>(node: &'n Node, step: &ValueStep) -> Option<&'n Node> {
    match (&node.value, step) {
        (yaml::Value::Map(map), ValueStep::Key(key)) => map.get(key),
        (yaml::Value::List(items), ValueStep::Item(at)) => items.get(*at),
        _ => None,
    }
}
