//! Which texts of documents a file of a site is made from.
//!
//! Everything else that a file is made from has an identity before it is made
//! ([`EditionSite::shared_digest`](super::EditionSite::shared_digest)). Which texts it shows is known
//! only when it is made; rendering and exporting get them through [`DocumentTexts`] alone.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use super::Edition;
use crate::export::search::DocumentWords;
use crate::model::document::Head;
use crate::model::heads::{DocIx, SiteIx};
use crate::render::{DocumentText, DocumentTexts};
use crate::source::FilePath;
use crate::syntax::markdown::Body;

/// The texts of an edition, of which each that is asked for is noted.
pub(super) struct TextsRead<'e> {
    edition: &'e Edition,
    read: Mutex<BTreeSet<FilePath>>,
}

impl<'e> TextsRead<'e> {
    /// The texts of an edition.
    pub(super) fn new(edition: &'e Edition) -> Self {
        Self {
            edition,
            read: Mutex::default(),
        }
    }

    /// The paths of the documents and accents whose texts were asked for, sorted.
    pub(super) fn into_paths(self) -> BTreeSet<FilePath> {
        let read = self.read.into_inner();
        read.unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, head: Option<&Head>) {
        if let Some(head) = head {
            let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
            read.insert(head.at.path.clone());
        }
    }

    fn note_accent(&self, document: DocIx, site: SiteIx) {
        let accent = self.edition.heads.accent(document, site);
        self.note(accent.map(|head| &**head));
    }
}

impl DocumentTexts for TextsRead<'_> {
    fn body(&self, document: DocIx) -> Option<DocumentText<'_>> {
        self.note(Some(self.edition.heads.document(document)));
        self.edition.body(document)
    }

    fn accent(&self, document: DocIx, site: SiteIx) -> Option<DocumentText<'_>> {
        self.note_accent(document, site);
        self.edition.accent(document, site)
    }

    fn body_words(&self, document: DocIx) -> Option<(&Body, &DocumentWords)> {
        self.note(Some(self.edition.heads.document(document)));
        self.edition.body_words(document)
    }

    fn accent_words(&self, document: DocIx, site: SiteIx) -> Option<(&Body, &DocumentWords)> {
        self.note_accent(document, site);
        self.edition.accent_words(document, site)
    }
}
