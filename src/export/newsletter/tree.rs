//! The HTML of a text as a tree.

use std::cell::RefCell;
use std::rc::Rc;

use lol_html::html_content::Element;
use lol_html::{HandlerResult, RewriteStrSettings, element, rewrite_str, text};

use crate::escape;

/// An element of the HTML.
#[derive(Debug, Default)]
pub(super) struct HtmlElement {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<HtmlNode>,
}

#[derive(Debug)]
pub(super) enum HtmlNode {
    /// Text, with its blanks as written.
    Text(String),
    Element(HtmlElement),
}

impl HtmlElement {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut found = self.attributes.iter().filter(|(known, _)| known == name);
        found.next().map(|(_, value)| &**value)
    }

    pub(super) fn has_class(&self, class: &str) -> bool {
        let classes = self.attribute("class").unwrap_or_default();
        classes.split_ascii_whitespace().any(|known| known == class)
    }

    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            HtmlNode::Element(element) => Some(element),
            HtmlNode::Text(_) => None,
        })
    }

    /// The first element of a name in it, at any depth.
    pub(super) fn find(&self, name: &str) -> Option<&Self> {
        self.elements().find_map(|child| match child.name == name {
            true => Some(child),
            false => child.find(name),
        })
    }

    /// Calls a function for each element of a name in it, at any depth.
    pub(super) fn each<'n>(&'n self, name: &str, then: &mut dyn FnMut(&'n Self)) {
        for child in self.elements() {
            match child.name == name {
                true => then(child),
                false => child.each(name, then),
            }
        }
    }

    pub(super) fn raw_text(&self) -> String {
        let text = |child: &HtmlNode| match child {
            HtmlNode::Text(text) => text.clone(),
            HtmlNode::Element(element) => element.raw_text(),
        };
        self.children.iter().map(text).collect()
    }
}

/// The nodes of a fragment of HTML in which every element that can have content is closed.
pub(super) fn nodes(html: &str) -> Vec<HtmlNode> {
    let open = Rc::new(RefCell::new(vec![HtmlElement::default()]));
    let (at_element, at_text) = (Rc::clone(&open), Rc::clone(&open));
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("*", move |element| enter(&at_element, element)))
        .append_element_content_handler(text!("*", move |chunk| {
            if let Some(element) = at_text.borrow_mut().last_mut() {
                element.push_text(chunk.as_str());
            }
            Ok(())
        }));
    // Text outside of any element would not be seen.
    let _ = rewrite_str(&format!("<main>{html}</main>"), settings);
    let mut open = open.borrow_mut();
    while open.len() > 1 {
        close(&mut open);
    }
    let mut root = open.pop().unwrap_or_default();
    root.decode();
    root.children
}

fn enter(open: &Rc<RefCell<Vec<HtmlElement>>>, element: &mut Element<'_, '_>) -> HandlerResult {
    let attributes = element.attributes().iter();
    let node = HtmlElement {
        name: element.tag_name(),
        attributes: attributes
            .map(|attribute| (attribute.name(), escape::decoded(&attribute.value())))
            .collect(),
        children: Vec::new(),
    };
    open.borrow_mut().push(node);
    match element.end_tag_handlers() {
        Some(handlers) => {
            let open = Rc::clone(open);
            handlers.push(Box::new(move |_| {
                close(&mut open.borrow_mut());
                Ok(())
            }));
        }
        None => close(&mut open.borrow_mut()),
    }
    Ok(())
}

/// Closes the innermost element.
fn close(open: &mut Vec<HtmlElement>) {
    if let Some(closed) = open.pop()
        && let Some(outer) = open.last_mut()
    {
        outer.children.push(HtmlNode::Element(closed));
    }
}

impl HtmlElement {
    fn push_text(&mut self, text: &str) {
        match self.children.last_mut() {
            Some(HtmlNode::Text(before)) => before.push_str(text),
            _ => self.children.push(HtmlNode::Text(text.to_owned())),
        }
    }

    /// Replaces character references, which may have come in parts; outside of preformatted text,
    /// also each sequence of blanks by one space.
    fn decode(&mut self) {
        let is_written = matches!(&*self.name, "pre" | "code");
        for child in &mut self.children {
            match child {
                HtmlNode::Text(text) if is_written => *text = escape::decoded(text),
                HtmlNode::Text(text) => *text = single_spaced(&escape::decoded(text)),
                HtmlNode::Element(element) => element.decode(),
            }
        }
    }
}

/// A text in which each sequence of blanks is one space. A no-break space is no blank.
fn single_spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_ascii_whitespace() {
            true if spaced.ends_with(' ') => {}
            true => spaced.push(' '),
            false => spaced.push(c),
        }
    }
    spaced
}
