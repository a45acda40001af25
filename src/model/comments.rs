//! Texts of which the parser drops a part, because a `#` after a space begins a comment:
//! `comment-in-value`.
//!
//! What people write as a remark has a space after the sign. A sign that a word or number follows is
//! part of the text, and so is one after "nr.".

use std::ops::Range;

use crate::diagnostic::codes::comment_in_value;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{Source, Span};
use crate::syntax::yaml::{Node, Style, Value, quoted};

/// Words after a `#` that programmers use for remarks.
const REMARKS: [&str; 3] = ["todo", "fixme", "xxx"];

/// The problem with the comment after a text, if it is a part of that text.
pub(super) fn check(source: &Source, node: &Node, text: &str) -> Option<Diagnostic> {
    let Value::Scalar(scalar) = &node.value else {
        return None;
    };
    if scalar.style != Style::Plain || is_address(text) {
        return None;
    }
    let whole = source.text();
    let span = node.span.range();
    let lost = lost_text(whole, span.end, text)?;
    let written = whole.get(span.start..lost.end)?;
    let place = |range: Range<usize>| Place::new(source.path(), Span::new(range.start, range.end));
    let mended = quoted(written);
    let dropped = whole.get(lost.clone())?;
    let end = lost.end;
    let problem = comment_in_value::problem(place(lost), dropped, text, &mended);
    // Between brackets over several lines, a comma or bracket may belong to the list.
    let is_unsure = written.contains('\n') || written.ends_with([',', ']', '}']);
    Some(match is_unsure {
        true => problem,
        false => problem.with_fix(true, place(span.start..end), mended),
    })
}

/// The range of a value that is empty because it begins with a `#`.
pub(super) fn hidden_text(text: &str, node: &Node) -> Option<Range<usize>> {
    let after = text.get(node.span.range().end..)?;
    let line = after.split(['\n', '\r']).next()?;
    let rest = line.trim_start_matches([':', '-', ' ', '\t']);
    let start = node.span.range().end + line.len() - rest.len();
    let is_separate = text.get(..start)?.ends_with([' ', '\t']);
    (is_separate && begins_text(rest)).then(|| start..start + rest.trim_end().len())
}

/// The range of the comment directly after a value, if it is a part of the text.
fn lost_text(text: &str, end: usize, kept: &str) -> Option<Range<usize>> {
    let line = text.get(end..)?.split(['\n', '\r']).next()?;
    let rest = line.trim_start_matches([' ', '\t']);
    let is_number = ["nr.", "nr", "no.", "nummer"].iter().any(|word| {
        let before = kept.to_lowercase();
        let rest = before.strip_suffix(word);
        rest.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    });
    let is_text = begins_text(rest)
        || (is_number
            && rest
                .strip_prefix("# ")
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())));
    let start = end + line.len() - rest.len();
    (rest.len() < line.len() && is_text).then(|| start..start + rest.trim_end().len())
}

/// Whether a text begins with `#` and a word or number.
fn begins_text(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('#') else {
        return false;
    };
    let word: String = rest
        .chars()
        .take_while(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    !word.is_empty() && !REMARKS.contains(&&*word)
}

/// Whether a text is a path or address, which holds no space, so that the comment is none of it.
fn is_address(text: &str) -> bool {
    !text.contains(char::is_whitespace) && text.contains(['/', '@'])
}
