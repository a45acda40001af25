//! Edits of lists in YAML that leave everything else as it is written.

use std::collections::BTreeSet;

use crate::source::{Span, newline};
use crate::syntax::yaml::{Map, MapEntry, Node, Style, Value};

/// A range and its replacement.
pub(super) type Replacement = (Span, String);

/// An insertion.
pub(super) fn insertion(at: usize, text: String) -> Replacement {
    (Span::new(at, at), text)
}

/// Whether a list is written between brackets. The span of another list begins at its first item,
/// which may have brackets itself.
pub(super) fn is_flow(text: &str, list: &Node) -> bool {
    let written = text.get(list.span.range()).unwrap_or_default();
    let begins_with_item = match &list.value {
        Value::List(items) => items
            .first()
            .is_some_and(|item| item.span.start == list.span.start),
        _ => true,
    };
    written.starts_with('[') && !begins_with_item
}

/// Where a value begins. The span of a text on lines of its own begins at the first of these, below the
/// `|` or `>`.
pub(super) fn value_start(text: &str, value: &Node) -> usize {
    let start = value.span.range().start;
    let header = || {
        let is_block =
            matches!(&value.value, Value::Scalar(scalar) if scalar.style == Style::Block);
        let above = text.get(..start).filter(|_| is_block)?.trim_end();
        let line = line_start(text, above.len());
        let marks = [": |", ": >", "- |", "- >"].into_iter();
        let mark = marks.filter_map(|mark| above.get(line..)?.find(mark)).min();
        Some(line + mark? + 2)
    };
    header().unwrap_or(start)
}

/// The indentation and hyphen before an item of a list that is not written between brackets; `None`
/// when something else is on its line.
pub(super) fn item_prefix<'t>(text: &'t str, item: &Node) -> Option<&'t str> {
    let start = value_start(text, item);
    let prefix = text.get(line_start(text, start)..start)?;
    let is_hyphen = prefix.trim() == "-" && !prefix.contains('\t');
    is_hyphen.then_some(prefix)
}

/// Appends items to a list that has items, or is written as `[]`.
pub(super) fn append(text: &str, list: &Node, items: &[String]) -> Option<Replacement> {
    let Value::List(present) = &list.value else {
        return None;
    };
    let Some(last) = present.last() else {
        let at = list.span.range().start + 1;
        return is_flow(text, list).then(|| insertion(at, items.join(", ")));
    };
    let at = last.span.range().end;
    if is_flow(text, list) {
        return Some(insertion(at, format!(", {}", items.join(", "))));
    }
    let prefix = item_prefix(text, last)?;
    let newline = newline(text);
    let lines = items.iter().map(|item| format!("{newline}{prefix}{item}"));
    Some(insertion(line_end(text, at), lines.collect()))
}

/// Removes items of a list; the key and the list when no item is left and the list is not written
/// between brackets. `None` when the text has another form than expected.
pub(super) fn remove(
    text: &str,
    holder: &MapEntry,
    unwanted: &BTreeSet<usize>,
) -> Option<Vec<Replacement>> {
    let list = &holder.value;
    let Value::List(items) = &list.value else {
        return None;
    };
    let is_flow = is_flow(text, list);
    if (0..items.len()).all(|at| unwanted.contains(&at)) {
        let span = match is_flow {
            true => Span::new(list.span.range().start + 1, list.span.range().end - 1),
            false => entry_lines(text, holder)?,
        };
        return Some(vec![(span, String::new())]);
    }
    let mut edits = Vec::new();
    let mut at = 0;
    while at < items.len() {
        if !unwanted.contains(&at) {
            at += 1;
            continue;
        }
        let first = at;
        while unwanted.contains(&at) {
            at += 1;
        }
        let range = match is_flow {
            true => flow_run(items, first, at)?,
            false => block_run(text, items, first, at)?,
        };
        edits.push((range, String::new()));
    }
    Some(edits)
}

fn flow_run(items: &[Node], first: usize, after: usize) -> Option<Span> {
    let start = |at: usize| items.get(at).map(|item| item.span.range().start);
    let end = |at: usize| items.get(at).map(|item| item.span.range().end);
    Some(match start(after) {
        Some(next) => Span::new(start(first)?, next),
        None => Span::new(end(first.checked_sub(1)?)?, end(after.checked_sub(1)?)?),
    })
}

fn block_run(text: &str, items: &[Node], first: usize, after: usize) -> Option<Span> {
    let first = items.get(first)?;
    item_prefix(text, first)?;
    let start = line_start(text, first.span.range().start);
    let end = match items.get(after) {
        Some(next) => line_start(text, next.span.range().start),
        None => next_line(text, items.get(after.checked_sub(1)?)?.span.range().end),
    };
    Some(Span::new(start, end))
}

/// The lines of a key and its value; `None` when something else is on its first line.
fn entry_lines(text: &str, entry: &MapEntry) -> Option<Span> {
    let start = entry.key.span.range().start;
    let from = line_start(text, start);
    let before = text.get(from..start)?;
    let end = next_line(text, entry.value.span.range().end);
    before.trim().is_empty().then(|| Span::new(from, end))
}

/// The start of the line of an offset.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.rfind('\n').map_or(0, |newline| newline + 1)
}

/// The end of the line of an offset, without its line ending.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    at + line.trim_end_matches('\r').len()
}

/// The start of the line after that of an offset.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.find('\n')
        .map_or(text.len(), |newline| at + newline + 1)
}

/// The list that has an item with this span, as the value of its key, and the position of the item.
pub(super) fn holder(map: &Map, item: Span) -> Option<(&MapEntry, usize)> {
    map.entries.iter().find_map(|entry| {
        let is_inside = |node: &Node| node.span.start <= item.start && item.end <= node.span.end;
        if !is_inside(&entry.value) {
            return None;
        }
        match &entry.value.value {
            Value::Map(inner) => holder(inner, item),
            Value::List(items) => {
                let at = items.iter().position(is_inside)?;
                match &items.get(at)?.value {
                    Value::Map(inner) => holder(inner, item),
                    Value::Scalar(_) => Some((entry, at)),
                    Value::List(_) | Value::Null | Value::Unread => None,
                }
            }
            Value::Scalar(_) | Value::Null | Value::Unread => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::fix::apply_edits;
    use crate::diagnostic::{Edit, Place};
    use crate::source::Source;
    use crate::syntax::yaml;

    fn map(text: &str) -> Map {
        let source = Source::new("a.yaml".into(), text);
        match yaml::parse(&source, 0..text.len()).0.root.value {
            Value::Map(map) => map,
            other => panic!("{other:?}"),
        }
    }

    fn applied(text: &str, edits: Vec<Replacement>) -> String {
        let edits = edits.into_iter().map(|(span, text)| Edit {
            place: Place::new(&"a.yaml".into(), span),
            text,
        });
        let edits: Vec<Edit> = edits.collect();
        apply_edits(text, &edits.iter().collect::<Vec<_>>()).unwrap()
    }

    fn appended(text: &str) -> String {
        let map = map(text);
        let edit = append(
            text,
            &map.entry("a").unwrap().value,
            &["x".into(), "y".into()],
        );
        applied(text, vec![edit.unwrap()])
    }

    fn removed(text: &str, unwanted: &[usize]) -> String {
        let map = map(text);
        let unwanted = unwanted.iter().copied().collect();
        applied(
            text,
            remove(text, map.entry("a").unwrap(), &unwanted).unwrap(),
        )
    }

    #[test]
    fn items_are_appended_in_the_style_of_the_list() {
        assert_eq!(appended("a: []\n"), "a: [x, y]\n");
        assert_eq!(appended("a: [p] # q\nb: 1\n"), "a: [p, x, y] # q\nb: 1\n");
        assert_eq!(
            appended("a:\n  - p # q\nb: 1\n"),
            "a:\n  - p # q\n  - x\n  - y\nb: 1\n"
        );
        assert_eq!(
            appended("a:\r\n- 'p'\r\nb: 1\r\n"),
            "a:\r\n- 'p'\r\n- x\r\n- y\r\nb: 1\r\n"
        );
    }

    #[test]
    fn a_list_with_hyphens_may_begin_with_an_item_in_brackets() {
        assert_eq!(appended("a:\n- {b: c}\n"), "a:\n- {b: c}\n- x\n- y\n");
        assert_eq!(removed("a:\n- [b]\n- c\n", &[0]), "a:\n- c\n");
        assert_eq!(appended("a: [[b]]\n"), "a: [[b], x, y]\n");
    }

    #[test]
    fn items_are_removed_without_touching_the_others() {
        assert_eq!(removed("a: [p, q, r]\n", &[0]), "a: [q, r]\n");
        assert_eq!(removed("a: [p, q, r]\n", &[1, 2]), "a: [p]\n");
        assert_eq!(removed("a: [p, q,]\n", &[0, 1]), "a: []\n");
        assert_eq!(
            removed("a:\n  - p\n  - q # r\nb: 1\n", &[1]),
            "a:\n  - p\nb: 1\n"
        );
        assert_eq!(
            removed("a:\n  - p\n  - q\nb: 1\n", &[0]),
            "a:\n  - q\nb: 1\n"
        );
        assert_eq!(removed("c: 2\na:\n  - p\nb: 1\n", &[0]), "c: 2\nb: 1\n");
    }

    #[test]
    fn the_list_that_holds_an_item_is_found_at_any_depth() {
        let text = "m:\n  - id: een\n    a: [p, q]\n";
        let at = text.find('q').unwrap();
        let map = map(text);
        let (entry, position) = holder(&map, Span::new(at, at + 1)).unwrap();
        assert_eq!((&*entry.key.value, position), ("a", 1));
        let at = text.find("een").unwrap();
        assert!(holder(&map, Span::new(at, at + 3)).is_none());
    }
}
