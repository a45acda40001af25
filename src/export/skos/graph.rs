//! The statements about the glossary, independent of a notation.

use crate::percent;

/// A property, of the vocabularies that NL-SBB uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Property {
    Title,
    Comment,
    Source,
    Page,
    PreferredLabel,
    AlternativeLabel,
    HiddenLabel,
    Definition,
    EditorialNote,
    InScheme,
    TopConceptOf,
    HasTopConcept,
    Broader,
    Narrower,
    Related,
}

/// The prefixes of the vocabularies.
pub(super) const PREFIXES: [(&str, &str); 4] = [
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
];

/// The language of all texts.
pub(super) const LANGUAGE: &str = "nl";

impl Property {
    /// Its name with its prefix.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Title => "dct:title",
            Self::Comment => "rdfs:comment",
            Self::Source => "dct:source",
            Self::Page => "foaf:page",
            Self::PreferredLabel => "skos:prefLabel",
            Self::AlternativeLabel => "skos:altLabel",
            Self::HiddenLabel => "skos:hiddenLabel",
            Self::Definition => "skos:definition",
            Self::EditorialNote => "skos:editorialNote",
            Self::InScheme => "skos:inScheme",
            Self::TopConceptOf => "skos:topConceptOf",
            Self::HasTopConcept => "skos:hasTopConcept",
            Self::Broader => "skos:broader",
            Self::Narrower => "skos:narrower",
            Self::Related => "skos:related",
        }
    }
}

/// What a statement says of a resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Object {
    /// A resource.
    Iri(String),
    /// A text in Dutch.
    Text(String),
    /// A resource without a name: its type and its statements.
    Blank(&'static str, Vec<Statement>),
}

/// A statement about a resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Statement {
    pub(super) property: Property,
    pub(super) object: Object,
}

impl Statement {
    pub(super) fn new(property: Property, object: Object) -> Self {
        Self { property, object }
    }

    pub(super) fn text(property: Property, text: &str) -> Self {
        Self::new(property, Object::Text(text.to_owned()))
    }
}

/// A resource with its type and its statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Resource {
    pub(super) iri: String,
    pub(super) class: &'static str,
    pub(super) statements: Vec<Statement>,
}

impl Resource {
    pub(super) fn new(address: &str, class: &'static str) -> Self {
        Self {
            iri: iri(address),
            class,
            statements: Vec::new(),
        }
    }

    pub(super) fn text(&mut self, property: Property, text: &str) {
        self.statements.push(Statement::text(property, text));
    }

    pub(super) fn iri(&mut self, property: Property, address: &str) {
        let object = Object::Iri(iri(address));
        self.statements.push(Statement::new(property, object));
    }
}

/// A web address as an IRI: what Turtle does not allow in one is percent-encoded.
pub(super) fn iri(address: &str) -> String {
    let is_forbidden = |c: char| c <= ' ' || "<>\"{}|^`\\".contains(c);
    let mut iri = String::with_capacity(address.len());
    for c in address.chars() {
        match is_forbidden(c) {
            true => iri.push_str(&percent::component(c.encode_utf8(&mut [0; 4]))),
            false => iri.push(c),
        }
    }
    iri
}
