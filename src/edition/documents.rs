//! All documents of an edition, with the results that depend on one document and the glossary.

use std::sync::Arc;

use super::gather::ChunkContents;
use crate::check::{self, Findings, GlossaryWordings};
use crate::export::search::DocumentWords;
use crate::memo::{FileReader, ReadingStage, Remembered, Slot, Stage};
use crate::model::document::Document;
use crate::model::glossary::Glossary;
use crate::model::value::items;
use crate::model::yaml_files::OptionalYamlFile;
use crate::source::FilePath;
use crate::syntax::prose::{self, Prose, Terms};

/// All documents, sorted by path.
pub(super) struct Documents {
    chunks: Vec<Remembered<ChunkDocuments>>,
}

/// The documents of a chunk of the listing: at least one.
struct ChunkDocuments {
    chunk: Remembered<ChunkContents>,
    /// One for each document.
    results: Vec<DocumentResults>,
}

/// What is computed from a document and the glossary alone. All sites share it, and so do later
/// editions in which neither has changed.
pub(super) struct DocumentResults {
    /// Its body as HTML.
    pub(super) prose: Arc<Slot<FinishedProse>>,
    /// Its words for the search index.
    pub(super) words: Arc<Slot<WordsOfDocument>>,
    /// The problems that can be found without other documents.
    pub(super) findings: Arc<Slot<DocumentFindings>>,
}

impl Documents {
    /// The documents of all chunks.
    pub(super) fn new(
        chunks: &[Remembered<ChunkContents>],
        glossary: &GlossaryResults,
        reader: &FileReader<'_>,
    ) -> Self {
        let with_documents = chunks.iter().filter(|chunk| !chunk.documents.is_empty());
        let chunks = with_documents.map(|chunk| {
            reader.get(&DocumentsOfChunk {
                chunk: chunk.clone(),
                glossary: glossary.clone(),
            })
        });
        Self {
            chunks: chunks.collect(),
        }
    }

    /// The document at a path.
    pub(super) fn find(
        &self,
        path: &FilePath,
    ) -> Option<(&Remembered<Document>, &DocumentResults)> {
        let is_before = |chunk: &Remembered<ChunkDocuments>| {
            let last = chunk.chunk.documents.last();
            last.is_none_or(|document| document.head.at.path < *path)
        };
        let chunk = self.chunks.get(self.chunks.partition_point(is_before))?;
        let documents = &chunk.chunk.documents;
        let at = documents.binary_search_by(|document| document.head.at.path.cmp(path));
        let at = at.ok()?;
        Some((documents.get(at)?, chunk.results.get(at)?))
    }

    /// Every document.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Remembered<Document>> {
        let chunks = self.chunks.iter();
        chunks.flat_map(|chunk| &chunk.chunk.documents)
    }

    /// For every document, the slot for the problems that can be found without other documents.
    pub(super) fn findings(&self) -> impl Iterator<Item = &Slot<DocumentFindings>> {
        let results = self.chunks.iter().flat_map(|chunk| &chunk.results);
        results.map(|results| &*results.findings)
    }
}

#[derive(Hash)]
struct DocumentsOfChunk {
    chunk: Remembered<ChunkContents>,
    glossary: GlossaryResults,
}

impl ReadingStage for DocumentsOfChunk {
    const NAME: &'static str = "chunk documents";
    type Output = ChunkDocuments;

    fn run(&self, reader: &FileReader<'_>) -> ChunkDocuments {
        let results = |document: &Remembered<Document>| DocumentResults {
            prose: reader.memo().slot(FinishedProse {
                document: document.clone(),
                terms: Arc::clone(&self.glossary.terms),
            }),
            words: reader.memo().slot(WordsOfDocument(document.clone())),
            findings: reader.memo().slot(DocumentFindings {
                document: document.clone(),
                wordings: Arc::clone(&self.glossary.wordings),
            }),
        };
        ChunkDocuments {
            results: self.chunk.documents.iter().map(results).collect(),
            chunk: self.chunk.clone(),
        }
    }
}

/// The stage that finishes the body of a document: links to the glossary, and typography.
#[derive(Hash)]
pub(super) struct FinishedProse {
    document: Remembered<Document>,
    terms: Arc<Slot<GlossaryTerms>>,
}

impl Stage for FinishedProse {
    const NAME: &'static str = "prose";
    type Output = Prose;

    fn run(&self) -> Prose {
        prose::finish(&self.document.body, self.terms.output())
    }
}

/// The stage that counts the words of a document for the search index.
#[derive(Hash)]
pub(super) struct WordsOfDocument(Remembered<Document>);

impl Stage for WordsOfDocument {
    const NAME: &'static str = "words";
    type Output = DocumentWords;

    fn run(&self) -> DocumentWords {
        DocumentWords::of(&self.0.body)
    }
}

/// The stage that checks a document against nothing but the glossary.
#[derive(Hash)]
pub(super) struct DocumentFindings {
    document: Remembered<Document>,
    wordings: Arc<Slot<WordingsOfGlossary>>,
}

impl Stage for DocumentFindings {
    const NAME: &'static str = "document findings";
    type Output = Findings;

    fn run(&self) -> Findings {
        check::check_document(self.wordings.output(), &self.document)
    }
}

/// What is computed from the glossary alone.
#[derive(Clone, Hash)]
pub(super) struct GlossaryResults {
    /// The terms to link in texts.
    terms: Arc<Slot<GlossaryTerms>>,
    /// The preferred and the discouraged wordings.
    wordings: Arc<Slot<WordingsOfGlossary>>,
}

impl GlossaryResults {
    /// The slots for a glossary.
    pub(super) fn new(glossary: &OptionalYamlFile<Glossary>, reader: &FileReader<'_>) -> Self {
        Self {
            terms: reader.memo().slot(GlossaryTerms(glossary.clone())),
            wordings: reader.memo().slot(WordingsOfGlossary(glossary.clone())),
        }
    }

    /// The preferred and the discouraged wordings.
    pub(super) fn wordings(&self) -> &GlossaryWordings {
        self.wordings.output()
    }
}

/// The stage that collects the wordings of each term of the glossary, in the order of the list.
#[derive(Hash)]
struct GlossaryTerms(OptionalYamlFile<Glossary>);

impl Stage for GlossaryTerms {
    const NAME: &'static str = "terms";
    type Output = Terms;

    fn run(&self) -> Terms {
        let terms = self.0.iter().flat_map(|file| items(&file.value.terms));
        Terms::new(terms.map(|term| {
            let also = items(&term.value.also).iter().map(|word| &word.value);
            term.value.term.iter().map(|word| &word.value).chain(also)
        }))
    }
}

/// The stage that collects the preferred and the discouraged wordings.
#[derive(Hash)]
struct WordingsOfGlossary(OptionalYamlFile<Glossary>);

impl Stage for WordingsOfGlossary {
    const NAME: &'static str = "glossary wordings";
    type Output = GlossaryWordings;

    fn run(&self) -> GlossaryWordings {
        GlossaryWordings::new(self.0.as_deref())
    }
}
