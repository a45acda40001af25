//! What YAML says, without how it is written: what an edit must give, and must leave.

use std::collections::BTreeMap;

use super::{NewValue, ValueEdit, ValueStep};
use crate::syntax::yaml::{Node, Style, Value};

/// A value without places and styles.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PlainValue {
    /// Nothing, or an empty text.
    Nothing,
    /// A text; without the line breaks at the end of one that has lines of its own.
    Text(String),
    /// A list.
    List(Vec<PlainValue>),
    /// A mapping.
    Map(BTreeMap<String, PlainValue>),
    /// Something that could not be parsed.
    Unread,
}

/// A value to write, as it is to be read.
impl From<&NewValue> for PlainValue {
    fn from(value: &NewValue) -> Self {
        match value {
            NewValue::Text(text) => Self::text(text),
            NewValue::List(items) => Self::List(items.iter().map(Self::from).collect()),
            NewValue::Record(entries) => {
                let entries = entries.iter();
                Self::Map(
                    entries
                        .map(|(key, it)| (key.clone(), Self::from(it)))
                        .collect(),
                )
            }
        }
    }
}

/// A value to write, as it was read. The error is for one that could not be.
impl TryFrom<&PlainValue> for NewValue {
    type Error = ();

    fn try_from(value: &PlainValue) -> Result<Self, ()> {
        Ok(match value {
            PlainValue::Nothing => Self::Text(String::new()),
            PlainValue::Text(text) => Self::Text(text.clone()),
            PlainValue::List(items) => {
                let items = items.iter().map(Self::try_from);
                Self::List(items.collect::<Result<_, ()>>()?)
            }
            PlainValue::Map(entries) => {
                let entry = |(key, value): (&String, &PlainValue)| {
                    Ok((key.clone(), Self::try_from(value)?))
                };
                Self::Record(entries.iter().map(entry).collect::<Result<_, ()>>()?)
            }
            PlainValue::Unread => return Err(()),
        })
    }
}

impl PlainValue {
    /// The value of a node.
    pub fn of(node: &Node) -> Self {
        match &node.value {
            Value::Null => Self::Nothing,
            Value::Scalar(scalar) => Self::text(match scalar.style {
                Style::Block => scalar.text.trim_end_matches('\n'),
                Style::Plain | Style::Quoted => &scalar.text,
            }),
            Value::List(items) => Self::List(items.iter().map(Self::of).collect()),
            Value::Map(map) => {
                let entries = map.entries.iter();
                let entries = entries.map(|it| (it.key.value.to_string(), Self::of(&it.value)));
                Self::Map(entries.collect())
            }
            Value::Unread => Self::Unread,
        }
    }

    /// The value as a text to read: each item and key on a line.
    pub fn words(&self) -> String {
        let mut text = String::new();
        self.write_words(&mut text, 0);
        text.trim_end().to_owned()
    }

    fn write_words(&self, text: &mut String, depth: usize) {
        let mut entry = |mark: &str, value: &Self| {
            let end = match value {
                Self::List(_) | Self::Map(_) => "\n",
                Self::Nothing | Self::Text(_) | Self::Unread => " ",
            };
            text.push_str(&"  ".repeat(depth));
            text.push_str(mark);
            text.push_str(end);
            value.write_words(text, depth + 1);
        };
        match self {
            Self::Nothing | Self::Unread => text.push('\n'),
            Self::Text(words) => {
                text.push_str(words);
                text.push('\n');
            }
            Self::List(items) => items.iter().for_each(|item| entry("–", item)),
            Self::Map(entries) => entries
                .iter()
                .for_each(|(key, value)| entry(&format!("{key}:"), value)),
        }
    }

    /// Whether everything in it could be parsed.
    pub fn is_read(&self) -> bool {
        match self {
            Self::Unread => false,
            Self::Nothing | Self::Text(_) => true,
            Self::List(items) => items.iter().all(Self::is_read),
            Self::Map(entries) => entries.values().all(Self::is_read),
        }
    }

    fn text(text: &str) -> Self {
        match text.is_empty() {
            true => Self::Nothing,
            false => Self::Text(text.to_owned()),
        }
    }

    /// Does to this value what an edit is to do to the text; `None` when there is nothing to do it to.
    pub(super) fn apply(&mut self, edit: &ValueEdit) -> Option<()> {
        match edit {
            ValueEdit::Set { at, value } => self.set(at, Self::from(value)),
            ValueEdit::Remove { at } => self.remove(at),
            ValueEdit::Insert { at, before, value } => {
                let item = Self::from(value);
                match self.inside_mut(at) {
                    Some(Self::List(items)) => {
                        (*before <= items.len()).then(|| items.insert(*before, item))
                    }
                    Some(Self::Nothing) | None if *before == 0 => {
                        self.set(at, Self::List(vec![item]))
                    }
                    _ => None,
                }
            }
            ValueEdit::Move { at, to } => {
                let (ValueStep::Item(from), way) = at.split_last()? else {
                    return None;
                };
                let Self::List(items) = self.inside_mut(way)? else {
                    return None;
                };
                if *from >= items.len() || *to >= items.len() {
                    return None;
                }
                let item = items.remove(*from);
                items.insert(*to, item);
                Some(())
            }
        }
    }

    /// Sets the value at the end of a way; mappings on the way to it that are absent begin with it.
    fn set(&mut self, way: &[ValueStep], value: Self) -> Option<()> {
        let Some((step, rest)) = way.split_first() else {
            *self = value;
            return Some(());
        };
        match step {
            ValueStep::Item(at) => match self {
                Self::List(items) => items.get_mut(*at)?.set(rest, value),
                _ => None,
            },
            ValueStep::Key(key) => {
                if *self == Self::Nothing {
                    *self = Self::Map(BTreeMap::new());
                }
                match self {
                    Self::Map(entries) => entries
                        .entry(key.clone())
                        .or_insert(Self::Nothing)
                        .set(rest, value),
                    _ => None,
                }
            }
        }
    }

    /// Removes what a way leads to, and then whatever has nothing left in it.
    fn remove(&mut self, way: &[ValueStep]) -> Option<()> {
        let (step, rest) = way.split_first()?;
        if rest.is_empty() {
            return match (self, step) {
                (Self::Map(entries), ValueStep::Key(key)) => entries.remove(key).map(|_| ()),
                (Self::List(items), ValueStep::Item(at)) => {
                    (*at < items.len()).then(|| drop(items.remove(*at)))
                }
                _ => None,
            };
        }
        let inner = self.inside_mut(std::slice::from_ref(step))?;
        inner.remove(rest)?;
        match inner.is_empty() {
            true => self.remove(std::slice::from_ref(step)),
            false => Some(()),
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::List(items) => items.is_empty(),
            Self::Map(entries) => entries.is_empty(),
            Self::Nothing | Self::Text(_) | Self::Unread => false,
        }
    }

    /// The value at the end of a way.
    pub fn inside(&self, way: &[ValueStep]) -> Option<&Self> {
        way.iter()
            .try_fold(self, |value, step| match (value, step) {
                (Self::Map(entries), ValueStep::Key(key)) => entries.get(key),
                (Self::List(items), ValueStep::Item(at)) => items.get(*at),
                _ => None,
            })
    }

    fn inside_mut(&mut self, way: &[ValueStep]) -> Option<&mut Self> {
        way.iter()
            .try_fold(self, |value, step| match (value, step) {
                (Self::Map(entries), ValueStep::Key(key)) => entries.get_mut(key),
                (Self::List(items), ValueStep::Item(at)) => items.get_mut(*at),
                _ => None,
            })
    }
}
