//! What a value looks like, for whoever wants to ask for one.
//!
//! Readers ([`Read`](super::schema::Read)) say what is wrong with a value that was written. A form
//! asks before anything is written, and has to know which controls to offer; so do a draft, which
//! is a file to fill in, and a schema, by which a text editor helps. All are made from the shapes of
//! the keys, so that they cannot fall behind the model.

use crate::diagnostic::Text;

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

/// A key that a record knows.
#[derive(Debug, Clone, Copy, Hash)]
pub struct Key {
    /// The key as editors write it.
    pub name: &'static str,
    /// Whether it may not be left out.
    pub required: bool,
    /// A value as it could be written, in YAML.
    pub example: &'static str,
    /// What it is for, in Dutch, for whoever writes it: a draft, a schema and a form all say this.
    pub about: &'static str,
    /// What kind of value it takes.
    pub expected: fn() -> Text,
    /// What that value looks like.
    pub shape: fn() -> Shape,
}

/// What a reference must name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// `soorten` of the vocabulary.
    Kind,
    /// `doelgroepen` of the vocabulary.
    Audience,
    /// `themas` of the vocabulary.
    Theme,
    /// `profielen` of the vocabulary.
    Profile,
    /// `pijlers` of the vocabulary.
    Pillar,
    /// `categorieen` of the vocabulary.
    Category,
    /// An organisation of `partners.yaml`.
    Partner,
    /// A regional site.
    Region,
    /// A special edition.
    Special,
    /// A module of a course, written `course#module`.
    Module,
    /// A criterion of the norm.
    Criterion,
    /// A term of the glossary.
    Term,
    /// A figure of `cijfers.yaml`.
    Figure,
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
