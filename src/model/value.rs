//! The value types of keys: texts, yes and no, dates, addresses, ids, references, and *unknown*.

use std::marker::PhantomData;
use std::sync::Arc;

use jiff::civil::Date;

use rustc_hash::FxHashMap;

use super::comments;
use super::schema::{FieldReader, Read, Reference, read_value, scalar};
use super::shape::{Shape, Target};
use crate::diagnostic::codes::{invalid_id, invalid_value};
use crate::diagnostic::{Names, Text};
use crate::source::{Span, Spanned};
use crate::syntax::yaml::{Node, Value};

impl Read for Arc<str> {
    fn expected() -> Text {
        Text::new("een tekst", "a text")
    }

    fn shape() -> Shape {
        Shape::Text
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        if node.value == Value::Null && reader.push_hidden_text(node, true) {
            return None;
        }
        let text = scalar(node, reader, &Self::expected())?;
        let problem = comments::check(reader.source(), node, text);
        reader.problems.extend(problem);
        Some(Arc::from(text))
    }
}

impl Read for bool {
    fn expected() -> Text {
        Text::new("ja of nee", "true or false")
    }

    fn shape() -> Shape {
        Shape::Flag
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        match scalar(node, reader, &Self::expected())? {
            "true" | "ja" => Some(true),
            "false" | "nee" => Some(false),
            _ => reader.wrong_type(node, &Self::expected()),
        }
    }
}

impl Read for Date {
    fn expected() -> Text {
        Text::new("een datum, zoals 2026-03-12", "a date, such as 2026-03-12")
    }

    fn shape() -> Shape {
        Shape::Date
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        let written = scalar(node, reader, &Self::expected())?;
        iso_date(written).or_else(|| {
            reader.push(invalid_value::invalid_date(
                reader.place(node.span),
                written,
            ));
            None
        })
    }
}

/// Parses an ISO 8601 date, `2026-03-12`; no other notation.
pub fn iso_date(text: &str) -> Option<Date> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if shape { text.parse().ok() } else { None }
}

/// A value that may be openly unknown, written `onbekend`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Known<T> {
    /// The value.
    Known(T),
    /// `onbekend`.
    Unknown,
}

impl<T> Known<T> {
    /// The value, when it is known.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Unknown => None,
        }
    }
}

/// Whether a node is exactly this word.
pub fn is_word(node: &Node, word: &str) -> bool {
    matches!(&node.value, Value::Scalar(scalar) if &*scalar.text == word)
}

impl<T: Read> Read for Known<T> {
    fn expected() -> Text {
        let known = T::expected();
        Text::new(
            format!("{}, of: onbekend", known.dutch()),
            format!("{}, or: onbekend", known.english()),
        )
    }

    fn shape() -> Shape {
        T::shape().or_words(&["onbekend"])
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        if is_word(node, "onbekend") {
            return Some(Self::Unknown);
        }
        let before = reader.problems.len();
        let read = T::read(node, reader);
        if read.is_none() && reader.problems.len() > before {
            report_near_word(node, before, reader);
        }
        read.map(Self::Known)
    }
}

/// Reports a misspelt `onbekend` as such, in place of what was found wrong with it as another value.
fn report_near_word(node: &Node, before: usize, reader: &mut FieldReader<'_>) {
    const WORDS: [&str; 1] = ["onbekend"];
    let Value::Scalar(scalar) = &node.value else {
        return;
    };
    let written = scalar.text.trim();
    if Names::new(WORDS).suggest(written).only_near().is_some() {
        reader.problems.truncate(before);
        let place = reader.place(node.span);
        reader.push(invalid_value::not_in_closed_list(place, written, &WORDS));
    }
}

/// A list that holds at least one item.
#[derive(Debug, Clone, Hash)]
pub struct NonEmpty<T>(pub Vec<Spanned<T>>);

impl<T: Read> Read for NonEmpty<T> {
    fn expected() -> Text {
        Vec::<Spanned<T>>::expected()
    }

    fn shape() -> Shape {
        Shape::List {
            item: Box::new(T::shape()),
            least: 1,
        }
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        if matches!(&node.value, Value::List(items) if items.is_empty()) {
            let place = reader.place(node.span);
            let example = reader.example();
            reader.push(invalid_value::empty_value(
                place,
                &Self::expected(),
                example,
            ));
            return None;
        }
        Vec::read(node, reader).map(Self)
    }
}

/// A mapping whose keys are not fixed but refer to other definitions (regions, criteria, colour
/// tokens).
#[derive(Debug, Clone, Hash)]
pub struct OpenMap<T>(pub Vec<(Spanned<Arc<str>>, Spanned<T>)>);

impl<T> Default for OpenMap<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> OpenMap<T> {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Spanned<T>> {
        let found = self.0.iter().find(|(name, _)| &*name.value == key);
        found.map(|(_, value)| value)
    }

    /// The values by key, for many lookups; the first value of a duplicate key.
    pub fn index(&self) -> FxHashMap<&str, &Spanned<T>> {
        let mut index = FxHashMap::default();
        for (name, value) in &self.0 {
            index.entry(&*name.value).or_insert(value);
        }
        index
    }
}

impl<T: Read> Read for OpenMap<T> {
    fn expected() -> Text {
        let value = T::expected();
        Text::new(
            format!("een blok met op elke regel een naam en {}", value.dutch()),
            format!("a mapping from names to {}", value.english()),
        )
    }

    fn shape() -> Shape {
        T::shape().tabled(None)
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        let Value::Map(map) = &node.value else {
            return reader.wrong_type(node, &Self::expected());
        };
        let read = |pair: &crate::syntax::yaml::MapEntry| {
            let value = reader.within(pair.key.span, |reader| read_value(&pair.value, reader))?;
            let key = Spanned::new(Arc::from(&*pair.key.value), pair.key.span);
            Some((key, Spanned::new(value, pair.value.span)))
        };
        Some(Self(map.entries.iter().filter_map(read).collect()))
    }
}

/// An id at its definition: lower-case ASCII letters, digits and single hyphens.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NewId(pub Arc<str>);

impl std::ops::Deref for NewId {
    type Target = Arc<str>;

    fn deref(&self) -> &Arc<str> {
        &self.0
    }
}

impl Read for NewId {
    fn expected() -> Text {
        Text::new(
            "een korte naam van kleine letters, cijfers en streepjes",
            "a short name of lower-case letters, digits and hyphens",
        )
    }

    fn shape() -> Shape {
        Shape::Id
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        let written = scalar(node, reader, &Self::expected())?;
        if is_id(written) {
            return Some(Self(written.into()));
        }
        reader.push(invalid_id::malformed_id(reader.place(node.span), written));
        None
    }
}

/// Whether a text is a valid id: lower-case ASCII letters, digits, single hyphens in between.
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// The target of a [`Ref`] as a type, so that the declaration of a field shows it.
pub trait RefTarget {
    /// The kind of target.
    const TARGET: Target;
    /// The kind of target in words.
    fn words() -> Text;
}

macro_rules! named {
    ($($(#[$meta:meta])* $name:ident, $target:ident, $dutch:literal, $english:literal;)*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {}

        impl RefTarget for $name {
            const TARGET: Target = Target::$target;
            fn words() -> Text {
                Text::new($dutch, $english)
            }
        }
    )* };
}

named! {
    /// A kind of offer.
    AKind, Kind, "soort", "kind";
    /// An audience.
    AnAudience, Audience, "doelgroep", "audience";
    /// A theme.
    ATheme, Theme, "thema", "theme";
    /// A BRC profile.
    AProfile, Profile, "profiel", "profile";
    /// A pillar of LAB.
    APillar, Pillar, "pijler", "pillar";
    /// A category of news.
    ACategory, Category, "categorie", "category";
    /// A partner.
    APartner, Partner, "partner", "partner";
    /// A region.
    ARegion, Region, "regio", "region";
    /// A special edition.
    ASpecial, Special, "special", "special";
    /// A course.
    ACourse, Course, "cursus", "course";
    /// A module of a course.
    AModule, Module, "module", "module";
    /// A criterion of the norm.
    ACriterion, Criterion, "criterium", "criterion";
    /// A term of the glossary.
    ATerm, Term, "begrip", "term";
}

impl Target {
    /// The kind of target in words.
    pub fn words(self) -> Text {
        match self {
            Self::Kind => AKind::words(),
            Self::Audience => AnAudience::words(),
            Self::Theme => ATheme::words(),
            Self::Profile => AProfile::words(),
            Self::Pillar => APillar::words(),
            Self::Category => ACategory::words(),
            Self::Partner => APartner::words(),
            Self::Region => ARegion::words(),
            Self::Special => ASpecial::words(),
            Self::Course => ACourse::words(),
            Self::Module => AModule::words(),
            Self::Criterion => ACriterion::words(),
            Self::Term => ATerm::words(),
            Self::Figure => Text::new("cijfer", "figure"),
        }
    }
}

/// The id of something that is defined elsewhere. The field reader only records the reference; the
/// checks report an id that does not exist.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ref<N> {
    /// The id.
    pub id: Arc<str>,
    named: PhantomData<N>,
}

impl<N> std::ops::Deref for Ref<N> {
    type Target = Arc<str>;

    fn deref(&self) -> &Arc<str> {
        &self.id
    }
}

impl<N: RefTarget> Read for Ref<N> {
    fn expected() -> Text {
        let words = N::words();
        Text::new(
            format!("de korte naam (id) van een {}", words.dutch()),
            format!("the id of {} {}", article(words.english()), words.english()),
        )
    }

    fn shape() -> Shape {
        Shape::Reference(N::TARGET)
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        let id: Arc<str> = scalar(node, reader, &Self::expected())?.into();
        note(reader, N::TARGET, &id, node.span);
        Some(Self {
            id,
            named: PhantomData,
        })
    }
}

/// The English article before a word.
fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    }
}

/// Records a reference to an id.
pub fn note(reader: &mut FieldReader<'_>, target: Target, id: &Arc<str>, span: Span) {
    reader.references.push(Reference {
        target,
        id: Spanned::new(Arc::clone(id), span),
    });
}

/// The items of a list field; none when it is absent.
pub fn items<T>(field: &super::schema::Field<Vec<Spanned<T>>>) -> &[Spanned<T>] {
    field.as_ref().map_or(&[], |list| &list.value)
}

/// The value of a field; `None` when it is absent.
pub fn value<T>(field: &super::schema::Field<T>) -> Option<&T> {
    field.as_ref().map(|field| &field.value)
}

/// An owned copy of a text; `None` when it is empty.
pub fn non_empty(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// The text of a field; empty when it is absent.
pub fn text<T: AsRef<str>>(field: &super::schema::Field<T>) -> &str {
    field.as_ref().map_or("", |text| text.value.as_ref())
}

/// The ids in a list of references.
pub fn ids<N>(
    field: &super::schema::Field<Vec<Spanned<Ref<N>>>>,
) -> impl Iterator<Item = &Arc<str>> {
    items(field).iter().map(|reference| &reference.value.id)
}
