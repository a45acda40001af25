//! HTML in a text, which is reported and shown as text.

use std::ops::Range;

use super::writer::BodyWriter;
use crate::diagnostic::codes::raw_html;
use crate::syntax::MAX_PROBLEMS;

/// The most open tags that are tracked.
const MAX_OPEN_TAGS: usize = 64;

/// Which raw HTML has been reported.
#[derive(Default)]
pub(super) struct RawHtml {
    /// Whether HTML was reported in this block.
    is_reported: bool,
    /// The names of the reported tags that are open, so that the paragraph that closes one is not
    /// reported as well.
    open_tags: Vec<String>,
}

impl RawHtml {
    /// Begins the next block.
    pub(super) fn next_block(&mut self) {
        self.is_reported = false;
    }

    /// Whether a tag has to be reported.
    fn is_unreported(&mut self, tag: &str) -> bool {
        if let Some(closing) = tag.strip_prefix("</") {
            let name = tag_name(closing);
            if let Some(at) = self.open_tags.iter().rposition(|open| *open == name) {
                self.open_tags.truncate(at);
                return false;
            }
        } else if let Some(opening) = tag.strip_prefix('<')
            && !tag.ends_with("/>")
            && self.open_tags.len() < MAX_OPEN_TAGS
        {
            self.open_tags.push(tag_name(opening));
        }
        !std::mem::replace(&mut self.is_reported, true)
    }

    /// Reports HTML, once a block.
    pub(super) fn report(&mut self, writer: &mut BodyWriter<'_>, range: Range<usize>) {
        // Not what the parser saw, in which the lines of components differ.
        let html = writer.text.get(range.clone()).unwrap_or_default();
        let Some(start) = html.find('<') else {
            return;
        };
        let line_end = html[start..].find('\n').map_or(html.len(), |at| start + at);
        let end = html[start..line_end]
            .find('>')
            .map_or(line_end, |at| start + at + 1);
        let tag = html[start..end].trim_end();
        if self.is_unreported(tag) && writer.body.problems.len() < 2 * MAX_PROBLEMS {
            let at = range.start + start;
            let place = writer.place(at..at + tag.len());
            writer.body.problems.push(raw_html::problem(place, tag));
        }
    }
}

/// Writes HTML as text. Comments are left out.
pub(super) fn write_as_text(writer: &mut BodyWriter<'_>, range: Range<usize>) {
    let html = writer.text.get(range).unwrap_or_default();
    if !html.trim_start().starts_with("<!--") {
        writer.out.escaped(html);
    }
}

fn tag_name(tag: &str) -> String {
    let end = tag
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(tag.len());
    tag[..end].to_ascii_lowercase()
}
