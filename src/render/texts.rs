//! Finished texts of documents, and where they come from.

use crate::model::document::Head;
use crate::model::heads::{DocIx, SiteIx};
use crate::syntax::markdown::Body;
use crate::syntax::prose::{Piece, Prose};

/// Where finished texts come from.
pub trait DocumentTexts: Sync {
    /// The text of a document.
    fn body(&self, document: DocIx) -> Option<DocumentText<'_>>;

    /// The text of the accent that a site has on a document.
    fn accent(&self, document: DocIx, site: SiteIx) -> Option<DocumentText<'_>>;
}

/// A finished text: all that is left to do is to fill in where its links lead on one site.
#[derive(Clone, Copy)]
pub struct DocumentText<'b> {
    /// Its outline, links and pictures.
    pub body: &'b Body,
    /// Its HTML, with slots.
    pub prose: &'b Prose,
    /// The head of the file that it stands in, to which its links are relative.
    pub head: &'b Head,
}

impl DocumentText<'_> {
    /// Whether it has no words.
    pub(super) fn is_empty(&self) -> bool {
        self.prose.pieces.is_empty()
    }

    /// Whether it links terms of the glossary.
    pub(super) fn has_terms(&self) -> bool {
        let is_term = |piece: &Piece| matches!(piece, Piece::Term { .. });
        self.prose.pieces.iter().any(is_term)
    }
}
