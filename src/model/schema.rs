//! Converts a spanned tree to typed values, and reports all problems instead of stopping at one.
//!
//! A type that can be written in YAML implements [`Read`]. A mapping with fixed keys is declared by
//! the `record!` macro, which takes for each field its Dutch key, whether it is required and an
//! example, and derives the reader from them. So the keys that are read, the keys that are accepted
//! and the examples cannot differ.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::str::FromStr;
use std::sync::Arc;

use super::link::HeadLink;
use super::shape::{Key, Shape, Target};
use super::{comments, sentences};
use crate::diagnostic::codes::invalid_yaml::{self, Trap};
use crate::diagnostic::codes::{invalid_value, missing_key, unknown_key, wrong_type};
use crate::diagnostic::{Diagnostic, Example, Names, Place, Text, join_list};
use crate::source::{Source, Span, Spanned};
use crate::syntax::yaml::{Map, Node, Style, Value};

/// A field of a record: `None` when it is absent, or when its value is unusable and has been
/// reported.
pub type Field<T> = Option<Spanned<T>>;

/// A reference by id.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reference {
    /// The kind of target.
    pub target: Target,
    /// The id and its place.
    pub id: Spanned<Arc<str>>,
}

/// Reads the fields of one file, and collects its problems, references and links.
pub struct FieldReader<'a> {
    source: &'a Source,
    holder: Span,
    /// The innermost key that has an example, and the example.
    example: Option<Example>,
    complete: bool,
    /// The problems, in the order in which they were found.
    pub problems: Vec<Diagnostic>,
    /// The references by id.
    pub references: Vec<Reference>,
    /// The links that lead somewhere: addresses, paths.
    pub links: Vec<HeadLink>,
}

impl<'a> FieldReader<'a> {
    /// A reader of a file. A missing key is reported at `holder`, or at the key of an inner mapping;
    /// only when `complete`, since in a file that was parsed in part a key may seem missing.
    pub fn new(source: &'a Source, holder: Span, complete: bool) -> Self {
        Self {
            source,
            holder,
            example: None,
            complete,
            problems: Vec::new(),
            references: Vec::new(),
            links: Vec::new(),
        }
    }

    /// A place in the file.
    pub fn place(&self, span: Span) -> Place {
        Place::new(self.source.path(), span)
    }

    /// The file.
    pub fn source(&self) -> &'a Source {
        self.source
    }

    /// The key whose value is being read, with an example of its value.
    pub fn example(&self) -> Option<Example> {
        self.example
    }

    /// The place at which a missing key is reported: the key or item that holds the mapping.
    pub fn holder_place(&self) -> Place {
        self.place(self.holder)
    }

    /// Reports a problem.
    pub fn push(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// Reports a value of a wrong YAML kind and returns `None`. A value that could not be parsed has
    /// been reported already.
    pub fn wrong_type<T>(&mut self, node: &Node, expected: &Text) -> Option<T> {
        let found = match node.value {
            Value::Null if self.push_hidden_text(node, false) => return None,
            Value::Null => wrong_type::ValueKind::Nothing,
            Value::Scalar(_) => wrong_type::ValueKind::Text,
            Value::List(_) => wrong_type::ValueKind::List,
            Value::Map(_) => wrong_type::ValueKind::Mapping,
            Value::Unread => return None,
        };
        let place = self.place(node.span);
        self.push(wrong_type::problem(place, found, expected, self.example));
        None
    }

    /// Reports a value of which nothing is left, because it begins with a `#`: `accent: #1b6475`.
    /// Returns whether it is one. `is_text` when quotes around it make it a valid value.
    pub(super) fn push_hidden_text(&mut self, node: &Node, is_text: bool) -> bool {
        let Some(hidden) = comments::hidden_text(self.source.text(), node) else {
            return false;
        };
        let place = self.place(Span::new(hidden.start, hidden.end));
        let written = self.source.text().get(hidden).unwrap_or_default();
        let problem = invalid_value::hidden_by_comment(place, written, is_text);
        self.push(problem);
        true
    }

    /// Reads the value of a key; `None` when it is absent or unusable.
    pub fn field<T: Read>(&mut self, map: &Map, key: &str) -> Field<T> {
        let pair = map.entry(key)?;
        let outer = std::mem::replace(&mut self.holder, pair.key.span);
        let value = read_value(&pair.value, self);
        self.holder = outer;
        value.map(|value| Spanned::new(value, pair.value.span))
    }

    /// Reads the value of a key, of which problems show the example.
    pub fn field_with_example<T: Read>(&mut self, map: &Map, example: Example) -> Field<T> {
        let outer = self.example.replace(example);
        let field = self.field(map, example.key);
        self.example = outer;
        field
    }

    /// Reports unknown keys of a mapping and missing required keys, given the lists of known keys. A
    /// misspelt key is not reported as missing too.
    pub fn check_keys(&mut self, map: &Map, lists: &[&[Key]]) {
        let known: Vec<&str> = lists.iter().copied().flatten().map(|k| k.name).collect();
        let absent = |key: &&&str| map.get(key).is_none();
        let free: Vec<&str> = known.iter().filter(absent).copied().collect();
        let names = OnceCell::new();
        let mut meant = BTreeSet::new();
        for pair in &map.entries {
            let written: &str = &pair.key;
            if let Some(key) = glued_key(written, &known).filter(|_| is_empty(&pair.value)) {
                meant.insert(key);
                let start = pair.key.span.range().start;
                self.push_missing_space(start, key);
            } else if !known.contains(&written) {
                let names = names.get_or_init(|| Names::new(free.iter().copied()));
                let suggestion = names.suggest(written);
                meant.extend(suggestion.near());
                let place = self.place(pair.key.span);
                self.push(unknown_key::problem(place, written, &suggestion));
            }
        }
        if !self.complete {
            return;
        }
        for key in lists.iter().copied().flatten() {
            let is_there = |name: &str| map.get(name).is_some() || meant.contains(name);
            if key.required && !is_there(key.name) && !key.unless.is_some_and(is_there) {
                let place = self.place(self.holder);
                let expected = (key.expected)();
                let example = Example {
                    key: key.name,
                    value: key.example,
                };
                self.push(missing_key::problem(place, &expected, example, key.unless));
            }
        }
    }

    /// Reports a key, at an offset, whose colon has no space after it.
    fn push_missing_space(&mut self, start: usize, key: &str) {
        let end = start + key.len() + 1;
        let place = self.place(Span::new(start, end));
        let space = self.place(Span::new(end, end));
        let problem = invalid_yaml::problem(place, Trap::NoSpaceAfterColon);
        self.push(problem.with_fix(true, space, " "));
    }

    /// Calls `read` with another place for missing keys.
    pub fn within<T>(&mut self, holder: Span, read: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.holder, holder);
        let value = read(self);
        self.holder = outer;
        value
    }
}

/// A type that can be written in YAML.
pub trait Read: Sized {
    /// The expected value in words: "een datum, zoals 2026-03-12".
    fn expected() -> Text;

    /// The shape of the value.
    fn shape() -> Shape;

    /// Reads the value of a node; returns `None` after reporting a problem.
    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self>;
}

/// Reads the value of a key or an item. Text that begins with a key of the mapping that is expected
/// here, as in `dagdelen:4`, lacks a space.
pub fn read_value<T: Read>(node: &Node, reader: &mut FieldReader<'_>) -> Option<T> {
    if let Value::Scalar(scalar) = &node.value
        && scalar.style == Style::Plain
        && scalar.text.contains(':')
        && let Some(key) = glued_key(&scalar.text, &record_keys(&T::shape()))
    {
        reader.push_missing_space(node.span.range().start, key);
        return None;
    }
    T::read(node, reader)
}

/// The keys of the mappings that a shape allows.
fn record_keys(shape: &Shape) -> Vec<&'static str> {
    match shape {
        Shape::Record(keys) => keys.iter().map(|key| key.name).collect(),
        Shape::AnyOf(shapes) => shapes.iter().flat_map(record_keys).collect(),
        _ => Vec::new(),
    }
}

/// The known key that a text begins with, followed by a colon and a value without a space between.
fn glued_key<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    let (name, value) = written.split_once(':')?;
    let key = known.iter().find(|key| **key == name)?;
    let is_glued = !value.is_empty() && !value.starts_with(char::is_whitespace);
    (is_glued && !value.starts_with('/')).then_some(*key)
}

fn is_empty(node: &Node) -> bool {
    matches!(node.value, Value::Null)
}

/// A mapping with fixed keys.
pub trait Record: Sized {
    /// The keys, in the usual order of writing.
    const KEYS: &'static [Key];

    /// Reads the fields. Unknown keys are left to [`FieldReader::check_keys`], because the mapping of
    /// a document has the fields of two records.
    fn fields(map: &Map, reader: &mut FieldReader<'_>) -> Self;
}

/// Reads a node that must be a mapping with only the keys of a record.
pub fn read_record<T: Record>(node: &Node, reader: &mut FieldReader<'_>) -> Option<T> {
    match &node.value {
        Value::Map(map) => {
            reader.check_keys(map, &[T::KEYS]);
            Some(T::fields(map, reader))
        }
        _ => {
            let keys: Vec<&str> = T::KEYS.iter().map(|key| key.name).collect();
            let expected = Text::new(
                format!("een blok met {}", keys.join(", ")),
                format!("a mapping with the keys {}", keys.join(", ")),
            );
            reader.wrong_type(node, &expected)
        }
    }
}

/// The trimmed text of a scalar. Null is reported like an empty text, as `titel:` and `titel: ""` are
/// the same mistake to an editor.
pub fn scalar<'n>(
    node: &'n Node,
    reader: &mut FieldReader<'_>,
    expected: &Text,
) -> Option<&'n str> {
    match &node.value {
        Value::Scalar(scalar) if !scalar.text.trim().is_empty() => Some(scalar.text.trim()),
        Value::Null if reader.push_hidden_text(node, false) => None,
        Value::Scalar(_) | Value::Null => {
            let place = reader.place(node.span);
            reader.push(invalid_value::empty_value(place, expected, reader.example));
            None
        }
        Value::List(_) | Value::Map(_) | Value::Unread => reader.wrong_type(node, expected),
    }
}

/// "a, b of c", for a closed list.
pub fn one_of(words: &[&str]) -> Text {
    Text::new(
        join_list(words, "of"),
        format!("one of: {}", words.join(", ")),
    )
}

/// Reads a value from a closed list.
pub fn choice<T: FromStr>(node: &Node, reader: &mut FieldReader<'_>, words: &[&str]) -> Option<T> {
    let written = scalar(node, reader, &one_of(words))?;
    written.parse().ok().or_else(|| {
        reader.push(invalid_value::not_in_closed_list(
            reader.place(node.span),
            written,
            words,
        ));
        None
    })
}

impl<T: Read> Read for Vec<Spanned<T>> {
    fn expected() -> Text {
        let item = T::expected();
        Text::new(
            format!("een lijst, met op elke regel {}", item.dutch()),
            format!("a list, each item {}", item.english()),
        )
    }

    fn shape() -> Shape {
        T::shape().listed()
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        let Value::List(items) = &node.value else {
            return reader.wrong_type(node, &Self::expected());
        };
        let read = |item: &Node| {
            let holder = match &item.value {
                Value::Map(map) => map.entries.first().map_or(item.span, |pair| pair.key.span),
                _ => item.span,
            };
            reader
                .within(holder, |reader| read_value(item, reader))
                .map(|value| Spanned::new(value, item.span))
        };
        let values = items.iter().filter_map(read).collect();
        if T::shape().allows_text() {
            let problem = sentences::check(reader.source, node.span, items);
            reader.problems.extend(problem);
        }
        Some(values)
    }
}

/// Declares a mapping with fixed keys: a struct whose fields are all [`Field`]s, its [`Record`]
/// and its [`Read`].
///
/// Each field is `name: Type = "key" required|optional "example" => "explanation"`. A key that may be
/// left out where another stands is `required unless "other"`.
macro_rules! record {
    ($(
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[$field_meta:meta])* $field:ident: $type:ty = $key:literal $need:ident $(unless $unless:literal)? $example:literal => $about:literal, )*
        }
    )*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Default, Hash)]
        pub struct $name {
            $( $(#[$field_meta])* #[doc = concat!("Key `", $key, "`.")]
               pub $field: $crate::model::schema::Field<$type>, )*
        }

        impl $crate::model::schema::Record for $name {
            const KEYS: &'static [$crate::model::shape::Key] = &[ $(
                $crate::model::shape::Key {
                    name: $key,
                    required: $crate::model::schema::record!(@ $need),
                    unless: $crate::model::schema::record!(@ unless $($unless)?),
                    example: $example,
                    about: $about,
                    expected: <$type as $crate::model::schema::Read>::expected,
                    shape: <$type as $crate::model::schema::Read>::shape,
                },
            )* ];

            fn fields(
                map: &$crate::syntax::yaml::Map,
                reader: &mut $crate::model::schema::FieldReader<'_>,
            ) -> Self {
                Self { $(
                    $field: reader.field_with_example(
                        map,
                        $crate::diagnostic::Example { key: $key, value: $example },
                    ),
                )* }
            }
        }

        impl $crate::model::schema::Read for $name {
            fn expected() -> $crate::diagnostic::Text {
                let keys: Vec<&str> = <Self as $crate::model::schema::Record>::KEYS
                    .iter()
                    .map(|key| key.name)
                    .collect();
                $crate::diagnostic::Text::new(
                    format!("een blok met {}", keys.join(", ")),
                    format!("a mapping with {}", keys.join(", ")),
                )
            }

            fn shape() -> $crate::model::shape::Shape {
                $crate::model::shape::Shape::Record(
                    <Self as $crate::model::schema::Record>::KEYS,
                )
            }

            fn read(
                node: &$crate::syntax::yaml::Node,
                reader: &mut $crate::model::schema::FieldReader<'_>,
            ) -> Option<Self> {
                $crate::model::schema::read_record(node, reader)
            }
        }
    )* };
    (@ required) => { true };
    (@ optional) => { false };
    (@ unless) => { None };
    (@ unless $other:literal) => { Some($other) };
}
pub(crate) use record;

/// Declares a closed list of values, with the word for each in YAML.
macro_rules! choices {
    ($(
        $(#[$meta:meta])*
        pub enum $name:ident { $( $(#[$variant_meta:meta])* $variant:ident = $word:literal, )* }
    )*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $( $(#[$variant_meta])* $variant, )* }

        impl $name {
            /// Every choice, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The words that an editor can write, in the order of the choices.
            pub const WORDS: &'static [&'static str] = &[$($word,)*];

            /// The word that an editor writes.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl std::str::FromStr for $name {
            type Err = ();

            fn from_str(word: &str) -> Result<Self, ()> {
                match word { $($word => Ok(Self::$variant),)* _ => Err(()) }
            }
        }

        impl $crate::model::schema::Read for $name {
            fn expected() -> $crate::diagnostic::Text {
                $crate::model::schema::one_of(Self::WORDS)
            }

            fn shape() -> $crate::model::shape::Shape {
                $crate::model::shape::Shape::Words(Self::WORDS)
            }

            fn read(
                node: &$crate::syntax::yaml::Node,
                reader: &mut $crate::model::schema::FieldReader<'_>,
            ) -> Option<Self> {
                $crate::model::schema::choice(node, reader, Self::WORDS)
            }
        }
    )* };
}
pub(crate) use choices;
