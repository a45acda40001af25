//! What is named in a text, or by a title with a link: the parts of a curriculum that a course exempts
//! from, and the funds that pay for it.

use std::sync::Arc;

use crate::diagnostic::Text;
use crate::model::link::KeyLink;
use crate::model::schema::{FieldReader, Read, record};
use crate::model::shape::Shape;
use crate::syntax::yaml::{Node, Value};

record! {
    /// A title, and where one can read about it.
    pub struct TitledLink {
        /// Its title.
        title: Arc<str> = "titel" required "Scholingsfonds van de sport"
            => "Hoe het heet. Bij een deel van een opleiding: ook van welke.",
        /// Where one can read about it.
        link: KeyLink = "link" optional "https://voorbeeld.nl/fonds"
            => "Waar meer te lezen is: een webadres, of het pad naar een bestand.",
    }
}

/// A text, or a title with a link.
#[derive(Debug, Clone, Hash)]
pub enum TextOrLink {
    /// A text.
    Text(Arc<str>),
    /// A title, perhaps with a link.
    Linked(TitledLink),
}

impl TextOrLink {
    /// The text or title.
    pub fn title(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Linked(item) => crate::model::value::text(&item.title),
        }
    }

    /// The link, as written.
    pub fn link(&self) -> Option<&str> {
        match self {
            Self::Text(_) => None,
            Self::Linked(item) => item.link.as_ref().map(|link| &**link.value),
        }
    }
}

impl Read for TextOrLink {
    fn expected() -> Text {
        Text::new(
            "een tekst, of een blok met titel en link",
            "a text, or a mapping with titel and link",
        )
    }

    fn shape() -> Shape {
        Shape::AnyOf(vec![Shape::Text, TitledLink::shape()])
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        match &node.value {
            Value::Map(_) => TitledLink::read(node, reader).map(Self::Linked),
            Value::List(_) => reader.wrong_type(node, &Self::expected()),
            _ => Arc::read(node, reader).map(Self::Text),
        }
    }
}
