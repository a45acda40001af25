//! How often each stem is in a text.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use rustc_hash::FxHashSet;

use super::stop_words::{STOP_WORDS, list};
use super::tokens::{each_token, stem};
use crate::syntax::markdown::{Body, TextKind};

/// The words that say little.
static STOP: LazyLock<FxHashSet<&str>> = LazyLock::new(|| list(STOP_WORDS).collect());

/// Counts of stems.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordCounts(BTreeMap<Arc<str>, u32>);

impl WordCounts {
    /// All words of a short text: a title, a heading, a name.
    pub fn of_name(text: &str) -> Self {
        let mut counts = Self::default();
        counts.add_name(text);
        counts
    }

    /// The words of a sentence that say something.
    pub fn of_sentence(text: &str) -> Self {
        let mut counts = Self::default();
        counts.add_sentence(text);
        counts
    }

    /// Adds all words of a short text.
    pub fn add_name(&mut self, text: &str) {
        self.add([text].into_iter(), |_| true);
    }

    /// Adds the words of a sentence that say something.
    pub fn add_sentence(&mut self, text: &str) {
        self.add_sentences([text].into_iter());
    }

    /// Adds other counts.
    pub fn merge(&mut self, other: &Self) {
        for (stem, count) in &other.0 {
            *self.0.entry(Arc::clone(stem)).or_default() += count;
        }
    }

    /// The stems with their counts, in alphabetical order.
    pub fn iter(&self) -> impl Iterator<Item = (&Arc<str>, u32)> {
        self.0.iter().map(|(stem, count)| (stem, *count))
    }

    /// The number of different stems.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn add_sentences<'t>(&mut self, texts: impl Iterator<Item = &'t str>) {
        self.add(texts, |word| {
            let is_letter = word.len() == 1 && !word.starts_with(|sign: char| sign.is_numeric());
            !is_letter && !STOP.contains(word)
        });
    }

    fn add<'t>(&mut self, texts: impl Iterator<Item = &'t str>, wanted: impl Fn(&str) -> bool) {
        let mut count = |word: &str| {
            if wanted(word) {
                *self.0.entry(stem(word)).or_default() += 1;
            }
        };
        for text in texts {
            each_token(text, |token| {
                token.separate_parts().for_each(&mut count);
                count(&token.joined());
            });
        }
    }
}

/// The words of a document's body. A function of the document alone.
#[derive(Debug, Default)]
pub struct DocumentWords {
    /// The words of headings, and of the titles of components.
    pub headings: WordCounts,
    /// All other words.
    pub text: WordCounts,
}

impl DocumentWords {
    /// The words of a body.
    pub fn of(body: &Body) -> Self {
        let runs = |heading: bool| {
            let runs = body.text.iter();
            let runs = runs.filter(move |run| (run.kind == TextKind::Heading) == heading);
            runs.filter(|run| run.kind != TextKind::Code)
                .map(|run| &*run.text)
        };
        let pictures = body.images.iter().map(|image| &*image.alt);
        let mut words = Self::default();
        words.headings.add(runs(true), |_| true);
        words.text.add_sentences(runs(false).chain(pictures));
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_has_no_stop_words_and_a_title_has() {
        let sentence = WordCounts::of_sentence("Wat je in G-sport leert");
        let stems = sentence.iter().map(|(stem, count)| (&**stem, count));
        let stems: Vec<(&str, u32)> = stems.collect();
        assert_eq!(stems, [("gsport", 1), ("leert", 1), ("sport", 1)]);
        assert_eq!(WordCounts::of_name("Over ons").len(), 2);
    }
}
