//! A document of one of the editions, and what it is called.

use crate::model::document::Head;
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::model::vocabulary::Vocabulary;
use crate::plan::localized::LocalizedDocument;

/// A document on a site, in one of the two editions.
#[derive(Clone, Copy)]
pub(super) struct ReviewedDocument<'e> {
    /// The index over the documents of its edition.
    pub(super) heads: &'e Heads,
    /// The site.
    pub(super) site: SiteIx,
    /// The document.
    pub(super) document: DocIx,
}

impl<'e> ReviewedDocument<'e> {
    pub(super) fn head(self) -> &'e Head {
        self.heads.document(self.document)
    }

    pub(super) fn localized(self) -> LocalizedDocument<'e> {
        LocalizedDocument::new(self.heads, self.site, self.document)
    }

    /// What it is and how it is called: `Training ‘Wijkanalyse’`.
    pub(super) fn named(self) -> String {
        format!("{} ‘{}’", self.noun(), self.head().title())
    }

    fn noun(self) -> &'e str {
        let head = self.head();
        if let Some(course) = head.course() {
            let kind = Vocabulary::name(&self.heads.vocabulary.kinds, course.kind());
            return if kind.is_empty() { "Cursus" } else { kind };
        }
        head.at.kind.noun()
    }
}
