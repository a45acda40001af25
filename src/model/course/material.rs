//! What participants get: a text, or a title with a file or a link.

use std::sync::Arc;

use crate::diagnostic::codes::{invalid_value, missing_key};
use crate::diagnostic::{Example, Text};
use crate::model::link::{DownloadPath, KeyLink};
use crate::model::schema::{FieldReader, Read, record};
use crate::model::shape::Shape;
use crate::syntax::yaml::{Map, Node, Value};

record! {
    /// A material that participants can open.
    pub struct LinkedMaterial {
        /// Its title.
        title: Arc<str> = "titel" required "Werkboek"
            => "Hoe het heet.",
        /// The path of a file in the project.
        file: DownloadPath = "bestand" optional "../media/werkboek.pdf"
            => "Waar het bestand staat, gezien vanaf deze tekst.",
        /// Or a path to a document, or a web address.
        link: KeyLink = "link" optional "https://voorbeeld.nl/werkboek"
            => "Of waar het anders te vinden is: het pad naar een bestand, of een webadres.",
    }
}

/// Something that participants get.
#[derive(Debug, Clone, Hash)]
pub enum Material {
    /// Only its name.
    Text(Arc<str>),
    /// With a file or a link.
    Linked(LinkedMaterial),
}

impl Material {
    /// Its name.
    pub fn title(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Linked(linked) => crate::model::value::text(&linked.title),
        }
    }
}

impl Read for Material {
    fn expected() -> Text {
        Text::new(
            "een tekst, of een blok met titel en bestand of link",
            "a text, or a mapping with titel and bestand or link",
        )
    }

    fn shape() -> Shape {
        Shape::AnyOf(vec![Shape::Text, LinkedMaterial::shape()])
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        match &node.value {
            Value::Map(map) => {
                let before = reader.problems.len();
                let linked = LinkedMaterial::read(node, reader)?;
                if reader.problems.len() == before {
                    require_one_target(map, reader);
                }
                Some(Self::Linked(linked))
            }
            Value::List(_) => reader.wrong_type(node, &Self::expected()),
            _ => Arc::read(node, reader).map(Self::Text),
        }
    }
}

/// Reports a material with neither a file nor a link, or with both.
fn require_one_target(map: &Map, reader: &mut FieldReader<'_>) {
    let problem = match (map.entry("bestand"), map.entry("link")) {
        (Some(file), Some(link)) => {
            let mut both = [("bestand", file.key.span), ("link", link.key.span)];
            both.sort_by_key(|(_, span)| span.start);
            let [(first, at), (second, place)] = both;
            invalid_value::one_of_two_keys(reader.place(place), second, first, reader.place(at))
        }
        (None, None) => {
            let example = Example {
                key: "bestand",
                value: "../media/werkboek.pdf",
            };
            let expected = Text::new(
                "het pad naar een bestand, of anders de sleutel link met een pad of webadres; is er \
                 niets te openen, schrijf dan alleen de tekst, zonder titel",
                "the path to a file, or else the key link with a path or web address; if there is \
                 nothing to open, write the text alone, without titel",
            );
            missing_key::problem(reader.holder_place(), &expected, example, None)
        }
        _ => return,
    };
    reader.push(problem);
}
