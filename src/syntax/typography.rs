//! Replaces straight quotation marks and apostrophes with typographic ones.
//!
//! Editors type the straight marks that a keyboard has; pages show “zo”, ‘zo’, regio’s, ’s avonds.
//! Only text for readers is converted: data for other programs keeps what the editor wrote.

use std::borrow::Cow;

use memchr::memchr2;

/// What remains of a Dutch word whose beginning is elided: ’s avonds, ’t Gooi, ’n keer.
const CLIPPED_WORDS: [&str; 7] = ["s", "t", "n", "k", "m", "r", "ns"];

/// Returns the text with typographic marks. `before` is the character that precedes it, when the
/// text is one of several pieces.
///
/// A mark is an opening quote where no word or sentence can have ended, and a closing quote or
/// apostrophe anywhere else. A mark between two spaces is kept. Before a year or an elided word it is
/// an apostrophe, unless a mark follows that can only close it: ’26, but ‘80 procent doet mee’.
pub(super) fn typeset(text: &str, before: Option<char>) -> Cow<'_, str> {
    if !has_straight_mark(text) {
        return Cow::Borrowed(text);
    }
    let mut set = String::with_capacity(text.len() + 8);
    let mut previous = before;
    let mut is_quoted = false;
    for (at, mark) in text.char_indices() {
        let mark = match mark {
            '\'' => {
                let mark = single_mark(previous, &text[at + 1..], is_quoted);
                is_quoted = match mark {
                    '‘' => true,
                    '’' => is_quoted && !ends_quotation(previous, &text[at + 1..]),
                    _ => is_quoted,
                };
                mark
            }
            '"' => double_mark(previous, &text[at + 1..]),
            other => other,
        };
        set.push(mark);
        previous = Some(mark);
    }
    Cow::Owned(set)
}

/// The length of the digraph IJ at the start of a text, with the quotation marks before it; `None`
/// when the text does not begin with one. Dutch writes it as one letter, so that IJs is not Ijs.
pub(super) fn digraph_length(text: &str) -> Option<usize> {
    let letters = text.trim_start_matches(|c: char| "\"'“‘„‚«‹(".contains(c));
    let rest = ["IJ", "Ĳ"]
        .iter()
        .find_map(|letters_of| letters.strip_prefix(letters_of))?;
    let is_word = rest.starts_with(|c: char| c.is_lowercase() || c == '-' || c == '’' || c == '\'');
    (is_word || rest.starts_with(' ')).then_some(text.len() - rest.len())
}

/// Returns a whole value with typographic marks. An address is returned unchanged, because a
/// straight mark in it is part of the address.
pub fn printed(value: &str) -> Cow<'_, str> {
    if !has_straight_mark(value) {
        return Cow::Borrowed(value);
    }
    let is_address = value.contains(['/', ':']) && !value.contains(char::is_whitespace);
    match is_address {
        true => Cow::Borrowed(value),
        false => typeset(value, None),
    }
}

fn has_straight_mark(text: &str) -> bool {
    memchr2(b'\'', b'"', text.as_bytes()).is_some()
}

fn is_opening(before: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || "([{/<-–—“‘„".contains(c))
}

fn double_mark(before: Option<char>, after: &str) -> char {
    match is_opening(before) {
        false => '”',
        true if after.starts_with(char::is_whitespace) => '"',
        true => '“',
    }
}

fn single_mark(before: Option<char>, after: &str, is_quoted: bool) -> char {
    if !is_opening(before) {
        return '’';
    }
    let has_end = || match after.starts_with(|c: char| c.is_ascii_digit()) {
        true => quoted_number(after),
        false => quoted_word(after),
    };
    match is_clipped_word(after) {
        true if is_quoted || !has_end() => '’',
        false if after.starts_with(char::is_whitespace) => '\'',
        _ => '‘',
    }
}

/// Whether a mark can end a quotation: something stands before it, and no word goes on after it.
fn ends_quotation(before: Option<char>, after: &str) -> bool {
    !is_opening(before) && !after.starts_with(char::is_alphanumeric)
}

/// Whether a quotation that begins with a number ends in this text, before another mark that may
/// begin one.
fn quoted_number(after: &str) -> bool {
    for (at, _) in after.match_indices('\'') {
        let (before, rest) = (after[..at].chars().next_back(), &after[at + 1..]);
        if ends_quotation(before, rest) {
            return true;
        }
        let is_elided = is_clipped_word(rest) && !rest.starts_with(|c: char| c.is_ascii_digit());
        if is_opening(before) && !is_elided {
            return false;
        }
    }
    false
}

/// Whether a quotation of a single word, such as ‘k’ or ‘t-shirt’, ends in this text.
fn quoted_word(after: &str) -> bool {
    let word = after.find(|c: char| c == '\'' || c.is_whitespace());
    word.is_some_and(|end| {
        let rest = after[end..].strip_prefix('\'');
        rest.is_some_and(|rest| ends_quotation(after[..end].chars().next_back(), rest))
    })
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
            ("'80 procent doet mee'", "‘80 procent doet mee’"),
            ("Zij zei: '3 uur'.", "Zij zei: ‘3 uur’."),
            (
                "de letter 'k', of 's' en 't'",
                "de letter ‘k’, of ‘s’ en ‘t’",
            ),
            ("jaren '90 en '00", "jaren ’90 en ’00"),
            ("in '26 en 'zo' verder", "in ’26 en ‘zo’ verder"),
            ("'30 jaar in 't Gooi'", "‘30 jaar in ’t Gooi’"),
            (
                "een 't-shirt' in 's-Hertogenbosch",
                "een ‘t-shirt’ in ’s-Hertogenbosch",
            ),
            (
                "'We gaan naar 's-Hertogenbosch', zei hij",
                "‘We gaan naar ’s-Hertogenbosch’, zei hij",
            ),
            ("''t Gooi doet mee'", "‘’t Gooi doet mee’"),
            ("\"'t Gooi\" en \"80 procent\"", "“’t Gooi” en “80 procent”"),
            ("'k heb 'm, 's avonds om 9", "’k heb ’m, ’s avonds om 9"),
            ("(in '26) en ('3 uur')", "(in ’26) en (‘3 uur’)"),
            ("'wat is 'n dag' in '26", "‘wat is ’n dag’ in ’26"),
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
    fn the_digraph_is_one_letter() {
        for (text, letters) in [
            ("IJsclubs doen mee", Some("IJ")),
            ("“IJs”, zegt zij", Some("“IJ")),
            ("\u{132}sclubs", Some("\u{132}")),
            ("IJ-hockey", Some("IJ")),
            ("IJZER", None),
            ("Ijs", None),
            ("10 clubs", None),
            ("", None),
        ] {
            let found = digraph_length(text).map(|length| &text[..length]);
            assert_eq!(found, letters, "{text}");
        }
    }

    #[test]
    fn an_address_keeps_its_straight_marks() {
        for address in ["https://voorbeeld.nl/l'atelier", "../media/foto's.jpg"] {
            assert_eq!(printed(address), address);
        }
        assert_eq!(printed("Let op: de regio's"), "Let op: de regio’s");
    }
}
