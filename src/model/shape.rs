//! What a value looks like, for whoever wants to ask for one.
//!
//! Readers ([`Read`](super::schema::Read)) say what is wrong with a value that was written. A form
//! asks before anything is written, and has to know which controls to offer; so do a draft, which
//! is a file to fill in, and a schema, by which a text editor helps. All are made from the shapes of
//! the keys, so that they cannot fall behind the model.

use super::schema::{Key, Target};

/// What a value looks like.
#[derive(Debug, Clone, Hash)]
pub enum Shape {
    /// A text.
    Text,
    /// A number above nought.
    Number,
    /// A day.
    Date,
    /// An id that is defined here.
    Id,
    /// One of these words.
    Words(&'static [&'static str]),
    /// The id of a thing that is defined elsewhere.
    Reference(Target),
    /// Yes or no.
    Flag,
    /// A whole number, nought included.
    Whole,
    /// A number, nought included.
    Amount,
    /// A text that this regular expression describes, as JSON Schema has them.
    Pattern(&'static str),
    /// A list.
    List {
        /// The shape of each item.
        item: Box<Self>,
        /// How many items it holds at least.
        least: usize,
    },
    /// A mapping with these keys.
    Record(&'static [Key]),
    /// A mapping from names to values of this shape.
    Table {
        /// What the names are ids of; `None` when an editor makes them up.
        of: Option<Target>,
        /// The shape of each value.
        value: Box<Self>,
    },
    /// Any one of these.
    AnyOf(Vec<Self>),
}

impl Shape {
    /// A list of these.
    #[must_use]
    pub fn listed(self) -> Self {
        Self::List {
            item: Box::new(self),
            least: 0,
        }
    }

    /// A mapping from names to values of this shape.
    #[must_use]
    pub fn tabled(self, of: Option<Target>) -> Self {
        Self::Table {
            of,
            value: Box::new(self),
        }
    }

    /// This, or one of these words instead.
    #[must_use]
    pub fn or_words(self, words: &'static [&'static str]) -> Self {
        Self::AnyOf(vec![self, Self::Words(words)])
    }
}
