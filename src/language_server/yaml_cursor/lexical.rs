//! What a line of YAML is, by its first characters.

/// The number of spaces that a line begins with.
pub(super) fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Whether a value that began at a key in a column goes on at a line: it is indented further and is
/// no key itself, or closes a bracket.
pub(super) fn continues(rest: &str, column: usize) -> bool {
    let line = rest.split('\n').next().unwrap_or_default();
    let written = line.trim_start();
    let is_deeper = indentation(line) > column;
    written.is_empty() || written.starts_with([']', '}']) || is_deeper
}

/// The length of the key that a line begins with, without its colon.
pub(super) fn key_length(rest: &str) -> Option<usize> {
    if rest.starts_with(['[', '{', '|', '>', '!', '&', '*']) {
        return None;
    }
    let mut colons = rest.match_indices(':').map(|(at, _)| at);
    let end = colons.find(|at| {
        let after = rest[at + 1..].chars().next();
        after.is_none_or(char::is_whitespace)
    })?;
    let name = &rest[..end];
    let is_name = !name.is_empty() && !name.contains(" #") && !name.contains(['[', '{']);
    let is_quoted = name.starts_with(['"', '\'']);
    let is_closed = name.len() > 1 && name.ends_with(['"', '\'']);
    (is_name && (!is_quoted || is_closed)).then_some(end)
}
