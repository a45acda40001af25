//! All documents of an edition, and what is worked out of each of them.

use std::sync::Arc;

use super::gather::Portion;
use crate::check;
use crate::check::terms::GlossaryWords;
use crate::diagnostic::Diagnostic;
use crate::memo::{FileReader, ReadingStage, Remembered, Slot, Stage};
use crate::model::document::Document;
use crate::model::glossary::Glossary;
use crate::model::sheets::Sheet;
use crate::model::value::items;
use crate::source::FilePath;
use crate::syntax::prose::{self, Prose, Terms};

/// All documents, in the order of their paths.
pub(super) struct Documents {
    chapters: Vec<Remembered<Chapter>>,
}

/// The documents of a run of files: at least one.
struct Chapter {
    portion: Remembered<Portion>,
    /// One for each document.
    results: Vec<DocumentResults>,
}

/// What follows from a document and the glossary, for every site and for every later edition in
/// which neither has changed.
pub(super) struct DocumentResults {
    /// Its body, finished.
    pub(super) prose: Arc<Slot<FinishedProse>>,
    /// What is wrong with it, looking at nothing else.
    pub(super) findings: Arc<Slot<LoneFindings>>,
}

impl Documents {
    /// The documents of all portions.
    pub(super) fn new(
        portions: &[Remembered<Portion>],
        glossary: &GlossaryResults,
        reader: &FileReader<'_>,
    ) -> Self {
        let with_documents = portions
            .iter()
            .filter(|portion| !portion.documents.is_empty());
        let chapters = with_documents.map(|portion| {
            reader.get(&ChapterOfPortion {
                portion: portion.clone(),
                glossary: glossary.clone(),
            })
        });
        Self {
            chapters: chapters.collect(),
        }
    }

    /// The document at a path.
    pub(super) fn find(
        &self,
        path: &FilePath,
    ) -> Option<(&Remembered<Document>, &DocumentResults)> {
        let is_before = |chapter: &Remembered<Chapter>| {
            let last = chapter.portion.documents.last();
            last.is_none_or(|document| document.head.at.path < *path)
        };
        let chapter = self
            .chapters
            .get(self.chapters.partition_point(is_before))?;
        let documents = &chapter.portion.documents;
        let at = documents.binary_search_by(|document| document.head.at.path.cmp(path));
        let at = at.ok()?;
        Some((documents.get(at)?, chapter.results.get(at)?))
    }

    /// Every document.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Remembered<Document>> {
        let chapters = self.chapters.iter();
        chapters.flat_map(|chapter| &chapter.portion.documents)
    }

    /// For every document the place for what is wrong with it, looking at nothing else.
    pub(super) fn findings(&self) -> impl Iterator<Item = &Slot<LoneFindings>> {
        let results = self.chapters.iter().flat_map(|chapter| &chapter.results);
        results.map(|results| &*results.findings)
    }
}

#[derive(Hash)]
struct ChapterOfPortion {
    portion: Remembered<Portion>,
    glossary: GlossaryResults,
}

impl ReadingStage for ChapterOfPortion {
    const NAME: &'static str = "chapter";
    type Output = Chapter;

    fn run(&self, reader: &FileReader<'_>) -> Chapter {
        let results = |document: &Remembered<Document>| DocumentResults {
            prose: reader.memo().slot(FinishedProse {
                document: document.clone(),
                terms: Arc::clone(&self.glossary.terms),
            }),
            findings: reader.memo().slot(LoneFindings {
                document: document.clone(),
                words: Arc::clone(&self.glossary.words),
            }),
        };
        Chapter {
            results: self.portion.documents.iter().map(results).collect(),
            portion: self.portion.clone(),
        }
    }
}

/// The finished body of a document.
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

/// What is wrong with a document, looking at nothing else but the glossary.
#[derive(Hash)]
pub(super) struct LoneFindings {
    document: Remembered<Document>,
    words: Arc<Slot<WordsToAvoid>>,
}

impl Stage for LoneFindings {
    const NAME: &'static str = "alone";
    type Output = Vec<Diagnostic>;

    fn run(&self) -> Vec<Diagnostic> {
        check::alone(self.words.output(), &self.document)
    }
}

/// What follows from the glossary alone.
#[derive(Clone, Hash)]
pub(super) struct GlossaryResults {
    /// The wordings of its terms.
    terms: Arc<Slot<GlossaryTerms>>,
    /// The words that it prefers and those that it advises against.
    words: Arc<Slot<WordsToAvoid>>,
}

impl GlossaryResults {
    /// The places for what follows from a glossary.
    pub(super) fn new(glossary: &Sheet<Glossary>, reader: &FileReader<'_>) -> Self {
        Self {
            terms: reader.memo().slot(GlossaryTerms(glossary.clone())),
            words: reader.memo().slot(WordsToAvoid(glossary.clone())),
        }
    }

    /// The words that the glossary prefers and those that it advises against.
    pub(super) fn words(&self) -> &GlossaryWords {
        self.words.output()
    }
}

/// The wordings of each term of the glossary, in the order of the list.
#[derive(Hash)]
struct GlossaryTerms(Sheet<Glossary>);

impl Stage for GlossaryTerms {
    const NAME: &'static str = "terms";
    type Output = Terms;

    fn run(&self) -> Terms {
        let terms = self.0.iter().flat_map(|sheet| items(&sheet.value.terms));
        Terms::new(terms.map(|term| {
            let also = items(&term.value.also).iter().map(|word| &word.value);
            term.value.term.iter().map(|word| &word.value).chain(also)
        }))
    }
}

/// The words that the glossary prefers and those that it advises against.
#[derive(Hash)]
struct WordsToAvoid(Sheet<Glossary>);

impl Stage for WordsToAvoid {
    const NAME: &'static str = "words to avoid";
    type Output = GlossaryWords;

    fn run(&self) -> GlossaryWords {
        GlossaryWords::new(self.0.as_deref())
    }
}
