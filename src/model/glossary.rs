//! The begrippenkader (glossary): `begrippen.yaml`.

use std::sync::Arc;

use super::common::{Refs, Texts};
use super::link::WebAddress;
use super::schema::{FieldReader, Read, record};
use super::shape::Shape;
use super::value::{ATerm, NewId, text, value};
use crate::diagnostic::Text;
use crate::source::Spanned;
use crate::syntax::yaml::{Node, Value};

record! {
    /// The list of terms.
    pub struct Glossary {
        /// The terms.
        terms: Vec<Spanned<Term>> = "begrippen" required "[{id: vindplek, term: vindplek, definitie: De plek waar je het aanbod vindt.}]"
            => "De begrippen.",
        /// Whether the list is a draft of the editors; the default of its terms.
        draft: bool = "concept" optional "true"
            => "Of de lijst een concept is waarover de academies nog niet hebben besloten. De pagina zegt dat dan bovenaan.",
        /// How far it is, in a sentence.
        status: Arc<str> = "status" optional "De academies bespreken deze lijst in het najaar van 2026."
            => "Hoe het met de lijst staat, in een zin. Die komt bovenaan de pagina.",
    }

    /// A term and its definition.
    pub struct Term {
        /// Its id.
        id: NewId = "id" required "vindplek"
            => "De korte naam van het begrip.",
        /// The term.
        term: Arc<str> = "term" required "vindplek"
            => "Het begrip zelf.",
        /// Its definition.
        definition: Arc<str> = "definitie" required "De plek waar je het aanbod vindt."
            => "Wat het begrip betekent.",
        /// Synonyms.
        also: Texts = "ook" optional "[centrale vindplek]"
            => "Andere woorden voor hetzelfde.",
        /// Words that texts should not use for it.
        avoid: Texts = "vermijd" optional "[portaal]"
            => "Woorden die we hiervoor niet gebruiken.",
        /// Related terms.
        see: Refs<ATerm> = "zie" optional "[intervisie]"
            => "Begrippen die hierbij horen.",
        /// The terms that are more general.
        broader: Refs<ATerm> = "breder" optional "[scholing]"
            => "Het ruimere begrip waar dit een soort of een deel van is.",
        /// Whether the definition is a draft; that of the list when absent.
        draft: bool = "concept" optional "true"
            => "Of er nog over de betekenis gepraat wordt. Zonder deze regel geldt wat bovenaan de lijst staat.",
        /// The source of the definition.
        source: TermSource = "bron" optional "{titel: Brancheprofiel BRC, link: https://voorbeeld.nl/profiel}"
            => "Waar de uitleg vandaan komt: een tekst, of een titel met een webadres.",
    }

    /// A source with a web address.
    pub struct LinkedSource {
        /// Its title.
        title: Arc<str> = "titel" required "Brancheprofiel BRC"
            => "Hoe de bron heet.",
        /// Its web address.
        link: WebAddress = "link" required "https://voorbeeld.nl/profiel"
            => "Het webadres van de bron.",
    }
}

impl Glossary {
    /// Whether a term of the list is a draft.
    pub fn is_draft(&self, term: &Term) -> bool {
        let own = value(&term.draft).or(value(&self.draft));
        own.copied().unwrap_or_default()
    }
}

/// The source of a definition: a link, or only a text.
#[derive(Debug, Clone, Hash)]
pub enum TermSource {
    /// A title and a web address.
    Link(LinkedSource),
    /// A text.
    Text(Arc<str>),
}

impl TermSource {
    /// The title or text.
    pub fn title(&self) -> &str {
        match self {
            Self::Link(source) => text(&source.title),
            Self::Text(text) => text,
        }
    }

    /// The web address, if it has one.
    pub fn url(&self) -> Option<&str> {
        match self {
            Self::Link(source) => value(&source.link).map(|link| &***link),
            Self::Text(_) => None,
        }
    }
}

impl Read for TermSource {
    fn expected() -> Text {
        Text::new(
            "een tekst, of een blok met titel en link",
            "a text, or a mapping with titel and link",
        )
    }

    fn shape() -> Shape {
        Shape::AnyOf(vec![Shape::Text, LinkedSource::shape()])
    }

    fn read(node: &Node, reader: &mut FieldReader<'_>) -> Option<Self> {
        match &node.value {
            Value::Map(_) => LinkedSource::read(node, reader).map(Self::Link),
            Value::List(_) => reader.wrong_type(node, &Self::expected()),
            _ => Arc::read(node, reader).map(Self::Text),
        }
    }
}
