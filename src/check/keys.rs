//! The places of keys in a file.
//!
//! Parsed values keep their own places only, as most rules report those. The few rules that report
//! a key search for it in the source text, next to its value.

use std::collections::BTreeSet;

use crate::diagnostic::{Names, Place};
use crate::model::document::Document;
use crate::source::{Source, Span};

/// The place of the key before a value; the value itself if the key is not found.
pub(super) fn key_before(source: &Source, value: Span, key: &str) -> Place {
    let before = source.text().get(..value.range().start).unwrap_or_default();
    let found = before.rmatch_indices(key).find(|(at, _)| {
        let follows = before[at + key.len()..].trim_start_matches(['"', '\'', ' ']);
        let starts = before[..*at].ends_with(|c: char| c.is_whitespace() || "{,\"'".contains(c));
        follows.starts_with(':') && (*at == 0 || starts)
    });
    let span = found.map_or(value, |(at, _)| Span::new(at, at + key.len()));
    Place::new(source.path(), span)
}

/// The place of the first key of a mapping; the mapping itself if no key is found.
pub(super) fn first_key(source: &Source, mapping: Span) -> Place {
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

/// The maximum number of misspelt keys in one text that are matched to wanted keys.
const MAX_LOOKUPS: usize = 200;

/// The wanted keys that occur in a text at the start of a line, possibly misspelt.
pub(super) fn present<'w>(text: &str, wanted: &[&'w str]) -> BTreeSet<&'w str> {
    let written = text.lines().filter_map(|line| {
        let (key, _) = line.trim_start_matches([' ', '-', '{']).split_once(':')?;
        Some(key.trim_matches(['"', '\'', ' ']))
    });
    let written: BTreeSet<&str> = written.collect();
    let is_written = |key: &&'w str| written.contains(*key);
    let mut present: BTreeSet<&str> = wanted.iter().copied().filter(is_written).collect();
    let missing: Vec<&str> = wanted
        .iter()
        .copied()
        .filter(|key| !is_written(key))
        .collect();
    let others = written.iter().filter(|key| !present.contains(*key));
    let others: Vec<&str> = others.take(MAX_LOOKUPS).copied().collect();
    let names = Names::new(missing.iter().copied());
    for other in others {
        let meant: BTreeSet<&str> = names.all_near(other).into_iter().collect();
        present.extend(missing.iter().filter(|key| meant.contains(*key)));
    }
    present
}

/// The wanted keys that occur in the front matter of a document, even with an unusable value.
pub(super) fn in_head<'w>(document: &Document, wanted: &[&'w str]) -> BTreeSet<&'w str> {
    let head = document.front_matter.clone();
    let text = head
        .and_then(|range| document.source.text().get(range))
        .unwrap_or_default();
    let is_top_level = |line: &&str| !line.starts_with([' ', '\t', '-', '#']);
    let top: Vec<&str> = text.lines().filter(is_top_level).collect();
    present(&top.join("\n"), wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, place: &Place) -> String {
        text[place.span.range()].to_owned()
    }

    #[test]
    fn keys_are_found_next_to_their_values() {
        let text = "toetsing:\n  antwoorden: # bij elk criterium\n    doel: ja\nafbeelding: {bestand: a.jpg}\n";
        let source = Source::new("a.yaml".into(), text);
        let value = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let held = key_before(&source, value("doel: ja"), "antwoorden");
        assert_eq!(at(text, &held), "antwoorden");
        let mapping = value("{bestand: a.jpg}");
        assert_eq!(
            at(text, &key_before(&source, mapping, "afbeelding")),
            "afbeelding"
        );
        assert_eq!(at(text, &first_key(&source, mapping)), "bestand");
        assert_eq!(key_before(&source, mapping, "doell").span, mapping);
        let is_present = |text: &str, key: &str| !present(text, &[key]).is_empty();
        assert!(is_present(text, "doel"));
        assert!(is_present("plaast: Utrecht", "plaats"));
        assert!(!is_present(text, "plaats"));
        let wanted = ["plaats", "plaatje", "doel", "datum"];
        let found = present("doel: x\nplaat: y", &wanted);
        assert_eq!(
            found.into_iter().collect::<Vec<_>>(),
            ["doel", "plaatje", "plaats"]
        );
    }
}
