//! Finds the first mention of each glossary term in a text.

use std::ops::Range;

use crate::syntax::glossary::GlossaryMatcher;

/// A matcher for the wordings of all terms.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    matcher: GlossaryMatcher,
    /// The position of the term of each wording.
    owners: Vec<usize>,
    count: usize,
}

impl Terms {
    /// Builds the matcher from the wordings of each term: the term itself and its synonyms. A wording
    /// that two terms share belongs to the first.
    pub fn new<T, W>(terms: T) -> Self
    where
        T: IntoIterator<Item = W>,
        W: IntoIterator<Item: AsRef<str>>,
    {
        let mut wordings = Vec::new();
        let mut owners = Vec::new();
        let mut count = 0;
        for (number, term) in terms.into_iter().enumerate() {
            count = number + 1;
            for wording in term {
                wordings.push(wording);
                owners.push(number);
            }
        }
        Self {
            matcher: GlossaryMatcher::new(wordings),
            owners,
            count,
        }
    }

    /// Starts a search for the first mention of each term.
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
    /// Returns the first mentions in the next text, in order.
    pub(super) fn find(&mut self, text: &str) -> Vec<(Range<usize>, usize)> {
        let found = self.terms.matcher.find(text).found.into_iter();
        let first = found.filter_map(|found| {
            let term = *self.terms.owners.get(*found.wordings.first()?)?;
            let seen = self.seen.get_mut(term)?;
            (!std::mem::replace(seen, true)).then_some((found.range, term))
        });
        first.collect()
    }
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
    fn parts_of_words_are_not_mentions() {
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
    fn terms_are_found_in_any_notation_of_their_characters() {
        let terms: &[&[&str]] = &[&["foto's"], &["Één loket"]];
        let texts = [
            "ÉÉN LOKET met foto’s",
            "e\u{301}e\u{301}n\u{A0}loket met fo\u{AD}to's",
        ];
        for text in texts {
            let (loket, photos) = text.split_once(" met ").unwrap();
            let found = [(loket.to_owned(), 1), (photos.to_owned(), 0)];
            assert_eq!(mentions(terms, text), found);
        }
        assert_eq!(mentions(&[&["LAB"]], "een LAB- en leskamer"), []);
    }

    #[test]
    fn a_shorter_wording_is_found_when_the_longer_one_ends_inside_a_word() {
        let terms: &[&[&str]] = &[&["sport"], &["sport en spel"]];
        assert_eq!(
            mentions(terms, "sport en speelsheid, sport en spelen"),
            [("sport".to_owned(), 0)]
        );
    }

    #[test]
    fn without_terms_nothing_is_found() {
        assert_eq!(mentions(&[], "LAB"), []);
        assert_eq!(mentions(&[&[" "]], "LAB"), []);
    }
}
