//! Prepares a body for pages: links terms of the glossary, merges and minifies the HTML.
//!
//! This is done once per text and glossary, not once per page: minifying costs many times what
//! rendering a page does. What differs between pages remains a slot, so that rendering a page only
//! writes pieces one after another.

mod marks;
mod terms;

use minify_html::{Cfg, minify};

pub use terms::Terms;

use super::markdown::{Body, Segment, push_escaped};
use marks::Mark;

/// A body that is ready to be written into pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    /// The text as HTML with slots, in order.
    pub pieces: Vec<Piece>,
}

/// A piece of a text. Numbers are indices into the lists of its
/// [`Body`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// HTML, to be written as it is.
    Html(Box<str>),
    /// The opening tag of a heading, with its id.
    HeadingOpen(usize),
    /// The closing tag of a heading.
    HeadingClose(usize),
    /// The opening tag `<a …>` of a link; empty when the link has no destination.
    LinkOpen(usize),
    /// The closing tag of a link.
    LinkClose(usize),
    /// A picture.
    Image(usize),
    /// A figure from the list of figures, as a block; the number is that of its component.
    Figure(usize),
    /// The diagram of the route from need to offer, as a block.
    Routing,
    /// The name of the audience of a box, as text; the number is that of its component.
    Audience(usize),
    /// The first mention of a term.
    Term {
        /// The index of the term in the argument of [`Terms::new`].
        term: usize,
        /// The words as written in the text, as HTML.
        text: Box<str>,
    },
    /// Inside an attribute, before an id or a reference to one: a prefix that keeps the ids of this
    /// text distinct from those of other texts on the same page. Mostly empty; otherwise ASCII
    /// letters, digits and hyphens.
    Scope,
}

/// Prepares a body for pages.
pub fn finish(body: &Body, terms: &Terms) -> Prose {
    let marked = mark(body, terms);
    let minified = String::from_utf8(minified(&marked.html)).ok();
    let pieces = minified
        .and_then(|html| marks::split(&html, &marked, body))
        // Unminified HTML is longer, and equally correct.
        .or_else(|| marks::split(&marked.html, &marked, body));
    Prose {
        pieces: pieces.unwrap_or_default(),
    }
}

/// HTML with a mark for each slot.
struct MarkedHtml {
    html: String,
    /// The number and the HTML of each linked mention, in order.
    terms: Vec<(usize, Box<str>)>,
    /// The marks, in order.
    marks: Vec<Mark>,
}

fn mark(body: &Body, terms: &Terms) -> MarkedHtml {
    let mut marked = MarkedHtml {
        html: String::new(),
        terms: Vec::new(),
        marks: Vec::new(),
    };
    let mut first = terms.first_mentions();
    for segment in &body.segments {
        match *segment {
            Segment::Html(ref html) => marked.html.push_str(html),
            Segment::Text(ref text) => {
                let mut done = 0;
                for (range, term) in first.find(text) {
                    push_escaped(&mut marked.html, &text[done..range.start]);
                    marked.push(Mark::Term(marked.terms.len()));
                    let mut words = String::new();
                    push_escaped(&mut words, &text[range.clone()]);
                    marked.terms.push((term, words.into()));
                    done = range.end;
                }
                push_escaped(&mut marked.html, &text[done..]);
            }
            Segment::HeadingOpen(number) => {
                // The minifier decides by tags, so it must see those of headings; `marks::split`
                // removes them again.
                marked
                    .html
                    .push_str(&format!("<h{} id=\"", heading_level(body, number)));
                marked.push(Mark::HeadingOpen(number));
                marked.html.push_str("\">");
            }
            Segment::HeadingClose(number) => {
                marked.push(Mark::HeadingClose(number));
                marked
                    .html
                    .push_str(&format!("</h{}>", heading_level(body, number)));
            }
            Segment::LinkOpen(number) => marked.push(Mark::LinkOpen(number)),
            Segment::LinkClose(number) => marked.push(Mark::LinkClose(number)),
            Segment::Image(number) => marked.push(Mark::Image(number)),
            Segment::Figure(number) => marked.push(Mark::Figure(number)),
            Segment::Routing => marked.push(Mark::Routing),
            Segment::Audience(number) => marked.push(Mark::Audience(number)),
            Segment::Scope => marked.push(Mark::Scope),
        }
    }
    marked
}

impl MarkedHtml {
    fn push(&mut self, mark: Mark) {
        mark.write(&mut self.html);
        self.marks.push(mark);
    }
}

fn heading_level(body: &Body, number: usize) -> u8 {
    body.outline.get(number).map_or(2, |heading| heading.level)
}

/// Minifies a fragment. It is wrapped in an element for that, as the minifier drops spaces between
/// inline elements at the root. Closing tags are kept, because pieces are written between them.
fn minified(html: &str) -> Vec<u8> {
    let wrapped = format!("<main>{html}</main>");
    let cfg = Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        ..Cfg::default()
    };
    let minified = minify(wrapped.as_bytes(), &cfg);
    let inner = minified
        .strip_prefix(b"<main>")
        .and_then(|rest| rest.strip_suffix(b"</main>"));
    inner.unwrap_or(html.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests;
