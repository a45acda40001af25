//! Needs surveys: `peilingen/<id>.md`.
//!
//! The repository must not contain counts from 1 to 9, as they could identify persons. Editors
//! write `<10` instead, and a sum that includes such a count is shown as a minimum.

use std::sync::Arc;

use super::number::looks_like_one;
use super::period::Period;
use super::schema::{FieldReader, Read, record, scalar};
use super::shape::Shape;
use super::value::{ARegion, Known, NewId, NonEmpty, OpenMap, RefTarget, items, note, value};
use crate::diagnostic::Text;
use crate::diagnostic::codes::invalid_value;
use crate::source::Spanned;
use crate::syntax::yaml::{Node, Value};

record! {
    /// A survey.
    pub struct Survey {
        /// When it was held.
        period: Known<Period> = "periode" required "2021-najaar"
            => "Wanneer is de peiling gehouden?",
        /// The organisation that held it.
        held_by: Arc<str> = "uitgevoerd_door" optional "De academies zelf"
            => "Wie heeft de peiling gehouden?",
        /// The number of respondents.
        response: Known<Response> = "respons" optional "{minimaal: 600}"
            => "Hoeveel reacties kwamen er? Een aantal van 1 tot en met 9 schrijft u als <10.",
        /// The questions.
        questions: Vec<Spanned<SurveyQuestion>> = "vragen" optional "[{id: tijd, vraag: Heb je tijd?, antwoorden: [ja, nee]}]"
            => "Wat is er gevraagd, en wat kwam eruit?",
    }

    /// A question of a survey.
    pub struct SurveyQuestion {
        /// Unique in the survey.
        id: NewId = "id" required "tijd-voor-scholing"
            => "Een korte naam, die in deze peiling één keer voorkomt.",
        /// The question.
        question: Arc<str> = "vraag" required "Heb je tijd voor scholing?"
            => "De vraag.",
        /// Whether it was asked in every region.
        general: bool = "algemeen" optional "true"
            => "Of de vraag in elke regio is gesteld.",
        /// The possible answers.
        answers: NonEmpty<Arc<str>> = "antwoorden" required "[ja, nee]"
            => "De antwoorden waaruit mensen konden kiezen.",
        /// How often each answer was given, by region.
        outcomes: Outcomes = "uitkomsten" optional "{noord: [120, 45]}"
            => "Hoe vaak elk antwoord is gegeven, per regio. Een aantal van 1 tot en met 9 \
                schrijft u als <10.",
    }
}

impl Survey {
    /// Whether it holds counts of answers or of regions, which a table can show.
    pub fn has_counts(&self) -> bool {
        let response = value(&self.response).and_then(Known::known);
        let mut questions = items(&self.questions).iter();
        matches!(response, Some(Response::ByRegion(_)))
            || questions.any(|question| question.value.outcomes.is_some())
    }
}

/// The number of respondents of a survey.
#[derive(Debug, Clone, Hash)]
pub enum Response {
    /// A number.
    Exactly(Spanned<Count>),
    /// A minimum.
    AtLeast(Spanned<Count>),
    /// A number for each region.
    ByRegion(OpenMap<Count>),
}

/// A number of people: exact, or too small to publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Count {
    /// An exact number.
    Exactly(u32),
    /// From zero to nine: `<10`.
    BelowTen,
}

impl Read for Count {
    fn expected() -> Text {
        Text::new("een aantal, of <10", "a count, or <10")
    }

    fn shape() -> Shape {
        Shape::Whole.or_words(&["<10"])
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        let written = scalar(node, reader, &Self::expected())?;
        if written == "<10" {
            return Some(Self::BelowTen);
        }
        if let Ok(count) = written.parse() {
            return Some(Self::Exactly(count));
        }
        if looks_like_one(written) {
            let place = reader.place(node.span);
            reader.push(invalid_value::unexpected_value(
                place,
                written,
                &Self::expected(),
            ));
            return None;
        }
        reader.wrong_type(node, &Self::expected())
    }
}

impl Read for Response {
    fn expected() -> Text {
        Text::new(
            "{aantal: 600}, {minimaal: 600}, of een blok met een aantal per regio",
            "{aantal: 600}, {minimaal: 600}, or a mapping from regions to counts",
        )
    }

    fn shape() -> Shape {
        // Besides the ids of regions, `aantal` and `minimaal` are allowed keys.
        Count::shape().tabled(None)
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        let Value::Map(map) = &node.value else {
            return reader.wrong_type(node, &Self::expected());
        };
        if let ([_], Some(count)) = (&*map.entries, reader.field(map, "aantal")) {
            return Some(Self::Exactly(count));
        }
        if let ([_], Some(count)) = (&*map.entries, reader.field(map, "minimaal")) {
            return Some(Self::AtLeast(count));
        }
        if map.get("aantal").is_some() || map.get("minimaal").is_some() {
            return None;
        }
        let table = OpenMap::read(node, reader)?;
        record_region_references(&table, reader);
        Some(Self::ByRegion(table))
    }
}

/// How often each answer was given, by region.
#[derive(Debug, Clone, Default, Hash)]
pub struct Outcomes(pub OpenMap<Vec<Spanned<Count>>>);

impl Read for Outcomes {
    fn expected() -> Text {
        Text::new(
            "een blok met voor elke regio een lijst van aantallen",
            "a mapping from regions to lists of counts",
        )
    }

    fn shape() -> Shape {
        Count::shape().listed().tabled(Some(ARegion::TARGET))
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        let Value::Map(_) = &node.value else {
            return reader.wrong_type(node, &Self::expected());
        };
        OpenMap::read(node, reader).map(Self)
    }
}

fn record_region_references<T>(table: &OpenMap<T>, reader: &mut FieldReader<'_>) {
    for (region, _) in &table.0 {
        note(reader, ARegion::TARGET, &region.value, region.span);
    }
}
