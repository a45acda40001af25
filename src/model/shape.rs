//! The shapes of values: descriptions from which forms, drafts and schemas are generated.
//!
//! Readers ([`Read`](super::schema::Read)) report problems of written values. A form, a draft and a
//! schema need to know the possible values beforehand. All are generated from the shapes of the keys,
//! so that they always agree with the model.

use crate::diagnostic::Text;

/// The shape of a value.
#[derive(Debug, Clone, Hash)]
pub enum Shape {
    /// A text.
    Text,
    /// A link: a path to a file, or an address.
    Link(LinkPurpose),
    /// The code of a rule.
    Rule,
    /// A number above zero.
    Number,
    /// A date.
    Date,
    /// An id at its definition.
    Id,
    /// One of these words.
    Words(&'static [&'static str]),
    /// The id of something that is defined elsewhere.
    Reference(Target),
    /// Yes or no.
    Flag,
    /// A whole number, zero included.
    Whole,
    /// A whole number above zero.
    Count,
    /// A time of the day.
    TimeOfDay,
    /// A number, zero included.
    Amount,
    /// A point of a picture: a list of two whole numbers from 0 to 100.
    Point,
    /// A text that matches this regular expression, in the dialect of JSON Schema.
    Pattern(&'static str),
    /// A list.
    List {
        /// The shape of each item.
        item: Box<Self>,
        /// The minimum number of items.
        least: usize,
    },
    /// A mapping with these keys.
    Record(&'static [Key]),
    /// A mapping from names to values of this shape.
    Table {
        /// The kind of target that the names refer to; `None` for free names.
        of: Option<Target>,
        /// The shape of each value.
        value: Box<Self>,
    },
    /// Any one of these.
    AnyOf(Vec<Self>),
}

/// A key of a record.
#[derive(Debug, Clone, Copy, Hash)]
pub struct Key {
    /// The key as editors write it.
    pub name: &'static str,
    /// Whether it is required.
    pub required: bool,
    /// The key of the same mapping that, where it stands, makes this one optional.
    pub unless: Option<&'static str>,
    /// An example of a value, in YAML.
    pub example: &'static str,
    /// An explanation for editors, in Dutch, shown in drafts, schemas and the form.
    pub about: &'static str,
    /// The expected value in words.
    pub expected: fn() -> Text,
    /// The shape of the value.
    pub shape: fn() -> Shape,
}

/// The kind of target of a reference.
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
    /// A course.
    Course,
    /// A module of a course, written `course#module`.
    Module,
    /// A criterion of the norm.
    Criterion,
    /// A term of the glossary.
    Term,
    /// A figure of `cijfers.yaml`.
    Figure,
}

/// The purpose of a link, which determines the allowed targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkPurpose {
    /// A link that a reader follows.
    Follow,
    /// A picture on the page.
    Picture,
    /// A file to download.
    Download,
    /// A web address, not a path: a web site, an enrolment form.
    Address,
    /// An entry of a menu.
    Menu,
}

impl Target {
    /// Every kind of target.
    pub const ALL: [Self; 14] = [
        Self::Kind,
        Self::Audience,
        Self::Theme,
        Self::Profile,
        Self::Pillar,
        Self::Category,
        Self::Partner,
        Self::Region,
        Self::Special,
        Self::Course,
        Self::Module,
        Self::Criterion,
        Self::Term,
        Self::Figure,
    ];
}

impl Shape {
    /// A list of values of this shape.
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

    /// Whether a plain text is a value of this shape.
    pub fn allows_text(&self) -> bool {
        match self {
            Self::Text => true,
            Self::AnyOf(shapes) => shapes.iter().any(Self::allows_text),
            _ => false,
        }
    }

    /// This shape, or one of these words.
    #[must_use]
    pub fn or_words(self, words: &'static [&'static str]) -> Self {
        Self::AnyOf(vec![self, Self::Words(words)])
    }
}
