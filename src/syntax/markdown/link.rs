//! Finds the span of a link's target in the file.
//!
//! The parser reports the range of the whole link. A problem with the target must point at the
//! target alone, so the target is searched in the text of the link, after its words.

use std::ops::Range;

use pulldown_cmark::LinkType;

/// The range of the target of a link or picture with the range `whole`, whose words end at
/// `words_end`; `definition` is the range of the definition that it refers to. Returns `whole` when
/// the target is not found.
pub(super) fn target_range(
    text: &str,
    whole: Range<usize>,
    words_end: usize,
    kind: LinkType,
    definition: Option<Range<usize>>,
) -> Range<usize> {
    let found = match (kind, definition) {
        (LinkType::Autolink | LinkType::Email, _) if whole.len() > 2 => {
            Some(whole.start + 1..whole.end - 1)
        }
        (LinkType::Inline, _) => target_after(text, words_end..whole.end, "]("),
        (_, Some(definition)) => target_after(text, definition, "]:"),
        (LinkType::ReferenceUnknown, None) => target_after(text, words_end..whole.end, "]["),
        _ => None,
    };
    found.unwrap_or(whole)
}

/// The first target after a marker.
fn target_after(text: &str, range: Range<usize>, marker: &str) -> Option<Range<usize>> {
    let written = text.get(range.clone())?;
    let from = written.find(marker)? + marker.len();
    let rest = &written[from..];
    let target = rest.trim_start_matches([' ', '\t', '\r', '\n', '>']);
    let start = range.start + from + rest.len() - target.len();
    if let Some(inner) = target.strip_prefix('<') {
        let length = inner.find('>')?;
        return Some(start + 1..start + 1 + length);
    }
    let length = target_length(target, marker == "](");
    (length > 0).then_some(start..start + length)
}

/// The length of a target without angle brackets: to the first blank or, in a link, to the
/// parenthesis that closes it.
fn target_length(target: &str, in_parentheses: bool) -> usize {
    let mut depth = 0;
    let mut escaped = false;
    for (at, c) in target.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            ' ' | '\t' | '\r' | '\n' => return at,
            ']' if !in_parentheses => return at,
            '(' => depth += 1,
            ')' if in_parentheses && depth == 0 => return at,
            ')' => depth -= 1,
            _ => {}
        }
    }
    target.len()
}
