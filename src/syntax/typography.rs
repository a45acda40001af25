//! Quotation marks and apostrophes as they are printed.
//!
//! A keyboard has one straight mark for all of them, and editors write what it has. On a page they
//! stand as a printer sets them: “zo”, ‘zo’, regio’s, ’s avonds. Only what is shown is touched: data
//! for other programs keep what was written.

use std::borrow::Cow;

/// What is left of a word of which the beginning was swallowed: ’s avonds, ’t Gooi, ’n keer.
const CLIPPED_WORDS: [&str; 7] = ["s", "t", "n", "k", "m", "r", "ns"];

/// A text with its marks as they are printed. `before` is the character that stands before it, in
/// a text of several pieces.
///
/// A mark opens where no word or sentence can have ended, and closes or is an apostrophe anywhere
/// else. One with blanks on both sides stays as it is.
pub fn typeset(text: &str, before: Option<char>) -> Cow<'_, str> {
    if !text.contains(['\'', '"']) {
        return Cow::Borrowed(text);
    }
    let mut set = String::with_capacity(text.len() + 8);
    let mut previous = before;
    for (at, mark) in text.char_indices() {
        let mark = match mark {
            '\'' | '"' => curly_mark(mark, previous, &text[at + 1..]),
            other => other,
        };
        set.push(mark);
        previous = Some(mark);
    }
    Cow::Owned(set)
}

/// A value as it is printed: a whole text, or an address, in which a mark is a sign like any other.
pub fn printed(value: &str) -> Cow<'_, str> {
    let is_address = value.contains(['/', ':']) && !value.contains(char::is_whitespace);
    match is_address {
        true => Cow::Borrowed(value),
        false => typeset(value, None),
    }
}

fn curly_mark(mark: char, before: Option<char>, after: &str) -> char {
    let opens = before.is_none_or(|c| c.is_whitespace() || "([{/<-–—“‘„".contains(c));
    match (mark, opens) {
        ('"', false) => '”',
        (_, false) => '’',
        ('\'', true) if is_clipped_word(after) => '’',
        _ if after.starts_with(char::is_whitespace) => mark,
        ('"', true) => '“',
        (_, true) => '‘',
    }
}

/// Whether what follows an apostrophe is the rest of a word, or of a year.
fn is_clipped_word(after: &str) -> bool {
    let end = after.find(|c: char| !c.is_alphanumeric());
    let word = &after[..end.unwrap_or(after.len())];
    word.starts_with(|c: char| c.is_ascii_digit())
        || CLIPPED_WORDS
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_open_and_close() {
        for (written, printed) in [
            ("De regio's", "De regio’s"),
            ("\"Hoe dan?\" vroeg zij.", "“Hoe dan?” vroeg zij."),
            ("Dat heet 'vakmanschap'.", "Dat heet ‘vakmanschap’."),
            ("(\"zo\") en ('zo')", "(“zo”) en (‘zo’)"),
            ("\"'Dag,' zei hij.\"", "“‘Dag,’ zei hij.”"),
            (
                "'s Avonds in 't dorp, 's-Gravenhage",
                "’s Avonds in ’t dorp, ’s-Gravenhage",
            ),
            (
                "voorjaar '26, zo'n keer, auto's",
                "voorjaar ’26, zo’n keer, auto’s",
            ),
            ("'tekst' en 'n tekst", "‘tekst’ en ’n tekst"),
            ("al “gezet”, regio’s", "al “gezet”, regio’s"),
            ("een ' los en een \" los", "een ' los en een \" los"),
            ("niets", "niets"),
        ] {
            assert_eq!(typeset(written, None), printed);
        }
    }

    #[test]
    fn what_stands_before_counts() {
        assert_eq!(typeset("\"", Some('e')), "”");
        assert_eq!(typeset("\"Zo", Some(' ')), "“Zo");
        assert_eq!(typeset("'s", Some('o')), "’s");
    }

    #[test]
    fn an_address_is_no_text() {
        for address in ["https://voorbeeld.nl/l'atelier", "../media/foto's.jpg"] {
            assert_eq!(printed(address), address);
        }
        assert_eq!(printed("Let op: de regio's"), "Let op: de regio’s");
    }
}
