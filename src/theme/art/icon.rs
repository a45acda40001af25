//! The icon of a site for a home screen: the mark of the theme on a square of its colour.
//!
//! A mark may be transparent and may reach the edges. A home screen needs an opaque square, of which
//! it may cut everything outside a circle of four fifths of its width.

use crate::model::theme::Colour;

/// The name of the icon among the assets of a theme. A file of that name replaces it.
pub(in crate::theme) const ICON: &str = "icoon.svg";
/// The name of the mark among the assets of a theme.
pub(in crate::theme) const MARK: &str = "merk.svg";

/// Attributes of the root of a drawing that do not apply within another.
const OF_ROOT: [&str; 6] = ["xmlns", "viewBox", "width", "height", "x", "y"];

/// Draws the icon from the text of a mark; `None` when the mark has no `viewBox` or cannot be read.
pub(in crate::theme) fn icon(mark: &str, ground: Colour) -> Option<String> {
    let root = &mark[mark.find("<svg")?..];
    let (tag, content) = root.split_once('>')?;
    let (content, _) = content.rsplit_once("</svg>")?;
    let attributes = attributes(tag.strip_prefix("<svg")?)?;
    let view = attributes.iter().find(|(name, _)| *name == "viewBox")?.1;
    let kept = attributes
        .iter()
        .filter(|(name, _)| !OF_ROOT.contains(name));
    let kept: String = kept
        .map(|(name, value)| format!(" {name}=\"{value}\""))
        .collect();
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\">\
         <path fill=\"{ground}\" d=\"M0 0h100v100H0z\"/>\
         <svg x=\"22\" y=\"22\" width=\"56\" height=\"56\" viewBox=\"{view}\"{kept}>{content}</svg></svg>"
    ))
}

/// The attributes in a tag, of which the values stand in double quotes.
fn attributes(mut tag: &str) -> Option<Vec<(&str, &str)>> {
    let mut found = Vec::new();
    while let Some((name, rest)) = tag.split_once('=') {
        let (value, rest) = rest.trim_start().strip_prefix('"')?.split_once('"')?;
        found.push((name.trim(), value));
        tag = rest;
    }
    tag.trim().is_empty().then_some(found)
}

#[cfg(test)]
mod icon_tests {
    use super::*;

    const GROUND: Colour = Colour([255, 210, 63]);

    #[test]
    fn the_mark_is_in_the_middle_of_an_opaque_square() {
        let mark = "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"44\" \
                    viewBox=\"0 0 44 44\" fill=\"none\"><path d=\"M0 0h9\"/></svg>\n";
        assert_eq!(
            icon(mark, GROUND).as_deref(),
            Some(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\">\
                 <path fill=\"#ffd23f\" d=\"M0 0h100v100H0z\"/>\
                 <svg x=\"22\" y=\"22\" width=\"56\" height=\"56\" viewBox=\"0 0 44 44\" fill=\"none\">\
                 <path d=\"M0 0h9\"/></svg></svg>"
            )
        );
    }

    #[test]
    fn a_mark_that_cannot_be_read_gives_no_icon() {
        for mark in [
            "",
            "<svg",
            "<svg>",
            "<svg></svg>",
            "<svg viewBox></svg>",
            "<svg viewBox='0 0 1 1'></svg>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        ] {
            assert_eq!(icon(mark, GROUND), None, "{mark}");
        }
    }
}
