//! Where keys stand.
//!
//! Readers keep the places of values, as most rules speak of those. The few that speak of a key
//! look for it in the text, next to its value.

use crate::diagnostic::{Place, nearest};
use crate::model::document::Document;
use crate::source::{Source, Span};
use crate::syntax::front_matter;

/// The key before a value. Where it cannot be found, the value.
pub(super) fn holder(source: &Source, value: Span, key: &str) -> Place {
    let before = source.text().get(..value.range().start).unwrap_or_default();
    let found = before.rmatch_indices(key).find(|(at, _)| {
        let follows = before[at + key.len()..].trim_start_matches(['"', '\'', ' ']);
        let starts = before[..*at].ends_with(|c: char| c.is_whitespace() || "{,\"'".contains(c));
        follows.starts_with(':') && (*at == 0 || starts)
    });
    let span = found.map_or(value, |(at, _)| Span::new(at, at + key.len()));
    Place::new(source.path(), span)
}

/// The first key of a mapping. Where it cannot be found, the mapping.
pub(super) fn first(source: &Source, mapping: Span) -> Place {
    let text = source.text().get(mapping.range()).unwrap_or_default();
    let skipped = text.len() - text.trim_start_matches(['{', ' ', '\n', '\r']).len();
    let key = text[skipped..].split_once(':').map_or("", |(key, _)| key);
    let start = mapping.range().start + skipped;
    let span = match key {
        "" => mapping,
        key => Span::new(start, start + key.trim_end().len()),
    };
    Place::new(source.path(), span)
}

/// Whether one of the keys of a text, each at the start of a line, is this one or was meant to be.
pub(super) fn is_among(text: &str, key: &str) -> bool {
    text.lines().any(|line| {
        let written = line.trim_start_matches([' ', '-', '{']).split_once(':');
        written.is_some_and(|(written, _)| {
            let written = written.trim_matches(['"', '\'', ' ']);
            written == key || nearest(written, [key]).is_some()
        })
    })
}

/// Whether the head of a document holds a key, if only with a value that cannot be used.
pub(super) fn in_head(document: &Document, key: &str) -> bool {
    let head = front_matter::split(&document.source).yaml;
    let text = head
        .and_then(|range| document.source.text().get(range))
        .unwrap_or_default();
    let is_top = |line: &&str| !line.starts_with([' ', '\t', '-', '#']);
    let top: Vec<&str> = text.lines().filter(is_top).collect();
    is_among(&top.join("\n"), key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, place: &Place) -> String {
        text[place.span.range()].to_owned()
    }

    #[test]
    fn keys_are_found_beside_their_values() {
        let text = "toetsing:\n  antwoorden: # bij elk criterium\n    doel: ja\nafbeelding: {bestand: a.jpg}\n";
        let source = Source::new("a.yaml".into(), text);
        let value = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let held = holder(&source, value("doel: ja"), "antwoorden");
        assert_eq!(at(text, &held), "antwoorden");
        let mapping = value("{bestand: a.jpg}");
        assert_eq!(
            at(text, &holder(&source, mapping, "afbeelding")),
            "afbeelding"
        );
        assert_eq!(at(text, &first(&source, mapping)), "bestand");
        assert_eq!(holder(&source, mapping, "doell").span, mapping);
        assert!(is_among(text, "doel"));
        assert!(is_among("plaast: Utrecht", "plaats"));
        assert!(!is_among(text, "plaats"));
    }
}
