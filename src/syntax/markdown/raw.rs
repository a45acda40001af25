//! Raw HTML in a text, which is reported and rendered as text.

use std::ops::Range;

use super::render::Renderer;
use crate::diagnostic::codes::raw_html;
use crate::syntax::MAX_PROBLEMS;

/// The most open tags that are tracked.
const MAX_OPEN_TAGS: usize = 64;

/// Which raw HTML has been reported.
#[derive(Default)]
pub(super) struct RawHtml {
    /// Whether raw HTML in the current block has been reported.
    is_reported: bool,
    /// The names of open tags, so that a closing tag in a later paragraph is not reported again.
    open_tags: Vec<String>,
}

impl RawHtml {
    /// Begins the next block.
    pub(super) fn next_block(&mut self) {
        self.is_reported = false;
    }

    /// Whether to report a tag; updates the open tags.
    fn should_report(&mut self, tag: &str) -> bool {
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
}

fn tag_name(tag: &str) -> String {
    let end = tag
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(tag.len());
    tag[..end].to_ascii_lowercase()
}

impl Renderer<'_> {
    /// Reports raw HTML, once per block, and renders it as text. Comments are omitted.
    pub(super) fn raw_html(&mut self, range: Range<usize>) {
        // From the original text: in the parsed one, fences of components are replaced.
        let html = self.text.get(range.clone()).unwrap_or_default();
        if let Some(start) = html.find('<') {
            let line_end = html[start..].find('\n').map_or(html.len(), |at| start + at);
            let end = html[start..line_end]
                .find('>')
                .map_or(line_end, |at| start + at + 1);
            let tag = html[start..end].trim_end();
            if self.raw.should_report(tag) && self.body.problems.len() < 2 * MAX_PROBLEMS {
                let at = range.start + start;
                let place = self.place(at..at + tag.len());
                self.body.problems.push(raw_html::problem(place, tag));
            }
        }
        if !html.trim_start().starts_with("<!--") && !self.inline.is_in_image() {
            self.out.escaped(html);
        }
    }
}
