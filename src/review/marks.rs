//! Marks, on two versions of a page, what differs between them.

use std::collections::BTreeMap;
use std::ops::Range;

use lol_html::{RewriteStrSettings, element, rewrite_str};

use super::page_text::{ELEMENTS, PageText};
use super::texts::differing;

/// The attribute of an element in which something differs. Its value is the number of the difference on
/// the page, from 1: the same in both versions.
pub const MARK: &str = "data-vindplek-verschil";

/// A version of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageVersion<'p> {
    /// Its address on the site.
    pub address: &'p str,
    /// Its HTML.
    pub html: &'p str,
}

/// The HTML of two versions of a page, with what differs marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedVersions {
    /// The page before.
    pub before: String,
    /// The page now.
    pub now: String,
}

impl MarkedVersions {
    /// Marks what differs between two versions.
    pub fn new(before: PageVersion<'_>, now: PageVersion<'_>) -> Self {
        let (old, old_elements) = PageText::with_elements(before.html, before.address);
        let (new, new_elements) = PageText::with_elements(now.html, now.address);
        let (mut in_old, mut in_new) = (BTreeMap::new(), BTreeMap::new());
        for (at, (was, is)) in differing(&old.pieces, &new.pieces).enumerate() {
            note(&mut in_old, &old_elements, was, at + 1);
            note(&mut in_new, &new_elements, is, at + 1);
        }
        Self {
            before: with_marks(before.html, &in_old),
            now: with_marks(now.html, &in_new),
        }
    }
}

/// Notes the elements of some pieces with the number of a difference. Of two in one element, the first.
fn note(marks: &mut BTreeMap<usize, usize>, elements: &[usize], pieces: Range<usize>, mark: usize) {
    for element in elements.get(pieces).unwrap_or_default() {
        marks.entry(*element).or_insert(mark);
    }
}

/// A page with marks at elements, by their numbers. A page that is not HTML stays as it is.
fn with_marks(page: &str, marks: &BTreeMap<usize, usize>) -> String {
    if marks.is_empty() {
        return page.to_owned();
    }
    let mut number = 0;
    let settings =
        RewriteStrSettings::new().append_element_content_handler(element!(ELEMENTS, |element| {
            if let Some(mark) = marks.get(&number) {
                element.set_attribute(MARK, &mark.to_string())?;
            }
            number += 1;
            Ok(())
        }));
    rewrite_str(page, settings).unwrap_or_else(|_| page.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both versions with marks, shortened.
    fn marked(before: &str, now: &str) -> (String, String) {
        let page = |body: &str| format!("<body>{body}</body>");
        let (before, now) = (page(before), page(now));
        let version = |html| PageVersion {
            address: "/aanbod/a/",
            html,
        };
        let marked = MarkedVersions::new(version(&before), version(&now));
        let short = |page: String| page.replace(MARK, "m").replace('"', "");
        (short(marked.before), short(marked.now))
    }

    #[test]
    fn the_elements_that_differ_have_the_same_number_in_both_versions() {
        let (before, now) = marked(
            "<h1>Kop</h1><ul><li>Een<li>Twee</ul><p>Slot <em>oud</em></p>",
            "<h1>Kop</h1><ul><li>Een<li>Drie<li>Vier</ul><p>Slot <em>nieuw</em></p>",
        );
        assert_eq!(
            before,
            "<body><h1>Kop</h1><ul><li>Een<li m=1>Twee</ul><p m=1>Slot <em>oud</em></p></body>"
        );
        assert_eq!(
            now,
            "<body><h1>Kop</h1><ul><li>Een<li m=1>Drie<li m=1>Vier</ul><p m=1>Slot <em>nieuw</em></p></body>"
        );
    }

    #[test]
    fn a_picture_and_a_link_are_marked_themselves() {
        let (before, now) = marked(
            "<p>Lees <a href=x>dit</a></p><p>En</p><img src=a.png alt=A>",
            "<p>Lees <a href=y>dit</a></p><p>En</p><img src=b.png alt=A>",
        );
        assert_eq!(
            before,
            "<body><p>Lees <a href=x m=1>dit</a></p><p>En</p><img src=a.png alt=A m=2></body>"
        );
        assert_eq!(
            now,
            "<body><p>Lees <a href=y m=1>dit</a></p><p>En</p><img src=b.png alt=A m=2></body>"
        );
    }

    #[test]
    fn what_is_the_same_has_no_marks() {
        let (before, now) = marked("<p class=a>Een</p>", "<p class=b>Een</p>");
        assert_eq!(before, "<body><p class=a>Een</p></body>");
        assert_eq!(now, "<body><p class=b>Een</p></body>");
    }
}
