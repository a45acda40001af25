//! Escapes text for HTML.

use std::borrow::Cow;

use crate::escape;

/// Whether a character may not stand in a page: control characters, which HTML forbids, and the
/// private-use area, with which slots are marked (see [`crate::syntax::prose`]).
fn is_forbidden(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FFFE}' | '\u{FFFF}' | '\u{7F}'..='\u{9F}')
        || (c < ' ' && !matches!(c, '\t' | '\n' | '\r'))
}

/// Text without the characters that may not stand in a page.
fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| is_forbidden(c) || c == '\r') {
        return Cow::Borrowed(text);
    }
    let allowed = |c| match c {
        '\r' => '\n',
        c if is_forbidden(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    Cow::Owned(text.chars().map(allowed).collect())
}

/// Appends text without the characters that may not stand in a page.
pub(super) fn push_clean(out: &mut String, text: &str) {
    out.push_str(&clean(text));
}

/// Appends text as it stands in HTML, between tags or in a quoted attribute.
pub(in crate::syntax) fn push_escaped(out: &mut String, text: &str) {
    escape::push_html(out, &clean(text));
}

/// Text as it stands in HTML, between tags or in a quoted attribute.
pub(super) fn escaped(text: &str) -> String {
    escape::html(&clean(text))
}
