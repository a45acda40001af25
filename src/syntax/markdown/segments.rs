//! Collects the HTML and slots of a body.

use super::body::Segment;
use super::html::{push_clean, push_escaped};

/// Collects segments; merges adjacent ones of the same kind.
#[derive(Default)]
pub(super) struct SegmentWriter {
    segments: Vec<Segment>,
    html: String,
    text: String,
}

impl SegmentWriter {
    /// Adds HTML.
    pub(super) fn html(&mut self, html: &str) {
        self.flush_text();
        self.html.push_str(html);
    }

    /// Adds text in which no term is linked.
    pub(super) fn escaped(&mut self, text: &str) {
        self.flush_text();
        push_escaped(&mut self.html, text);
    }

    /// Adds text in which a term may be linked.
    pub(super) fn prose(&mut self, text: &str) {
        self.flush_html();
        push_clean(&mut self.text, text);
    }

    /// Adds a slot.
    pub(super) fn slot(&mut self, slot: Segment) {
        self.flush_text();
        self.flush_html();
        self.segments.push(slot);
    }

    /// Adds the segments of another writer.
    pub(super) fn extend(&mut self, segments: Vec<Segment>) {
        for segment in segments {
            match segment {
                Segment::Html(html) => self.html(&html),
                Segment::Text(text) => self.prose(&text),
                slot => self.slot(slot),
            }
        }
    }

    /// Returns all segments.
    pub(super) fn finish(mut self) -> Vec<Segment> {
        self.flush_text();
        self.flush_html();
        self.segments.shrink_to_fit();
        self.segments
    }

    fn flush_text(&mut self) {
        if !self.text.is_empty() {
            let text = std::mem::take(&mut self.text);
            self.segments.push(Segment::Text(text.into()));
        }
    }

    fn flush_html(&mut self) {
        if !self.html.is_empty() {
            let html = std::mem::take(&mut self.html);
            self.segments.push(Segment::Html(html.into()));
        }
    }
}
