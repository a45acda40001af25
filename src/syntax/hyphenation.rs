//! Where a long Dutch word may be broken.
//!
//! Browsers hyphenate only with a dictionary of the language, which many lack, and otherwise break a
//! word that does not fit anywhere. A soft hyphen shows where it may break. Only words that do not
//! fit on the narrowest line get any: the text of a heading is also read by programs.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use hypher::{Lang, hyphenate_bounded};
use rustc_hash::FxHashMap;

/// The longest word, in letters, that fits on the narrowest line in the largest type. The style
/// sheets compute the size of headings from the same number (`--langste-stuk`).
pub const LONGEST_PIECE: usize = 13;

/// The fewest letters before the first hyphen, and after the last.
const SHORTEST_PIECE: usize = 4;

/// Parts of words that the patterns for Dutch break wrongly: English words, and words after which a
/// compound goes on with a vowel. No hyphen is inside such a part, and a word breaks at its edges.
/// A part that another begins with comes after it.
const WHOLE_PARTS: [&str; 14] = [
    "coaches",
    "coaching",
    "coach",
    "trainers",
    "trainer",
    "managers",
    "manager",
    "workshop",
    "feedback",
    "lifestyle",
    "offline",
    "online",
    "games",
    "teams",
];

/// The offsets in a text at which a soft hyphen helps, in ascending order: in words of more than
/// [`LONGEST_PIECE`] letters. A word of an address, or one in which the editor has placed soft
/// hyphens, gets none.
pub fn soft_hyphens(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    if !may_have_long_word(text.as_bytes()) {
        return found;
    }
    for token in text.split_whitespace() {
        if token.len() <= LONGEST_PIECE || is_address(token) || token.contains('\u{AD}') {
            continue;
        }
        for word in token.split(|c: char| !c.is_alphabetic()) {
            if word.len() > LONGEST_PIECE {
                let start = word.as_ptr().addr() - text.as_ptr().addr();
                let points = remembered_points(word);
                found.extend(points.iter().map(|at| start + at));
            }
        }
    }
    found
}

/// Whether a text in UTF-8 may have a word that does not fit: a run of more than [`LONGEST_PIECE`] bytes that
/// are ASCII letters or of other characters. Most texts have none, which few of their bytes tell.
fn may_have_long_word(text: &[u8]) -> bool {
    let is_other = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphabetic();
    let mut from = 0;
    // A run that begins here or later, and is long enough, has the byte at this distance or begins after it.
    while let Some(byte) = text.get(from + LONGEST_PIECE) {
        let probe = from + LONGEST_PIECE;
        if is_other(byte) {
            from = probe + 1;
            continue;
        }
        let before = text[from..probe].iter().rposition(is_other);
        let start = before.map_or(from, |at| from + at + 1);
        let length = text[probe..].iter().position(is_other);
        let end = length.map_or(text.len(), |length| probe + length);
        if end - start > LONGEST_PIECE {
            return true;
        }
        from = end;
    }
    false
}

fn is_address(token: &str) -> bool {
    let dot_inside = |(at, _): (usize, &str)| {
        token[at + 1..].starts_with(|c: char| c.is_ascii_lowercase())
            && token[..at].ends_with(char::is_alphanumeric)
    };
    token.contains(['@', '/']) || token.match_indices('.').any(dot_inside)
}

thread_local! {
    /// The break points of the words that this thread met last: a site says the same words on many pages.
    static POINTS: RefCell<FxHashMap<Box<str>, Rc<[usize]>>> = RefCell::default();
}

/// How many words a thread remembers.
const REMEMBERED: usize = 4096;

fn remembered_points(word: &str) -> Rc<[usize]> {
    POINTS.with_borrow_mut(|points| {
        if let Some(known) = points.get(word) {
            return Rc::clone(known);
        }
        if points.len() == REMEMBERED {
            points.clear();
        }
        let found: Rc<[usize]> = break_points(word).into();
        points.insert(word.into(), Rc::clone(&found));
        found
    })
}

/// The offsets in a word at which it may be broken; none if it fits.
fn break_points(word: &str) -> Vec<usize> {
    if word.chars().count() <= LONGEST_PIECE {
        return Vec::new();
    }
    let parts = whole_parts(word);
    let mut points: Vec<usize> = parts
        .iter()
        .flat_map(|part| [part.start, part.end])
        .collect();
    let mut at = 0;
    for syllable in hyphenate_bounded(word, Lang::Dutch, SHORTEST_PIECE, SHORTEST_PIECE) {
        at += syllable.len();
        if !parts.iter().any(|part| part.start < at && at < part.end) {
            points.push(at);
        }
    }
    points.sort_unstable();
    points.dedup();
    points.retain(|&at| {
        word[..at].chars().count() >= SHORTEST_PIECE && word[at..].chars().count() >= SHORTEST_PIECE
    });
    points
}

/// The ranges of a word that are one of [`WHOLE_PARTS`], from left to right.
fn whole_parts(word: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut at = 0;
    while at < word.len() {
        let part = WHOLE_PARTS.iter().find(|part| {
            word.as_bytes()[at..]
                .get(..part.len())
                .is_some_and(|letters| letters.eq_ignore_ascii_case(part.as_bytes()))
        });
        match part {
            Some(part) => {
                parts.push(at..at + part.len());
                at += part.len();
            }
            None => at += 1,
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hyphenated(text: &str) -> String {
        let mut shown = text.to_owned();
        for at in soft_hyphens(text).into_iter().rev() {
            shown.insert(at, '|');
        }
        shown
    }

    #[test]
    fn long_words_break_where_dutch_does() {
        for (word, expected) in [
            ("buurtsportcoaches", "buurt|sport|coaches"),
            ("Buurtsportcoach", "Buurt|sport|coach"),
            ("BUURTSPORTCOACH", "BUURT|SPORT|COACH"),
            ("clubkadercoach", "club|ka|der|coach"),
            ("onlinebijeenkomst", "online|bij|een|komst"),
            ("verenigingsondersteuning", "vere|ni|gings|on|der|steu|ning"),
            ("coördinatiebijeenkomst", "coör|di|na|tie|bij|een|komst"),
            ("sportparkmanagers", "sport|park|managers"),
            ("Combinatiefunctionaris", "Combi|na|tie|func|ti|o|naris"),
        ] {
            assert_eq!(hyphenated(word), expected);
        }
    }

    #[test]
    fn long_words_are_found_wherever_they_stand() {
        let long = "toetsingskader";
        for before in 0..2 * LONGEST_PIECE {
            for after in 0..2 * LONGEST_PIECE {
                let (before, after) = (" a".repeat(before), "b ".repeat(after));
                let text = format!("{before}, {long}. {after}");
                assert!(may_have_long_word(text.as_bytes()), "{text}");
                let short = text.replace(long, "toetsingskade");
                assert!(!may_have_long_word(short.as_bytes()), "{short}");
            }
        }
        assert!(may_have_long_word("coördinatoren".as_bytes()));
    }

    #[test]
    fn words_that_fit_are_unchanged() {
        for text in [
            "",
            "samenwerking",
            "Welke scholing past bij jou?",
            "sport-, beweeg- en cultuurclub",
        ] {
            assert_eq!(hyphenated(text), text);
        }
    }

    #[test]
    fn each_part_of_a_hyphenated_word_counts_by_itself() {
        assert_eq!(
            hyphenated("G-sport (sport-beweegstimulering), toe"),
            "G-sport (sport-beweeg|sti|mu|le|ring), toe"
        );
        assert_eq!(hyphenated("Einde.Toetsingskader"), "Einde.Toet|sings|kader");
    }

    #[test]
    fn addresses_and_an_editors_own_hyphens_are_kept() {
        for text in [
            "info@buurtsportcoachacademieoost.nl",
            "buurtsportcoachacademieoost.nl",
            "https://voorbeeld.nl/verenigingsondersteuning",
            "verenigings\u{AD}ondersteuning",
        ] {
            assert_eq!(hyphenated(text), text);
        }
    }
}
