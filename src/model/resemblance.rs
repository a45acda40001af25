//! Whether a region's file without a shared document at its path was meant as an accent.
//!
//! An accent has none of the keys that a document must have, so when its shared document is renamed
//! or removed, every one of them would be reported as missing. Only the names of the keys are
//! compared, as their values may be wrong.

use std::collections::BTreeSet;

use super::accent::Accent;
use super::document::keys;
use super::layout::Kind;
use super::schema::Record;
use crate::diagnostic::Names;
use crate::source::Source;
use crate::syntax::front_matter;

/// The keys that only an accent has.
const ONLY_IN_ACCENTS: [&str; 2] = ["inhoud", "vergeleken_op"];

/// The number of required keys from which on one of them alone may be a mistake in an accent.
const MANY: usize = 6;

/// The maximum number of unknown keys that are matched to the required ones.
const MAX_LOOKUPS: usize = 100;

/// Whether a file has the keys of an accent rather than those of a whole document: none of the keys
/// that are required of its kind and forbidden in an accent, or one by mistake. A file without front
/// matter tells nothing.
pub fn resembles_accent(kind: Kind, source: &Source) -> bool {
    let accent: BTreeSet<&str> = Accent::KEYS.iter().map(|key| key.name).collect();
    let all = keys(kind).concat();
    let required: BTreeSet<&str> = all
        .iter()
        .filter(|key| key.required && !accent.contains(key.name))
        .map(|key| key.name)
        .collect();
    let Some(written) = top_level_keys(source) else {
        return false;
    };
    let known: BTreeSet<&str> = all.iter().map(|key| key.name).chain(accent).collect();
    let names = Names::new(required.iter().copied());
    let unknown = written.iter().filter(|key| !known.contains(*key));
    let meant = unknown
        .take(MAX_LOOKUPS)
        .flat_map(|key| names.all_near(key));
    let meant: BTreeSet<&str> = meant.collect();
    let is_written = |key: &&&str| written.contains(**key) || meant.contains(**key);
    let present = required.iter().filter(is_written).count();
    let has_accent_key = ONLY_IN_ACCENTS.iter().any(|key| written.contains(key));
    match present {
        0 => true,
        1 => required.len() > 1 && (has_accent_key || required.len() >= MANY),
        _ => false,
    }
}

/// The keys at the start of a line in the front matter; `None` when that is missing or not closed.
fn top_level_keys(source: &Source) -> Option<BTreeSet<&str>> {
    let split = front_matter::split(source);
    let head = split.yaml.filter(|_| split.problems.is_empty())?;
    let lines = source.text().get(head)?.lines();
    let keys = lines.filter_map(|line| {
        let (key, _) = line.split_once(':')?;
        let is_key = !key.starts_with([' ', '\t', '-', '#', '{']);
        is_key.then(|| key.trim_matches(['"', '\'', ' ']))
    });
    Some(keys.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resembles(kind: Kind, head: &str) -> bool {
        let text = format!("---\n{head}---\n\nTekst.\n");
        resembles_accent(
            kind,
            &Source::new("regions/noord/content/a.md".into(), &text),
        )
    }

    #[test]
    fn a_file_without_the_keys_of_a_document_resembles_an_accent() {
        for head in [
            "",
            "kosten: gratis\n",
            "vergeleken_op: 2026-03-12\n",
            "samenvatting: Bij ons ook.\nuitvoeringen:\n  - id: een\n",
            "kosten: gratis\ntitel: Verkeerd\n",
            "vergelken_op: 2026-03-12\n",
        ] {
            assert!(resembles(Kind::Course, head), "{head}");
        }
        assert!(resembles(
            Kind::News,
            "titel: Verkeerd\ninhoud: vervangen\n"
        ));
        assert!(resembles(Kind::Page, "afbeelding: {bestand: a.jpg}\n"));
    }

    #[test]
    fn a_document_does_not_even_when_a_key_is_missing_or_misspelt() {
        for head in [
            "titel: Begin\n",
            "titl: Begin\n",
            "titel: Begin\ndatum: 2026-03-12\n",
            "titel: A\ndatum: 2026-03-12\nafzender: B\ninhoud: vervangen\n",
        ] {
            assert!(!resembles(Kind::News, head), "{head}");
        }
        assert!(!resembles(
            Kind::Page,
            "titel: Over\nvergeleken_op: 2026-03-12\n"
        ));
        assert!(!resembles(Kind::Course, "titel: A\nsoort: cursus\n"));
    }
}
