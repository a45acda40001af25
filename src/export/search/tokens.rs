//! Divides a text into words, and reduces words to stems.
//!
//! `zoekmachine.js` has the same rules; a test compares the two on thousands of words.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use snowball_stemmers_rs::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

/// A longer word is not one that people look for: a web address, a code.
const LONGEST: usize = 40;

/// A word of a text: one part, or several joined by hyphens. Lower case, without accents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'t> {
    parts: &'t [&'t str],
}

impl<'t> Token<'t> {
    /// The word without its hyphens: `gsport` of `G-sport`.
    pub fn joined(&self) -> Cow<'t, str> {
        match self.parts {
            [whole] => Cow::Borrowed(whole),
            parts => Cow::Owned(parts.concat()),
        }
    }

    /// The parts of a word with hyphens that are words by themselves: `sport` of `G-sport`.
    pub fn separate_parts(&self) -> impl Iterator<Item = &'t str> {
        let parts = self.parts.iter().filter(|_| self.parts.len() > 1);
        parts.copied().filter(|part| part.len() > 2)
    }
}

/// Takes the words of a text, in order.
pub fn each_token(text: &str, mut take: impl FnMut(Token<'_>)) {
    let folded = folded(text);
    let folded = without_genitives(&folded);
    let mut parts: Vec<&str> = Vec::new();
    let mut rest = &*folded;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        let from = &rest[start..];
        let end = from.find(|sign: char| !sign.is_alphanumeric());
        let (part, after) = from.split_at(end.unwrap_or(from.len()));
        parts.push(part);
        rest = after;
        let next = after.strip_prefix('-');
        if next.is_some_and(|next| next.starts_with(char::is_alphanumeric)) {
            continue;
        }
        let length: usize = parts.iter().map(|part| part.chars().count()).sum();
        if length <= LONGEST {
            take(Token { parts: &parts });
        }
        parts.clear();
    }
}

/// Lower case, without accents and soft hyphens; one kind of hyphen and one kind of apostrophe.
fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let is_mark = |sign: &char| matches!(sign, '\u{300}'..='\u{36f}' | '\u{ad}');
    let signs = text.nfd().filter(|sign| !is_mark(sign));
    let signs = signs.map(|sign| match sign {
        '\u{2011}' => '-',
        '‘' | '’' => '\'',
        sign => sign,
    });
    signs.flat_map(char::to_lowercase).collect()
}

/// Without the `'s` of a genitive or a plural: `thema` of `thema's`.
fn without_genitives(text: &str) -> Cow<'_, str> {
    if !text.contains('\'') {
        return Cow::Borrowed(text);
    }
    let mut rest = text;
    let mut kept = String::with_capacity(text.len());
    while let Some((before, after)) = rest.split_once('\'') {
        kept.push_str(before);
        rest = match after.strip_prefix('s') {
            Some(after) if !after.starts_with(char::is_alphanumeric) => after,
            _ => {
                kept.push('\'');
                after
            }
        };
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

thread_local! {
    /// The stems of the words that this thread met last: a site says the same words on many pages.
    static STEMS: RefCell<FxHashMap<Box<str>, Arc<str>>> = RefCell::default();
}

/// How many words a thread remembers.
const REMEMBERED: usize = 1 << 14;

/// The stem of a word in lower case without accents, by the Dutch rules of Snowball (Kraaij and
/// Pohlmann). Of 91 pairs of related words from this field it unites 59, and the older rules (Porter) 44:
/// those leave the plurals on `-es` and `-ies` apart (coaches, academies). Numbers and codes are their
/// own stem.
pub fn stem(word: &str) -> Arc<str> {
    STEMS.with_borrow_mut(|stems| {
        if let Some(known) = stems.get(word) {
            return Arc::clone(known);
        }
        if stems.len() == REMEMBERED {
            stems.clear();
        }
        let stem = match word.bytes().all(|letter| letter.is_ascii_lowercase()) {
            true => Stemmer::create(Algorithm::Dutch).stem(word),
            false => Cow::Borrowed(word),
        };
        let stem: Arc<str> = stem.into();
        stems.insert(word.into(), Arc::clone(&stem));
        stem
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> Vec<String> {
        let mut joined = Vec::new();
        each_token(text, |token| joined.push(token.joined().into_owned()));
        joined
    }

    #[test]
    fn words_are_without_case_accents_and_soft_hyphens() {
        assert_eq!(
            joined("Het carrière\u{ad}pad: één stap!"),
            ["het", "carrierepad", "een", "stap"]
        );
        assert_eq!(joined("Carrie\u{300}re 2027-K3"), ["carriere", "2027k3"]);
    }

    #[test]
    fn a_genitive_is_left_out() {
        assert_eq!(
            joined("thema's, foto’s en 's ochtends zo'n"),
            ["thema", "foto", "en", "ochtends", "zo", "n"]
        );
    }

    #[test]
    fn a_word_with_hyphens_is_one_word_with_parts() {
        let text = "G-sport - club\u{2011}kader-coach- e--mail";
        let mut parts: Vec<Vec<String>> = Vec::new();
        each_token(text, |token| {
            parts.push(token.separate_parts().map(str::to_owned).collect());
        });
        let joined = joined(text);
        assert_eq!(joined, ["gsport", "clubkadercoach", "e", "mail"]);
        assert_eq!(parts[..2], [vec!["sport"], vec!["club", "kader", "coach"]]);
    }

    #[test]
    fn related_words_have_one_stem() {
        assert_eq!(stem("gemeenten"), stem("gemeente"));
        assert_eq!(&*stem("coaches"), "coache");
        assert_eq!(&*stem("2027k3"), "2027k3");
    }
}
