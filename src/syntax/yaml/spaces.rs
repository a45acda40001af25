//! Characters that look like a space or like nothing where YAML needs a space: in the indentation of an
//! entry, after a hyphen, around the colon of a key.
//!
//! YAML knows only the space and the tab, so such an entry would be read as text. The characters are
//! replaced before parsing, as the fix would do, and all spans are moved back to the text as written.
//! Within a text they are left alone.

use std::collections::BTreeSet;
use std::ops::Range;

use super::fragment::YamlFragment;
use super::tree::{Node, Value, YamlTree};
use crate::diagnostic::codes::invalid_yaml;
use crate::diagnostic::invisible::{is_look_alike_space, is_zero_width};
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::source::Span;

/// A text with ordinary spaces.
pub(super) struct Respaced {
    pub(super) text: String,
    /// What was wrong, with the fix.
    pub(super) problem: Diagnostic,
    offset: usize,
    replaced: Vec<Replaced>,
}

/// A replaced range: its place in the text as written, and its end in the new text. Offsets are
/// relative to the fragment.
struct Replaced {
    start: usize,
    end: usize,
    new_end: usize,
}

/// Replaces the spaces that are none; returns `None` when there are none.
pub(super) fn respace(fragment: &YamlFragment<'_>) -> Option<Respaced> {
    let written = fragment.text;
    if written.is_ascii() {
        return None;
    }
    let edits = find_edits(written);
    let first = edits.first()?;
    let character = written[first.range.clone()]
        .chars()
        .find(|c| is_hidden(*c))?;
    let place = fragment.place(first.range.clone());
    let mut problem = invalid_yaml::special_space(place, character, edits.len());
    let mut text = String::with_capacity(written.len());
    let mut replaced = Vec::with_capacity(edits.len());
    let mut copied = 0;
    for edit in &edits {
        text.push_str(&written[copied..edit.range.start]);
        text.push_str(&edit.text);
        copied = edit.range.end;
        replaced.push(Replaced {
            start: edit.range.start,
            end: edit.range.end,
            new_end: text.len(),
        });
    }
    text.push_str(&written[copied..]);
    let edits = edits.into_iter().map(|edit| Edit {
        place: fragment.place(edit.range),
        text: edit.text,
    });
    problem.fix = Some(Fix {
        is_safe: true,
        edits: edits.collect(),
    });
    Some(Respaced {
        text,
        problem,
        offset: fragment.offset,
        replaced,
    })
}

impl Respaced {
    /// Moves the spans of a tree back to the text as written.
    pub(super) fn restore_tree(&self, tree: &mut YamlTree) {
        self.restore_node(&mut tree.root);
    }

    fn restore_node(&self, node: &mut Node) {
        self.restore(&mut node.span);
        match &mut node.value {
            Value::List(items) => items.iter_mut().for_each(|item| self.restore_node(item)),
            Value::Map(map) => {
                for entry in &mut map.entries {
                    self.restore(&mut entry.key.span);
                    self.restore_node(&mut entry.value);
                }
            }
            Value::Null | Value::Scalar(_) | Value::Unread => {}
        }
    }

    /// Moves the places of problems back to the text as written.
    pub(super) fn restore_problems(&self, problems: &mut [Diagnostic]) {
        for problem in problems {
            self.restore(&mut problem.place.span);
            let related = problem.related.iter_mut().map(|note| &mut note.place);
            let edits = problem.fix.iter_mut().flat_map(|fix| &mut fix.edits);
            for place in related.chain(edits.map(|edit| &mut edit.place)) {
                self.restore(&mut place.span);
            }
        }
    }

    fn restore(&self, span: &mut Span) {
        let range = span.range();
        *span = Span::new(self.old_offset(range.start), self.old_offset(range.end));
    }

    /// The offset in the file of an offset that is counted in the new text.
    fn old_offset(&self, at: usize) -> usize {
        let Some(at) = at.checked_sub(self.offset) else {
            return at;
        };
        let next = self.replaced.partition_point(|one| one.new_end <= at);
        let before = next.checked_sub(1).and_then(|last| self.replaced.get(last));
        let (new_end, end) = before.map_or((0, 0), |one| (one.new_end, one.end));
        let old = end + (at - new_end);
        let limit = self.replaced.get(next).map_or(usize::MAX, |one| one.start);
        self.offset + old.min(limit)
    }
}

struct SpaceEdit {
    range: Range<usize>,
    text: String,
}

fn is_hidden(c: char) -> bool {
    is_look_alike_space(c) || is_zero_width(c)
}

fn find_edits(text: &str) -> Vec<SpaceEdit> {
    let mut edits = Vec::new();
    let mut start = 0;
    // The indentation of the key whose text stands on the lines below it.
    let mut block: Option<usize> = None;
    let usual = usual_indentations(text);
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\r', '\n']);
        let indentation = content.len() - content.trim_start_matches(' ').len();
        let is_inside = block.is_some_and(|of| indentation > of || content.trim().is_empty());
        if !is_inside {
            LineScan {
                usual: &usual,
                line: content,
                start,
                at: 0,
                edits: &mut edits,
            }
            .scan();
            block = begins_block(content).then_some(indentation);
        }
        start += line.len();
    }
    edits
}

/// The indentations of the entries that begin with ordinary spaces only.
fn usual_indentations(text: &str) -> BTreeSet<usize> {
    let indented = text
        .lines()
        .map(|line| (line, line.trim_start_matches(' ')));
    indented
        .filter(|(_, content)| !content.starts_with(is_hidden) && begins_entry(content))
        .map(|(line, content)| line.len() - content.len())
        .collect()
}

/// Whether the value of a line is a text on the lines below it: `|` or `>`.
fn begins_block(line: &str) -> bool {
    let value = line.split(" #").next().unwrap_or_default().trim_end();
    let sign = value.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
    let heads = [": |", ": >", "- |", "- >"];
    heads.iter().any(|head| sign.ends_with(head))
}

/// Scans one line for characters to replace.
struct LineScan<'l> {
    /// The indentations of the entries that begin with ordinary spaces only.
    usual: &'l BTreeSet<usize>,
    line: &'l str,
    /// The offset of the line in the text.
    start: usize,
    at: usize,
    edits: &'l mut Vec<SpaceEdit>,
}

impl LineScan<'_> {
    fn scan(&mut self) {
        if self.line.is_ascii() {
            return;
        }
        let indentation = self.run();
        if begins_entry(&self.line[indentation.end..]) {
            self.replace_indentation(indentation.clone());
        }
        self.at = indentation.end;
        while let Some(rest) = self.line[self.at..].strip_prefix('-') {
            self.at += 1;
            let run = self.run();
            if run.is_empty() || rest.is_empty() {
                self.at -= 1;
                break;
            }
            self.replace(run.clone(), true);
            self.at = run.end;
        }
        self.scan_key();
        self.drop_byte_order_marks();
    }

    /// Replaces the hidden characters of an indentation by spaces, or drops them when only that agrees
    /// with another entry.
    fn replace_indentation(&mut self, range: Range<usize>) {
        let written = &self.line[range.clone()];
        if !written.chars().any(is_hidden) {
            return;
        }
        let count =
            |is_counted: &dyn Fn(char) -> bool| written.chars().filter(|c| is_counted(*c)).count();
        let spaces = count(&|c| c == ' ');
        let all = spaces + count(&is_look_alike_space);
        match !self.usual.contains(&all) && self.usual.contains(&spaces) {
            true => self.push(range, " ".repeat(spaces)),
            false => self.replace(range, false),
        }
    }

    fn scan_key(&mut self) {
        let rest = &self.line[self.at..];
        let Some(key) = key_end(rest) else {
            return;
        };
        let key = self.at..self.at + key;
        let hidden: Vec<usize> = self.line[key.clone()]
            .char_indices()
            .filter(|(_, c)| is_zero_width(*c))
            .map(|(at, _)| key.start + at)
            .collect();
        for at in hidden {
            let end = at + self.line[at..].chars().next().map_or(0, char::len_utf8);
            self.replace(at..end, false);
        }
        self.at = key.end;
        let before = self.run();
        if self.line[before.clone()].chars().any(is_hidden) {
            self.push(before.clone(), String::new());
        }
        self.at = before.end + 1;
        let after = self.run();
        let blanks = &self.line[after.clone()];
        let value = &self.line[after.end..];
        let is_read_wrongly = !blanks.starts_with([' ', '\t'])
            || value.starts_with(['"', '\'', '[', '{', '|', '>', '#', '&', '*', '!']);
        if is_read_wrongly && !value.is_empty() {
            self.replace(after.clone(), true);
        }
        self.at = after.end;
    }

    /// Drops the remaining byte order marks, which YAML allows nowhere.
    fn drop_byte_order_marks(&mut self) {
        let marks: Vec<usize> = self.line[self.at..]
            .match_indices('\u{FEFF}')
            .map(|(at, _)| self.at + at)
            .collect();
        for mark in marks {
            self.push(mark..mark + '\u{FEFF}'.len_utf8(), String::new());
        }
    }

    /// The range of blanks and hidden characters from here on.
    fn run(&self) -> Range<usize> {
        let rest = &self.line[self.at..];
        let after = rest.trim_start_matches(|c: char| matches!(c, ' ' | '\t') || is_hidden(c));
        self.at..self.at + rest.len() - after.len()
    }

    /// Replaces the hidden characters in a range of blanks; `needs_space` keeps at least one space.
    fn replace(&mut self, range: Range<usize>, needs_space: bool) {
        let written = &self.line[range.clone()];
        if !written.chars().any(is_hidden) {
            return;
        }
        let visible = written.chars().filter(|c| !is_zero_width(*c));
        let mut text: String = visible
            .map(|c| if is_look_alike_space(c) { ' ' } else { c })
            .collect();
        if needs_space && text.is_empty() {
            text.push(' ');
        }
        self.push(range, text);
    }

    fn push(&mut self, range: Range<usize>, text: String) {
        self.edits.push(SpaceEdit {
            range: self.start + range.start..self.start + range.end,
            text,
        });
    }
}

/// Whether a text begins like an item of a list or like a key.
fn begins_entry(text: &str) -> bool {
    let is_item = text.strip_prefix('-').is_some_and(|rest| {
        let is_blank = |c: char| c.is_whitespace() || is_hidden(c);
        rest.starts_with(is_blank)
    });
    is_item || key_end(text).is_some()
}

/// The length of the key at the start of a text, without what stands between it and its colon.
fn key_end(text: &str) -> Option<usize> {
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-') || is_zero_width(c);
    let rest = text.trim_start_matches(is_key);
    let length = text.len() - rest.len();
    let is_blank = |c: char| c == ' ' || is_hidden(c);
    let after = rest.trim_start_matches(is_blank).strip_prefix(':')?;
    let ends = after.is_empty() || after.starts_with([' ', '\t']) || after.starts_with(is_hidden);
    (length > 0 && ends).then_some(length)
}
