//! The glossary: `glossary` in `glossary.html`.

use serde::Serialize;

use super::parts::LinkView;

/// The terms in alphabetical order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GlossaryView {
    /// The letters that a term begins with.
    pub letters: Vec<Letter>,
    /// How many terms there are.
    pub count: usize,
}

/// The terms that begin with a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Letter {
    /// The letter: `A`; `#` for digits and signs.
    pub letter: String,
    /// Its anchor: `letter-a`.
    pub anchor: String,
    /// The terms.
    pub terms: Vec<TermView>,
}

/// A term and what we mean by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermView {
    /// Its anchor, which links in texts lead to.
    pub id: String,
    /// The term.
    pub term: String,
    /// What it means.
    pub definition: String,
    /// Other words for it, in words: `centrale vindplek of loket`; null when there are none.
    pub also: Option<String>,
    /// Words to avoid.
    pub avoid: Option<String>,
    /// Terms to read as well.
    pub see: Vec<LinkView>,
    /// Whether the definition is a draft.
    pub draft: bool,
}
