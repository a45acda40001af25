//! The begrippenkader: `begrippen.yaml`.

use std::sync::Arc;

use super::common::{Refs, Texts};
use super::schema::record;
use super::value::{ATerm, NewId};
use crate::source::Spanned;

record! {
    /// The list.
    pub struct Glossary {
        /// The terms.
        terms: Vec<Spanned<Term>> = "begrippen" required "[{id: lab, term: LAB, definitie: Een programma.}]"
            => "De begrippen.",
    }

    /// A term and what we mean by it.
    pub struct Term {
        /// By which it is referred to.
        id: NewId = "id" required "vindplek"
            => "De korte naam van het begrip.",
        /// The term.
        term: Arc<str> = "term" required "vindplek"
            => "Het begrip zelf.",
        /// What it means.
        definition: Arc<str> = "definitie" required "De plek waar je het aanbod vindt."
            => "Wat het begrip betekent.",
        /// Other words for it.
        also: Texts = "ook" optional "[centrale vindplek]"
            => "Andere woorden voor hetzelfde.",
        /// Words to avoid.
        avoid: Texts = "vermijd" optional "[portaal]"
            => "Woorden die we hiervoor niet gebruiken.",
        /// Terms to read as well.
        see: Refs<ATerm> = "zie" optional "[lab]"
            => "Begrippen die hierbij horen.",
        /// Whether the definition is a draft.
        draft: bool = "concept" optional "true"
            => "Of er nog over de betekenis gepraat wordt.",
    }
}
