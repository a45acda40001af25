//! The text of a document below its front matter, as a form has it.

use std::ops::Range;

use crate::source::newline;

/// The text in a range, with `\n` at the end of its lines.
pub(super) fn body_of(text: &str, range: Range<usize>) -> String {
    let body = text.get(range).unwrap_or_default();
    body.replace("\r\n", "\n")
}

/// A text with other lines in a range. Lines at the start and end of the range that are alike stay as
/// they are; others end as lines of the text do.
pub(super) fn with_body(text: &str, range: Range<usize>, lines: &str) -> String {
    let newline = newline(text);
    let old = text.get(range.clone()).unwrap_or_default();
    let bare = |line: &str| {
        line.trim_end_matches('\n')
            .trim_end_matches('\r')
            .to_owned()
    };
    let before: Vec<&str> = old.split_inclusive('\n').collect();
    let after: Vec<&str> = lines.split_inclusive('\n').collect();
    let is_same = |(old, new): &(&&str, &&str)| {
        bare(old) == bare(new) && old.ends_with('\n') == new.ends_with('\n')
    };
    let first = before.iter().zip(&after).take_while(is_same).count();
    let most = before.len().min(after.len()) - first;
    let last = before.iter().rev().zip(after.iter().rev());
    let last = last.take_while(is_same).take(most).count();
    let mut edited = text.get(..range.start).unwrap_or_default().to_owned();
    edited.extend(before.iter().take(first).copied());
    for line in &after[first..after.len() - last] {
        edited.push_str(&bare(line));
        if line.ends_with('\n') {
            edited.push_str(newline);
        }
    }
    edited.extend(before.iter().skip(before.len() - last).copied());
    edited.push_str(text.get(range.end..).unwrap_or_default());
    edited
}
