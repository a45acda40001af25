//! Text in HTML.

/// Whether a character may not stand in a page: control characters, which HTML forbids, and the
/// private-use area, with which slots are marked (see [`crate::syntax::prose`]).
fn is_forbidden(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FFFE}' | '\u{FFFF}' | '\u{7F}'..='\u{9F}')
        || (c < ' ' && !matches!(c, '\t' | '\n' | '\r'))
}

/// Adds text without the characters that may not stand in a page.
pub(super) fn push_clean(out: &mut String, text: &str) {
    if text.contains(|c| is_forbidden(c) || c == '\r') {
        out.extend(text.chars().map(|c| match c {
            '\r' => '\n',
            c if is_forbidden(c) => char::REPLACEMENT_CHARACTER,
            c => c,
        }));
    } else {
        out.push_str(text);
    }
}

/// Adds text so that it is text, between tags and between double quotes in a tag.
pub(in crate::syntax) fn push_escaped(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        push_clean(out, &rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    push_clean(out, rest);
}

/// The text so that it is text in HTML.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}
