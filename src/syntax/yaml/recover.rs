//! Error recovery: parses the valid parts of a text that does not parse as a whole.
//!
//! The text is cut where its indentation shows that an entry begins, and each piece is parsed by
//! itself; a piece that still fails is cut again. So an error is reported where it is, errors in
//! two entries are both reported, and a quote that is never closed does not hide the entries after
//! it.

use std::ops::Range;

use super::attempt::{self, Reason, Stop};
use super::fragment::YamlFragment;
use super::trap::{self, glued_key_length, key_length};
use super::tree::{Map, MapEntry, Node, Value};
use crate::diagnostic::Diagnostic;
use crate::source::Spanned;
use crate::syntax::MAX_PROBLEMS;

/// How many levels of pieces are cut: entries of a list file, its items, their entries.
const MAX_LEVELS: usize = 4;

/// The result of recovery.
pub(super) struct Recovered {
    /// The entries that could be parsed, and [`Value::Unread`] for those that could not.
    pub(super) node: Option<Node>,
    /// Whether every entry is in the tree, possibly as [`Value::Unread`].
    pub(super) complete: bool,
    /// At least one problem.
    pub(super) problems: Vec<Diagnostic>,
}

/// Parses a text on which a first pass ended early.
pub(super) fn recover(fragment: &YamlFragment<'_>, stop: &Stop) -> Recovered {
    let levels_left = match stop.reason {
        Reason::TooMany => 0,
        Reason::Syntax(_) => MAX_LEVELS,
    };
    let recovered = EntryOutline::of(fragment.text)
        .and_then(|outline| recover_pieces(fragment, &outline, stop, levels_left));
    recovered.unwrap_or_else(|| Recovered {
        node: Some(unread_node(fragment, 0..fragment.text.len())),
        complete: false,
        problems: vec![trap::explain(fragment, stop)],
    })
}

/// Parses a text in pieces; returns `None` when it cannot be cut.
fn recover_pieces(
    fragment: &YamlFragment<'_>,
    outline: &EntryOutline,
    stop: &Stop,
    levels_left: usize,
) -> Option<Recovered> {
    if levels_left == 0 {
        return None;
    }
    let mut found = RecoveredPieces {
        complete: true,
        ..RecoveredPieces::default()
    };
    for piece in outline.pieces(fragment.text) {
        if found.problems.len() >= MAX_PROBLEMS {
            found.complete = false;
            break;
        }
        let piece = YamlFragment {
            text: &fragment.text[piece.clone()],
            offset: fragment.offset + piece.start,
            ..*fragment
        };
        found.add_piece(&piece, outline.kind, levels_left);
    }
    if found.problems.is_empty() {
        // Every piece is valid by itself, so the mistake is in their indentation or order.
        found
            .problems
            .push(match outline.overindented_first_line(fragment.text) {
                Some(line) => trap::explain_indentation(fragment, line),
                None => trap::explain(fragment, stop),
            });
    }
    let value = match outline.kind {
        CollectionKind::List => Value::List(found.items),
        CollectionKind::Map => {
            // Inside a broken entry, duplicate keys mostly result from wrong indentation.
            let mut repeats = Vec::new();
            let entries = attempt::without_duplicate_keys(fragment, found.pairs, &mut repeats);
            if levels_left == MAX_LEVELS {
                found.problems.extend(repeats);
            }
            Value::Map(Map { entries })
        }
    };
    Some(Recovered {
        node: Some(Node {
            span: fragment.span(trimmed_range(fragment.text)),
            value,
        }),
        complete: found.complete,
        problems: found.problems,
    })
}

/// What has been recovered from the pieces of a text so far.
#[derive(Default)]
struct RecoveredPieces {
    pairs: Vec<MapEntry>,
    items: Vec<Node>,
    complete: bool,
    problems: Vec<Diagnostic>,
}

impl RecoveredPieces {
    fn add_piece(&mut self, piece: &YamlFragment<'_>, kind: CollectionKind, levels_left: usize) {
        let attempt = attempt::parse_once(piece);
        match (attempt.stop, attempt.node.map(|node| node.value), kind) {
            (Some(stop), _, CollectionKind::Map) => {
                self.add_broken_entry(piece, &stop, levels_left)
            }
            (Some(stop), _, CollectionKind::List) => {
                self.add_broken_item(piece, &stop, levels_left)
            }
            (None, node, kind) => {
                self.problems.extend(attempt.problems);
                match (node, kind) {
                    (None, _) => {}
                    (Some(Value::Map(map)), CollectionKind::Map) => self.pairs.extend(map.entries),
                    (Some(Value::List(items)), CollectionKind::List) => self.items.extend(items),
                    (Some(_), CollectionKind::Map) => self.add_line_without_colon(piece),
                    (Some(_), CollectionKind::List) => self.complete = false,
                }
            }
        }
    }

    /// Adds what can be parsed of a piece `key: …` that does not parse.
    fn add_broken_entry(&mut self, piece: &YamlFragment<'_>, stop: &Stop, levels_left: usize) {
        let start = content_start(piece.text);
        let Some(length) = key_length(&piece.text[start..]) else {
            return self.add_line_without_colon(piece);
        };
        let key = start..start + length;
        let after = key.end + 1;
        let line_end = piece.text[after..]
            .find('\n')
            .map_or(piece.text.len(), |at| after + at + 1);
        let rest_of_line = piece.text[after..line_end].trim_start();
        let alone = rest_of_line.is_empty() || rest_of_line.starts_with('#');
        let below_key = YamlFragment {
            text: &piece.text[line_end..],
            offset: piece.offset + line_end,
            ..*piece
        };
        // Only the lines below the key can be cut, and only when the mistake is in them.
        let inner = stop
            .at
            .checked_sub(line_end)
            .filter(|_| alone)
            .and_then(|at| {
                let stop = Stop {
                    at,
                    reason: stop.reason.clone(),
                };
                recover_pieces(
                    &below_key,
                    &EntryOutline::of(below_key.text)?,
                    &stop,
                    levels_left - 1,
                )
            });
        let value = self.inner_or_unread(inner, piece, after..piece.text.len(), stop);
        let text = piece.text[key.clone()].trim_matches(['"', '\'']);
        self.pairs.push(MapEntry {
            key: Spanned::new(text.into(), piece.span(key)),
            value,
        });
    }

    /// Adds what can be parsed of a piece `- …` that does not parse.
    fn add_broken_item(&mut self, piece: &YamlFragment<'_>, stop: &Stop, levels_left: usize) {
        // A space for the dash makes the item a text of its own and keeps all offsets.
        let start = content_start(piece.text);
        let mut undashed = piece.text.to_owned();
        if undashed[start..].starts_with('-') {
            undashed.replace_range(start..=start, " ");
        }
        let undashed_fragment = YamlFragment {
            text: &undashed,
            ..*piece
        };
        let inner = EntryOutline::of_mapping(undashed_fragment.text).and_then(|outline| {
            recover_pieces(&undashed_fragment, &outline, stop, levels_left - 1)
        });
        let item = self.inner_or_unread(inner, piece, 0..piece.text.len(), stop);
        self.items.push(item);
    }

    fn inner_or_unread(
        &mut self,
        inner: Option<Recovered>,
        piece: &YamlFragment<'_>,
        range: Range<usize>,
        stop: &Stop,
    ) -> Node {
        if let Some(inner) = inner {
            self.complete &= inner.complete;
            self.problems.extend(inner.problems);
            return inner.node.unwrap_or_else(|| unread_node(piece, range));
        }
        let problem = trap::explain(piece, stop);
        // The editor may have meant a line without a colon, or one that is indented too far, as an
        // entry of its own.
        self.complete &= !stop.is_about_missing_colon() && !may_hide_an_entry(piece.text);
        self.problems.push(problem);
        unread_node(piece, range)
    }

    /// Reports a piece that is text where an entry should be.
    fn add_line_without_colon(&mut self, piece: &YamlFragment<'_>) {
        let (problem, key) = trap::explain_missing_colon(piece, content_start(piece.text));
        self.problems.push(problem);
        match key {
            None => self.complete = false,
            Some(key) => self.pairs.push(MapEntry {
                key: Spanned::new(piece.text[key.clone()].into(), piece.span(key.clone())),
                value: unread_node(piece, key.end + 1..piece.text.len()),
            }),
        }
    }
}

/// Whether a later line of an entry looks like the start of another entry.
fn may_hide_an_entry(text: &str) -> bool {
    let lines = text[content_start(text)..].lines().skip(1);
    lines
        .map(str::trim_start)
        .any(|line| key_length(line).is_some())
}

fn unread_node(fragment: &YamlFragment<'_>, range: Range<usize>) -> Node {
    let inner = trimmed_range(&fragment.text[range.clone()]);
    Node {
        span: fragment.span(range.start + inner.start..range.start + inner.end),
        value: Value::Unread,
    }
}

/// The range of a text without surrounding white space.
fn trimmed_range(text: &str) -> Range<usize> {
    let end = text.trim_end().len();
    let start = text.len() - text.trim_start().len();
    start.min(end)..end
}

/// The offset of the first content in a piece, after comments and blank lines.
fn content_start(text: &str) -> usize {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if !has_no_content(line) {
            return at + line.len() - line.trim_start().len();
        }
        at += line.len();
    }
    trimmed_range(text).start
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CollectionKind {
    Map,
    List,
}

/// The indentation and kind of the entries of a text, which tell where each begins.
struct EntryOutline {
    indentation: usize,
    kind: CollectionKind,
}

impl EntryOutline {
    /// The outline by the least indented line that looks like an entry.
    fn of(text: &str) -> Option<Self> {
        let mut outermost: Option<Self> = None;
        for line in text.split_inclusive('\n') {
            let Some((indentation, kind)) = entry_start(line) else {
                continue;
            };
            if outermost
                .as_ref()
                .is_none_or(|found| indentation < found.indentation)
            {
                outermost = Some(Self { indentation, kind });
            }
        }
        outermost
    }

    /// The outline of a mapping that begins on the first line with content.
    fn of_mapping(text: &str) -> Option<Self> {
        let first = text
            .split_inclusive('\n')
            .find(|line| !has_no_content(line))?;
        let (indentation, kind) = entry_start(first)?;
        (kind == CollectionKind::Map).then_some(Self { indentation, kind })
    }

    /// The offset of the first line with content, when it is indented and the entries are not.
    fn overindented_first_line(&self, text: &str) -> Option<usize> {
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            if !has_no_content(line) {
                return (self.indentation == 0 && line.starts_with(' ')).then_some(at);
            }
            at += line.len();
        }
        None
    }

    /// The ranges of the pieces, each from the start of a line to the next piece. Content before
    /// the first entry is a piece as well.
    fn pieces(&self, text: &str) -> Vec<Range<usize>> {
        let mut starts = vec![0];
        let mut at = 0;
        let mut preamble = true;
        for line in text.split_inclusive('\n') {
            if entry_start(line) == Some((self.indentation, self.kind)) {
                if at > 0 && !(preamble && has_no_content(&text[..at])) {
                    starts.push(at);
                }
                preamble = false;
            }
            at += line.len();
        }
        let ends = starts.iter().copied().skip(1).chain([text.len()]);
        starts
            .iter()
            .copied()
            .zip(ends)
            .map(|(start, end)| start..end)
            .collect()
    }
}

/// Whether a text has nothing but comments, white space and document markers.
fn has_no_content(text: &str) -> bool {
    text.lines()
        .map(str::trim)
        .all(|line| line.is_empty() || line == "---" || line.starts_with('#'))
}

fn entry_start(line: &str) -> Option<(usize, CollectionKind)> {
    let rest = line.trim_start_matches(' ');
    let indentation = line.len() - rest.len();
    let is_item = rest
        .strip_prefix('-')
        .is_some_and(|after| after.is_empty() || after.starts_with([' ', '\t', '\r', '\n']));
    if is_item {
        Some((indentation, CollectionKind::List))
    } else {
        let length = key_length(rest).or_else(|| glued_key_length(rest));
        length.map(|_| (indentation, CollectionKind::Map))
    }
}
