//! One pass of the parser over a text: builds a tree from its events, up to the first error.

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, options};

use super::fragment::{MAX_DEPTH, MAX_NODES, YamlFragment};
use super::tree::{Map, MapEntry, Node, Scalar, Style, Value};
use crate::diagnostic::codes::invalid_yaml::{self, Trap};
use crate::diagnostic::codes::{ambiguous_number, duplicate_key, invalid_value};
use crate::diagnostic::{Diagnostic, Place};
use crate::printable::cleaned;
use crate::source::{Span, Spanned};
use crate::syntax::MAX_PROBLEMS;

/// The result of one pass.
pub(super) struct Attempt {
    /// The tree; `None` when the text has no content or the pass ended early.
    pub(super) node: Option<Node>,
    /// The problems found so far.
    pub(super) problems: Vec<Diagnostic>,
    /// Why and where the pass ended early; `None` when it reached the end.
    pub(super) stop: Option<Stop>,
}

/// Why and where a pass ended early.
#[derive(Clone)]
pub(super) struct Stop {
    /// Offset in the text.
    pub(super) at: usize,
    pub(super) reason: Reason,
}

impl Stop {
    /// Whether the line at the offset should be an entry and has no colon.
    pub(super) fn is_about_missing_colon(&self) -> bool {
        use ErrorKind::{InvalidSimpleKey, SimpleKeyExpected};
        matches!(
            self.reason,
            Reason::Syntax(SimpleKeyExpected | InvalidSimpleKey)
        )
    }
}

/// Why a pass ended early.
#[derive(Clone)]
pub(super) enum Reason {
    /// The text is not valid YAML.
    Syntax(ErrorKind),
    /// The text has more than [`MAX_NODES`] nodes.
    TooMany,
}

/// Parses the text up to its end or the first error.
pub(super) fn parse_once(fragment: &YamlFragment<'_>) -> Attempt {
    let mut builder = TreeBuilder {
        fragment,
        frames: Vec::new(),
        root: None,
        problems: Vec::new(),
        nodes: 0,
    };
    let stop = builder.run();
    Attempt {
        node: if stop.is_none() { builder.root } else { None },
        problems: builder.problems,
        stop,
    }
}

struct TreeBuilder<'a> {
    fragment: &'a YamlFragment<'a>,
    frames: Vec<Frame>,
    root: Option<Node>,
    problems: Vec<Diagnostic>,
    nodes: usize,
}

enum Frame {
    List {
        span: Span,
        items: Vec<Node>,
    },
    Map {
        span: Span,
        entries: Vec<MapEntry>,
        expected: ExpectedNode,
    },
}

/// The role of the next node of a mapping.
enum ExpectedNode {
    Key,
    ValueOf(Spanned<Box<str>>),
    /// The value of a key that could not be used.
    Dropped,
}

impl TreeBuilder<'_> {
    fn run(&mut self) -> Option<Stop> {
        let options = options! {
            emit_comments: false,
            emit_anchor_events: true,
            emit_unresolved_aliases: true,
            flow_nesting_limit: MAX_DEPTH,
            block_nesting_limit: MAX_DEPTH,
        };
        let mut documents = 0;
        for step in Parser::new_from_str_with_options(self.fragment.text, options) {
            let (event, span) = match step {
                Ok(step) => step,
                Err(error) => {
                    let at = error.marker().byte_offset().unwrap_or(0);
                    return Some(Stop {
                        at: self.fragment.text.floor_char_boundary(at),
                        reason: Reason::Syntax(error.kind().clone()),
                    });
                }
            };
            let range = span.byte_range().unwrap_or(0..0);
            if let Some(tag) = event.tag().and(span.tag_span()) {
                self.report_trap(tag.byte_range().unwrap_or(range.clone()), Trap::Tag);
            }
            if matches!(event, Event::DocumentStart(..)) {
                documents += 1;
                if documents == 2 {
                    self.report_trap(range, Trap::ManyDocuments);
                    return None;
                }
                continue;
            }
            if event.is_node() {
                self.nodes += 1;
                if self.nodes > MAX_NODES {
                    return Some(Stop {
                        at: self.fragment.text.floor_char_boundary(range.start),
                        reason: Reason::TooMany,
                    });
                }
            }
            self.add_event(event, range);
        }
        None
    }

    fn add_event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Scalar(text, style, ..) => {
                let node = self.scalar(text, style, range);
                self.add_node(node);
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                let span = self.fragment.span(range.clone());
                self.report_trap(range, Trap::Alias);
                self.add_node(Node {
                    span,
                    value: Value::Unread,
                });
            }
            Event::Anchor(..) => self.report_trap(range, Trap::Anchor),
            Event::SequenceStart(..) => self.frames.push(Frame::List {
                span: self.fragment.span(range),
                items: Vec::new(),
            }),
            Event::MappingStart(..) => self.frames.push(Frame::Map {
                span: self.fragment.span(range),
                entries: Vec::new(),
                expected: ExpectedNode::Key,
            }),
            Event::SequenceEnd | Event::MappingEnd => self.close(range),
            _ => {}
        }
    }

    fn scalar(&mut self, text: Cow<'_, str>, style: ScalarStyle, range: Range<usize>) -> Node {
        let written = self.fragment.text.get(range.clone()).unwrap_or_default();
        let span = self
            .fragment
            .span(range.start..range.start + written.trim_end().len());
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
            _ => Style::Block,
        };
        if let Some(dash) = swallowed_list_item(written).filter(|_| style == Style::Plain) {
            let at = range.start + dash;
            self.report_trap(at..at + 1, Trap::Indentation);
            return Node {
                span,
                value: Value::Unread,
            };
        }
        let value = match &*text {
            "" | "~" | "null" | "Null" | "NULL" if style == Style::Plain => Value::Null,
            _ => Value::Scalar(Scalar {
                text: cleaned(&text).into(),
                style,
            }),
        };
        Node { span, value }
    }

    fn add_node(&mut self, node: Node) {
        let mut not_text = None;
        match self.frames.last_mut() {
            None => self.root = Some(node),
            Some(Frame::List { items, .. }) => items.push(node),
            Some(Frame::Map {
                entries, expected, ..
            }) => {
                *expected = match std::mem::replace(expected, ExpectedNode::Key) {
                    ExpectedNode::ValueOf(key) => {
                        entries.push(MapEntry { key, value: node });
                        ExpectedNode::Key
                    }
                    ExpectedNode::Dropped => ExpectedNode::Key,
                    ExpectedNode::Key => match node.value {
                        Value::Scalar(scalar) => {
                            ExpectedNode::ValueOf(Spanned::new(scalar.text, node.span))
                        }
                        // An alias, which has been reported already.
                        Value::Unread => ExpectedNode::Dropped,
                        Value::Null | Value::List(_) | Value::Map(_) => {
                            not_text = Some(node.span);
                            ExpectedNode::Dropped
                        }
                    },
                }
            }
        }
        if let Some(span) = not_text {
            let message = "a key must be a text";
            self.report(Place::new(self.fragment.path, span), Trap::Other(message));
        }
    }

    /// Ends the innermost list or mapping. `end` is the closing bracket, and empty without one.
    fn close(&mut self, end: Range<usize>) {
        let bracket = (!end.is_empty()).then(|| self.fragment.span(end));
        let node = match self.frames.pop() {
            None => return,
            Some(Frame::List { span, items }) => Node {
                span: span_to_end(span, items.last().map(|item| item.span), bracket),
                value: Value::List(items),
            },
            Some(Frame::Map { span, entries, .. }) => {
                let entries = match bracket {
                    Some(_) => self.mended_flow_entries(entries),
                    None => entries,
                };
                Node {
                    span: span_to_end(span, entries.last().map(MapEntry::span), bracket),
                    value: Value::Map(Map {
                        entries: without_duplicate_keys(self.fragment, entries, &mut self.problems),
                    }),
                }
            }
        };
        self.add_node(node);
    }

    /// Reports two mistakes that make other keys of the entries between braces: `{uren:4}`, which
    /// lacks a space, and `{bedrag: 125,50}`, with a decimal comma. Their values count as not parsed.
    fn mended_flow_entries(&mut self, entries: Vec<MapEntry>) -> Vec<MapEntry> {
        let mut mended: Vec<MapEntry> = Vec::with_capacity(entries.len());
        for entry in entries {
            let key = entry.key.span;
            let is_alone = entry.value.value == Value::Null && entry.value.span.end <= key.end + 1;
            if !is_alone {
                mended.push(entry);
            } else if let Some(colon) = self.glued_colon(key) {
                let at = |offset: usize| Span::new(offset, offset);
                let place = Place::new(self.fragment.path, Span::new(key.range().start, colon + 1));
                let space = Place::new(self.fragment.path, at(colon + 1));
                self.push(
                    invalid_yaml::problem(place, Trap::NoSpaceAfterColon)
                        .with_fix(true, space, " "),
                );
                let length = colon - key.range().start;
                mended.push(MapEntry {
                    key: Spanned::new(
                        entry.key.value.get(..length).unwrap_or_default().into(),
                        Span::new(key.range().start, colon),
                    ),
                    value: Node {
                        span: Span::new(colon + 1, key.range().end),
                        value: Value::Unread,
                    },
                });
            } else if let Some(last) = mended
                .last_mut()
                .filter(|last| last.value.value != Value::Null && self.has_decimal_comma(key))
            {
                let comma = key.range().start - 1;
                let number = last.value.span.to(key);
                let written = self.written(number);
                let place = Place::new(self.fragment.path, number);
                let comma = Place::new(self.fragment.path, Span::new(comma, comma + 1));
                let problem = match key.range().len() {
                    3 => ambiguous_number::problem(place, written),
                    _ => invalid_value::decimal_comma(place, written).with_fix(true, comma, "."),
                };
                last.value.value = Value::Unread;
                self.push(problem);
            } else {
                mended.push(entry);
            }
        }
        mended
    }

    /// The offset in the file of the colon in a key such as `uren:4`.
    fn glued_colon(&self, key: Span) -> Option<usize> {
        let written = self.written(key);
        let rest = written.trim_start_matches(|c: char| {
            c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-')
        });
        let length = written.len() - rest.len();
        let value = rest.strip_prefix(':')?;
        let is_glued = written.starts_with(|c: char| c.is_ascii_lowercase())
            && !value.is_empty()
            && !value.starts_with('/');
        is_glued.then(|| key.range().start + length)
    }

    /// Whether a key is the decimals of a number: digits that follow a digit and a comma.
    fn has_decimal_comma(&self, key: Span) -> bool {
        let start = key.range().start - self.fragment.offset;
        let digits = self.written(key);
        let before = self.fragment.text.get(..start).unwrap_or_default();
        let number = before.strip_suffix(',').unwrap_or_default();
        digits.len() <= 3
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && number.ends_with(|c: char| c.is_ascii_digit())
    }

    /// The text of a span in the file.
    fn written(&self, span: Span) -> &'_ str {
        let range = span.range();
        let offset = self.fragment.offset;
        let start = range.start.saturating_sub(offset);
        let end = range.end.saturating_sub(offset);
        self.fragment.text.get(start..end).unwrap_or_default()
    }

    fn report_trap(&mut self, range: Range<usize>, trap: Trap<'_>) {
        self.report(self.fragment.place(range), trap);
    }

    fn report(&mut self, place: Place, trap: Trap<'_>) {
        self.push(invalid_yaml::problem(place, trap));
    }

    fn push(&mut self, problem: Diagnostic) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(problem);
        }
    }
}

/// The offset of a dash at the start of a continuation line. YAML parses an item that is indented
/// further than the one above it as a continuation of that one's text; the editor meant an item.
fn swallowed_list_item(written: &str) -> Option<usize> {
    let mut at = 0;
    for (number, line) in written.split_inclusive('\n').enumerate() {
        let content = line.trim_start_matches([' ', '\t']);
        if number > 0 && content.starts_with("- ") {
            return Some(at + line.len() - content.len());
        }
        at += line.len();
    }
    None
}

/// Keeps the first entry of each key and reports the others.
pub(super) fn without_duplicate_keys(
    fragment: &YamlFragment<'_>,
    entries: Vec<MapEntry>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<MapEntry> {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|&at| (&*entries[at].key.value, at));
    let mut first_of_repeats: Vec<Option<Span>> = vec![None; entries.len()];
    let mut found = false;
    for group in order.chunk_by(|&a, &b| entries[a].key.value == entries[b].key.value) {
        if let [first, repeats @ ..] = group {
            for &repeat in repeats {
                first_of_repeats[repeat] = Some(entries[*first].key.span);
                found = true;
            }
        }
    }
    if !found {
        return entries;
    }
    let first_or_report = |(pair, first): (MapEntry, Option<Span>)| match first {
        None => Some(pair),
        Some(first) => {
            let place = Place::new(fragment.path, pair.key.span);
            let first = Place::new(fragment.path, first);
            if problems.len() < MAX_PROBLEMS {
                problems.push(duplicate_key::problem(place, &pair.key.value, first));
            }
            None
        }
    };
    entries
        .into_iter()
        .zip(first_of_repeats)
        .filter_map(first_or_report)
        .collect()
}

impl MapEntry {
    /// The span of key and value together.
    pub fn span(&self) -> Span {
        self.key.span.to(self.value.span)
    }
}

fn span_to_end(start: Span, last: Option<Span>, bracket: Option<Span>) -> Span {
    bracket.or(last).map_or(start, |end| start.to(end))
}
