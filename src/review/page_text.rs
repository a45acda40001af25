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
use crate::percent;

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

/// Elements without contents that are no part of a line of text.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "source", "wbr"];

/// The elements that are counted.
pub(super) const ELEMENTS: &str = "body, body *";

/// A host for resolving relative links; it is removed again.
const HOST: &str = "https://site.invalid";

impl PageText {
    /// The visible parts of the page at an address. A page that is not HTML has none.
    pub(super) fn of(page: &str, address: &str) -> Self {
        Self::with_elements(page, address).0
    }

    /// The same, and for each part the element that it is in: its number among those of the body.
    pub(super) fn with_elements(page: &str, address: &str) -> (Self, Vec<usize>) {
        let reader = Rc::new(RefCell::new(Reader {
            base: Url::parse(HOST)
                .ok()
                .and_then(|host| host.join(address).ok()),
            own: (address.len() > 1).then(|| percent::component(address)),
            ..Reader::default()
        }));
        let (at_element, at_text) = (Rc::clone(&reader), Rc::clone(&reader));
        let settings = RewriteStrSettings::new()
            .append_element_content_handler(element!(ELEMENTS, move |element| {
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
        let elements = std::mem::take(&mut reader.elements);
        (std::mem::take(&mut reader.found), elements)
    }
}

#[derive(Default)]
struct Reader {
    found: PageText,
    base: Option<Url>,
    /// The address of the page as it stands in a query; none for that of the home page, which is part of
    /// every other.
    own: Option<String>,
    /// The text since the last border of a block.
    line: String,
    /// The links in that text, complete: each with its text and its element.
    links: Vec<(VisiblePiece, usize)>,
    /// The target of the link that is open, where its text begins in `line`, and its element.
    open_link: Option<(String, usize, usize)>,
    /// For each part that was found, its element.
    elements: Vec<usize>,
    /// How many elements have begun.
    begun: usize,
    /// The open blocks, by their names and numbers. One whose end is not written is closed with the
    /// block around it.
    blocks: Vec<(String, usize)>,
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
        let number = self.begun;
        self.begun += 1;
        if !INLINE.contains(&name) {
            self.end_text();
            if !VOID.contains(&name) {
                self.blocks.push((name.to_owned(), number));
            }
        }
        match name {
            "h1" => self.in_title = self.found.title.is_empty(),
            "a" => {
                let target = element.get_attribute("href").map(|href| self.target(&href));
                self.open_link = target.map(|target| (target, self.line.len(), number));
            }
            "img" => {
                let attribute = |name| element.get_attribute(name).unwrap_or_default();
                let piece = VisiblePiece::Picture {
                    alt: decoded(&attribute("alt")),
                    file: self.target(&attribute("src")),
                };
                self.push(piece, number);
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if name == "a"
            && let Some((target, start, element)) = self.open_link.take()
        {
            let text = tidy(self.line.get(start..).unwrap_or_default());
            self.links
                .push((VisiblePiece::Link { text, target }, element));
        }
        if !INLINE.contains(&name) {
            self.end_text();
            if let Some(at) = self.blocks.iter().rposition(|(open, _)| open == name) {
                self.blocks.truncate(at);
            }
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
        if let Some((_, start, _)) = &mut self.open_link {
            *start = 0;
        }
        if !text.is_empty() {
            if self.in_title && self.found.title.is_empty() {
                self.found.title.clone_from(&text);
            }
            let block = self.blocks.last().map_or(0, |(_, number)| *number);
            self.push(VisiblePiece::Text(text), block);
        }
        for (link, element) in std::mem::take(&mut self.links) {
            self.push(link, element);
        }
    }

    fn push(&mut self, piece: VisiblePiece, element: usize) {
        self.found.pieces.push(piece);
        self.elements.push(element);
    }

    /// The target of a link: an address on the site when it leads there. What a link passes on of its page
    /// is left out: the title in the subject of a mail, the address in what is shared.
    fn target(&self, href: &str) -> String {
        let mut href = decoded(href);
        if let Some(end) = href.find('?') {
            let is_mail = href.starts_with("mailto:");
            let is_shared = self.own.as_ref().is_some_and(|own| href.contains(own));
            if is_mail || is_shared {
                href.truncate(end);
            }
        }
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
    fn what_a_link_passes_on_of_its_page_is_no_difference() {
        let seen = |link: &str, title: &str| {
            let link = link.replace('*', title);
            PageText::of(
                &format!("<body><a href=\"{link}\">Hier</a></body>"),
                "/aanbod/a/",
            )
        };
        for link in [
            "mailto:a@b.nl?subject=*",
            "https://wa.me/?text=*%0Ahttps%3A%2F%2Fnoord.nl%2Faanbod%2Fa%2F",
        ] {
            assert_eq!(seen(link, "Een"), seen(link, "Twee"), "{link}");
        }
        let other = "https://voorbeeld.nl/?id=*";
        assert_ne!(seen(other, "1"), seen(other, "2"));
    }

    #[test]
    fn markup_alone_is_no_difference() {
        let page = |class: &str| format!("<body><p class={class}>Tekst</p></body>");
        assert_eq!(PageText::of(&page("a"), "/"), PageText::of(&page("b"), "/"));
    }
}
