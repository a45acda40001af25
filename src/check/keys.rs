//! Where keys stand.
//!
//! Readers keep the places of values, as most rules report at those. The few that report at a key
//! search for it in the text, next to its value.

use std::collections::BTreeSet;

use crate::diagnostic::{Names, Place};
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

/// For how many misspelt keys of one text is looked up which key was meant.
const MAX_LOOKUPS: usize = 200;

/// Those of the wanted keys that a text holds, each at the start of a line, or that one of its keys
/// was meant to be.
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

/// Those of the wanted keys that the head of a document holds, if only with a value that cannot be
/// used.
pub(super) fn in_head<'w>(document: &Document, wanted: &[&'w str]) -> BTreeSet<&'w str> {
    let head = front_matter::split(&document.source).yaml;
    let text = head
        .and_then(|range| document.source.text().get(range))
        .unwrap_or_default();
    let is_top = |line: &&str| !line.starts_with([' ', '\t', '-', '#']);
    let top: Vec<&str> = text.lines().filter(is_top).collect();
    present(&top.join("\n"), wanted)
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
