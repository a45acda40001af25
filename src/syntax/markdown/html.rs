//! Escapes text for HTML.

/// Whether a character is not allowed in a page: control characters, which HTML forbids, and the
/// private-use area, which marks slots (see [`crate::syntax::prose`]).
fn is_forbidden(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FFFE}' | '\u{FFFF}' | '\u{7F}'..='\u{9F}')
        || (c < ' ' && !matches!(c, '\t' | '\n' | '\r'))
}

/// Adds text with the forbidden characters replaced.
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

/// Adds text, escaped for use between tags and in double-quoted attributes.
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

/// Returns the text escaped for HTML.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}
