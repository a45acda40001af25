//! Parts of a curriculum of mbo or hbo that a course or module exempts from.

use std::sync::Arc;

use crate::diagnostic::Text;
use crate::model::link::KeyLink;
use crate::model::schema::{FieldReader, Read, record};
use crate::model::shape::Shape;
use crate::syntax::yaml::{Node, Value};

record! {
    /// A part of a curriculum with more about it.
    pub struct DescribedPart {
        /// Its title, with that of the curriculum.
        title: Arc<str> = "titel" required "Keuzedeel Bewegen in de wijk, mbo Sport en bewegen"
            => "Hoe het onderdeel heet, en van welke opleiding het is.",
        /// Where it is described.
        link: KeyLink = "link" optional "https://voorbeeld.nl/keuzedeel"
            => "Waar het beschreven staat: een webadres, of het pad naar een bestand.",
    }
}

/// A part of a curriculum: a title alone, or with a link.
#[derive(Debug, Clone, Hash)]
pub enum CurriculumPart {
    /// A title.
    Text(Arc<str>),
    /// A title, and where the part is described.
    Described(DescribedPart),
}

impl CurriculumPart {
    /// Its title.
    pub fn title(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Described(part) => crate::model::value::text(&part.title),
        }
    }

    /// Where it is described, as written.
    pub fn link(&self) -> Option<&str> {
        match self {
            Self::Text(_) => None,
            Self::Described(part) => part.link.as_ref().map(|link| &**link.value),
        }
    }
}

impl Read for CurriculumPart {
    fn expected() -> Text {
        Text::new(
            "een tekst, of een blok met titel en link",
            "a text, or a mapping with titel and link",
        )
    }

    fn shape() -> Shape {
        Shape::AnyOf(vec![Shape::Text, DescribedPart::shape()])
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        match &node.value {
            Value::Map(_) => DescribedPart::read(node, reader).map(Self::Described),
            Value::List(_) => reader.wrong_type(node, &Self::expected()),
            _ => Arc::read(node, reader).map(Self::Text),
        }
    }
}
