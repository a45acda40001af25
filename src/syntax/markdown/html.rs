//! Escapes text for HTML.

use std::borrow::Cow;

use memchr::memchr;

use crate::escape;
use crate::printable::cleaned;

/// Text without the characters that may not stand in a page. Among these is the private-use area,
/// with which slots are marked (see [`crate::syntax::prose`]).
fn clean(text: &str) -> Cow<'_, str> {
    match cleaned(text) {
        text if memchr(b'\r', text.as_bytes()).is_some() => Cow::Owned(text.replace('\r', "\n")),
        text => text,
    }
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
