//! What a value looks like, for whoever wants to ask for one.
//!
//! Readers ([`Read`](super::schema::Read)) say what is wrong with a value that was written. A form
//! asks before anything is written, and has to know which controls to offer: the registration form
//! is built from the shapes of the keys of a course, so that it cannot fall behind the model.

use super::schema::{Key, Target};

/// What a value looks like.
#[derive(Debug, Clone)]
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
    /// A list, each item of this shape.
    List(Box<Self>),
    /// A mapping with these keys.
    Record(&'static [Key]),
    /// Any one of these.
    AnyOf(Vec<Self>),
    /// Something that no form asks for.
    Special,
}

impl Shape {
    /// A list of these.
    #[must_use]
    pub fn listed(self) -> Self {
        Self::List(Box::new(self))
    }

    /// This, or one of these words instead.
    #[must_use]
    pub fn or_words(self, words: &'static [&'static str]) -> Self {
        Self::AnyOf(vec![self, Self::Words(words)])
    }
}
