//! Resources that a template or style sheet fetches from another host: `third-party`.
//!
//! Checked are the elements that fetch a resource by themselves (links, which readers follow, may
//! lead anywhere), and `url()` and `@import` in style sheets. Addresses that a template inserts come
//! from the content and are checked there.

use super::context::CheckContext;
use super::findings::Findings;
use crate::diagnostic::Place;
use crate::diagnostic::codes::third_party;
use crate::source::{FilePath, Span};

/// Elements that fetch a resource, with the attributes that contain its address.
const FETCHING: &[(&str, &[&str])] = &[
    ("audio", &["src"]),
    ("embed", &["src"]),
    ("iframe", &["src"]),
    ("image", &["href", "xlink:href"]),
    ("img", &["src", "srcset"]),
    ("input", &["src"]),
    ("link", &["href", "imagesrcset"]),
    ("object", &["data"]),
    ("script", &["src"]),
    ("source", &["src", "srcset"]),
    ("track", &["src"]),
    ("use", &["href", "xlink:href"]),
    ("video", &["src", "poster"]),
];

/// Values of `rel` for which a browser fetches nothing.
const NOT_FETCHED: &[&str] = &[
    "alternate",
    "author",
    "canonical",
    "help",
    "license",
    "me",
    "next",
    "prev",
];

pub(super) fn check(context: &CheckContext<'_>, findings: &mut Findings) {
    for source in context.theme_texts {
        let (path, text) = (source.path(), source.text());
        match path.extension() {
            "css" => in_style(path, text, 0, findings),
            "html" | "svg" | "xml" => in_markup(path, text, findings),
            _ => {}
        }
    }
}

fn in_markup(path: &FilePath, text: &str, findings: &mut Findings) {
    let mut from = 0;
    while let Some(start) = text[from..].find('<').map(|at| from + at + 1) {
        from = start;
        let rest = &text[start..];
        let name_end = rest
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        let name = rest[..name_end].to_lowercase();
        if name == "style" {
            let close = rest.find("</style").unwrap_or(rest.len());
            in_style(path, &rest[..close], start, findings);
            from = start + close;
            continue;
        }
        let attributes = FETCHING.iter().find(|(element, _)| *element == name);
        let Some((_, attributes)) = attributes else {
            continue;
        };
        let end = tag_end(rest);
        let tag = &rest[..end];
        from = start + end;
        let rel = value_of(tag, "rel").map(|(_, value)| value.to_lowercase());
        if rel.is_some_and(|rel| {
            rel.split_whitespace()
                .all(|word| NOT_FETCHED.contains(&word))
        }) {
            continue;
        }
        for attribute in *attributes {
            if let Some((at, value)) = value_of(tag, attribute) {
                report_external(path, start + at, value, findings);
            }
        }
    }
}

/// The length of a tag, up to the closing `>`; quoted ones are skipped.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c == '>' => return at,
            _ => {}
        }
    }
    tag.len()
}

/// The offset and value of an attribute in a tag.
fn value_of<'t>(tag: &'t str, attribute: &str) -> Option<(usize, &'t str)> {
    let found = tag.match_indices(attribute).find(|(at, _)| {
        let is_start = tag[..*at].ends_with(char::is_whitespace);
        is_start && tag[at + attribute.len()..].trim_start().starts_with('=')
    });
    let (at, _) = found?;
    let equals = at + tag[at..].find('=')? + 1;
    let start = tag.len() - tag[equals..].trim_start().len();
    let (start, end) = match tag[start..].chars().next()? {
        quote @ ('"' | '\'') => (start + 1, tag[start + 1..].find(quote)? + start + 1),
        _ => {
            let value = &tag[start..];
            let length = value.find(|c: char| c.is_whitespace() || c == '>');
            (start, start + length.unwrap_or(value.len()))
        }
    };
    Some((start, &tag[start..end]))
}

fn in_style(path: &FilePath, css: &str, offset: usize, findings: &mut Findings) {
    for opening in ["url(", "@import"] {
        for (at, _) in css.match_indices(opening) {
            let start = at + opening.len();
            let rest = css[start..].trim_start_matches([' ', '"', '\'']);
            let begin = css.len() - rest.len();
            let end = rest.find(['"', '\'', ')', ';', '\n']).unwrap_or(rest.len());
            // `@import url(…)` is handled as `url(…)`.
            if !rest.starts_with("url(") {
                report_external(path, offset + begin, &rest[..end], findings);
            }
        }
    }
}

/// Reports the addresses on another host in a value; `srcset` can have several.
fn report_external(path: &FilePath, at: usize, value: &str, findings: &mut Findings) {
    let mut from = 0;
    for part in value.split([' ', ',', '\n']) {
        let is_elsewhere = ["http://", "https://", "//"]
            .iter()
            .any(|s| part.starts_with(s));
        if let (true, Some((_, rest))) = (is_elsewhere, part.split_once("//")) {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            let place = Place::new(path, Span::new(at + from, at + from + part.len()));
            findings.push(third_party::fetched_by_theme(place, host));
        }
        from += part.len() + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts(check: fn(&FilePath, &str, &mut Findings), text: &str) -> Vec<String> {
        let mut findings = Findings::default();
        check(&"themes/a/templates/a.html".into(), text, &mut findings);
        let problems = findings.problems().iter();
        problems
            .map(|problem| text[problem.place.span.range()].to_owned())
            .collect()
    }

    #[test]
    fn external_resources_are_reported_and_links_are_not() {
        let found = |text: &str| hosts(in_markup, text);
        assert_eq!(
            found("<script defer src=\"https://cdn.example/a.js\"></script>"),
            ["https://cdn.example/a.js"]
        );
        assert_eq!(
            found("<img srcset='//a.example/1.png 1x, b.png 2x'>"),
            ["//a.example/1.png"]
        );
        assert_eq!(
            found("<link rel=stylesheet href=https://a.example/b.css>"),
            ["https://a.example/b.css"]
        );
        assert_eq!(
            found("<style>@import 'https://a.example/x.css';</style>"),
            ["https://a.example/x.css"]
        );
        for fine in [
            "<a href=\"https://a.example/\">elders</a>",
            "<link rel=\"canonical\" href=\"https://a.example/\">",
            "<img src=\"{{ page.root }}media/a.jpg\" alt=\"\">",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><use href=\"#a\"/></svg>",
            "{% if a < b %}<p>https://a.example</p>{% endif %}",
        ] {
            assert_eq!(found(fine), [""; 0], "{fine}");
        }
    }

    #[test]
    fn style_sheets_fetch_by_url_and_import() {
        let check: fn(&FilePath, &str, &mut Findings) =
            |path, css, found| in_style(path, css, 0, found);
        let found = |text: &str| hosts(check, text);
        assert_eq!(
            found("@import url(\"https://a.example/f.css\");"),
            ["https://a.example/f.css"]
        );
        assert_eq!(
            found("src: url( //a.example/f.woff2 )"),
            ["//a.example/f.woff2"]
        );
        assert_eq!(
            found("background: url('merk.svg'); /* https://a.example */"),
            [""; 0]
        );
    }
}
