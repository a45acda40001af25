//! Characters that nobody sees: `control-character`.
//!
//! They are looked for in the file as it is, and as escapes in the quoted texts of YAML: `"\u0007"`.
//! One in front matter or a YAML file that YAML itself forbids is `invalid-yaml`. The bullet of a
//! symbol font at the start of a line is `unformed-markdown`.

use std::ops::Range;

use super::context::CheckContext;
use super::findings::Findings;
use crate::diagnostic::codes::control_character;
use crate::diagnostic::{Edit, Place};
use crate::model::document::Document;
use crate::printable::{is_forbidden, is_separator, unusual};
use crate::source::{Source, Span};
use crate::syntax::yaml::{self, Node, Style, Value};

/// The most characters that one fix removes. A fix that is applied reveals the next ones.
const MAX_REMOVED: usize = 1_000;

pub(super) fn of_document(document: &Document, findings: &mut Findings) {
    let yaml = document.front_matter.clone().unwrap_or(0..0);
    check(&document.source, yaml, findings);
}

pub(super) fn of_lists(context: &CheckContext<'_>, findings: &mut Findings) {
    for file in context.yaml.all() {
        check(file.source, 0..file.source.text().len(), findings);
    }
}

/// Checks a file of which a range is YAML.
fn check(source: &Source, yaml: Range<usize>, findings: &mut Findings) {
    let text = source.text();
    let mut found: Vec<(Range<usize>, char)> = Vec::new();
    for (at, c) in unusual(text).filter(|(_, c)| is_forbidden(*c)) {
        let is_bullet = ('\u{E000}'..='\u{F8FF}').contains(&c) && begins_line(text, at);
        let is_reported = is_bullet || yaml.contains(&at) && is_reported_by_yaml(c);
        if !is_reported {
            found.push((at..at + c.len_utf8(), c));
        }
    }
    if text
        .get(yaml.clone())
        .is_some_and(|yaml| yaml.contains('\\'))
    {
        let (tree, _) = yaml::parse(source, yaml);
        in_escapes(&tree.root, text, &mut found);
        found.sort_by_key(|(range, _)| range.start);
    }
    let Some((first, c)) = found.first().cloned() else {
        return;
    };
    let place = |range: &Range<usize>| Place::new(source.path(), Span::new(range.start, range.end));
    let edits = found.iter().take(MAX_REMOVED).map(|(range, c)| Edit {
        place: place(range),
        text: replacement(text, range, *c).to_owned(),
    });
    let edits = edits.collect();
    findings.push(control_character::problem(
        place(&first),
        u32::from(c),
        found.len(),
        edits,
    ));
}

/// Whether only blanks and marks of quotation stand before an offset on its line.
fn begins_line(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let before = before.trim_end_matches([' ', '\t', '>']);
    before.is_empty() || before.ends_with('\n')
}

/// Whether YAML forbids a character, so that reading it has reported it.
fn is_reported_by_yaml(c: char) -> bool {
    c.is_ascii_control()
}

/// What replaces a character: a space where it keeps two words apart.
fn replacement(text: &str, range: &Range<usize>, c: char) -> &'static str {
    let is_word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    let before = text
        .get(..range.start)
        .and_then(|before| before.chars().next_back());
    let after = text.get(range.end..).and_then(|after| after.chars().next());
    match is_separator(c) && is_word(before) && is_word(after) {
        true => " ",
        false => "",
    }
}

/// Finds forbidden characters that are written as escapes.
fn in_escapes(node: &Node, text: &str, found: &mut Vec<(Range<usize>, char)>) {
    match &node.value {
        Value::Scalar(scalar) if scalar.style == Style::Quoted => {
            let range = node.span.range();
            let written = text.get(range.clone()).unwrap_or_default();
            if written.starts_with('"') {
                escapes(written, range.start, found);
            }
        }
        Value::List(items) => items.iter().for_each(|item| in_escapes(item, text, found)),
        Value::Map(map) => map
            .entries
            .iter()
            .for_each(|entry| in_escapes(&entry.value, text, found)),
        Value::Scalar(_) | Value::Null | Value::Unread => {}
    }
}

/// The escapes of a text in double quotes that stand for a forbidden character.
fn escapes(written: &str, start: usize, found: &mut Vec<(Range<usize>, char)>) {
    let mut rest = written;
    while let Some((_, after)) = rest.split_once('\\') {
        let at = written.len() - after.len() - 1;
        let mut characters = after.chars();
        let letter = characters.next();
        let digits = match letter {
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            _ => 0,
        };
        let code = after.get(1..1 + digits).unwrap_or_default();
        let stands_for = match letter {
            Some('0') => Some('\0'),
            Some('a') => Some('\u{7}'),
            Some('b') => Some('\u{8}'),
            Some('v') => Some('\u{B}'),
            Some('f') => Some('\u{C}'),
            Some('e') => Some('\u{1B}'),
            Some('N') => Some('\u{85}'),
            _ => u32::from_str_radix(code, 16).ok().and_then(char::from_u32),
        };
        if let Some(c) = stands_for.filter(|c| is_forbidden(*c)) {
            let end = at + 2 + digits;
            found.push((start + at..start + end, c));
        }
        rest = characters.as_str();
    }
}
