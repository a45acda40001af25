//! The project at one moment, as a text editor sees it: the files on the disk with unsaved texts
//! over them, compiled.

use std::collections::BTreeMap;
use std::sync::Arc;

use lsp_types::{Location, Position, Range, Uri};

use super::position::{ColumnUnit, TextLines};
use super::uris::ProjectUris;
use crate::diagnostic::{Language, Place, Text};
use crate::draft::DraftContext;
use crate::edit::EditContext;
use crate::edition::Edition;
use crate::memo::Memo;
use crate::source::{FilePath, Source, Span};
use crate::world::World;

/// The project at one moment. Every request is answered from one of these, and from it alone.
pub struct ProjectSnapshot {
    /// The world: the disk with unsaved texts over it.
    pub world: Box<dyn World + Send + Sync>,
    /// Its edition.
    pub edition: Edition,
    /// The memo of its compilation.
    pub memo: Arc<Memo>,
    /// The URIs of its files.
    pub uris: ProjectUris,
    /// The versions of the open files.
    pub versions: BTreeMap<FilePath, i32>,
    /// The unit of columns.
    pub unit: ColumnUnit,
    /// The language of messages.
    pub language: Language,
}

/// A place in an open or closed file that a request is about.
pub struct CursorPlace<'s> {
    /// The file.
    pub source: Source,
    /// The offset in its text, in bytes.
    pub offset: usize,
    /// The project.
    pub snapshot: &'s ProjectSnapshot,
}

impl ProjectSnapshot {
    /// The text of a file of the project; `None` for one that is not text.
    pub fn source(&self, path: &FilePath) -> Option<Source> {
        if let Some(source) = self.edition.source(path) {
            return Some(source.clone());
        }
        if !self.world.entries().contains(path) {
            return None;
        }
        let bytes = self.world.read(path).ok()?;
        Source::decode(path.clone(), &bytes).ok()
    }

    /// The place of a position in a file; `None` outside the project.
    pub fn cursor(&self, uri: &Uri, position: Position) -> Option<CursorPlace<'_>> {
        let source = self.source(&self.uris.path(uri)?)?;
        let offset = self.lines(&source).offset(position);
        Some(CursorPlace {
            source,
            offset,
            snapshot: self,
        })
    }

    /// The lines of a text.
    pub fn lines<'t>(&self, source: &'t Source) -> TextLines<'t> {
        TextLines::new(source.text(), self.unit)
    }

    /// The range of a span.
    pub fn range(&self, source: &Source, span: Span) -> Range {
        self.lines(source).range(span)
    }

    /// The location of a place; the start of the file if it is not text.
    pub fn location(&self, place: &Place) -> Option<Location> {
        let range = match self.source(&place.path) {
            Some(source) => self.range(&source, place.span),
            None => Range::default(),
        };
        Some(Location::new(self.uris.uri(&place.path)?, range))
    }

    /// A text in the language of messages.
    pub fn words<'t>(&self, text: &'t Text) -> &'t str {
        text.in_language(self.language)
    }

    /// The project, for planning edits.
    pub fn edit(&self) -> EditContext<'_> {
        EditContext {
            edition: &self.edition,
            world: &*self.world,
            memo: &self.memo,
        }
    }

    /// The project, for drafting files.
    pub fn draft(&self) -> DraftContext<'_> {
        DraftContext {
            heads: self.edition.heads(),
            world: &*self.world,
        }
    }
}

impl CursorPlace<'_> {
    /// The text before the cursor on its line.
    pub fn line_before(&self) -> &str {
        let before = self.source.text().get(..self.offset).unwrap_or_default();
        let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        &before[start..]
    }

    /// The range of a span in the file.
    pub fn range(&self, span: Span) -> Range {
        self.snapshot.range(&self.source, span)
    }
}
