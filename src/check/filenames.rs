//! Names of picture files in running text: `fused-filename`.
//!
//! Recognised by an extension that only pictures have. A name ends with the extension, also when
//! the next word follows without a space ("logo.pngDe academie"). A name without an extension is
//! recognised by the word that is glued to it: parts with hyphens or underscores, and a capital in the
//! middle of the last one ("foto-bijeenkomst-2Naast de presentaties"). Hyphenated words and codes,
//! such as COVID-19 and NOC-NSF, have no such capital.

use std::ops::Range;

use memchr::{memchr_iter, memchr2_iter};

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
        let is_glued =
            |range: &Range<usize>| !run.is_code(range) && !is_target(&run.text, range.start);
        for range in names.filter(is_glued) {
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

/// Whether a name is in the target of a link that did not become one: `[foto] (../media/plein.jpg)`.
/// That is reported as `unformed-markdown`.
fn is_target(text: &str, name: usize) -> bool {
    const LONGEST_TARGET: usize = 400;
    let from = text.ceil_char_boundary(name.saturating_sub(LONGEST_TARGET));
    let before = text.get(from..name).unwrap_or_default();
    let target = before.rsplit_once('(');
    target.is_some_and(|(label, target)| label.trim_end().ends_with(']') && !target.contains(')'))
}

/// The ranges of the file names in a text, in order.
fn names(text: &str) -> Vec<Range<usize>> {
    let with_extension = names_with_extension(text);
    let mut names = with_extension.clone();
    let is_new = |name: &Range<usize>| {
        let after = with_extension.partition_point(|other| other.end <= name.start);
        with_extension
            .get(after)
            .is_none_or(|other| name.end <= other.start)
    };
    names.extend(glued_names(text).filter(is_new));
    names.sort_by_key(|name| name.start);
    names
}

/// The names to which the next word is glued, without an extension in between.
fn glued_names(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_part = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let mut seen = 0;
    memchr2_iter(b'-', b'_', text.as_bytes()).filter_map(move |mark| {
        if mark < seen {
            return None;
        }
        let at = text[..mark].trim_end_matches(is_part).len();
        let rest = text[mark..].trim_start_matches(is_part);
        seen = text.len() - rest.len();
        let is_in_address =
            text[..at].ends_with(['/', '.', '@', '#', ':']) || rest.starts_with(['/', '@']);
        if is_in_address {
            return None;
        }
        let length = glued_name_length(&text[at..seen])?;
        Some(at..at + length)
    })
}

/// The length of the name at the start of a word, when the next word is glued to it.
fn glued_name_length(word: &str) -> Option<usize> {
    let (before, last) = word.rsplit_once(['-', '_'])?;
    let parts = before.split(['-', '_']).count();
    let is_empty = before.is_empty() || before.split(['-', '_']).any(str::is_empty);
    let capital = last
        .char_indices()
        .skip(1)
        .find(|(_, c)| c.is_uppercase())?
        .0;
    let (own, next) = (&last[..capital], &last[capital..]);
    let rest = next.get(next.chars().next()?.len_utf8()..)?;
    let is_word = !rest.is_empty() && rest.chars().all(char::is_lowercase);
    let ends_in_digit = own.ends_with(|c: char| c.is_ascii_digit());
    let ends_in_letter = own.chars().all(char::is_lowercase) && own.chars().count() > 2;
    let is_plain_name = before.chars().count() > 2 && before.chars().all(char::is_lowercase);
    let is_camera = ["IMG", "DSC", "DSCN", "PXL", "DJI"].contains(&before);
    let is_number = own.chars().all(|c| c.is_ascii_digit());
    let is_name = match parts {
        1 => is_number && (is_plain_name || is_camera),
        _ => ends_in_digit || ends_in_letter,
    };
    (is_word && is_name && !is_empty).then_some(word.len() - next.len())
}

fn names_with_extension(text: &str) -> Vec<Range<usize>> {
    let is_part = |c: char| c.is_alphanumeric() || "-_()%+".contains(c);
    let mut names = Vec::new();
    let mut seen = 0;
    for dot in memchr_iter(b'.', text.as_bytes()) {
        let rest = &text.as_bytes()[dot..];
        let begins = |extension: &&&str| {
            let start = rest.get(..extension.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(extension.as_bytes()))
        };
        let found = EXTENSIONS.iter().find(begins).filter(|_| dot >= seen);
        let Some(extension) = found else { continue };
        let start = text[..dot].trim_end_matches(is_part).len();
        seen = dot + extension.len();
        // ".png" alone is a file type, not a file name.
        if start < dot {
            names.push(start..seen);
        }
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
        for (text, name) in [
            (
                "Terugblik-bijeenkomst-regio-2Naast de presentaties",
                "Terugblik-bijeenkomst-regio-2",
            ),
            ("foto_sportdag_utrechtDe coaches", "foto_sportdag_utrecht"),
            ("zie regio-2Naast de", "regio-2"),
            ("en IMG_2034Naast", "IMG_2034"),
            ("logo-academie-2026.pngDe", "logo-academie-2026.png"),
        ] {
            assert_eq!(found(text), [name], "{text}");
        }
        for text in [
            "COVID-19",
            "MBO-4",
            "MBO-4Sport",
            "G-sport",
            "NOC-NSF",
            "16-jarigen",
            "HAN-Sportkade",
            "Sport-BSO-medewerkers",
            "wij-wij-Zuid",
            "LinkedIn-pagina-team",
            "e-MTB",
            "doe-het-zelf",
            "https://a.nl/foto-van-2Naast",
            "K3-2026-plan",
            "niet-westerse-2e",
            "x-y-zIJ",
            "A-B-C",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
        assert_eq!(found("Gebruik .png of .jpg. Klaar.Een zin"), [""; 0]);
    }
}
