//! Words that the glossary advises against: `discouraged-term`.
//!
//! Whole words, whatever their case; a hyphen joins words, so that "portaal" is not found in
//! "portaal-omgeving". A discouraged word inside a longer word of the glossary ("baan" inside "een
//! vaste baan") is what the glossary wants there. The glossary itself is not checked, code neither,
//! and a link's address is no text.

use std::sync::Arc;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder};

use super::Found;
use super::prepared::Prepared;
use super::texts::KeyTexts;
use crate::diagnostic::codes::discouraged_term;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::document::{Document, YamlFile};
use crate::model::glossary::Glossary;
use crate::model::value::{items, text};
use crate::source::{Source, Span};

/// The words of the glossary, ready to be looked for.
pub struct GlossaryWords {
    matcher: AhoCorasick,
    /// What is known of each pattern of the matcher.
    patterns: Vec<Pattern>,
}

enum Pattern {
    /// A term or a synonym.
    Preferred,
    /// A word to avoid.
    Avoided {
        /// The term to use.
        preferred: Arc<str>,
        /// Where the glossary says so.
        place: Place,
    },
}

impl GlossaryWords {
    /// The words of a glossary; none without one.
    pub fn new(glossary: Option<&YamlFile<Glossary>>) -> Self {
        let mut words: Vec<Arc<str>> = Vec::new();
        let mut patterns = Vec::new();
        let terms = glossary.into_iter().flat_map(|sheet| {
            let terms = items(&sheet.value.terms).iter();
            terms.map(|term| (sheet.source.path(), term))
        });
        for (path, term) in terms {
            let preferred: Arc<str> = text(&term.value.term).into();
            let synonyms = items(&term.value.also).iter().map(|word| &word.value);
            for word in synonyms.chain([&preferred]).filter(|word| !word.is_empty()) {
                words.push(Arc::clone(word));
                patterns.push(Pattern::Preferred);
            }
            for word in items(&term.value.avoid) {
                words.push(Arc::clone(&word.value));
                patterns.push(Pattern::Avoided {
                    preferred: Arc::clone(&preferred),
                    place: Place::new(path, word.span),
                });
            }
        }
        let matcher = AhoCorasickBuilder::new()
            .ascii_case_insensitive(true)
            .build(words.iter().map(|word| word.as_bytes()));
        Self { matcher, patterns }
    }

    /// The discouraged words in a text: where they stand in it, the one to use, and where the
    /// glossary says so.
    fn avoided_in<'w>(&'w self, text: &str) -> Vec<(std::ops::Range<usize>, &'w str, &'w Place)> {
        let whole: Vec<_> = self
            .matcher
            .find_overlapping_iter(text)
            .filter(|found| is_whole(text, found.start()..found.end()))
            .collect();
        let is_part = |one: &aho_corasick::Match| {
            whole.iter().any(|other| {
                let holds = other.start() <= one.start() && one.end() <= other.end();
                holds && other.end() - other.start() > one.end() - one.start()
            })
        };
        let avoided = whole
            .iter()
            .filter(|found| !is_part(found))
            .filter_map(|found| match self.patterns.get(found.pattern())? {
                Pattern::Preferred => None,
                Pattern::Avoided { preferred, place } => {
                    Some((found.start()..found.end(), &**preferred, place))
                }
            });
        avoided.collect()
    }
}

/// Whether a range of a text holds whole words.
fn is_whole(text: &str, range: std::ops::Range<usize>) -> bool {
    let joins = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    !before.ends_with(joins) && !after.starts_with(joins)
}

pub(super) fn of_document(words: &GlossaryWords, document: &Document, found: &mut Found) {
    in_keys(
        words,
        &document.source,
        &KeyTexts::of(&document.head),
        found,
    );
    for run in &document.body.text {
        let avoided = words.avoided_in(&run.text).into_iter();
        let avoided = avoided.filter(|(range, ..)| !run.is_code(range));
        for (range, preferred, glossary) in avoided {
            let place = Place::new(&document.head.at.path, run.place(range.clone()));
            let written = run.text.get(range).unwrap_or_default();
            found.push(discouraged_term::problem(
                place,
                written,
                preferred,
                glossary.clone(),
            ));
        }
    }
}

/// The texts of the list files, but for the glossary.
pub(super) fn of_lists(ground: &Prepared<'_>, found: &mut Found) {
    let sheets = ground.sheets;
    if let Some(sheet) = &sheets.vocabulary {
        let lists = &sheet.value;
        let mut texts = KeyTexts::default();
        for list in [
            &lists.kinds,
            &lists.audiences,
            &lists.themes,
            &lists.profiles,
            &lists.pillars,
            &lists.categories,
        ] {
            texts.each(list, |texts, word| texts.one(&word.description));
        }
        in_keys(ground.words, &sheet.source, &texts, found);
    }
    if let Some(sheet) = &sheets.partners {
        let mut texts = KeyTexts::default();
        texts.each(&sheet.value.partners, |texts, partner| {
            texts.one(&partner.description)
        });
        in_keys(ground.words, &sheet.source, &texts, found);
    }
    if let Some(sheet) = &sheets.norm {
        let mut texts = KeyTexts::default();
        texts.each(&sheet.value.criteria, |texts, criterion| {
            texts.one(&criterion.question);
            texts.one(&criterion.explanation);
        });
        if let Some(tree) = &sheet.value.tree {
            texts.each(&tree.value.outcomes, |texts, outcome| {
                texts.one(&outcome.title);
                texts.one(&outcome.explanation);
            });
        }
        in_keys(ground.words, &sheet.source, &texts, found);
    }
    if let Some(sheet) = &sheets.figures {
        let mut texts = KeyTexts::default();
        texts.each(&sheet.value.figures, |texts, figure| {
            texts.one(&figure.title);
            texts.one(&figure.unit);
        });
        in_keys(ground.words, &sheet.source, &texts, found);
    }
    for sheet in sheets.sites.values() {
        let mut texts = KeyTexts::default();
        if let Some(welcome) = &sheet.value.welcome {
            texts.one(&welcome.value.title);
            texts.one(&welcome.value.text);
        }
        texts.each(&sheet.value.menu, |texts, entry| texts.one(&entry.label));
        in_keys(ground.words, &sheet.source, &texts, found);
    }
}

fn in_keys(words: &GlossaryWords, source: &Source, texts: &KeyTexts<'_>, found: &mut Found) {
    for (text, span) in &texts.0 {
        let mut from = 0;
        for (range, preferred, glossary) in words.avoided_in(text) {
            let written = text.get(range).unwrap_or_default();
            let place = within(source, *span, written, &mut from);
            found.push(problem(source, place, written, preferred, glossary));
        }
    }
}

/// The place of a word in a value, which may be quoted or folded. Where it is not written as it
/// is read, the whole value.
fn within(source: &Source, value: Span, word: &str, from: &mut usize) -> Span {
    let written = source.text().get(value.range()).unwrap_or_default();
    match written.get(*from..).and_then(|rest| rest.find(word)) {
        Some(at) => {
            let start = value.range().start + *from + at;
            *from += at + word.len();
            Span::new(start, start + word.len())
        }
        None => value,
    }
}

fn problem(
    source: &Source,
    span: Span,
    word: &str,
    preferred: &str,
    glossary: &Place,
) -> Diagnostic {
    let place = Place::new(source.path(), span);
    let is_exact = source.text().get(span.range()) == Some(word);
    let mut problem = discouraged_term::problem(place, word, preferred, glossary.clone());
    if !is_exact {
        problem.fix = None;
    }
    problem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_whole_when_nothing_joins_them() {
        let text = "de cursist, cursisten en cursist-zijn";
        assert!(is_whole(text, 3..10));
        assert!(!is_whole(text, 12..19));
        assert!(!is_whole(text, 25..32));
    }
}
