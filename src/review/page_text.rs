//! What a visitor sees of a page: its texts, pictures and links, in order.
//!
//! The markup and the head of a page are left out: a class, a script or a style that changes on
//! every page says nothing to a person who reads about the change.

use std::cell::RefCell;
use std::rc::Rc;

use lol_html::html_content::{Element, TextChunk};
use lol_html::{HandlerResult, RewriteStrSettings, element, rewrite_str, text};
use url::Url;

use crate::escape::decoded;

/// The visible parts of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PageText {
    /// Its first heading.
    pub(super) title: String,
    /// Its parts, in order.
    pub(super) pieces: Vec<VisiblePiece>,
}

/// A visible part of a page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum VisiblePiece {
    /// A text: a paragraph, a heading, an item, a cell.
    Text(String),
    /// A picture.
    Picture {
        /// Its alternative text; empty for decoration.
        alt: String,
        /// Its file.
        file: String,
    },
    /// Where a link leads, after the text that it is in.
    Link {
        /// What one clicks.
        text: String,
        /// Its target: an address on the site, or a URL.
        target: String,
    },
}

/// Elements that are part of a line of text.
const INLINE: [&str; 18] = [
    "a", "abbr", "b", "bdi", "cite", "code", "dfn", "em", "i", "kbd", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup",
];

/// A host for resolving relative links; it is removed again.
const HOST: &str = "https://site.invalid";

impl PageText {
    /// The visible parts of the page at an address. A page that is not HTML has none.
    pub(super) fn of(page: &str, address: &str) -> Self {
        let reader = Rc::new(RefCell::new(Reader {
            base: Url::parse(HOST)
                .ok()
                .and_then(|host| host.join(address).ok()),
            ..Reader::default()
        }));
        let (at_element, at_text) = (Rc::clone(&reader), Rc::clone(&reader));
        let settings = RewriteStrSettings::new()
            .append_element_content_handler(element!("body, body *", move |element| {
                enter(&at_element, element)
            }))
            .append_element_content_handler(text!("body", move |chunk| {
                at_text.borrow_mut().text(chunk);
                Ok(())
            }));
        // An unreadable rest of a page is left out of the comparison.
        let _ = rewrite_str(page, settings);
        let mut reader = reader.borrow_mut();
        reader.end_text();
        std::mem::take(&mut reader.found)
    }
}

#[derive(Default)]
struct Reader {
    found: PageText,
    base: Option<Url>,
    /// The text since the last border of a block.
    line: String,
    /// The links in that text, complete: each with its text.
    links: Vec<VisiblePiece>,
    /// The target of the link that is open, and where its text begins in `line`.
    open_link: Option<(String, usize)>,
    /// How many open elements have no visible text.
    hidden: usize,
    in_title: bool,
}

fn enter(reader: &Rc<RefCell<Reader>>, element: &mut Element<'_, '_>) -> HandlerResult {
    let name = element.tag_name();
    let is_hidden = matches!(&*name, "script" | "style" | "template");
    let mut state = reader.borrow_mut();
    state.begin(&name, element);
    state.hidden += usize::from(is_hidden);
    drop(state);
    if let Some(handlers) = element.end_tag_handlers() {
        let reader = Rc::clone(reader);
        handlers.push(Box::new(move |_| {
            let mut state = reader.borrow_mut();
            state.hidden -= usize::from(is_hidden);
            state.end(&name);
            Ok(())
        }));
    }
    Ok(())
}

impl Reader {
    fn begin(&mut self, name: &str, element: &Element<'_, '_>) {
        if !INLINE.contains(&name) {
            self.end_text();
        }
        match name {
            "h1" => self.in_title = self.found.title.is_empty(),
            "a" => {
                let target = element.get_attribute("href").map(|href| self.target(&href));
                self.open_link = target.map(|target| (target, self.line.len()));
            }
            "img" => {
                let attribute = |name| element.get_attribute(name).unwrap_or_default();
                let piece = VisiblePiece::Picture {
                    alt: decoded(&attribute("alt")),
                    file: self.target(&attribute("src")),
                };
                self.found.pieces.push(piece);
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if name == "a"
            && let Some((target, start)) = self.open_link.take()
        {
            let text = tidy(self.line.get(start..).unwrap_or_default());
            self.links.push(VisiblePiece::Link { text, target });
        }
        if !INLINE.contains(&name) {
            self.end_text();
        }
        if name == "h1" {
            self.in_title = false;
        }
    }

    fn text(&mut self, chunk: &TextChunk<'_>) {
        if self.hidden == 0 {
            self.line.push_str(chunk.as_str());
        }
    }

    fn end_text(&mut self) {
        let text = tidy(&std::mem::take(&mut self.line));
        if let Some((_, start)) = &mut self.open_link {
            *start = 0;
        }
        if !text.is_empty() {
            if self.in_title && self.found.title.is_empty() {
                self.found.title.clone_from(&text);
            }
            self.found.pieces.push(VisiblePiece::Text(text));
        }
        self.found.pieces.append(&mut self.links);
    }

    /// The target of a link: an address on the site when it leads there.
    fn target(&self, href: &str) -> String {
        let href = decoded(href);
        let resolved = self.base.as_ref().and_then(|base| base.join(&href).ok());
        match resolved {
            Some(url) => url
                .as_str()
                .strip_prefix(HOST)
                .unwrap_or(url.as_str())
                .to_owned(),
            None => href,
        }
    }
}

/// A text on one line as one reads it.
fn tidy(text: &str) -> String {
    let words = decoded(text).replace('\u{AD}', "");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> VisiblePiece {
        VisiblePiece::Text(text.to_owned())
    }

    #[test]
    fn a_page_is_what_one_sees_of_it_in_order() {
        let page = "<!doctype html><html><head><title>Nee</title></head><body class=x>\
            <h1>Een <em>kop</em></h1><p>Tom &amp; Jerry, be\u{AD}wegen<p>Twee</p>\
            <script>let a = 1</script><ul><li><a href=\"../media/plan.pdf\">Het plan</a> lezen</ul>\
            <img src=\"../../beeld/a.webp\" alt=\"Een plein\"></body></html>";
        let seen = PageText::of(page, "/aanbod/inclusie/");
        assert_eq!(seen.title, "Een kop");
        assert_eq!(
            seen.pieces,
            [
                text("Een kop"),
                text("Tom & Jerry, bewegen"),
                text("Twee"),
                text("Het plan lezen"),
                VisiblePiece::Link {
                    text: "Het plan".to_owned(),
                    target: "/aanbod/media/plan.pdf".to_owned()
                },
                VisiblePiece::Picture {
                    alt: "Een plein".to_owned(),
                    file: "/beeld/a.webp".to_owned()
                },
            ]
        );
    }

    #[test]
    fn markup_alone_is_no_difference() {
        let page = |class: &str| format!("<body><p class={class}>Tekst</p></body>");
        assert_eq!(PageText::of(&page("a"), "/"), PageText::of(&page("b"), "/"));
    }
}
