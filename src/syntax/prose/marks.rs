//! Marks: placeholders for slots that survive the minifier.
//!
//! A mark is a word between two characters of the private-use area, which the Markdown parser
//! removes from every text. The minifier sees it as text, between tags and in attributes. When the
//! marks in its output are not those of its input, that output is discarded.

use super::{MarkedHtml, Piece};
use crate::syntax::markdown::Body;

const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

/// A slot written as a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    HeadingOpen(usize),
    HeadingClose(usize),
    LinkOpen(usize),
    LinkClose(usize),
    Image(usize),
    Figure(usize),
    Routing,
    Audience(usize),
    Term(usize),
    Scope,
}

impl Mark {
    pub(super) fn write(self, html: &mut String) {
        let (letter, number) = match self {
            Self::HeadingOpen(number) => ('H', number),
            Self::HeadingClose(number) => ('h', number),
            Self::LinkOpen(number) => ('L', number),
            Self::LinkClose(number) => ('l', number),
            Self::Image(number) => ('I', number),
            Self::Figure(number) => ('F', number),
            Self::Routing => ('R', 0),
            Self::Audience(number) => ('A', number),
            Self::Term(number) => ('T', number),
            Self::Scope => ('S', 0),
        };
        html.push_str(&format!("{OPEN}{letter}{number}{CLOSE}"));
    }

    fn read(word: &str) -> Option<Self> {
        let letter = word.chars().next()?;
        let number = word[letter.len_utf8()..].parse().ok()?;
        Some(match letter {
            'H' => Self::HeadingOpen(number),
            'h' => Self::HeadingClose(number),
            'L' => Self::LinkOpen(number),
            'l' => Self::LinkClose(number),
            'I' => Self::Image(number),
            'F' => Self::Figure(number),
            'R' => Self::Routing,
            'A' => Self::Audience(number),
            'T' => Self::Term(number),
            'S' => Self::Scope,
            _ => return None,
        })
    }
}

/// Splits HTML at its marks; returns `None` when they are not those of `marked`, in order.
pub(super) fn split(html: &str, marked: &MarkedHtml, body: &Body) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut expected = marked.marks.iter();
    let mut rest = html;
    while let Some(at) = rest.find(OPEN) {
        let mut before = &rest[..at];
        let (word, after) = rest[at + OPEN.len_utf8()..].split_once(CLOSE)?;
        rest = after;
        let mark = Mark::read(word)?;
        if expected.next() != Some(&mark) {
            return None;
        }
        let piece = match mark {
            Mark::HeadingOpen(number) => {
                // The opening tag belongs to the slot: `<h2 id="` before the mark and `">` after
                // it, or the same without quotes.
                let tag = format!("<h{} id=", super::heading_level(body, number));
                before = before
                    .strip_suffix('"')
                    .unwrap_or(before)
                    .strip_suffix(tag.as_str())?;
                rest = rest.strip_prefix('"').unwrap_or(rest).strip_prefix('>')?;
                Piece::HeadingOpen(number)
            }
            Mark::HeadingClose(number) => {
                let tag = format!("</h{}>", super::heading_level(body, number));
                rest = rest.strip_prefix(tag.as_str())?;
                Piece::HeadingClose(number)
            }
            Mark::LinkOpen(number) => Piece::LinkOpen(number),
            Mark::LinkClose(number) => Piece::LinkClose(number),
            Mark::Image(number) => Piece::Image(number),
            Mark::Figure(number) => Piece::Figure(number),
            Mark::Routing => Piece::Routing,
            Mark::Audience(number) => Piece::Audience(number),
            Mark::Term(number) => {
                let (term, text) = marked.terms.get(number)?.clone();
                Piece::Term { term, text }
            }
            Mark::Scope => Piece::Scope,
        };
        push_html(&mut pieces, before);
        pieces.push(piece);
    }
    push_html(&mut pieces, rest);
    expected.next().is_none().then_some(pieces)
}

fn push_html(pieces: &mut Vec<Piece>, html: &str) {
    if !html.is_empty() {
        pieces.push(Piece::Html(html.into()));
    }
}
