//! The text as the parser sees it: as long as the written one, so that all offsets agree.
//!
//! Three things that authors write mean something else to the parser, and nothing can be escaped
//! without moving what follows. So a few characters are replaced by stand-ins, control characters of
//! one byte that no text has, and [`restored`] puts them back into everything that the parser
//! returns:
//!
//! - a `{` that ends a line with its `}` but is not exactly an id: `## Aanbod {nieuw}`;
//! - marks of emphasis inside a bare web address: `https://voorbeeld.nl/_map_/`;
//! - control characters, of which one that separates words is a space.

use std::borrow::Cow;

use super::autolink;
use crate::printable::{cleaned, has_forbidden, is_forbidden, is_separator};

/// A control character that the author wrote. It is dropped.
const DROPPED: u8 = 1;

/// The characters that have a stand-in, and the stand-in of each.
const STAND_INS: [(u8, u8); 4] = [(b'{', 2), (b'_', 3), (b'*', 4), (b'~', 5)];

/// The text that is given to the parser.
pub(super) fn prepared(text: &str) -> Cow<'_, str> {
    if !has_forbidden(text) && !text.contains('}') && !text.contains("://") {
        return Cow::Borrowed(text);
    }
    let mut bytes = text.as_bytes().to_vec();
    replace_control_characters(text, &mut bytes);
    replace_braces(text, &mut bytes);
    for link in autolink::find(text).filter(|link| !link.is_mail) {
        replace_marks(&mut bytes, link.range);
    }
    match String::from_utf8(bytes) {
        Ok(prepared) => Cow::Owned(prepared),
        Err(_) => Cow::Borrowed(text),
    }
}

/// What the parser returned, with the characters that the author wrote and without control
/// characters.
pub(super) fn restored(text: &str) -> Cow<'_, str> {
    if !has_forbidden(text) {
        return Cow::Borrowed(text);
    }
    let stands_for = |c: char| {
        let found = STAND_INS.iter().find(|(_, own)| char::from(*own) == c);
        found.map_or(c, |(written, _)| char::from(*written))
    };
    let text: String = text.chars().map(stands_for).collect();
    match cleaned(&text) {
        Cow::Borrowed(_) => Cow::Owned(text),
        Cow::Owned(cleaned) => Cow::Owned(cleaned),
    }
}

/// Replaces control characters of one byte, those that separate words, and one at the start of a
/// line, where it would hide the mark behind it.
fn replace_control_characters(text: &str, bytes: &mut [u8]) {
    let mut previous = '\n';
    for (at, c) in text
        .char_indices()
        .filter(|(_, c)| *c < '\u{E000}' || *c > '\u{F8FF}')
    {
        if is_forbidden(c) {
            let is_space = is_separator(c) || previous == '\n';
            let with = match is_space {
                true => b' ',
                false if c.len_utf8() == 1 => DROPPED,
                false => {
                    previous = c;
                    continue;
                }
            };
            if let Some(written) = bytes.get_mut(at..at + c.len_utf8()) {
                written.fill(with);
            }
        }
        previous = c;
    }
}

/// Replaces the last opening brace of a line that ends in a brace, unless the two hold an id.
fn replace_braces(text: &str, bytes: &mut [u8]) {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let line_start = start;
        start += line.len();
        let content = line.trim_end().trim_end_matches('#').trim_end();
        let Some(inside) = content.strip_suffix('}') else {
            continue;
        };
        let Some(open) = inside.rfind('{') else {
            continue;
        };
        if !is_id_attribute(&inside[open + 1..])
            && !inside[..open].ends_with('\\')
            && let Some(brace) = bytes.get_mut(line_start + open)
        {
            *brace = stand_in(b'{');
        }
    }
}

/// Whether the text between braces is an id of a heading and nothing else: `#kosten`.
fn is_id_attribute(inside: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    inside
        .strip_prefix('#')
        .is_some_and(|id| !id.is_empty() && id.chars().all(is_plain))
}

/// Replaces the marks of emphasis in a range that no backslash precedes.
fn replace_marks(bytes: &mut [u8], range: std::ops::Range<usize>) {
    let mut is_escaped = false;
    for byte in bytes.get_mut(range).into_iter().flatten() {
        if !is_escaped && matches!(*byte, b'_' | b'*' | b'~') {
            *byte = stand_in(*byte);
        }
        is_escaped = *byte == b'\\' && !is_escaped;
    }
}

fn stand_in(written: u8) -> u8 {
    let found = STAND_INS.iter().find(|(own, _)| *own == written);
    found.map_or(written, |(_, stand_in)| *stand_in)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_replaced_comes_back() {
        for text in [
            "## Aanbod {nieuw}\n",
            "## Kop {x} ##\r\n",
            "zie https://voorbeeld.nl/_a_/*b*/~c~ en {d}",
            "een \\{e}",
        ] {
            let prepared = prepared(text);
            assert_eq!(prepared.len(), text.len());
            assert_eq!(restored(&prepared), text);
        }
        assert_eq!(prepared("## Kosten {#kosten}\n"), "## Kosten {#kosten}\n");
        assert_ne!(
            prepared("## Kosten {#kosten .x}\n"),
            "## Kosten {#kosten .x}\n"
        );
    }

    #[test]
    fn control_characters_separate_words_or_vanish() {
        let text = "een\u{b}twee dr\u{7}ie v\u{9b}ier\n\u{feff}## Kop\u{2}";
        let prepared = prepared(text);
        assert_eq!(prepared.len(), text.len());
        assert_eq!(restored(&prepared), "een twee drie vier\n   ## Kop");
    }
}
