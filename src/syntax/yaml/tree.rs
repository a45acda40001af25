//! The tree that the YAML parser returns.

use crate::source::{Span, Spanned};

/// A parsed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YamlTree {
    /// The outermost value, usually a mapping. A text without content has an empty mapping.
    pub root: Node,
    /// Whether the tree has every entry of the text, possibly as [`Value::Unread`]. If not, a key
    /// that is missing from the tree may still be in the text.
    pub complete: bool,
}

/// A value and its span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its span in the file, as narrow as possible: a scalar with its quotes, a list or mapping
    /// from its first to its last character. A value that was left out has an empty span after its
    /// key.
    pub span: Span,
    /// The value.
    pub value: Value,
}

/// A value of a key or an item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// Text, not yet interpreted as a number, date or boolean.
    Scalar(Scalar),
    /// A list.
    List(Vec<Node>),
    /// A mapping.
    Map(Map),
    /// Something that could not be parsed. Its problem has been reported already, so readers of
    /// the tree report nothing about it.
    Unread,
}

/// A single value, with the quotes and escapes of YAML resolved.
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
    /// Without quotes.
    Plain,
    /// Between single or double quotes.
    Quoted,
    /// On lines of its own after `|` or `>`.
    Block,
}

/// A mapping with unique keys, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Map {
    /// The entries.
    pub entries: Vec<MapEntry>,
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapEntry {
    /// The key and its span.
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
    /// Whether it contains no [`Value::Unread`]. The items of an incomplete list are not all known,
    /// so a reference to an item that is not found may still be valid.
    pub fn is_complete(&self) -> bool {
        match &self.value {
            Value::Null | Value::Scalar(_) => true,
            Value::List(items) => items.iter().all(Self::is_complete),
            Value::Map(map) => map.entries.iter().all(|pair| pair.value.is_complete()),
            Value::Unread => false,
        }
    }
}
