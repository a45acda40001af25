//! Replaces straight quotation marks and apostrophes with typographic ones.
//!
//! Editors type the straight marks that a keyboard has; pages show “zo”, ‘zo’, regio’s, ’s avonds.
//! Only text for readers is converted: data for other programs keeps what the editor wrote.

use std::borrow::Cow;

/// What remains of a Dutch word whose beginning is elided: ’s avonds, ’t Gooi, ’n keer.
const CLIPPED_WORDS: [&str; 7] = ["s", "t", "n", "k", "m", "r", "ns"];

/// Returns the text with typographic marks. `before` is the character that precedes it, when the
/// text is one of several pieces.
///
/// A mark is an opening quote where no word or sentence can have ended, and a closing quote or
/// apostrophe anywhere else. A mark between two spaces is kept.
pub(super) fn typeset(text: &str, before: Option<char>) -> Cow<'_, str> {
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

/// Returns a whole value with typographic marks. An address is returned unchanged, because a
/// straight mark in it is part of the address.
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

/// Whether an apostrophe before this text marks an elided word or year.
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
    fn the_preceding_character_decides_how_a_first_mark_turns() {
        assert_eq!(typeset("\"", Some('e')), "”");
        assert_eq!(typeset("\"Zo", Some(' ')), "“Zo");
        assert_eq!(typeset("'s", Some('o')), "’s");
    }

    #[test]
    fn an_address_keeps_its_straight_marks() {
        for address in ["https://voorbeeld.nl/l'atelier", "../media/foto's.jpg"] {
            assert_eq!(printed(address), address);
        }
        assert_eq!(printed("Let op: de regio's"), "Let op: de regio’s");
    }
}
