//! Values of a course that can be written in more than one way: a list or a word, a mapping or a
//! word. Each can be marked as not known yet.

use super::price_text;
use super::{Answer, Function, ListedPrice, Per, Price, TimeFields, UnlistedProvider};
use crate::diagnostic::codes::{invalid_value, missing_key, wrong_type};
use crate::diagnostic::{Diagnostic, Example, Names, Text};
use crate::model::common::Texts;
use crate::model::number::{Number, Positive, looks_like_one};
use crate::model::schema::{FieldReader, Read};
use crate::model::shape::{Shape, Target};
use crate::model::value::{ACriterion, APartner, NonEmpty, OpenMap, Ref, RefTarget, is_word, note};
use crate::source::{Span, Spanned};
use crate::syntax::yaml::{MapEntry, Node, Value, block_indentation};

/// The functions of the carrièrepad that a course suits.
#[derive(Debug, Clone, Hash)]
pub enum Functions {
    /// Not known yet.
    Unknown,
    /// All of them.
    All,
    /// A list of them.
    Some(Vec<Spanned<Function>>),
}

impl Functions {
    /// Whether they include a function; `false` if they are not known.
    pub fn contains(&self, function: Function) -> bool {
        match self {
            Self::Unknown => false,
            Self::All => true,
            Self::Some(functions) => functions.iter().any(|f| f.value == function),
        }
    }
}

impl Read for Functions {
    fn expected() -> Text {
        Text::new(
            "een lijst van functies (A, B, C, D), of: alle, of: onbekend",
            "a list of functions (A, B, C, D), or: alle, or: onbekend",
        )
    }

    fn shape() -> Shape {
        Function::shape().listed().or_words(&["alle", "onbekend"])
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        match &node.value {
            _ if is_word(node, "onbekend") => Some(Self::Unknown),
            _ if is_word(node, "alle") => Some(Self::All),
            Value::List(_) => NonEmpty::read(node, reader).map(|list| Self::Some(list.0)),
            _ => reader.wrong_type(node, &Self::expected()),
        }
    }
}

/// The entry requirements of a course.
#[derive(Debug, Clone, Hash)]
pub enum EntryRequirements {
    /// None: `geen`.
    None,
    /// Not known yet.
    Unknown,
    /// A list of conditions.
    Conditions(Texts),
}

impl Read for EntryRequirements {
    fn expected() -> Text {
        Text::new(
            "een lijst van voorwaarden, of: geen, of: onbekend",
            "a list of conditions, or: geen, or: onbekend",
        )
    }

    fn shape() -> Shape {
        Texts::shape().or_words(&["geen", "onbekend"])
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        match &node.value {
            _ if is_word(node, "onbekend") => Some(Self::Unknown),
            _ if is_word(node, "geen") => Some(Self::None),
            Value::List(_) => NonEmpty::read(node, reader).map(|list| Self::Conditions(list.0)),
            _ => reader.wrong_type(node, &Self::expected()),
        }
    }
}

/// The time that a course takes, in at least one unit.
#[derive(Debug, Clone, Default, Hash)]
pub struct TimeInvestment(pub TimeFields);

impl TimeInvestment {
    /// The keys of which at least one is required.
    pub const UNITS: [&'static str; 3] = ["dagdelen", "uren", "dagen"];
}

impl Read for TimeInvestment {
    fn expected() -> Text {
        Text::new(
            "een blok met dagdelen, uren of dagen",
            "a mapping with dagdelen, uren or dagen",
        )
    }

    fn shape() -> Shape {
        TimeFields::shape()
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        let Value::Map(map) = &node.value else {
            return reader.wrong_type(node, &Self::expected());
        };
        let before = reader.problems.len();
        let fields = TimeFields::read(node, reader)?;
        if Self::UNITS.iter().all(|unit| map.get(unit).is_none()) && reader.problems.len() == before
        {
            let place = reader.holder_place();
            let example = Example {
                key: "dagdelen",
                value: "4",
            };
            let problem = missing_key::problem(place, &Self::expected(), example, None);
            reader.push(problem);
        }
        Some(Self(fields))
    }
}

/// The cost of a course.
#[derive(Debug, Clone, Hash)]
pub enum Cost {
    /// Free.
    Free,
    /// On request.
    OnRequest,
    /// Not known yet.
    Unknown,
    /// A price.
    Price(Price),
    /// Several prices, each of which says whom it is for.
    Prices(Vec<Spanned<Price>>),
}

impl Cost {
    /// The words that can be written instead of a price.
    const WORDS: [&'static str; 3] = ["gratis", "op-aanvraag", "onbekend"];

    /// The prices, in the order in which they were written; none when there is no amount.
    pub fn prices(&self) -> impl Iterator<Item = &Price> {
        let (one, several) = match self {
            Self::Free | Self::OnRequest | Self::Unknown => (None, None),
            Self::Price(price) => (Some(price), None),
            Self::Prices(prices) => (None, Some(prices)),
        };
        let several = several.into_iter().flatten().map(|price| &price.value);
        one.into_iter().chain(several)
    }

    /// The lowest price. Prices in different units cannot be compared: one for a participant comes
    /// before one for a group, and that before one for an organisation.
    pub fn lowest(&self) -> Option<&Price> {
        let known = self
            .prices()
            .filter_map(|price| Some((price.rank()?, price)));
        known.min_by_key(|(rank, _)| *rank).map(|(_, price)| price)
    }
}

/// The amount of a price, in euros: above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Euros(pub Number);

impl Read for Euros {
    fn expected() -> Text {
        Positive::expected()
    }

    fn shape() -> Shape {
        Positive::shape()
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        let Value::Scalar(scalar) = &node.value else {
            return Positive::read(node, reader).map(|amount| Self(amount.0));
        };
        let written = scalar.text.trim();
        let is_zero = written.contains('0') && written.bytes().all(|b| matches!(b, b'0' | b'.'));
        let place = reader.place(node.span);
        if is_zero {
            reader.push(invalid_value::price_of_nothing(place, written));
            return None;
        }
        if written == "gratis" {
            reader.push(wrong_type::price_of_nothing(place));
            return None;
        }
        Positive::read(node, reader).map(|amount| Self(amount.0))
    }
}

impl Price {
    /// Its rank among prices: its unit, and then its amount in hundredths; `None` when one of them
    /// could not be read.
    pub fn rank(&self) -> Option<(Per, u64)> {
        let amount = self.amount.as_ref()?.value.0.hundredths();
        Some((self.per.as_ref()?.value, amount))
    }
}

impl From<ListedPrice> for Price {
    fn from(listed: ListedPrice) -> Self {
        let ListedPrice {
            audience,
            amount,
            per,
            vat,
            note,
        } = listed;
        Self {
            amount,
            per,
            vat,
            audience,
            note,
        }
    }
}

impl Read for Cost {
    fn expected() -> Text {
        Text::new(
            "gratis, op-aanvraag, onbekend, een blok met bedrag en per, of een lijst van zulke \
             blokken, elk met voor",
            "gratis, op-aanvraag, onbekend, a mapping with bedrag and per, or a list of such \
             mappings, each with voor",
        )
    }

    fn shape() -> Shape {
        Shape::AnyOf(vec![
            Price::shape(),
            NonEmpty::<ListedPrice>::shape(),
            Shape::Words(&Self::WORDS),
        ])
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        match &node.value {
            _ if is_word(node, "gratis") => Some(Self::Free),
            _ if is_word(node, "op-aanvraag") => Some(Self::OnRequest),
            _ if is_word(node, "onbekend") => Some(Self::Unknown),
            Value::Map(map)
                if map.entries.iter().all(is_number_alone) && !map.entries.is_empty() =>
            {
                let text = reader.source().text();
                let written = text.get(node.span.range()).unwrap_or_default();
                let written = written.trim_matches(['{', '}', ' ']);
                let problem = price_as_text(node, written, reader);
                reader.push(problem);
                None
            }
            Value::Map(_) => Price::read(node, reader).map(Self::Price),
            Value::List(items) => prices(node, items, reader).map(Self::Prices),
            Value::Scalar(scalar) if scalar.text.trim().is_empty() => {
                let place = reader.place(node.span);
                let example = reader.example();
                let problem = invalid_value::empty_value(place, &Self::expected(), example);
                reader.push(problem);
                None
            }
            Value::Scalar(scalar) => {
                let problem = price_as_text(node, scalar.text.trim(), reader);
                reader.push(problem);
                None
            }
            _ => reader.wrong_type(node, &Self::expected()),
        }
    }
}

/// The prices of a list. A list in which nothing is a mapping is one mistake and not one for each
/// item, and so are the texts of a list with mappings.
fn prices(
    node: &Node,
    items: &[Node],
    reader: &mut FieldReader<'_>,
) -> Option<Vec<Spanned<Price>>> {
    let is_readable = |item: &Node| matches!(item.value, Value::Map(_) | Value::Unread);
    if !items.is_empty() && !items.iter().any(is_readable) {
        let problem = wrong_type::prices_without_blocks(reader.place(node.span));
        reader.push(problem);
        return None;
    }
    let is_loose = |item: &&Node| matches!(&item.value, Value::Scalar(scalar) if !scalar.text.trim().is_empty());
    if let Some(loose) = items.iter().find(is_loose) {
        let problem = wrong_type::price_without_block(reader.place(loose.span));
        reader.push(problem);
        for item in items.iter().filter(|item| !is_loose(item)) {
            ListedPrice::read(item, reader);
        }
        return None;
    }
    let listed: NonEmpty<ListedPrice> = NonEmpty::read(node, reader)?;
    let price = |price: Spanned<ListedPrice>| Spanned::new(price.value.into(), price.span);
    Some(listed.0.into_iter().map(price).collect())
}

/// Whether an entry is a number where a key should be, as in `{125,50}`.
fn is_number_alone(entry: &MapEntry) -> bool {
    let key = &entry.key.value;
    entry.value.value == Value::Null && !key.is_empty() && looks_like_one(key)
}

/// The problem with a price that is not a block, with the block as its fix. A near miss of one of the
/// words is reported as such.
fn price_as_text(node: &Node, written: &str, reader: &FieldReader<'_>) -> Diagnostic {
    let place = reader.place(node.span);
    let is_word = Names::new(Cost::WORDS).suggest(written).near().is_some();
    if is_word {
        return invalid_value::not_in_closed_list(place, written, &Cost::WORDS);
    }
    let price = price_text::parse(written, Per::WORDS);
    let block = price.as_ref().map(|price| price.block(2));
    let problem = match looks_like_one(written) {
        true => wrong_type::price_as_text(place.clone(), block.as_deref()),
        false => invalid_value::price_as_text(place.clone(), written, block.as_deref()),
    };
    let Some(price) = price else {
        return problem;
    };
    let text = reader.source().text();
    match block_indentation(text, node.span.range()) {
        None => problem.with_fix(price.is_certain(), place, price.flow()),
        Some(indentation) => {
            let before = text.get(..node.span.range().start).unwrap_or_default();
            let start = before.trim_end_matches(' ').len();
            let value = reader.place(Span::new(start, node.span.range().end));
            problem.with_fix(price.is_certain(), value, price.block(indentation))
        }
    }
}

/// The organisation that gives a course.
#[derive(Debug, Clone, Hash)]
pub enum Provider {
    /// Not known yet.
    Unknown,
    /// A partner from the list.
    Partner(Ref<APartner>),
    /// An organisation that is not in the list yet.
    Unlisted(UnlistedProvider),
}

impl Read for Provider {
    fn expected() -> Text {
        Text::new(
            "de korte naam (id) van een partner, of: onbekend",
            "the id of a partner, or: onbekend",
        )
    }

    fn shape() -> Shape {
        Shape::AnyOf(vec![
            Shape::Reference(Target::Partner),
            UnlistedProvider::shape(),
            Shape::Words(&["onbekend"]),
        ])
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        match &node.value {
            _ if is_word(node, "onbekend") => Some(Self::Unknown),
            Value::Map(_) => UnlistedProvider::read(node, reader).map(Self::Unlisted),
            _ => Ref::read(node, reader).map(Self::Partner),
        }
    }
}

/// The answer to each criterion of the norm, by the criterion's id.
#[derive(Debug, Clone, Default, Hash)]
pub struct Answers(pub OpenMap<Answer>);

impl Read for Answers {
    fn expected() -> Text {
        Text::new(
            "een blok met voor elk criterium ja, nee of nvt",
            "a mapping from criteria to ja, nee or nvt",
        )
    }

    fn shape() -> Shape {
        Answer::shape().tabled(Some(ACriterion::TARGET))
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        let table: OpenMap<Answer> = match &node.value {
            Value::Map(_) => OpenMap::read(node, reader)?,
            _ => return reader.wrong_type(node, &Self::expected()),
        };
        for (criterion, _) in &table.0 {
            note(reader, ACriterion::TARGET, &criterion.value, criterion.span);
        }
        Some(Self(table))
    }
}
