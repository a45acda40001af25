//! Divides a text into words, and reduces words to stems.
//!
//! `zoekmachine.js` has the same rules; a test compares the two on thousands of words.

use snowball_stemmers_rs::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

/// A longer word is not one that people look for: a web address, a code.
const LONGEST: usize = 40;

/// A word of a text: one part, or several joined by hyphens. Lower case, without accents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    parts: Vec<String>,
}

impl Token {
    /// The word without its hyphens: `gsport` of `G-sport`.
    pub fn joined(&self) -> String {
        self.parts.concat()
    }

    /// The parts of a word with hyphens that are words by themselves: `sport` of `G-sport`.
    pub fn separate_parts(&self) -> impl Iterator<Item = &str> {
        let parts = self.parts.iter().filter(|_| self.parts.len() > 1);
        parts.map(String::as_str).filter(|part| part.len() > 2)
    }
}

/// The words of a text, in order.
pub fn tokens(text: &str) -> Vec<Token> {
    let folded = without_genitives(&folded(text));
    let mut tokens = Vec::new();
    let mut parts: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut signs = folded.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign.is_alphanumeric() {
            word.push(sign);
            continue;
        }
        let is_connected = signs.peek().is_some_and(|next| next.is_alphanumeric());
        if !word.is_empty() {
            parts.push(std::mem::take(&mut word));
            if sign == '-' && is_connected {
                continue;
            }
        }
        push(&mut tokens, &mut parts);
    }
    if !word.is_empty() {
        parts.push(word);
    }
    push(&mut tokens, &mut parts);
    tokens
}

fn push(tokens: &mut Vec<Token>, parts: &mut Vec<String>) {
    let parts = std::mem::take(parts);
    let length: usize = parts.iter().map(|part| part.chars().count()).sum();
    if (1..=LONGEST).contains(&length) {
        tokens.push(Token { parts });
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
fn without_genitives(text: &str) -> String {
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
    kept
}

/// Reduces words to stems, by the Dutch rules of Snowball (Kraaij and Pohlmann). Of 91 pairs of
/// related words from this field it unites 59, and the older rules (Porter) 44: those leave the
/// plurals on `-es` and `-ies` apart (coaches, academies).
pub struct DutchStemmer(Stemmer);

impl Default for DutchStemmer {
    fn default() -> Self {
        Self(Stemmer::create(Algorithm::Dutch))
    }
}

impl DutchStemmer {
    /// The stem of a word in lower case without accents. Numbers and codes are their own stem.
    pub fn stem(&self, word: &str) -> String {
        if word.bytes().all(|letter| letter.is_ascii_lowercase()) {
            self.0.stem(word).into_owned()
        } else {
            word.to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> Vec<String> {
        tokens(text).iter().map(Token::joined).collect()
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
        let found = tokens("G-sport - club\u{2011}kader-coach- e--mail");
        let parts: Vec<Vec<&str>> = found
            .iter()
            .map(|token| token.separate_parts().collect())
            .collect();
        let joined: Vec<String> = found.iter().map(Token::joined).collect();
        assert_eq!(joined, ["gsport", "clubkadercoach", "e", "mail"]);
        assert_eq!(parts[..2], [vec!["sport"], vec!["club", "kader", "coach"]]);
    }

    #[test]
    fn related_words_have_one_stem() {
        let stemmer = DutchStemmer::default();
        assert_eq!(stemmer.stem("gemeenten"), stemmer.stem("gemeente"));
        assert_eq!(stemmer.stem("coaches"), "coache");
        assert_eq!(stemmer.stem("2027k3"), "2027k3");
    }
}
