//! Texts that are much harder than level B1: `hard-to-read`.
//!
//! The measure is the Flesch reading ease for Dutch: 206.84 − 0.93 × words a sentence − 77 ×
//! syllables a word (W. H. Douma, *De leesbaarheid van landbouwbladen*, Wageningen 1960). It is a
//! rough measure and unreliable for short texts: passages of fewer than [`MIN_WORDS`] words are
//! skipped. Texts at level B1 score about 60; the threshold [`HARD`] is well below [`WANTED`], so
//! that hints are certain. Names cannot be simplified, so words with a capital inside a sentence do
//! not count. A paragraph gets one hint: for the whole, or for its hardest sentence.

use std::ops::Range;

use memchr::memchr3_iter;

use super::findings::Findings;
use crate::diagnostic::Place;
use crate::diagnostic::codes::hard_to_read;
use crate::model::document::Document;
use crate::syntax::markdown::{TextKind, TextRun};

/// The score that a text should reach.
const WANTED: i32 = 50;

/// The score below which a passage gets a hint.
const HARD: f64 = 25.0;

/// The minimum number of words of a passage that is scored.
const MIN_WORDS: usize = 20;

pub(super) fn of_document(document: &Document, findings: &mut Findings) {
    let read = |run: &&TextRun| matches!(run.kind, TextKind::Paragraph | TextKind::Item);
    for run in document.body.text.iter().filter(read) {
        if let Some((range, measured)) = hardest(&run.text) {
            let place = Place::new(&document.head.at.path, run.place(range));
            let words = measured.words / measured.sentences.max(1);
            findings.push(hard_to_read::problem(
                place,
                measured.rounded(),
                WANTED,
                words,
            ));
        }
    }
}

/// Counts over a text.
#[derive(Debug, Clone, Copy, Default)]
struct Measured {
    words: usize,
    sentences: usize,
    syllables: usize,
}

impl Measured {
    /// The Flesch-Douma score.
    #[expect(
        clippy::cast_precision_loss,
        reason = "texts have far fewer than 2^53 words"
    )]
    fn score(self) -> f64 {
        let (words, sentences) = (self.words.max(1) as f64, self.sentences.max(1) as f64);
        206.84 - 0.93 * words / sentences - 77.0 * self.syllables as f64 / words
    }

    /// The score for display, from 0 to 100.
    #[expect(clippy::cast_possible_truncation, reason = "clamped")]
    fn rounded(self) -> i32 {
        self.score().clamp(0.0, 100.0).round() as i32
    }

    fn is_hard(self) -> bool {
        self.words >= MIN_WORDS && self.score() < HARD
    }
}

/// The too hard passage of a paragraph: the whole, or else its hardest sentence.
fn hardest(text: &str) -> Option<(Range<usize>, Measured)> {
    let sentences = sentences(text).into_iter().map(|range| {
        let measured = measure(text.get(range.clone()).unwrap_or_default());
        (range, measured)
    });
    let sentences: Vec<(Range<usize>, Measured)> = sentences.collect();
    let sum = |sum: Measured, (_, one): &(Range<usize>, Measured)| Measured {
        words: sum.words + one.words,
        sentences: sum.sentences + 1,
        syllables: sum.syllables + one.syllables,
    };
    let whole = sentences.iter().fold(Measured::default(), sum);
    if whole.is_hard() {
        return Some((0..text.len(), whole));
    }
    sentences
        .into_iter()
        .filter(|(_, measured)| measured.is_hard())
        .min_by(|(_, one), (_, other)| one.score().total_cmp(&other.score()))
}

/// The sentences of a text: a full stop, question or exclamation mark ends a sentence when a space
/// and a capital, digit or quotation mark follow.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for at in memchr3_iter(b'.', b'!', b'?', text.as_bytes()) {
        let end = at + 1;
        let rest = &text[end..];
        let next = rest
            .trim_start_matches([')', '"', '”', '’', '\''])
            .trim_start();
        let begins = next
            .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "‘“\"".contains(c));
        if rest.len() != next.len() && begins {
            sentences.push(start..end);
            start = end;
        }
    }
    if !text[start..].trim().is_empty() {
        sentences.push(start..text.len());
    }
    sentences
}

fn measure(sentence: &str) -> Measured {
    let mut measured = Measured {
        sentences: 1,
        ..Measured::default()
    };
    let mut words = 0;
    let mut word = CountedWord::default();
    for c in sentence.chars().chain([' ']) {
        if !c.is_whitespace() {
            word.add(c);
            continue;
        }
        let CountedWord {
            is_name: Some(is_name),
            syllables,
            ..
        } = std::mem::take(&mut word)
        else {
            continue;
        };
        if words == 0 || !is_name {
            measured.words += 1;
            measured.syllables += syllables.max(1);
        }
        words += 1;
    }
    measured
}

/// A word, as far as it has been read.
#[derive(Default)]
struct CountedWord {
    /// Whether its first letter is a capital, once it has a letter.
    is_name: Option<bool>,
    /// Its groups of vowels. A diaeresis starts a new one ("coördinatie").
    syllables: usize,
    in_group: bool,
}

impl CountedWord {
    fn add(&mut self, c: char) {
        if self.is_name.is_none() && c.is_alphabetic() {
            self.is_name = Some(c.is_uppercase());
        }
        let trema = matches!(c, 'ä' | 'ë' | 'ï' | 'ö' | 'ü');
        let vowel = trema || is_vowel(c);
        if vowel && (!self.in_group || trema) {
            self.syllables += 1;
        }
        self.in_group = vowel;
    }
}

fn is_vowel(c: char) -> bool {
    match c.to_ascii_lowercase() {
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' => true,
        c if c.is_ascii() => false,
        c => "áéíóúàèìòùâêîôûÁÉÍÓÚÀÈÄËÏÖÜ".contains(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_groups_of_vowels() {
        let words = [
            ("sport", 1),
            ("buurtsportcoach", 3),
            ("coördinatie", 5),
            ("geïnteresseerd", 5),
            ("nieuws", 1),
            ("eeuw", 1),
            ("bijscholing", 3),
            ("en", 1),
        ];
        for (word, count) in words {
            assert_eq!(measure(word).syllables, count, "{word}");
        }
    }

    #[test]
    fn sentences_end_where_a_new_one_begins() {
        let text = "Dit is er een. ‘En dit?’ Op 3.5 km, d.w.z. dichtbij! Klaar";
        let found: Vec<&str> = sentences(text)
            .into_iter()
            .map(|range| text[range].trim())
            .collect();
        assert_eq!(
            found,
            [
                "Dit is er een.",
                "‘En dit?",
                "’ Op 3.5 km, d.w.z. dichtbij!",
                "Klaar"
            ]
        );
    }

    #[test]
    fn officialese_is_hard_and_plain_dutch_is_not() {
        let hard = "Ten behoeve van de professionalisering en competentieontwikkeling van \
                    functionarissen binnen de beroepsgroep is door de samenwerkende organisaties een \
                    modulair georganiseerd scholingsprogramma ontwikkeld en geïmplementeerd.";
        assert!(hardest(hard).is_some());
        let plain = "Wij geven scholing aan buurtsportcoaches die beter willen worden in hun werk. \
                     Je leert hoe de gemeente werkt, wie waarover beslist en hoe je op tijd bent.";
        assert!(hardest(plain).is_none());
    }
}
