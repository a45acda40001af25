//! What can be read of a text that does not parse.
//!
//! Such a text is cut where its indentation says that an entry begins, and each piece is read by
//! itself; a piece that still does not parse is cut again. So an error is told where it is, two
//! errors in two entries are both told, and a quote that is never closed does not swallow the
//! entries after it.

use std::ops::Range;

use super::attempt::{self, Reason, Stop};
use super::reader::YamlReader;
use super::trap::{self, glued_key_length, key_length};
use super::tree::{Map, Node, Pair, Value};
use crate::diagnostic::Diagnostic;
use crate::source::Spanned;
use crate::syntax::MAX_PROBLEMS;

/// How many times a piece is cut again: entries of a list file, its items, their entries.
const MAX_CUTS: usize = 4;

/// What could be read.
pub(super) struct Recovered {
    /// The entries that could be read, and [`Value::Unread`] for those that could not.
    pub(super) node: Option<Node>,
    /// Whether every entry is in the tree, if only as [`Value::Unread`].
    pub(super) complete: bool,
    /// What was wrong; at least one problem.
    pub(super) problems: Vec<Diagnostic>,
}

/// Reads a text that a first pass could not read to its end.
pub(super) fn recover(reader: &YamlReader<'_>, stop: &Stop) -> Recovered {
    let cuts = match stop.reason {
        Reason::TooMany => 0,
        Reason::Syntax(_) => MAX_CUTS,
    };
    let recovered = Outline::of(reader.text).and_then(|outline| cut(reader, &outline, stop, cuts));
    recovered.unwrap_or_else(|| Recovered {
        node: Some(unread(reader, 0..reader.text.len())),
        complete: false,
        problems: vec![trap::explain(reader, stop)],
    })
}

/// Reads a text in pieces; nothing when there is no place to cut it.
fn cut(reader: &YamlReader<'_>, outline: &Outline, stop: &Stop, cuts: usize) -> Option<Recovered> {
    if cuts == 0 {
        return None;
    }
    let mut found = Found {
        complete: true,
        ..Found::default()
    };
    for piece in outline.pieces(reader.text) {
        if found.problems.len() >= MAX_PROBLEMS {
            found.complete = false;
            break;
        }
        let part = YamlReader {
            text: &reader.text[piece.clone()],
            offset: reader.offset + piece.start,
            ..*reader
        };
        found.take(&part, outline.shape, cuts);
    }
    if found.problems.is_empty() {
        // Every piece is right by itself, so the mistake is in how they stand together.
        found
            .problems
            .push(match outline.first_is_too_far(reader.text) {
                Some(line) => trap::explain_indentation(reader, line),
                None => trap::explain(reader, stop),
            });
    }
    let value = match outline.shape {
        Shape::List => Value::List(found.items),
        Shape::Map => {
            // Inside an entry that went wrong, repeats are mostly what a wrong indentation left.
            let mut repeats = Vec::new();
            let entries = attempt::distinct(reader, found.pairs, &mut repeats);
            if cuts == MAX_CUTS {
                found.problems.extend(repeats);
            }
            Value::Map(Map { entries })
        }
    };
    Some(Recovered {
        node: Some(Node {
            span: reader.span(content(reader.text)),
            value,
        }),
        complete: found.complete,
        problems: found.problems,
    })
}

/// What the pieces of a text brought so far.
#[derive(Default)]
struct Found {
    pairs: Vec<Pair>,
    items: Vec<Node>,
    complete: bool,
    problems: Vec<Diagnostic>,
}

impl Found {
    fn take(&mut self, part: &YamlReader<'_>, shape: Shape, cuts: usize) {
        let attempt = attempt::read(part);
        match (attempt.stop, attempt.node.map(|node| node.value), shape) {
            (Some(stop), _, Shape::Map) => self.entry(part, &stop, cuts),
            (Some(stop), _, Shape::List) => self.item(part, &stop, cuts),
            (None, node, shape) => {
                self.problems.extend(attempt.problems);
                match (node, shape) {
                    (None, _) => {}
                    (Some(Value::Map(map)), Shape::Map) => self.pairs.extend(map.entries),
                    (Some(Value::List(items)), Shape::List) => self.items.extend(items),
                    (Some(_), Shape::Map) => self.line_without_colon(part),
                    (Some(_), Shape::List) => self.complete = false,
                }
            }
        }
    }

    /// Takes what can be read of a piece `key: …` that does not parse.
    fn entry(&mut self, part: &YamlReader<'_>, stop: &Stop, cuts: usize) {
        let start = begin(part.text);
        let Some(length) = key_length(&part.text[start..]) else {
            return self.line_without_colon(part);
        };
        let key = start..start + length;
        let after = key.end + 1;
        let line_end = part.text[after..]
            .find('\n')
            .map_or(part.text.len(), |at| after + at + 1);
        let rest_of_line = part.text[after..line_end].trim_start();
        let alone = rest_of_line.is_empty() || rest_of_line.starts_with('#');
        let below = YamlReader {
            text: &part.text[line_end..],
            offset: part.offset + line_end,
            ..*part
        };
        // Only what stands below the key can be cut, and only when the mistake is there.
        let inner = stop
            .at
            .checked_sub(line_end)
            .filter(|_| alone)
            .and_then(|at| {
                let stop = Stop {
                    at,
                    reason: stop.reason.clone(),
                };
                cut(&below, &Outline::of(below.text)?, &stop, cuts - 1)
            });
        let value = self.inner_or_unread(inner, part, after..part.text.len(), stop);
        let text = part.text[key.clone()].trim_matches(['"', '\'']);
        self.pairs.push(Pair {
            key: Spanned::new(text.into(), part.span(key)),
            value,
        });
    }

    /// Takes what can be read of a piece `- …` that does not parse.
    fn item(&mut self, part: &YamlReader<'_>, stop: &Stop, cuts: usize) {
        // Without its dash the item is a text of its own, and every character keeps its place.
        let start = begin(part.text);
        let mut undashed = part.text.to_owned();
        if undashed[start..].starts_with('-') {
            undashed.replace_range(start..=start, " ");
        }
        let inside = YamlReader {
            text: &undashed,
            ..*part
        };
        let inner = Outline::of_mapping(inside.text)
            .and_then(|outline| cut(&inside, &outline, stop, cuts - 1));
        let item = self.inner_or_unread(inner, part, 0..part.text.len(), stop);
        self.items.push(item);
    }

    fn inner_or_unread(
        &mut self,
        inner: Option<Recovered>,
        part: &YamlReader<'_>,
        range: Range<usize>,
        stop: &Stop,
    ) -> Node {
        if let Some(inner) = inner {
            self.complete &= inner.complete;
            self.problems.extend(inner.problems);
            return inner.node.unwrap_or_else(|| unread(part, range));
        }
        let problem = trap::explain(part, stop);
        // A line without a colon, or one that is indented too far, may have been meant as an entry
        // of its own.
        self.complete &= !stop.is_about_missing_colon() && !hides_a_key(part.text);
        self.problems.push(problem);
        unread(part, range)
    }

    /// Tells of a piece that is text where an entry should be.
    fn line_without_colon(&mut self, part: &YamlReader<'_>) {
        let (problem, key) = trap::explain_missing_colon(part, begin(part.text));
        self.problems.push(problem);
        match key {
            None => self.complete = false,
            Some(key) => self.pairs.push(Pair {
                key: Spanned::new(part.text[key.clone()].into(), part.span(key.clone())),
                value: unread(part, key.end + 1..part.text.len()),
            }),
        }
    }
}

/// Whether a line after the first of an entry looks like the beginning of an entry.
fn hides_a_key(text: &str) -> bool {
    let lines = text[begin(text)..].lines().skip(1);
    lines
        .map(str::trim_start)
        .any(|line| key_length(line).is_some())
}

fn unread(reader: &YamlReader<'_>, range: Range<usize>) -> Node {
    let inner = content(&reader.text[range.clone()]);
    Node {
        span: reader.span(range.start + inner.start..range.start + inner.end),
        value: Value::Unread,
    }
}

/// The range of a text without the blanks around it.
fn content(text: &str) -> Range<usize> {
    let end = text.trim_end().len();
    let start = text.len() - text.trim_start().len();
    start.min(end)..end
}

/// Where a piece begins to say something, after the comments before it.
fn begin(text: &str) -> usize {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if !is_silent(line) {
            return at + line.len() - line.trim_start().len();
        }
        at += line.len();
    }
    content(text).start
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Map,
    List,
}

/// Which lines of a text begin an entry.
struct Outline {
    indentation: usize,
    shape: Shape,
}

impl Outline {
    /// The shape of the lines that are indented least, of those that look like an entry.
    fn of(text: &str) -> Option<Self> {
        let mut outermost: Option<Self> = None;
        for line in text.split_inclusive('\n') {
            let Some((indentation, shape)) = entry_start(line) else {
                continue;
            };
            if outermost
                .as_ref()
                .is_none_or(|found| indentation < found.indentation)
            {
                outermost = Some(Self { indentation, shape });
            }
        }
        outermost
    }

    /// The shape of a mapping that begins on the first line that says something.
    fn of_mapping(text: &str) -> Option<Self> {
        let first = text.split_inclusive('\n').find(|line| !is_silent(line))?;
        let (indentation, shape) = entry_start(first)?;
        (shape == Shape::Map).then_some(Self { indentation, shape })
    }

    /// Where the first line begins, when it is indented and the entries are not.
    fn first_is_too_far(&self, text: &str) -> Option<usize> {
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            if !is_silent(line) {
                return (self.indentation == 0 && line.starts_with(' ')).then_some(at);
            }
            at += line.len();
        }
        None
    }

    /// The pieces, each from the beginning of a line to the next piece. What stands before the
    /// first entry is a piece as well.
    fn pieces(&self, text: &str) -> Vec<Range<usize>> {
        let mut starts = vec![0];
        let mut at = 0;
        let mut preamble = true;
        for line in text.split_inclusive('\n') {
            if entry_start(line) == Some((self.indentation, self.shape)) {
                if at > 0 && !(preamble && is_silent(&text[..at])) {
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

/// Whether a text holds comments, blanks and the sign of a new document at most.
fn is_silent(text: &str) -> bool {
    text.lines()
        .map(str::trim)
        .all(|line| line.is_empty() || line == "---" || line.starts_with('#'))
}

fn entry_start(line: &str) -> Option<(usize, Shape)> {
    let rest = line.trim_start_matches(' ');
    let indentation = line.len() - rest.len();
    let is_item = rest
        .strip_prefix('-')
        .is_some_and(|after| after.is_empty() || after.starts_with([' ', '\t', '\r', '\n']));
    if is_item {
        Some((indentation, Shape::List))
    } else {
        let length = key_length(rest).or_else(|| glued_key_length(rest));
        length.map(|_| (indentation, Shape::Map))
    }
}
