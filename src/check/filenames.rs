//! Names of picture files in running text: `fused-filename`.
//!
//! Recognised by an extension that only pictures have. A name ends with the extension, also when
//! the next word follows without a space ("logo.pngDe academie").

use super::findings::Findings;
use super::texts::KeyTexts;
use crate::diagnostic::Place;
use crate::diagnostic::codes::fused_filename;
use crate::model::document::Document;
use crate::source::Span;

const EXTENSIONS: [&str; 9] = [
    ".jpeg", ".jpg", ".png", ".gif", ".webp", ".avif", ".svg", ".heic", ".tiff",
];

pub(super) fn of_document(document: &Document, findings: &mut Findings) {
    let path = &document.head.at.path;
    for run in &document.body.text {
        let names = names(&run.text).into_iter();
        for range in names.filter(|range| !run.is_code(range)) {
            let place = Place::new(path, run.place(range.clone()));
            let name = run.text.get(range).unwrap_or_default();
            findings.push(fused_filename::problem(place, name));
        }
    }
    let source = &document.source;
    for (text, span) in KeyTexts::of(&document.head).0 {
        for range in names(text) {
            let name = text.get(range).unwrap_or_default();
            let written = source.text().get(span.range()).unwrap_or_default();
            let start = written.find(name).map(|at| span.range().start + at);
            let span = start.map_or(span, |start| Span::new(start, start + name.len()));
            findings.push(fused_filename::problem(Place::new(path, span), name));
        }
    }
}

/// The ranges of the file names in a text.
fn names(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut names = Vec::new();
    if !text.contains('.') {
        return names;
    }
    let lower = text.to_ascii_lowercase();
    let mut from = 0;
    while let Some(dot) = lower[from..].find('.').map(|at| from + at) {
        from = dot + 1;
        let extension = EXTENSIONS
            .iter()
            .find(|extension| lower[dot..].starts_with(**extension));
        let Some(extension) = extension else { continue };
        let is_part = |c: char| c.is_alphanumeric() || "-_()%+".contains(c);
        let start = text[..dot].trim_end_matches(is_part).len();
        let end = dot + extension.len();
        // ".png" alone is a file type, not a file name.
        if start < dot {
            names.push(start..end);
        }
        from = end;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        names(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn file_names_are_found_in_running_text() {
        assert_eq!(
            found("kom je verder.logo-zuid_2.PNGDe academie"),
            ["logo-zuid_2.PNG"]
        );
        assert_eq!(
            found("Zie IMG_2034.jpg voor één é.jpeg."),
            ["IMG_2034.jpg", "é.jpeg"]
        );
        assert_eq!(found("Gebruik .png of .jpg. Klaar.Een zin"), [""; 0]);
    }
}
