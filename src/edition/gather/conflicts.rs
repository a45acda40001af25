//! Reports the markers of a merge in a file.

use crate::diagnostic::codes::merge_conflict;
use crate::diagnostic::{Diagnostic, Place};
use crate::memo::FileReader;
use crate::source::{FilePath, Source};
use crate::syntax::merge_markers::{MarkedText, MergeConflict, merge_conflicts};
use crate::world::FileEntry;

/// The extensions of the texts of themes and of media, in which git leaves markers. Documents and
/// YAML files are read anyway.
const TEXT_EXTENSIONS: [&str; 11] = [
    "css", "csv", "html", "ics", "js", "json", "mjs", "svg", "txt", "vtt", "xml",
];

/// The conflicts in a text.
pub(super) fn problems(source: &Source) -> Vec<Diagnostic> {
    let notation = match source.path().extension() {
        "md" => MarkedText::Markdown,
        _ => MarkedText::Other,
    };
    let found = merge_conflicts(source.text(), notation);
    found
        .iter()
        .map(|conflict| problem(source.path(), conflict))
        .collect()
}

/// The conflicts in a file of a theme or of media; none if it is no text.
pub(super) fn in_file(
    reader: &FileReader<'_>,
    path: &FilePath,
    entry: &FileEntry,
) -> Vec<Diagnostic> {
    let is_text = TEXT_EXTENSIONS
        .iter()
        .any(|extension| path.extension().eq_ignore_ascii_case(extension));
    if !is_text {
        return Vec::new();
    }
    // Whoever needs the file reports that it cannot be read.
    let bytes = reader.read(path, entry).ok();
    let source = bytes.and_then(|bytes| Source::decode(path.clone(), &bytes).ok());
    source.as_ref().map_or_else(Vec::new, problems)
}

fn problem(path: &FilePath, conflict: &MergeConflict) -> Diagnostic {
    let place = Place::new(path, conflict.first);
    let closing = conflict.closing.map(|span| Place::new(path, span));
    match (&conflict.above, &conflict.below, closing) {
        (Some(above), Some(below), Some(closing)) => {
            merge_conflict::problem(place, above, below, closing)
        }
        (above, below, closing) => {
            let label = above.as_deref().or(below.as_deref());
            let closing = closing.filter(|closing| *closing != place);
            merge_conflict::incomplete_conflict(place, label, closing)
        }
    }
}
