//! A body made ready for pages: terms of the glossary linked, HTML merged and minified.
//!
//! This is done once for each text and each glossary, not once for each page: minifying costs many
//! times what rendering a page does. What differs between pages stays a slot, so that making a
//! page is a matter of writing pieces one after another.

mod marks;
mod terms;

use minify_html::{Cfg, minify};

pub use terms::Terms;

use super::markdown::{Body, Segment, push_escaped};
use marks::Mark;

/// A body that is ready.
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
    /// Where a heading opens: its tag with its id.
    HeadingOpen(usize),
    /// Where it closes: its closing tag.
    HeadingClose(usize),
    /// Where a link opens: `<a …>`, or nothing where it leads nowhere.
    LinkOpen(usize),
    /// Where it closes.
    LinkClose(usize),
    /// A picture.
    Image(usize),
    /// A figure from the list of figures, as a block; the number is that of its component.
    Figure(usize),
    /// The way from need to offer, as a block.
    Routing,
    /// The name of the audience of a box, as text; the number is that of its component.
    Audience(usize),
    /// The first mention of a term.
    Term {
        /// Which, counted in the order in which they were given to [`Terms::new`].
        term: usize,
        /// The words as the text has them, as HTML.
        text: Box<str>,
    },
    /// Inside an attribute, at the beginning of an id or of a reference to one: what tells the ids
    /// of this text from those of other texts on the same page. Mostly nothing; otherwise ASCII
    /// letters, digits and hyphens.
    Scope,
}

/// Makes a body ready.
pub fn finish(body: &Body, terms: &Terms) -> Prose {
    let marked = mark(body, terms);
    let minified = String::from_utf8(minified(&marked.html)).ok();
    let pieces = minified
        .and_then(|html| marks::split(&html, &marked, body))
        // Unminified HTML is longer, and right all the same.
        .or_else(|| marks::split(&marked.html, &marked, body));
    Prose {
        pieces: pieces.unwrap_or_default(),
    }
}

/// HTML in which slots are marks.
struct MarkedHtml {
    html: String,
    /// The words of the terms, in order, with the number of the term.
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
                // Minifying looks at tags, so that those of a heading stand there meanwhile.
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

/// Minifies a fragment. It is wrapped meanwhile, as spaces between inline elements would be lost
/// at the root. Closing tags stay, because pieces are written between them.
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
