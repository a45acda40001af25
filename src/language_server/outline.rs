//! The outline of a document: its headings.

use lsp_types::{DocumentSymbol, SymbolKind};

use super::position::TextLines;
use super::snapshot::ProjectSnapshot;
use crate::source::{FilePath, Span};
use crate::syntax::markdown::Heading;

/// The headings of a document, each with those below it.
pub fn outline(snapshot: &ProjectSnapshot, path: &FilePath) -> Vec<DocumentSymbol> {
    let Some(document) = snapshot.edition.document(path) else {
        return Vec::new();
    };
    let lines = snapshot.lines(&document.source);
    let end = document.source.text().trim_end().len();
    let mut rest = &document.body.outline[..];
    let mut symbols = Vec::new();
    while !rest.is_empty() {
        symbols.extend(symbol(&mut rest, end, &lines));
    }
    symbols
}

/// The first of some headings, with those below it, which are taken along.
fn symbol(rest: &mut &[Heading], end: usize, lines: &TextLines<'_>) -> Option<DocumentSymbol> {
    let (heading, after) = rest.split_first()?;
    *rest = after;
    let is_outside = |other: &Heading| other.level <= heading.level;
    let section_end = after.iter().find(|other| is_outside(other));
    let section_end = section_end.map_or(end, |next| next.span.range().start);
    let mut children = Vec::new();
    while rest.first().is_some_and(|next| !is_outside(next)) {
        children.extend(symbol(rest, end, lines));
    }
    let start = heading.span.range().start;
    let name = match heading.text.trim() {
        "" => "#",
        text => text,
    };
    #[expect(deprecated, reason = "the field is obsolete, and has no default")]
    Some(DocumentSymbol {
        name: name.to_owned(),
        detail: None,
        kind: SymbolKind::STRING,
        tags: None,
        deprecated: None,
        range: lines.range(Span::new(start, section_end.max(heading.span.range().end))),
        selection_range: lines.range(heading.span),
        children: (!children.is_empty()).then_some(children),
    })
}
