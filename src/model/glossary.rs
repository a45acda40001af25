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
        terms: Vec<Spanned<Term>> = "begrippen" required "[{id: lab, term: LAB, definitie: Een programma.}]",
    }

    /// A term and what we mean by it.
    pub struct Term {
        /// By which it is referred to.
        id: NewId = "id" required "vindplek",
        /// The term.
        term: Arc<str> = "term" required "vindplek",
        /// What it means.
        definition: Arc<str> = "definitie" required "De plek waar je het aanbod vindt.",
        /// Other words for it.
        also: Texts = "ook" optional "[centrale vindplek]",
        /// Words to avoid.
        avoid: Texts = "vermijd" optional "[portaal]",
        /// Terms to read as well.
        see: Refs<ATerm> = "zie" optional "[lab]",
        /// Whether the definition is a draft.
        draft: bool = "concept" optional "true",
    }
}
