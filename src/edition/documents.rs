//! All documents of an edition, and what is worked out of each of them.

use std::sync::Arc;

use super::gather::Portion;
use crate::check::Findings;
use crate::digest::{Digest, Digester};
use crate::memo::{Memo, Slot};
use crate::model::document::Document;
use crate::source::FilePath;
use crate::syntax::prose::Prose;

/// All documents, in the order of their paths.
pub(super) struct Documents {
    chapters: Vec<Chapter>,
}

/// Neighbours: at least one.
struct Chapter {
    portion: Arc<Portion>,
    /// One for each document.
    finished: Arc<Vec<Finished>>,
}

/// What follows from a document and the glossary, for every site and for every later edition in
/// which neither has changed.
pub(super) struct Finished {
    /// Its body, finished.
    pub(super) prose: Arc<Slot<Prose>>,
    /// What is wrong with it, looking at nothing else.
    pub(super) findings: Arc<Slot<Findings>>,
}

impl Documents {
    /// The documents of all portions.
    pub(super) fn new(portions: &[Arc<Portion>], glossary: Digest, memo: &Memo) -> Self {
        let with_documents = portions
            .iter()
            .filter(|portion| !portion.documents.is_empty());
        let chapters = with_documents.map(|portion| {
            let digest = Digester::new("chapter")
                .digest(portion.texts)
                .digest(glossary);
            let finished = memo.get("chapter", digest.finish(), || {
                let documents = portion.documents.iter();
                let finished = documents.map(|document| Finished::find(document, glossary, memo));
                finished.collect()
            });
            Chapter {
                portion: Arc::clone(portion),
                finished,
            }
        });
        Self {
            chapters: chapters.collect(),
        }
    }

    /// The document at a path.
    pub(super) fn find(&self, path: &FilePath) -> Option<(&Arc<Document>, &Finished)> {
        let is_before = |chapter: &Chapter| {
            let last = chapter.portion.documents.last();
            last.is_none_or(|document| document.head.at.path < *path)
        };
        let chapter = self
            .chapters
            .get(self.chapters.partition_point(is_before))?;
        let documents = &chapter.portion.documents;
        let at = documents.binary_search_by(|document| document.head.at.path.cmp(path));
        let at = at.ok()?;
        Some((documents.get(at)?, chapter.finished.get(at)?))
    }

    /// Every document.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Arc<Document>> {
        let chapters = self.chapters.iter();
        chapters.flat_map(|chapter| &chapter.portion.documents)
    }

    /// For every document the place for what is wrong with it, looking at nothing else.
    pub(super) fn findings(&self) -> Vec<&Slot<Findings>> {
        let finished = self.chapters.iter().flat_map(|chapter| &*chapter.finished);
        finished.map(|finished| &*finished.findings).collect()
    }
}

impl Finished {
    fn find(document: &Document, glossary: Digest, memo: &Memo) -> Self {
        let digest = |stage: &str| {
            let digester = Digester::new(stage).digest(document.digest);
            digester.digest(glossary).finish()
        };
        Self {
            prose: memo.slot("prose", digest("prose")),
            findings: memo.slot("alone", digest("alone")),
        }
    }
}
