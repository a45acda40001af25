//! From a finished text to the HTML of one site: where its links lead, where its pictures are,
//! what its figures say.

use std::fmt::Write as _;

use super::Prepared;
use super::here::Here;

/// How a text is set on a page.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    /// How many levels its headings are lower than they were written.
    lower: u8,
    /// What its anchors begin with, with a hyphen at its end; nothing on a page of its own.
    scope: String,
}

impl Setting {
    /// On a page of its own, as it was written.
    pub const PAGE: Self = Self {
        lower: 0,
        scope: String::new(),
    };

    /// As the part of a page with an anchor.
    pub fn part(anchor: &str) -> Self {
        Self {
            lower: 1,
            scope: format!("{anchor}-"),
        }
    }

    /// The same, with headings a level lower.
    #[must_use]
    pub fn lower(&self) -> Self {
        Self {
            lower: self.lower + 1,
            scope: self.scope.clone(),
        }
    }

    /// An anchor of the text as it is on the page.
    pub fn anchor(&self, id: &str) -> String {
        format!("{}{id}", self.scope)
    }

    /// The level that a heading gets.
    pub fn level(&self, written: u8) -> u8 {
        (written + self.lower).min(6)
    }
}

pub fn is_empty(_text: &Prepared<'_>) -> bool {
    true
}

pub fn html(_here: &Here<'_>, _text: &Prepared<'_>, _setting: &Setting) -> String {
    let mut html = String::new();
    let _ = write!(html, "");
    html
}

/// A text in which nothing is markup.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    push_escaped(&mut escaped, text);
    escaped
}

fn push_escaped(html: &mut String, text: &str) {
    for sign in text.chars() {
        match sign {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            sign => html.push(sign),
        }
    }
}
