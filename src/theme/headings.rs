//! Puts soft hyphens into the headings, labels, facts and buttons of a page.
//!
//! It works on the page and not on values, so that every template is covered, those of other themes
//! and literal words as well, and nothing else can be: no attribute, no title of the window, no
//! data. Running text is left to the browser, which breaks the lines of a paragraph well enough.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memchr3, memmem};

use crate::syntax::hyphenation::soft_hyphens;

/// Elements whose text is set large, or in little space.
const ELEMENTS: [&str; 13] = [
    "h1", "h2", "h3", "h4", "h5", "h6", "th", "dt", "dd", "label", "legend", "summary", "button",
];

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
    let is_set_large = ELEMENTS.contains(&name);
    if !is_set_large && !matches!(name, "a" | "span") {
        return None;
    }
    let start = at + tag_length(&page[at..])?;
    let end = closing_tag(page, start, name)?;
    if is_set_large || is_label(&page[at..start]) {
        collect_text(page, start, end, points);
        return Some(end);
    }
    // The title of a card that is a link as a whole.
    let title = start + memmem::find(&page.as_bytes()[start..end], b"<strong")?;
    let title_start = title + tag_length(&page[title..end])?;
    let title_end = closing_tag(page, title_start, "strong").filter(|at| *at < end)?;
    collect_text(page, title_start, title_end, points);
    Some(end)
}

/// The offset of the first closing tag of a name, from an offset.
fn closing_tag(page: &str, start: usize, name: &str) -> Option<usize> {
    let is_it = |at: &usize| {
        let tag = page[*at..].strip_prefix("</");
        tag.and_then(|tag| tag.strip_prefix(name))
            .is_some_and(|rest| rest.starts_with('>'))
    };
    memchr_iter(b'<', &page.as_bytes()[start..])
        .map(|at| start + at)
        .find(is_it)
}

/// Whether a tag has one of [`CLASSES`].
fn is_label(tag: &str) -> bool {
    const CLASS: &str = "class=";
    let Some(at) = memmem::find(tag.as_bytes(), CLASS.as_bytes()) else {
        return false;
    };
    let classes = tag[at + CLASS.len()..].trim_start_matches('"');
    let classes = classes.split(['"', '>']).next().unwrap_or_default();
    classes.split(' ').any(|class| CLASSES.contains(&class))
}

/// Collects the points in the text between the tags of a range, except in code.
fn collect_text(page: &str, start: usize, end: usize, points: &mut Vec<usize>) {
    let mut at = start;
    while at < end {
        if page[at..].starts_with("<code") {
            at += page[at..end].find("</code>").unwrap_or(end - at).max(1);
            continue;
        }
        if page[at..].starts_with('<') {
            at += tag_length(&page[at..end]).unwrap_or(end - at);
            continue;
        }
        let length = memchr(b'<', &page.as_bytes()[at..end]).unwrap_or(end - at);
        let found = soft_hyphens(&page[at..at + length]);
        points.extend(found.into_iter().map(|point| at + point));
        at += length;
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
