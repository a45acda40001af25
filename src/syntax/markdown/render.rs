//! Renders the events of the Markdown parser to segments, and collects headings, links and words.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Parser, Tag, TagEnd};

use super::body::{Body, Heading, Segment};
use super::component::{FenceAction, ScannedComponents};
use super::dialect::{MAX_DEPTH, OPTIONS};
use super::footnote::{self, Footnotes};
use super::inline::Inline;
use super::pending::PendingText;
use super::prepared::restored;
use super::raw::{self, RawHtml};
use super::segments::SegmentWriter;
use super::slug::HeadingIds;
use super::table::OpenTables;
use super::text::{TextKind, TextRuns};
use super::writer::{BodyWriter, trimmed};
use super::{autolink, block, slug};
use crate::diagnostic::codes::limit_exceeded;
use crate::source::FilePath;
use crate::syntax::typography::{self, typeset};

/// What is to be read.
pub(super) struct MarkdownInput<'a> {
    /// The file.
    pub(super) path: &'a FilePath,
    /// The text.
    pub(super) text: &'a str,
    /// Its offset in the file.
    pub(super) offset: usize,
    /// The constraints on its ids.
    pub(super) ids: HeadingIds<'a>,
    /// Its components.
    pub(super) scanned: ScannedComponents<'a>,
}

/// Renders a text.
pub(super) fn render(input: MarkdownInput<'_>) -> Body {
    let MarkdownInput {
        path,
        text,
        offset,
        ids,
        scanned,
    } = input;
    let mut renderer = Renderer {
        writer: BodyWriter {
            path,
            text,
            offset,
            body: Body {
                components: scanned.components,
                problems: scanned.problems,
                ..Body::default()
            },
            out: SegmentWriter::default(),
        },
        ids,
        actions: scanned.actions,
        outer_writers: Vec::new(),
        depth: 0,
        too_deep: false,
        heading: None,
        given_ids: Vec::new(),
        tables: OpenTables::default(),
        open_footnotes: Vec::new(),
        open_components: Vec::new(),
        pending: PendingText::default(),
        opening: Opening::Awaited,
        inline: Inline::default(),
        raw: RawHtml::default(),
        runs: TextRuns::default(),
        footnotes: Footnotes::default(),
    };
    // A full reference without a definition becomes a link, so that a check can report it.
    let undefined = |link: BrokenLink<'_>| {
        (link.link_type == LinkType::Reference).then(|| {
            (
                CowStr::from(link.reference.to_string()),
                CowStr::Borrowed(""),
            )
        })
    };
    let parser = Parser::new_with_broken_link_callback(&scanned.text, OPTIONS, Some(undefined));
    let mut events = parser.into_offset_iter();
    while let Some((event, range)) = events.next() {
        let definition = match &event {
            Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) if !id.is_empty() => events
                .reference_definitions()
                .get(id)
                .map(|definition| definition.span.clone()),
            _ => None,
        };
        renderer.event(event, range, definition);
    }
    renderer.finish()
}

pub(super) struct Renderer<'a> {
    pub(super) writer: BodyWriter<'a>,
    ids: HeadingIds<'a>,
    pub(super) actions: BTreeMap<usize, FenceAction>,
    /// What was written before something that is put elsewhere.
    outer_writers: Vec<SegmentWriter>,
    pub(super) depth: usize,
    too_deep: bool,
    heading: Option<String>,
    given_ids: Vec<Option<Box<str>>>,
    tables: OpenTables,
    /// The footnotes that are being defined: the label of each, and its range with the brackets.
    open_footnotes: Vec<(Box<str>, Range<usize>)>,
    /// The components that are open, each with the depth at which it was opened.
    pub(super) open_components: Vec<(usize, usize)>,
    pending: PendingText,
    opening: Opening,
    inline: Inline,
    raw: RawHtml,
    pub(super) runs: TextRuns,
    footnotes: Footnotes,
}

/// How far the first paragraph of the text has come, of which a page may enlarge the first letter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// It has not begun.
    Awaited,
    /// It begins with an IJ, whose letters are to be kept together.
    Digraph,
    /// Its first letter is written.
    Written,
}

impl Renderer<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>, definition: Option<Range<usize>>) {
        if !matches!(event, Event::Text(_)) {
            self.flush_text();
        }
        self.inline.track_words_end(&event, &range);
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                if self.depth <= MAX_DEPTH {
                    self.start(tag, range, definition);
                } else if !std::mem::replace(&mut self.too_deep, true) {
                    let place = self.writer.place(range.start..range.start);
                    self.writer
                        .body
                        .problems
                        .push(limit_exceeded::nesting_too_deep(place, MAX_DEPTH));
                }
            }
            Event::End(tag) => {
                self.close_components_inside(self.depth);
                if self.depth <= MAX_DEPTH {
                    self.end(tag, range);
                }
                self.depth = self.depth.saturating_sub(1);
            }
            Event::Text(text) => self.pending.push(&restored(&text), range),
            Event::Code(text) => self.inline_code(&restored(&text), range),
            Event::SoftBreak => self.line_break(range, "\n"),
            Event::HardBreak => self.line_break(range, "<br>"),
            Event::Rule => match self.actions.range(range).next() {
                Some((_, action)) => self.apply_fence_action(*action),
                None => self.writer.out.html("<hr>"),
            },
            Event::TaskListMarker(done) => self.writer.out.html(if done {
                "<span class=\"vakje gedaan\" role=\"img\" aria-label=\"Gedaan\"></span> "
            } else {
                "<span class=\"vakje\" role=\"img\" aria-label=\"Nog niet gedaan\"></span> "
            }),
            Event::FootnoteReference(label) => {
                let (number, using) = self.footnotes.add_reference(&restored(&label));
                if self.inline.is_in_link() {
                    self.writer.out.html(&format!("<sup>{number}</sup>"));
                } else {
                    footnote::write_reference(&mut self.writer.out, self.ids.prefix, number, using);
                }
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                self.raw.report(&mut self.writer, range.clone());
                if !self.inline.is_in_image() {
                    raw::write_as_text(&mut self.writer, range);
                }
            }
            // Not in this dialect.
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>, definition: Option<Range<usize>>) {
        if let Some(kind) = block::text_kind(&tag) {
            self.runs.begin(kind);
            self.raw.next_block();
        }
        match tag {
            Tag::Paragraph if self.begins_with_digraph(&range) => {
                self.opening = Opening::Digraph;
                self.writer.out.html("<p class=\"begint-ij\">");
            }
            Tag::Heading { level, id, .. } => {
                let number = self.writer.body.outline.len();
                self.given_ids.push(id.map(|id| id.as_ref().into()));
                self.writer.body.outline.push(Heading {
                    level: level as u8,
                    id: "".into(),
                    text: "".into(),
                    span: self.writer.span(trimmed(self.writer.text, range)),
                });
                self.heading = Some(String::new());
                self.writer.out.slot(Segment::HeadingOpen(number));
            }
            Tag::FootnoteDefinition(label) => {
                let range = range.start..range.end.min(range.start + label.len() + "[^]".len());
                self.open_footnotes.push((restored(&label).into(), range));
                self.outer_writers
                    .push(std::mem::take(&mut self.writer.out));
            }
            Tag::Table(columns) => self.tables.begin(&mut self.writer, columns, range),
            Tag::TableHead => self
                .outer_writers
                .push(std::mem::take(&mut self.writer.out)),
            Tag::TableRow => self.tables.begin_row(&mut self.writer),
            Tag::TableCell => self.tables.begin_cell(&mut self.writer, range),
            tag @ Tag::Link { .. } => {
                self.inline
                    .begin_link(&mut self.writer, tag, range.start, definition)
            }
            tag @ Tag::Image { .. } => self.inline.begin_image(tag, range.start, definition),
            tag if !self.inline.is_in_image() => block::open(&mut self.writer.out, &tag),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        if block::ends_text(tag) {
            self.runs.end();
        }
        match tag {
            TagEnd::Heading(_) => {
                let number = self.writer.body.outline.len().saturating_sub(1);
                if let (Some(text), Some(heading)) =
                    (self.heading.take(), self.writer.body.outline.last_mut())
                {
                    heading.text = text.trim().into();
                    self.writer.out.slot(Segment::HeadingClose(number));
                }
            }
            TagEnd::FootnoteDefinition => {
                let outer = self.outer_writers.pop().unwrap_or_default();
                let content = std::mem::replace(&mut self.writer.out, outer).finish();
                if let Some((label, range)) = self.open_footnotes.pop() {
                    let span = self.writer.span(range);
                    self.footnotes.add_definition(label, span, content);
                }
            }
            TagEnd::Table => self.tables.end(&mut self.writer),
            TagEnd::TableHead => {
                let outer = self.outer_writers.pop().unwrap_or_default();
                let row = std::mem::replace(&mut self.writer.out, outer).finish();
                self.tables.end_head(&mut self.writer, row);
            }
            TagEnd::TableRow => self.writer.out.html("</tr>"),
            TagEnd::TableCell => self.tables.end_cell(&mut self.writer),
            TagEnd::Link => self.inline.end_link(&mut self.writer, range),
            TagEnd::Image => self.inline.end_image(&mut self.writer, range),
            tag if !self.inline.is_in_image() => block::close(&mut self.writer.out, tag),
            _ => {}
        }
    }

    /// Whether a paragraph is the first of the text, and begins with the digraph IJ.
    fn begins_with_digraph(&mut self, range: &Range<usize>) -> bool {
        if self.opening != Opening::Awaited || self.depth > 1 || self.inline.is_in_image() {
            return false;
        }
        self.opening = Opening::Written;
        let text = self.writer.text.get(range.clone()).unwrap_or_default();
        typography::digraph_length(text).is_some()
    }

    /// Writes the text that is pending.
    fn flush_text(&mut self) {
        if self.pending.pieces.is_empty() {
            return;
        }
        let pending = std::mem::take(&mut self.pending);
        let before = self.runs.last_char();
        for (text, range) in pending.each() {
            let span = self.writer.span(range);
            self.runs.push(text, span);
        }
        self.push_words(&pending.text);
        if self.inline.is_in_image() {
            return;
        }
        if self.runs.kind() == Some(TextKind::Code) {
            return self.writer.out.escaped(&pending.text);
        }
        if self.inline.is_in_link() {
            return self.write_text(&pending.text, before);
        }
        let mut done = 0;
        for link in autolink::find(&pending.text) {
            let written = &pending.text[link.range.clone()];
            let gap = &pending.text[done..link.range.start];
            self.write_text(gap, pending.text[..done].chars().next_back().or(before));
            let range = self.writer.span(pending.written(&link.range));
            self.writer.autolink(written, range, link.is_mail);
            done = link.range.end;
        }
        let before = pending.text[..done].chars().next_back().or(before);
        self.write_text(&pending.text[done..], before);
    }

    fn write_text(&mut self, text: &str, before: Option<char>) {
        let mut text = &*typeset(text, before);
        let begins_with_digraph = self.opening == Opening::Digraph;
        if begins_with_digraph {
            self.opening = Opening::Written;
        }
        if begins_with_digraph
            && let Some((letters, rest)) =
                typography::digraph_length(text).and_then(|length| text.split_at_checked(length))
        {
            self.writer.out.html("<span>");
            self.writer.out.escaped(letters);
            self.writer.out.html("</span>");
            text = rest;
        }
        if self.heading.is_some() || self.inline.is_in_link() {
            self.writer.out.escaped(text);
        } else {
            self.writer.out.prose(text);
        }
    }

    fn inline_code(&mut self, text: &str, range: Range<usize>) {
        let written = self.writer.text.get(range.clone()).unwrap_or_default();
        let inner = match written.find(text) {
            Some(at) => range.start + at..range.start + at + text.len(),
            None => range,
        };
        let span = self.writer.span(inner);
        self.runs.push_code(text, span);
        self.push_words(text);
        if !self.inline.is_in_image() {
            self.writer.out.html("<code>");
            self.writer.out.escaped(text);
            self.writer.out.html("</code>");
        }
    }

    fn line_break(&mut self, range: Range<usize>, html: &str) {
        let span = self.writer.span(range);
        self.runs.push(" ", span);
        self.push_words(" ");
        if self.inline.is_in_image() {
            return;
        }
        if html == "\n" && self.heading.is_none() && !self.inline.is_in_link() {
            self.writer.out.prose(html);
        } else {
            self.writer.out.html(html);
        }
    }

    /// Adds words to the open heading and link.
    fn push_words(&mut self, text: &str) {
        if let Some(heading) = self.heading.as_mut().filter(|_| !self.inline.is_in_image()) {
            heading.push_str(text);
        }
        self.inline.push_words(text);
    }

    fn finish(mut self) -> Body {
        self.close_components_inside(0);
        let notes = self.footnotes.write(&mut self.writer.out, self.ids.prefix);
        slug::assign_ids(&mut self.writer.body.outline, &self.given_ids, self.ids);
        Body {
            segments: self.writer.out.finish(),
            text: self.runs.finish(),
            notes,
            ..self.writer.body
        }
    }
}
