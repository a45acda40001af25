//! Markdown, rendered once for six sites.
//!
//! The text of a body is the same on every page; the destinations of links, the addresses of
//! pictures and the names of audiences differ from page to page. So a body becomes a list of
//! [`Segment`]s: fixed HTML, and slots that are filled in when a page is rendered. Everything that
//! checks and listings need of a text (headings, links, pictures, words) is collected on the same
//! pass, with spans in the file.
//!
//! The dialect is CommonMark with tables, footnotes, task lists, heading ids, definition lists,
//! strikethrough and GitHub's callouts, bare web and mail addresses (the module `autolink`), and
//! components between lines of colons (the module `component`). Raw HTML is never passed through.

mod autolink;
mod block;
mod body;
mod component;
mod container;
mod dialect;
mod footnote;
mod html;
mod inline;
mod link;
mod pending;
mod prepared;
mod raw;
mod render;
mod segments;
mod slug;
mod table;
mod text;
mod writer;

use std::ops::Range;

pub use body::{Body, ComponentKind, ComponentUse, Heading, Image, Link, Note, Segment, Table};
pub use dialect::MAX_DEPTH;
pub use slug::{HeadingIds, slug};
pub use text::{TextKind, TextRun};

use crate::source::Source;

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
