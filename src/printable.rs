//! Characters that no reader can see, and that may not stand in anything that is made.
//!
//! Control characters come along when text is copied from another program. HTML and XML forbid most
//! of them, and some turn the direction of the text around them or control a terminal. Everything
//! that is read from content is cleaned once, where it is read; a soft hyphen and a no-break space
//! have a meaning and are kept.

use std::borrow::Cow;

/// Whether a character is left out of everything that is made: control characters except tabs and
/// line ends, the marks that override the direction of text, a byte order mark inside a text,
/// noncharacters, and the private-use area, for which no font has agreed shapes.
pub(crate) fn is_forbidden(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => true,
        c if c < '\u{202A}' => false,
        '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{E000}'..='\u{F8FF}'
        | '\u{FDD0}'..='\u{FDEF}'
        | '\u{FEFF}'
        | '\u{FFFE}'
        | '\u{FFFF}' => true,
        _ => false,
    }
}

/// Whether a text has a forbidden character.
pub(crate) fn has_forbidden(text: &str) -> bool {
    unusual(text).any(|(_, c)| is_forbidden(c))
}

/// The characters of a text that are neither printable ones of ASCII nor the end of a line, with their
/// offsets. Most texts have few, so that looking at these alone takes a fraction of the time.
pub(crate) fn unusual(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let is_unusual = |byte: &u8| !matches!(byte, b' '..=b'~' | b'\n');
        let at = rest.as_bytes().iter().position(is_unusual)?;
        let c = rest.get(at..)?.chars().next()?;
        let found = from + at;
        from = found + c.len_utf8();
        Some((found, c))
    })
}

/// Whether a forbidden character separates words: a vertical tab, a form feed, a next line.
pub(crate) fn is_separator(c: char) -> bool {
    matches!(c, '\u{B}' | '\u{C}' | '\u{85}')
}

/// A text without forbidden characters; one that separates words becomes a space.
pub(crate) fn cleaned(text: &str) -> Cow<'_, str> {
    if !has_forbidden(text) {
        return Cow::Borrowed(text);
    }
    let kept = |c| match c {
        c if is_separator(c) => Some(' '),
        c if is_forbidden(c) => None,
        c => Some(c),
    };
    Cow::Owned(text.chars().filter_map(kept).collect())
}

/// A text in which every forbidden character is visible, for a terminal.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    if !has_forbidden(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace(is_forbidden, "\u{FFFD}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_characters_are_dropped_and_those_with_a_meaning_kept() {
        assert_eq!(
            cleaned("a\u{7}b\u{1b}c\u{9b}d\u{202e}e\u{feff}f\u{fffe}"),
            "abcdef"
        );
        assert_eq!(
            cleaned("een\u{b}twee\u{c}drie\u{85}vier"),
            "een twee drie vier"
        );
        let kept = "a\tb\nc\r\nd\u{a0}e\u{ad}f\u{200d}g é";
        assert_eq!(cleaned(kept), kept);
        assert_eq!(shown("a\u{9b}b"), "a\u{fffd}b");
    }
}
