//! Puts soft hyphens into the headings, labels, facts and buttons of a page.
//!
//! It works on the page and not on values, so that every template is covered, those of other themes
//! and literal words as well, and nothing else can be: no attribute, no title of the window, no
//! data. Running text is left to the browser, which breaks the lines of a paragraph well enough.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memchr3};

use crate::syntax::hyphenation::soft_hyphens;

/// Classes of links and spans that are buttons, labels or titles.
const CLASSES: [&str; 5] = ["knop", "etiket", "status", "schema-tekst", "mijlpaal-titel"];

/// The page with soft hyphens in the long words of its headings, labels, facts and buttons. A page in
/// another language than Dutch is returned unchanged.
pub(super) fn with_soft_hyphens(page: &str) -> Cow<'_, str> {
    if !is_dutch(page) {
        return Cow::Borrowed(page);
    }
    let mut points = Vec::new();
    let mut done = 0;
    for at in memchr_iter(b'<', page.as_bytes()) {
        if at < done {
            continue;
        }
        if let Some(end) = collect_element(page, at, &mut points) {
            done = end;
        }
    }
    if points.is_empty() {
        return Cow::Borrowed(page);
    }
    let mut set = String::with_capacity(page.len() + 2 * points.len());
    let mut copied = 0;
    for point in points {
        set.push_str(&page[copied..point]);
        set.push('\u{AD}');
        copied = point;
    }
    set.push_str(&page[copied..]);
    Cow::Owned(set)
}

/// Whether a page is in Dutch; a fragment of a page is.
fn is_dutch(page: &str) -> bool {
    let Some((_, tag)) = page.split_once("<html lang=") else {
        return true;
    };
    tag.trim_start_matches('"').starts_with("nl")
}

/// Collects the points in the element that begins at an offset, if its words may need them. Returns
/// the offset of its end.
fn collect_element(page: &str, at: usize, points: &mut Vec<usize>) -> Option<usize> {
    // Most tags are none of these; the first letter decides that at once.
    let tag = page.as_bytes().get(at + 1..)?;
    if !matches!(tag.first()?, b'h' | b't' | b'd' | b'l' | b's' | b'b' | b'a') {
        return None;
    }
    let name = &page[at + 1..][..tag.iter().position(|byte| !byte.is_ascii_alphanumeric())?];
    let is_set_large = is_set_large(name);
    if !is_set_large && !matches!(name, "a" | "span") {
        return None;
    }
    let start = at + tag_length(&page[at..])?;
    let Inside { end, title } = Inside::of(page, start, name)?;
    if is_set_large || is_label(&page[at..start]) {
        collect_text(page, start, end, points);
        return Some(end);
    }
    let title = title?;
    let title_start = title + tag_length(&page[title..end])?;
    let inside_title = Inside::of(page, title_start, "strong").filter(|title| title.end < end)?;
    collect_text(page, title_start, inside_title.end, points);
    Some(end)
}

/// Whether the text of an element is set large, or in little space.
fn is_set_large(name: &str) -> bool {
    match name.as_bytes() {
        [b'h', b'1'..=b'6'] => true,
        _ => matches!(
            name,
            "th" | "dt" | "dd" | "label" | "legend" | "summary" | "button"
        ),
    }
}

/// What is inside an element.
struct Inside {
    /// The offset of its closing tag.
    end: usize,
    /// The offset of the title of a card that is a link as a whole: its first `<strong>`.
    title: Option<usize>,
}

impl Inside {
    /// What follows the opening tag of an element of a name; `None` when it is not closed.
    fn of(page: &str, start: usize, name: &str) -> Option<Self> {
        let inside = &page.as_bytes()[start..];
        let mut title = None;
        for at in memchr_iter(b'<', inside) {
            let tag = &inside[at + 1..];
            let closing = tag.strip_prefix(b"/");
            let is_end = closing
                .and_then(|closing| closing.strip_prefix(name.as_bytes()))
                .is_some_and(|rest| rest.first() == Some(&b'>'));
            if is_end {
                let end = start + at;
                return Some(Self { end, title });
            }
            if closing.is_none() && title.is_none() && tag.starts_with(b"strong") {
                title = Some(start + at);
            }
        }
        None
    }
}

/// Whether a tag has one of [`CLASSES`].
fn is_label(tag: &str) -> bool {
    let mut values = memchr_iter(b'=', tag.as_bytes());
    let Some(at) = values.find(|at| tag[..*at].ends_with("class")) else {
        return false;
    };
    let classes = tag[at + 1..].trim_start_matches('"');
    let classes = classes.split(['"', '>']).next().unwrap_or_default();
    classes.split(' ').any(|class| CLASSES.contains(&class))
}

/// Collects the points in the text between the tags of a range, except in code.
fn collect_text(page: &str, start: usize, end: usize, points: &mut Vec<usize>) {
    let bytes = page.as_bytes();
    let mut at = start;
    while at < end {
        if bytes[at] != b'<' {
            let length = memchr(b'<', &bytes[at..end]).unwrap_or(end - at);
            let found = soft_hyphens(&page[at..at + length]);
            points.extend(found.into_iter().map(|point| at + point));
            at += length;
        } else if bytes[at..].starts_with(b"<code") {
            at += page[at..end].find("</code>").unwrap_or(end - at).max(1);
        } else {
            at += tag_length(&page[at..end]).unwrap_or(end - at);
        }
    }
}

/// The length of the tag at the start of a text. A `>` in a quoted value does not end it.
fn tag_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += memchr3(b'>', b'"', b'\'', bytes.get(at..)?)?;
        let found = bytes[at];
        at += 1;
        if found == b'>' {
            return Some(at);
        }
        at += memchr(found, bytes.get(at..)?)? + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(page: &str) -> String {
        with_soft_hyphens(page).replace('\u{AD}', "|")
    }

    #[test]
    fn headings_labels_and_buttons_get_soft_hyphens() {
        for (page, expected) in [
            ("<h1>Toetsingskader</h1>", "<h1>Toet|sings|kader</h1>"),
            (
                "<h2 id=\"toetsingskader\"><a href=/toetsingskader/>Het <em>toetsingskader</em></a></h2>",
                "<h2 id=\"toetsingskader\"><a href=/toetsingskader/>Het <em>toet|sings|kader</em></a></h2>",
            ),
            (
                "<a class=\"knop knop-open\" title=\"a>b\">Toetsingskader</a>",
                "<a class=\"knop knop-open\" title=\"a>b\">Toet|sings|kader</a>",
            ),
            (
                "<li><a href=x><strong>Toetsingskader</strong> <span>Leiderschapstraject</span></a>",
                "<li><a href=x><strong>Toet|sings|kader</strong> <span>Leiderschapstraject</span></a>",
            ),
            (
                "<p><span class=mijlpaal-titel>Toetsingskader</span>",
                "<p><span class=mijlpaal-titel>Toet|sings|kader</span>",
            ),
            (
                "<dl><dt>Voor</dt><dd>Buurtsportcoaches</dd></dl>",
                "<dl><dt>Voor</dt><dd>Buurt|sport|coaches</dd></dl>",
            ),
            (
                "<tr><th scope=col>Toetsingskader</th>",
                "<tr><th scope=col>Toet|sings|kader</th>",
            ),
        ] {
            assert_eq!(shown(page), expected);
        }
    }

    #[test]
    fn everything_else_is_unchanged() {
        for page in [
            "<title>Toetsingskader</title><meta content=\"Toetsingskader\">",
            "<p>Toetsingskader <a href=x>Toetsingskader</a></p>",
            "<script type=\"application/ld+json\">{\"name\":\"Toetsingskader\"}</script>",
            "<header>Toetsingskader</header><thead><tr><td>Toetsingskader</td></tr></thead>",
            "<html lang=\"en\"><h1>Responsibilities</h1>",
            "<h1>Toetsingskader",
            "<dt>Sleutel <code>tijdsinvestering</code></dt>",
        ] {
            assert_eq!(shown(page), page);
        }
    }
}
