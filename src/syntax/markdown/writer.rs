//! The body that a walk over a text writes, with the text that it reads.

use std::ops::Range;

use super::body::{Body, Link, Segment};
use super::segments::SegmentWriter;
use crate::diagnostic::Place;
use crate::source::{FilePath, Span, Spanned};

/// The text that is read and the body that is written, for every part of the walk.
pub(super) struct BodyWriter<'a> {
    /// The file.
    pub(super) path: &'a FilePath,
    /// The text.
    pub(super) text: &'a str,
    /// Where the text starts in the file, in bytes.
    pub(super) offset: usize,
    /// What the text holds, gathered so far.
    pub(super) body: Body,
    /// The HTML so far.
    pub(super) out: SegmentWriter,
}

impl BodyWriter<'_> {
    /// The span in the file of a range of the text. A character that the parser saw as spaces is
    /// not cut in two.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let start = self.text.floor_char_boundary(range.start);
        let end = self.text.ceil_char_boundary(range.end);
        Span::new(start + self.offset, end + self.offset)
    }

    /// Writes a bare address as a link.
    pub(super) fn autolink(&mut self, written: &str, span: Span, is_mail: bool) {
        let target = match is_mail && !written.starts_with("mailto:") {
            true => format!("mailto:{written}"),
            false => written.to_owned(),
        };
        let number = self.body.links.len();
        self.out.slot(Segment::LinkOpen(number));
        self.out.escaped(written);
        self.out.slot(Segment::LinkClose(number));
        self.body.links.push(Link {
            target: Spanned::new(target.into(), span),
            text: written.into(),
            span,
            title: "".into(),
        });
    }

    /// The place in the file of a range of the text.
    pub(super) fn place(&self, range: Range<usize>) -> Place {
        Place::new(self.path, self.span(range))
    }
}

/// A range without the blanks at its ends.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let written = text.get(range.clone()).unwrap_or_default();
    let end = range.start + written.trim_end().len();
    let start = range.start + written.len() - written.trim_start().len();
    start.min(end)..end
}
