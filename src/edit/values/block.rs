//! Edits of lists and mappings that have a line for each item or key.
//!
//! A comment directly above an item belongs to it and moves with it. What is removed leaves the
//! comments above it: only a person can tell whether they still hold.

use std::ops::Range;

use super::proposal::Proposal;
use crate::edit::lists::{insertion, item_prefix, line_end, line_start, next_line, value_start};
use crate::source::{Span, newline};
use crate::syntax::yaml::{Map, MapEntry, Node};

/// The end of a key and its value.
pub(super) fn entry_end(entry: &MapEntry) -> usize {
    let value = entry.value.span.range().end;
    value.max(entry.key.span.range().end)
}

/// The number of columns before a key.
pub(super) fn key_column(text: &str, entry: &MapEntry) -> usize {
    let start = entry.key.span.range().start;
    let before = text.get(line_start(text, start)..start);
    before.unwrap_or_default().chars().count()
}

/// Whether only blanks are before an offset on its line.
fn begins_line(text: &str, at: usize) -> bool {
    let before = text.get(line_start(text, at)..at).unwrap_or_default();
    before.trim().is_empty()
}

/// Adds a key after the entry before a position, or before the first.
pub(super) fn add_key(text: &str, map: &Map, position: usize, entry: &str) -> Option<Proposal> {
    let first = map.entries.first()?;
    let margin = " ".repeat(key_column(text, first));
    let start = first.key.span.range().start;
    let edit = match position.checked_sub(1).and_then(|it| map.entries.get(it)) {
        None if begins_line(text, start) => {
            let end = newline(text);
            insertion(line_start(text, start), format!("{margin}{entry}{end}"))
        }
        None => insertion(start, format!("{entry}{}{margin}", newline(text))),
        Some(before) => line_after(text, entry_end(before), &format!("{margin}{entry}")),
    };
    Some(vec![edit])
}

/// A line after that of an offset.
fn line_after(text: &str, at: usize, line: &str) -> (Span, String) {
    let at = line_end(text, at);
    insertion(at, format!("{}{line}", newline(text)))
}

/// A first line in a range that has no value yet.
pub(super) fn add_first(text: &str, range: Range<usize>, entry: &str) -> Proposal {
    let newline = newline(text);
    let before = text.get(..range.end).unwrap_or_default();
    let start = match before.is_empty() || before.ends_with('\n') {
        true => "",
        false => newline,
    };
    vec![insertion(range.end, format!("{start}{entry}{newline}"))]
}

/// Removes a key of a mapping that has others.
pub(super) fn remove_key(text: &str, map: &Map, at: usize) -> Option<Proposal> {
    let entry = map.entries.get(at)?;
    let start = entry.key.span.range().start;
    let after = next_line(text, entry_end(entry));
    let span = match begins_line(text, start) {
        true => Span::new(line_start(text, start), after),
        // The first key of an item: the next one takes its place behind the hyphen.
        false => {
            let rest = text.get(after..)?;
            Span::new(start, after + rest.len() - rest.trim_start().len())
        }
    };
    Some(vec![(span, String::new())])
}

/// Adds an item before another, or as the last.
pub(super) fn insert_item(
    text: &str,
    items: &[Node],
    before: usize,
    write: impl Fn(usize) -> String,
) -> Option<Proposal> {
    let prefix = item_prefix(text, items.get(before).or(items.last())?)?;
    let line = format!("{prefix}{}", write(prefix.len()));
    let edit = match items.get(before) {
        Some(_) => {
            let start = item_start(text, items, before)?;
            insertion(start, format!("{line}{}", newline(text)))
        }
        None => line_after(text, items.last()?.span.range().end, &line),
    };
    Some(vec![edit])
}

/// Removes an item of a list that has others.
pub(super) fn remove_item(text: &str, items: &[Node], at: usize) -> Option<Proposal> {
    let item = items.get(at)?;
    item_prefix(text, item)?;
    let start = line_start(text, value_start(text, item));
    let end = next_line(text, item.span.range().end);
    let ends_text = end == text.len() && !text.ends_with('\n');
    let span = match ends_text {
        false => Span::new(start, end),
        // The line before it becomes the last.
        true => Span::new(line_end(text, start.checked_sub(1)?), end),
    };
    Some(vec![(span, String::new())])
}

/// Moves an item, with the comment above it, to another position.
pub(super) fn move_item(text: &str, items: &[Node], order: &[usize]) -> Option<Proposal> {
    let regions = (0..items.len()).map(|at| {
        let start = item_start(text, items, at)?;
        Some(start..line_end(text, items.get(at)?.span.range().end))
    });
    let regions: Vec<Range<usize>> = regions.collect::<Option<_>>()?;
    let moved = regions.iter().zip(order).map(|(region, from)| {
        let written = text.get(regions.get(*from)?.clone())?;
        Some((Span::new(region.start, region.end), written.to_owned()))
    });
    moved.collect()
}

/// Where an item begins: at the comments that are directly above it, if they are no heading of the
/// list.
fn item_start(text: &str, items: &[Node], at: usize) -> Option<usize> {
    let item = items.get(at)?;
    let margin = item_prefix(text, item)?.trim_end().trim_end_matches('-');
    let mut start = line_start(text, value_start(text, item));
    let Some(previous) = at.checked_sub(1).and_then(|it| items.get(it)) else {
        return Some(start);
    };
    let least = next_line(text, previous.span.range().end);
    while start > least {
        let above = line_start(text, start - 1);
        let line = text.get(above..start)?;
        let is_comment = line
            .strip_prefix(margin)
            .is_some_and(|rest| rest.starts_with('#'));
        if !is_comment || above < least {
            break;
        }
        start = above;
    }
    Some(start)
}
