//! Links and pictures.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::body::{Image, Link, Segment};
use super::link;
use super::prepared::restored;
use super::writer::BodyWriter;
use crate::source::Spanned;

/// The link and the picture that are open. Neither nests in its own kind, but a link can contain a
/// picture, and the alternative text of a picture can contain links and pictures.
#[derive(Default)]
pub(super) struct Inline {
    link: Option<OpenInline>,
    image: Option<OpenInline>,
    /// How many pictures and links are open inside the alternative text.
    inside_image: usize,
}

struct OpenInline {
    kind: LinkType,
    target: Box<str>,
    title: Box<str>,
    definition: Option<Range<usize>>,
    words: String,
    words_end: usize,
}

impl Inline {
    /// Whether a link is open.
    pub(super) fn is_in_link(&self) -> bool {
        self.link.is_some()
    }

    /// Whether the events are those of the alternative text of a picture.
    pub(super) fn is_in_image(&self) -> bool {
        self.image.is_some()
    }

    /// Records where the words of the open link and picture end.
    pub(super) fn track_words_end(&mut self, event: &Event<'_>, range: &Range<usize>) {
        let ends_link = matches!(event, Event::End(TagEnd::Link)) && self.image.is_none();
        let ends_image = matches!(event, Event::End(TagEnd::Image)) && self.inside_image == 0;
        if let Some(link) = self.link.as_mut().filter(|_| !ends_link) {
            link.words_end = link.words_end.max(range.end);
        }
        if let Some(image) = self.image.as_mut().filter(|_| !ends_image) {
            image.words_end = image.words_end.max(range.end);
        }
    }

    /// Adds words to the innermost open picture or link.
    pub(super) fn push_words(&mut self, text: &str) {
        if let Some(image) = &mut self.image {
            image.words.push_str(text);
        } else if let Some(link) = &mut self.link {
            link.words.push_str(text);
        }
    }

    /// Begins a link.
    pub(super) fn begin_link(
        &mut self,
        writer: &mut BodyWriter<'_>,
        tag: Tag<'_>,
        start: usize,
        definition: Option<Range<usize>>,
    ) {
        if self.is_in_image() {
            self.inside_image += 1;
            return;
        }
        writer.out.slot(Segment::LinkOpen(writer.body.links.len()));
        self.link = open_inline(tag, start + 1, definition);
    }

    /// Ends a link.
    pub(super) fn end_link(&mut self, writer: &mut BodyWriter<'_>, whole: Range<usize>) {
        if self.is_in_image() {
            self.inside_image = self.inside_image.saturating_sub(1);
            return;
        }
        let Some(open) = self.link.take() else {
            return;
        };
        writer.out.slot(Segment::LinkClose(writer.body.links.len()));
        let target = open.target(writer, whole.clone());
        writer.body.links.push(Link {
            target,
            text: open.words.trim().into(),
            span: writer.span(whole),
            title: open.title,
        });
    }

    /// Begins a picture.
    pub(super) fn begin_image(
        &mut self,
        tag: Tag<'_>,
        start: usize,
        definition: Option<Range<usize>>,
    ) {
        if self.is_in_image() {
            self.inside_image += 1;
            return;
        }
        self.image = open_inline(tag, start + 2, definition);
    }

    /// Ends a picture.
    pub(super) fn end_image(&mut self, writer: &mut BodyWriter<'_>, whole: Range<usize>) {
        if self.inside_image > 0 {
            self.inside_image -= 1;
            return;
        }
        let Some(open) = self.image.take() else {
            return;
        };
        if let Some(link) = &mut self.link {
            link.words.push_str(&open.words);
        }
        writer.out.slot(Segment::Image(writer.body.images.len()));
        let target = open.target(writer, whole.clone());
        writer.body.images.push(Image {
            target,
            alt: open.words.trim().into(),
            title: open.title,
            span: writer.span(whole),
        });
    }
}

impl OpenInline {
    fn target(&self, writer: &BodyWriter<'_>, whole: Range<usize>) -> Spanned<Box<str>> {
        let definition = self.definition.clone();
        let range = link::target_range(writer.text, whole, self.words_end, self.kind, definition);
        Spanned::new(self.target.clone(), writer.span(range))
    }
}

fn open_inline(
    tag: Tag<'_>,
    words_end: usize,
    definition: Option<Range<usize>>,
) -> Option<OpenInline> {
    let (Tag::Link {
        link_type: kind,
        dest_url,
        title,
        ..
    }
    | Tag::Image {
        link_type: kind,
        dest_url,
        title,
        ..
    }) = tag
    else {
        return None;
    };
    let target = match kind {
        LinkType::Email => format!("mailto:{}", restored(&dest_url)).into(),
        _ => restored(&dest_url).into(),
    };
    Some(OpenInline {
        kind,
        target,
        title: restored(&title).into(),
        definition,
        words: String::new(),
        words_end,
    })
}
