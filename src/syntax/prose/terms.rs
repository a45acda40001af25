//! The terms of a glossary, as they are found in a text.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder};

use crate::syntax::typography::typeset;

/// The wordings of all terms, ready to be found.
///
/// Upper and lower case are one, and so are a space and a line break; only whole words count, and
/// a part of a compound with a hyphen is none.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    automaton: Option<AhoCorasick>,
    /// Which term each wording is one of.
    owners: Vec<usize>,
    count: usize,
}

impl Terms {
    /// Terms from the wordings of each: the term itself and what else it is called. A wording
    /// that two terms share is the first one's.
    pub fn new<T, W>(terms: T) -> Self
    where
        T: IntoIterator<Item = W>,
        W: IntoIterator<Item: AsRef<str>>,
    {
        let mut wordings: Vec<String> = Vec::new();
        let mut owners = Vec::new();
        let mut count = 0;
        for (number, term) in terms.into_iter().enumerate() {
            count = number + 1;
            for wording in term {
                let words: Vec<&str> = wording.as_ref().split_whitespace().collect();
                if !words.is_empty() {
                    wordings.push(folded(&typeset(&words.join(" "), None)));
                    owners.push(number);
                }
            }
        }
        let automaton = (!wordings.is_empty()).then(|| AhoCorasickBuilder::new().build(&wordings));
        Self {
            automaton,
            owners,
            count,
        }
    }

    /// Begins to look for the first mention of each term.
    pub(super) fn first_mentions(&self) -> FirstMentions<'_> {
        FirstMentions {
            terms: self,
            seen: vec![false; self.count],
        }
    }
}

/// The search for the first mention of each term in the texts of one body.
pub(super) struct FirstMentions<'t> {
    terms: &'t Terms,
    seen: Vec<bool>,
}

impl FirstMentions<'_> {
    /// The mentions in the next text, in order, of terms that were not mentioned before. Of
    /// wordings that overlap, the one that begins first, and then the longest, counts.
    pub(super) fn find(&mut self, text: &str) -> Vec<(Range<usize>, usize)> {
        let Some(automaton) = &self.terms.automaton else {
            return Vec::new();
        };
        let folded = folded(text);
        let mut found: Vec<(Range<usize>, usize)> = automaton
            .find_overlapping_iter(&folded)
            .map(|found| (found.start()..found.end(), found.pattern()))
            .filter(|(range, _)| is_whole(text, range))
            .collect();
        found.sort_by_key(|(range, wording)| (range.start, std::cmp::Reverse(range.end), *wording));
        let mut end = 0;
        found.retain_mut(|(range, number)| {
            if range.start < end {
                return false;
            }
            end = range.end;
            *number = self.terms.owners[*number];
            !std::mem::replace(&mut self.seen[*number], true)
        });
        found
    }
}

/// The text in lower case, with spaces for line breaks. Every character keeps its length, so that
/// places in it are places in the text; the few whose other case is longer or shorter stay.
fn folded(text: &str) -> String {
    let fold = |c: char| {
        if c == '\n' {
            return ' ';
        }
        let mut lower = c.to_lowercase();
        match (lower.next(), lower.next()) {
            (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
            _ => c,
        }
    };
    text.chars().map(fold).collect()
}

/// Whether what stands before and after a range does not belong to the same word.
fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let mut before = text[..range.start].chars().rev();
    let mut after = text[range.end..].chars();
    !continues(before.next(), before.next()) && !continues(after.next(), after.next())
}

/// Whether a word goes on with the next character, or with a hyphen and the one after it.
fn continues(next: Option<char>, second: Option<char>) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    is_word(next) || (matches!(next, Some('-' | '_' | '\u{2010}' | '\u{2011}')) && is_word(second))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mentions(terms: &[&[&str]], text: &str) -> Vec<(String, usize)> {
        let terms = Terms::new(terms.iter().map(|term| term.iter()));
        let found = terms.first_mentions().find(text);
        found
            .into_iter()
            .map(|(range, term)| (text[range].to_owned(), term))
            .collect()
    }

    #[test]
    fn the_first_mention_of_each_term_is_found_once() {
        let terms: &[&[&str]] = &[&["academie", "academies"], &["regionale academie"]];
        assert_eq!(
            mentions(
                terms,
                "De Academies en een regionale\nacademie; elke academie."
            ),
            [
                ("Academies".to_owned(), 0),
                ("regionale\nacademie".to_owned(), 1)
            ]
        );
    }

    #[test]
    fn parts_of_words_are_no_mention() {
        let terms: &[&[&str]] = &[&["LAB"], &["EVC"], &["carrièrepad"]];
        for text in [
            "LAB-special",
            "label",
            "een EVC-traject",
            "pre-lab",
            "carrièrepaden",
        ] {
            assert_eq!(mentions(terms, text), [], "{text}");
        }
        assert_eq!(mentions(terms, "(lab), LAB's")[0].0, "lab");
        assert_eq!(mentions(terms, "Het CARRIÈREPAD – zo")[0].1, 2);
    }

    #[test]
    fn a_shorter_wording_counts_where_the_longer_one_is_no_word() {
        let terms: &[&[&str]] = &[&["sport"], &["sport en spel"]];
        assert_eq!(
            mentions(terms, "sport en speelsheid, sport en spelen"),
            [("sport".to_owned(), 0)]
        );
    }

    #[test]
    fn no_glossary_finds_nothing() {
        assert_eq!(mentions(&[], "LAB"), []);
        assert_eq!(mentions(&[&[" "]], "LAB"), []);
    }
}
