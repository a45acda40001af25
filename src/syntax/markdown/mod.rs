//! Markdown, rendered once for six sites.
//!
//! What a text says is the same everywhere; where its links lead, what a picture's address is and
//! what the audience of a box is called differs from page to page. So a body becomes a list of
//! [`Segment`]s: HTML that is fixed, and slots that whoever makes a page fills in. Everything that
//! checks and listings want to know of a text (headings, links, pictures, words) is gathered on
//! the same walk, with places in the file.
//!
//! The dialect is CommonMark with tables, footnotes, task lists, heading ids, definition lists,
//! strikethrough and GitHub's callouts, and components between lines of colons (the module
//! `component`). HTML is never let through.

mod block;
mod body;
mod component;
mod container;
mod footnote;
mod html;
mod inline;
mod link;
mod raw;
mod render;
mod slug;
mod table;
mod text;
mod writer;

use std::ops::Range;

pub use body::{Body, ComponentKind, ComponentUse, Heading, Image, Link, Segment, Table};
pub use slug::{HeadingIds, slug};
pub use text::{TextKind, TextRun};

use crate::source::Source;

/// How deep blocks, lists and emphasis may be nested.
pub const MAX_DEPTH: usize = 48;

/// Reads the Markdown in a range of a source, which must lie on character boundaries (otherwise
/// nothing is read). All places are places in the whole file.
pub fn parse(source: &Source, body: Range<usize>, ids: HeadingIds<'_>) -> Body {
    let offset = body.start;
    let text = source.text().get(body).unwrap_or_default();
    let scanned = component::scan(text, offset, source.path());
    render::render(render::MarkdownInput {
        path: source.path(),
        text,
        offset,
        ids,
        scanned,
    })
}

pub(in crate::syntax) use html::push_escaped;

#[cfg(test)]
mod tests;
