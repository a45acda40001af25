//! Finds the wordings of a glossary in a text. Links to terms and the rule on discouraged words use
//! the same matcher, so that they agree on what a word is.
//!
//! - Case is ignored, in every alphabet. Also equal are a precomposed and a decomposed accented
//!   letter, straight and typographic quotation marks and apostrophes, and any two runs of white
//!   space, line breaks and no-break spaces included.
//! - Soft hyphens and other zero-width characters are ignored.
//! - Only whole words count. A hyphen joins words: "portaal" is neither in "portaal-omgeving" nor
//!   in "portaal- en websitebeheer", where Dutch leaves out the second half of a compound. Two
//!   hyphens in a row are a dash and join nothing.
//! - Of overlapping wordings the one that starts first is found, and of those the longest. So a
//!   discouraged "baan" is not found in the term "een vaste baan".

use std::ops::Range;

use rustc_hash::FxHashMap;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// The maximum length, in characters, of a wording that can be found. Without this limit a search
/// from each word could read to the end of the text.
const MAX_WORDING: usize = 200;

/// The maximum number of positions stored for one wording.
const MAX_OWNERS: usize = 8;

/// A matcher for a list of wordings.
#[derive(Debug, Clone, Default)]
pub struct GlossaryMatcher {
    /// The edges of a trie: a node and a character to the next node. Node 0 is the root.
    edges: FxHashMap<(usize, char), usize>,
    /// For each node except the root, the positions of the wordings that end there.
    ends: Vec<Vec<usize>>,
}

/// A wording found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GlossaryMatch<'m> {
    /// The range in bytes of the original text.
    pub range: Range<usize>,
    /// The positions in the list of the wordings that are equal to this one, in order; at least one.
    pub wordings: &'m [usize],
}

/// The wordings found in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GlossaryMatches<'m> {
    /// The matches, in order; they do not overlap.
    pub found: Vec<GlossaryMatch<'m>>,
    /// The number of character reads; a character that is read twice counts twice.
    pub steps: usize,
}

impl GlossaryMatcher {
    /// Builds a matcher. Empty wordings are never found.
    pub fn new<W: AsRef<str>>(wordings: impl IntoIterator<Item = W>) -> Self {
        let mut matcher = Self::default();
        for (position, wording) in wordings.into_iter().enumerate() {
            matcher.add(wording.as_ref(), position);
        }
        matcher
    }

    fn add(&mut self, wording: &str, position: usize) {
        let mut letters = Vec::new();
        let mut folder = Folder::default();
        for c in wording.trim().chars() {
            folder.fold(c, |letter| letters.push(letter));
            if letters.len() > MAX_WORDING {
                return;
            }
        }
        let mut node = 0;
        for letter in letters {
            node = *self.edges.entry((node, letter)).or_insert_with(|| {
                self.ends.push(Vec::new());
                self.ends.len()
            });
        }
        let owners = node.checked_sub(1).and_then(|at| self.ends.get_mut(at));
        if let Some(owners) = owners.filter(|owners| owners.len() < MAX_OWNERS) {
            owners.push(position);
        }
    }

    /// Finds all wordings in a text.
    pub fn find(&self, text: &str) -> GlossaryMatches<'_> {
        let mut matches = GlossaryMatches::default();
        if self.ends.is_empty() {
            return matches;
        }
        let mut end = 0;
        // The two previous characters, the nearer one first.
        let mut before = (None, None);
        for (at, c) in text.char_indices() {
            if is_zero_width(c) {
                continue;
            }
            matches.steps += 1;
            if at >= end
                && !c.is_whitespace()
                && !word_continues(before.0, before.1)
                && let Some(found) = self.longest_at(text, at, &mut matches.steps)
            {
                end = found.range.end;
                matches.found.push(found);
            }
            before = (Some(c), before.0);
        }
        matches
    }

    /// The longest wording that starts at an offset and ends at the end of a word.
    fn longest_at(&self, text: &str, start: usize, steps: &mut usize) -> Option<GlossaryMatch<'_>> {
        let mut node = Some(0);
        let mut folder = Folder::default();
        let mut longest = None;
        for (at, c) in text.get(start..)?.char_indices() {
            *steps += 1;
            if is_zero_width(c) {
                continue;
            }
            folder.fold(c, |letter| {
                node = node.and_then(|node| self.edges.get(&(node, letter)).copied());
            });
            let Some(node) = node else { break };
            let wordings = node.checked_sub(1).and_then(|at| self.ends.get(at))?;
            let end = start + at + c.len_utf8();
            if !wordings.is_empty() && ends_word(text, end) {
                longest = Some(GlossaryMatch {
                    range: start..end,
                    wordings,
                });
            }
        }
        longest
    }
}

/// Normalises characters, so that equal ones compare equal.
#[derive(Default)]
struct Folder {
    /// Whether the last character was white space.
    in_blank: bool,
}

impl Folder {
    /// Calls `pass_on` with the normalised form of a character: nothing, a letter, or a letter and
    /// its accents.
    fn fold(&mut self, c: char, mut pass_on: impl FnMut(char)) {
        if is_zero_width(c) {
            return;
        }
        let was_blank = std::mem::replace(&mut self.in_blank, c.is_whitespace());
        match c {
            _ if self.in_blank && was_blank => {}
            _ if self.in_blank => pass_on(' '),
            c if c.is_ascii() => pass_on(normal_punctuation(c.to_ascii_lowercase())),
            c => c.to_lowercase().for_each(|lower| {
                decompose_canonical(lower, |part| pass_on(normal_punctuation(part)))
            }),
        }
    }
}

/// One representative of punctuation characters that look alike.
fn normal_punctuation(c: char) -> char {
    match c {
        '’' | '‘' | '‛' | 'ʼ' | '´' | '`' => '\'',
        '“' | '”' | '„' | '‟' => '"',
        '\u{2010}' | '\u{2011}' => '-',
        c => c,
    }
}

/// Whether a character is a soft hyphen, or one that only allows or prevents a line break.
fn is_zero_width(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FEFF}'
    )
}

/// Whether a word ends, or none is in progress, at an offset of a text.
fn ends_word(text: &str, offset: usize) -> bool {
    let after = text.get(offset..).unwrap_or_default();
    let mut after = after.chars().filter(|c| !is_zero_width(*c));
    !word_continues(after.next(), after.next())
}

/// Whether a word word_continues with the next character; `second` is the one after it.
fn word_continues(next: Option<char>, second: Option<char>) -> bool {
    let is_hyphen = |c: char| normal_punctuation(c) == '-';
    next.is_some_and(|c| {
        let is_word = c.is_alphanumeric() || c == '_' || is_combining_mark(c);
        is_word || (is_hyphen(c) && !second.is_some_and(is_hyphen))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(wordings: &[&str], text: &'t str) -> Vec<(&'t str, usize)> {
        let matcher = GlossaryMatcher::new(wordings);
        let matches = matcher.find(text).found.into_iter();
        matches
            .map(|found| (&text[found.range], found.wordings[0]))
            .collect()
    }

    fn is_found(wording: &str, text: &str) -> bool {
        !found(&[wording], text).is_empty()
    }

    #[test]
    fn case_is_ignored_in_every_alphabet() {
        for text in ["één loket", "Één loket", "ÉÉN LOKET"] {
            assert_eq!(found(&["Één loket"], text), [(text, 0)]);
            assert_eq!(found(&[text], "één loket"), [("één loket", 0)]);
        }
        assert!(is_found("İzmir", "i\u{307}zmir"));
        assert!(!is_found("een loket", "één loket"));
    }

    #[test]
    fn decomposed_accents_equal_precomposed_ones() {
        let apart = "E\u{301}e\u{301}n loket";
        assert_eq!(found(&["één loket"], apart), [(apart, 0)]);
        assert_eq!(found(&[apart], "Bij één loket."), [("één loket", 0)]);
        assert!(!is_found("cafe", "cafe\u{301}"));
        assert!(is_found("café", "café, cafe\u{301}"));
    }

    #[test]
    fn straight_and_typographic_apostrophes_are_equal() {
        for text in ["foto's", "foto’s", "FOTO‘S", "fotoʼs"] {
            assert_eq!(found(&["foto’s"], text), [(text, 0)], "{text}");
            assert_eq!(found(&["foto's"], text), [(text, 0)], "{text}");
        }
        assert!(is_found("LAB", "LAB’s"));
        assert!(is_found("het \"hoe\"", "Het “hoe”"));
    }

    #[test]
    fn white_space_is_equal_and_soft_hyphens_are_ignored() {
        for text in [
            "regionale academie",
            "regionale\nacademie",
            "regionale\u{A0}academie",
            "regionale \u{202F} academie",
            "regio\u{AD}nale aca\u{AD}demie",
            "regionale\u{200B} academie",
        ] {
            assert_eq!(
                found(&["Regionale  academie"], text),
                [(text, 0)],
                "{text:?}"
            );
        }
        assert!(!is_found("regionale academie", "regionaleacademie"));
        assert!(!is_found("regio", "regio\u{AD}naal"));
    }

    #[test]
    fn a_hyphen_joins_words_and_a_dash_does_not() {
        for text in [
            "lab-special",
            "een pre-lab",
            "lab\u{2011}special",
            "lab- en special",
            "doe- en -lab",
            "lab_special",
            "labs",
            "label",
            "lab\u{AD}el",
        ] {
            assert!(!is_found("LAB", text), "{text}");
        }
        for text in [
            "(lab)",
            "lab--special",
            "lab – special",
            "lab–special",
            "lab",
            "- lab -",
        ] {
            assert!(is_found("LAB", text), "{text}");
        }
    }

    #[test]
    fn of_overlapping_wordings_the_first_and_longest_is_found() {
        let wordings = ["baan", "een vaste baan", "vaste", "baan in zicht"];
        assert_eq!(
            found(&wordings, "Een vaste baan in zicht, een baan"),
            [("Een vaste baan", 1), ("baan", 0)]
        );
        assert_eq!(found(&wordings, "een vaste banen"), [("vaste", 2)]);
        let shared = GlossaryMatcher::new(["Foto", "x", "foto"]);
        assert_eq!(shared.find("foto").found[0].wordings, [0, 2]);
    }

    #[test]
    fn without_wordings_nothing_is_found() {
        assert_eq!(found(&[], "LAB"), []);
        assert_eq!(found(&["", " ", "\u{AD}"], "LAB \u{AD}"), []);
    }

    #[test]
    fn work_is_linear_in_the_length_of_the_text() {
        let nested = (1..1_000).map(|words| "a ".repeat(words));
        let nested = GlossaryMatcher::new(nested);
        let steps = |count: usize| nested.find(&"a ".repeat(count)).steps;
        assert!(steps(20_000) <= 2 * steps(10_000) + 2 * MAX_WORDING);
        assert!(steps(10_000) <= 20_000 * MAX_WORDING);
        let failing = GlossaryMatcher::new([format!("{}b", "a ".repeat(90))]);
        assert!(failing.find(&"a ".repeat(10_000)).steps <= 20_000 * MAX_WORDING);
        let plain = GlossaryMatcher::new(["cursus", "cursist"]);
        assert!(plain.find(&"de cursus ".repeat(1_000)).steps < 3 * 10_000);
    }
}
