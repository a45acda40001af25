//! Finished texts of documents, and the trait that supplies them.
//!
//! No text reaches a file in another way, and none is kept in what files share: a build records which
//! texts a file asked for, and makes the file again only when one of these has changed.

use crate::export::search::DocumentWords;
use crate::model::document::Head;
use crate::model::heads::{DocIx, SiteIx};
use crate::syntax::markdown::Body;
use crate::syntax::prose::{Piece, Prose};

/// Supplies finished texts.
pub trait DocumentTexts: Sync {
    /// The text of a document.
    fn body(&self, document: DocIx) -> Option<DocumentText<'_>>;

    /// The text of a site's accent on a document.
    fn accent(&self, document: DocIx, site: SiteIx) -> Option<DocumentText<'_>>;

    /// The body of a document with its words for the search index.
    fn body_words(&self, document: DocIx) -> Option<(&Body, &DocumentWords)>;

    /// The body of a site's accent on a document with its words; `None` for an empty one.
    fn accent_words(&self, document: DocIx, site: SiteIx) -> Option<(&Body, &DocumentWords)>;
}

/// A finished text; only the targets of its links on one site have to be filled in.
#[derive(Clone, Copy)]
pub struct DocumentText<'b> {
    /// Its outline, links and pictures.
    pub body: &'b Body,
    /// Its HTML, with slots.
    pub prose: &'b Prose,
    /// The head of its file, against which its links are resolved.
    pub head: &'b Head,
}

impl DocumentText<'_> {
    /// Whether it has no content.
    pub(super) fn is_empty(&self) -> bool {
        self.prose.pieces.is_empty()
    }

    /// Whether it links glossary terms.
    pub(super) fn has_terms(&self) -> bool {
        let is_term = |piece: &Piece| matches!(piece, Piece::Term { .. });
        self.prose.pieces.iter().any(is_term)
    }
}
