//! The links of a file to other files, to follow with a click.

use lsp_types::DocumentLink;

use super::snapshot::ProjectSnapshot;
use super::symbols::{ProjectSymbol, uses_in};
use crate::model::heads::Heads;
use crate::source::FilePath;

/// The links and ids in a file that lead to a document, picture or download.
pub fn document_links(snapshot: &ProjectSnapshot, path: &FilePath) -> Vec<DocumentLink> {
    let Some(source) = snapshot.source(path) else {
        return Vec::new();
    };
    let lines = snapshot.lines(&source);
    let heads = snapshot.edition.heads();
    let link = |found: super::symbols::SymbolUse| {
        let (ProjectSymbol::Document(to) | ProjectSymbol::Medium(to)) = &found.symbol else {
            return None;
        };
        Some(DocumentLink {
            range: lines.range(found.place.span),
            target: Some(snapshot.uris.uri(to)?),
            tooltip: title(heads, to),
            data: None,
        })
    };
    uses_in(snapshot, Some(path))
        .into_iter()
        .filter_map(link)
        .collect()
}

fn title(heads: &Heads, path: &FilePath) -> Option<String> {
    let document = heads.at_path(path)?;
    Some(heads.document(document).title())
}
