//! The begrippenkader (glossary): `begrippen.yaml`.

use std::sync::Arc;

use super::common::{Refs, Texts};
use super::schema::record;
use super::value::{ATerm, NewId};
use crate::source::Spanned;

record! {
    /// The list of terms.
    pub struct Glossary {
        /// The terms.
        terms: Vec<Spanned<Term>> = "begrippen" required "[{id: vindplek, term: vindplek, definitie: De plek waar je het aanbod vindt.}]"
            => "De begrippen.",
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
        /// Whether the definition is a draft.
        draft: bool = "concept" optional "true"
            => "Of er nog over de betekenis gepraat wordt.",
    }
}
