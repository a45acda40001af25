//! What the lines of a document are: delimiters, keys, blank lines.

use std::ops::Range;

use crate::diagnostic::invisible::is_zero_width;

pub(super) const FENCE: &str = "---";

/// A line of dashes that delimits front matter.
pub(super) struct Delimiter {
    /// Whether it is `---` at the start of the line.
    pub(super) is_exact: bool,
    /// Whether blanks are before it.
    pub(super) is_indented: bool,
}

/// Whether a line is, or was meant as, a delimiter: two or more hyphens, or dashes that a word
/// processor made of them.
pub(super) fn delimiter(line: &str) -> Option<Delimiter> {
    let is_blank = |c: char| c.is_whitespace() || is_zero_width(c);
    if let Some(rest) = line.strip_prefix(FENCE)
        && rest.trim_end().is_empty()
    {
        return Some(Delimiter {
            is_exact: true,
            is_indented: false,
        });
    }
    let dashes = line.trim_matches(is_blank);
    let is_dash = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    let is_delimiter = !dashes.is_empty()
        && dashes != "-"
        && dashes.chars().all(|c| is_dash(c) || c == ' ')
        && !dashes.contains("- ");
    is_delimiter.then(|| Delimiter {
        is_exact: false,
        is_indented: line.starts_with([' ', '\t']),
    })
}

/// The line that begins at an offset, with its line end; empty at the end of the text.
pub(super) fn line_at(text: &str, at: usize) -> &str {
    text[at..].split_inclusive('\n').next().unwrap_or_default()
}

/// A range without surrounding white space.
pub(super) fn written_range(text: &str, range: Range<usize>) -> Range<usize> {
    let written = &text[range.clone()];
    let blank = |c: char| c.is_whitespace() || is_zero_width(c);
    let start = range.start + written.len() - written.trim_start_matches(blank).len();
    start..start + written.trim_matches(blank).len()
}

/// The offset of the first line at or after `at` that is not blank, or `at` when there is none.
pub(super) fn skip_blank_lines(text: &str, at: usize) -> usize {
    let blank = |c: char| c.is_whitespace() || is_zero_width(c);
    let mut start = at;
    for line in text[at..].split_inclusive('\n') {
        if !line.chars().all(blank) {
            return start;
        }
        start += line.len();
    }
    at
}

pub(super) fn starts_with_key(text: &str, at: usize) -> bool {
    is_key_line(line_at(text, skip_blank_lines(text, at)))
}

pub(super) fn key_count(lines: &str) -> usize {
    lines.split_inclusive('\n').filter_map(key_of).count()
}

/// The length of front matter that is not closed: up to the first line that looks like text.
pub(super) fn keys_length(text: &str) -> usize {
    let mut at = 0;
    let mut after_blank = false;
    for line in text.split_inclusive('\n') {
        let is_item = line.starts_with("- ") && !after_blank;
        let is_comment = line.starts_with("# ");
        let is_blank_or_indented = line.starts_with(char::is_whitespace);
        let is_delimiter = delimiter(line).is_some();
        if is_delimiter || !(is_item || is_comment || is_blank_or_indented || is_key_line(line)) {
            break;
        }
        after_blank = line.trim().is_empty();
        at += line.len();
    }
    at
}

pub(super) fn is_key_line(line: &str) -> bool {
    key_of(line).is_some()
}

/// The key of a line `key: …`, also when the space is missing. An address is no key.
pub(super) fn key_of(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_');
    let key = &line[..line.len() - rest.len()];
    let value = rest.strip_prefix(':')?;
    (!key.is_empty() && !value.starts_with(['/', ':'])).then_some(key)
}
