//! Renders the events of the Markdown parser to segments, and collects headings, links and words.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::body::{Body, Heading, Segment};
use super::component::{FenceAction, ScannedComponents};
use super::footnote::{self, Footnotes};
use super::inline::Inline;
use super::raw::RawHtml;
use super::table::OpenTable;
use super::text::{TextKind, TextRuns};
use super::writer::SegmentWriter;
use super::{HeadingIds, MAX_DEPTH, block, slug};
use crate::diagnostic::Place;
use crate::diagnostic::codes::limit_exceeded;
use crate::source::{FilePath, Span};
use crate::syntax::typography::typeset;

/// The dialect. Listed one by one: `Options::all` enables two kinds of footnotes at once.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_DEFINITION_LIST);

/// The input of [`render`].
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
        path,
        text,
        offset,
        ids,
        actions: scanned.actions,
        body: Body {
            components: scanned.components,
            problems: scanned.problems,
            ..Body::default()
        },
        out: SegmentWriter::default(),
        outer_writers: Vec::new(),
        depth: 0,
        too_deep: false,
        heading: None,
        given_ids: Vec::new(),
        tables: Vec::new(),
        open_footnotes: Vec::new(),
        open_components: Vec::new(),
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
    pub(super) path: &'a FilePath,
    pub(super) text: &'a str,
    offset: usize,
    ids: HeadingIds<'a>,
    pub(super) actions: HashMap<usize, FenceAction>,
    pub(super) body: Body,
    pub(super) out: SegmentWriter,
    /// The suspended writers, while a footnote or table head is collected separately.
    outer_writers: Vec<SegmentWriter>,
    depth: usize,
    too_deep: bool,
    heading: Option<String>,
    given_ids: Vec<Option<Box<str>>>,
    pub(super) tables: Vec<OpenTable>,
    /// The labels of the footnotes that are being defined.
    open_footnotes: Vec<Box<str>>,
    /// The components that are open.
    pub(super) open_components: Vec<usize>,
    pub(super) inline: Inline,
    pub(super) raw: RawHtml,
    pub(super) runs: TextRuns,
    footnotes: Footnotes,
}

impl Renderer<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>, definition: Option<Range<usize>>) {
        self.inline.track_words_end(&event, &range);
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                if self.depth <= MAX_DEPTH {
                    self.start(tag, range, definition);
                } else if !std::mem::replace(&mut self.too_deep, true) {
                    let place = self.place(range.start..range.start);
                    self.body
                        .problems
                        .push(limit_exceeded::too_deep(place, MAX_DEPTH));
                }
            }
            Event::End(tag) => {
                if self.depth <= MAX_DEPTH {
                    self.end(tag, range);
                }
                self.depth = self.depth.saturating_sub(1);
            }
            Event::Text(text) => self.text_event(&text, range),
            Event::Code(text) => self.inline_code(&text, range),
            Event::SoftBreak => self.line_break(range, "\n"),
            Event::HardBreak => self.line_break(range, "<br>"),
            Event::Rule => match self.actions.remove(&range.start) {
                Some(action) => self.apply_fence_action(action),
                None => self.out.html("<hr>"),
            },
            Event::TaskListMarker(done) => self.out.html(if done {
                "<span class=\"vakje gedaan\" role=\"img\" aria-label=\"Gedaan\"></span> "
            } else {
                "<span class=\"vakje\" role=\"img\" aria-label=\"Nog niet gedaan\"></span> "
            }),
            Event::FootnoteReference(label) => {
                let (number, use_number) = self.footnotes.add_reference(&label);
                if self.inline.is_in_link() {
                    self.out.html(&format!("<sup>{number}</sup>"));
                } else {
                    footnote::write_reference(&mut self.out, self.ids.prefix, number, use_number);
                }
            }
            Event::Html(_) | Event::InlineHtml(_) => self.raw_html(range),
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
            Tag::Heading { level, id, .. } => {
                let number = self.body.outline.len();
                self.given_ids.push(id.map(|id| id.as_ref().into()));
                self.body.outline.push(Heading {
                    level: level as u8,
                    id: "".into(),
                    text: "".into(),
                    span: self.span(trimmed(self.text, range)),
                });
                self.heading = Some(String::new());
                self.out.slot(Segment::HeadingOpen(number));
            }
            Tag::FootnoteDefinition(label) => {
                self.open_footnotes.push(label.as_ref().into());
                self.outer_writers.push(std::mem::take(&mut self.out));
            }
            Tag::Table(columns) => self.begin_table(columns, range),
            Tag::TableHead => self.outer_writers.push(std::mem::take(&mut self.out)),
            Tag::TableRow => self.begin_table_row(),
            Tag::TableCell => self.begin_table_cell(range),
            tag @ Tag::Link { .. } => self.begin_link(tag, range.start, definition),
            tag @ Tag::Image { .. } => self.begin_image(tag, range.start, definition),
            tag if !self.inline.is_in_image() => block::open(&mut self.out, &tag),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        if block::ends_text(tag) {
            self.runs.end();
        }
        match tag {
            TagEnd::Heading(_) => {
                let number = self.body.outline.len().saturating_sub(1);
                if let (Some(text), Some(heading)) =
                    (self.heading.take(), self.body.outline.last_mut())
                {
                    heading.text = text.trim().into();
                    self.out.slot(Segment::HeadingClose(number));
                }
            }
            TagEnd::FootnoteDefinition => {
                let outer_writers = self.outer_writers.pop().unwrap_or_default();
                let content = std::mem::replace(&mut self.out, outer_writers).finish();
                if let Some(label) = self.open_footnotes.pop() {
                    self.footnotes.add_definition(label, content);
                }
            }
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => {
                let outer_writers = self.outer_writers.pop().unwrap_or_default();
                let row = std::mem::replace(&mut self.out, outer_writers).finish();
                self.end_table_head(row);
            }
            TagEnd::TableRow => self.out.html("</tr>"),
            TagEnd::TableCell => self.end_table_cell(),
            TagEnd::Link => self.end_link(range),
            TagEnd::Image => self.end_image(range),
            tag if !self.inline.is_in_image() => block::close(&mut self.out, tag),
            _ => {}
        }
    }

    fn text_event(&mut self, text: &str, range: Range<usize>) {
        let span = self.span(range);
        let before = self.runs.last_char();
        self.runs.push(text, span);
        self.push_words(text);
        if self.inline.is_in_image() {
            return;
        }
        if self.runs.kind() == Some(TextKind::Code) {
            return self.out.escaped(text);
        }
        let text = &*typeset(text, before);
        if self.heading.is_some() || self.inline.is_in_link() {
            self.out.escaped(text);
        } else {
            self.out.prose(text);
        }
    }

    fn inline_code(&mut self, text: &str, range: Range<usize>) {
        let written = &self.text[range.clone()];
        let inner = match written.find(text) {
            Some(at) => range.start + at..range.start + at + text.len(),
            None => range,
        };
        let span = self.span(inner);
        self.runs.push_code(text, span);
        self.push_words(text);
        if !self.inline.is_in_image() {
            self.out.html("<code>");
            self.out.escaped(text);
            self.out.html("</code>");
        }
    }

    fn line_break(&mut self, range: Range<usize>, html: &str) {
        let span = self.span(range);
        self.runs.push(" ", span);
        self.push_words(" ");
        if self.inline.is_in_image() {
            return;
        }
        if html == "\n" && self.heading.is_none() && !self.inline.is_in_link() {
            self.out.prose(html);
        } else {
            self.out.html(html);
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
        while !self.open_components.is_empty() {
            self.close_component();
        }
        self.footnotes.write(&mut self.out, self.ids.prefix);
        slug::assign_ids(&mut self.body.outline, &self.given_ids, self.ids);
        Body {
            segments: self.out.finish(),
            text: self.runs.finish(),
            ..self.body
        }
    }

    /// The span in the file of a range of the text.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(range.start + self.offset, range.end + self.offset)
    }

    /// The place in the file of a range of the text.
    pub(super) fn place(&self, range: Range<usize>) -> Place {
        Place::new(self.path, self.span(range))
    }
}

/// A range without surrounding white space.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let written = text.get(range.clone()).unwrap_or_default();
    let end = range.start + written.trim_end().len();
    let start = range.start + written.len() - written.trim_start().len();
    start.min(end)..end
}
