//! The tree.

use crate::source::{Span, Spanned};

/// What a text holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YamlTree {
    /// What stands at the top: a mapping, or whatever else was written. A text without content has
    /// an empty mapping.
    pub root: Node,
    /// Whether every entry of the text is in the tree, if only as [`Value::Unread`]. In one that
    /// is not, a key that is not found is not known to be absent.
    pub complete: bool,
}

/// A value and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its place in the file, as narrow as it can be: a scalar's with its quotes, a list's or
    /// mapping's from its first to its last character. A value that was left out has an empty one
    /// after its key.
    pub span: Span,
    /// What stands there.
    pub value: Value,
}

/// What can stand after a key or in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// Text, not yet read as a number, date or yes or no.
    Scalar(Scalar),
    /// A list.
    List(Vec<Node>),
    /// A mapping.
    Map(Map),
    /// Something that could not be read. Its problem has been told: whoever meets it is silent.
    Unread,
}

/// A single value as it was written, after the quotes and escapes of YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// The text.
    pub text: Box<str>,
    /// How it was written.
    pub style: Style,
}

/// How a scalar was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// As it is.
    Plain,
    /// Between single or double quotes.
    Quoted,
    /// On lines of its own after `|` or `>`.
    Block,
}

/// A mapping; its keys differ, and stand in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Map {
    /// The entries.
    pub entries: Vec<MapEntry>,
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapEntry {
    /// The key, with the place of the key alone.
    pub key: Spanned<Box<str>>,
    /// The value.
    pub value: Node,
}

impl Map {
    /// The entry with this key.
    pub fn entry(&self, key: &str) -> Option<&MapEntry> {
        self.entries.iter().find(|pair| &**pair.key == key)
    }

    /// The value of this key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|pair| &pair.value)
    }
}

impl Node {
    /// Whether nothing in it is [`Value::Unread`]. Of a list that is not, the items are not all
    /// known, and what refers to one that is not found may be right.
    pub fn is_complete(&self) -> bool {
        match &self.value {
            Value::Null | Value::Scalar(_) => true,
            Value::List(items) => items.iter().all(Self::is_complete),
            Value::Map(map) => map.entries.iter().all(|pair| pair.value.is_complete()),
            Value::Unread => false,
        }
    }
}
