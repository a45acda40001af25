//! Minifying does not change what a reader sees: the words, the spaces between them, the tags and
//! their attributes.

use std::path::{Path, PathBuf};

use vindplek::source::Source;
use vindplek::syntax::front_matter;
use vindplek::syntax::markdown::{self, Body, HeadingIds, Segment};
use vindplek::syntax::prose::{self, Piece, Terms};

use crate::support::random::Random;

/// A body as it was read, with slots as empty elements.
fn before(body: &Body) -> String {
    let write = |segment: &Segment| match segment {
        Segment::Html(html) => html.to_string(),
        Segment::Text(text) => text.replace('&', "&amp;").replace('<', "&lt;"),
        Segment::HeadingOpen(number) => format!("<h2 n={number}>"),
        Segment::HeadingClose(_) => "</h2>".to_owned(),
        Segment::LinkOpen(number) => format!("<a n={number}>"),
        Segment::LinkClose(_) => "</a>".to_owned(),
        Segment::Image(number) => format!("<img n={number}>"),
        Segment::Figure(number) => format!("<figure n={number}>"),
        Segment::Routing => "<figure>".to_owned(),
        Segment::Audience(number) => format!("<i n={number}>"),
        Segment::Scope => String::new(),
    };
    body.segments.iter().map(write).collect()
}

/// The same body, ready for pages.
fn after(body: &Body) -> String {
    let write = |piece: &Piece| match piece {
        Piece::Html(html) => html.to_string(),
        Piece::HeadingOpen(number) => format!("<h2 n={number}>"),
        Piece::HeadingClose(_) => "</h2>".to_owned(),
        Piece::LinkOpen(number) => format!("<a n={number}>"),
        Piece::LinkClose(_) => "</a>".to_owned(),
        Piece::Image(number) => format!("<img n={number}>"),
        Piece::Figure(number) => format!("<figure n={number}>"),
        Piece::Routing => "<figure>".to_owned(),
        Piece::Audience(number) => format!("<i n={number}>"),
        Piece::Term { text, .. } => text.to_string(),
        Piece::Scope => String::new(),
    };
    prose::finish(body, &Terms::default())
        .pieces
        .iter()
        .map(write)
        .collect()
}

/// Tags with their attributes in order of name, and the words between them.
fn read(html: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = html;
    let mut preformatted = false;
    while !rest.is_empty() {
        let (words, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        let words = decoded(words);
        let words = if preformatted {
            words
        } else {
            collapsed(&words)
        };
        if !words.is_empty() {
            parts.push(words);
        }
        let Some(end) = end_of_tag(after) else { break };
        let tag = tag(&after[1..end]);
        preformatted = (preformatted || tag.starts_with("pre")) && !tag.starts_with("/pre");
        parts.push(tag);
        rest = &after[end + 1..];
    }
    settled(parts)
}

/// Spaces at the edges of blocks are not seen; those between words and inline elements are.
fn settled(parts: Vec<String>) -> Vec<String> {
    let is_inline = |tag: &str| {
        let name = tag
            .trim_start_matches('/')
            .split(' ')
            .next()
            .unwrap_or_default();
        [
            "a", "em", "strong", "del", "code", "sup", "span", "img", "i",
        ]
        .contains(&name)
    };
    let is_words = |part: &str| part.starts_with('\u{1}');
    let mut settled: Vec<String> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let Some(words) = part.strip_prefix('\u{1}') else {
            settled.push(part.clone());
            continue;
        };
        let edge = |neighbour: Option<&String>| {
            neighbour.is_none_or(|tag| !is_words(tag) && !is_inline(tag))
        };
        let mut words = words;
        if edge(at.checked_sub(1).and_then(|before| parts.get(before))) {
            words = words.trim_start_matches(' ');
        }
        if edge(parts.get(at + 1)) {
            words = words.trim_end_matches(' ');
        }
        if !words.is_empty() {
            settled.push(words.to_owned());
        }
    }
    settled
}

fn end_of_tag(html: &str) -> Option<usize> {
    let mut quoted = false;
    html.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    })
}

fn tag(inside: &str) -> String {
    let (name, mut rest) = inside.split_at(inside.find(' ').unwrap_or(inside.len()));
    let mut attributes = Vec::new();
    while !rest.trim().is_empty() {
        rest = rest.trim_start();
        let (key, after) = rest.split_once('=').unwrap();
        let (value, after) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap(),
            None => after.split_at(after.find(' ').unwrap_or(after.len())),
        };
        attributes.push(format!(
            "{key}={}",
            decoded(value).trim_start_matches('\u{1}')
        ));
        rest = after;
    }
    attributes.sort();
    format!("{name} {}", attributes.join(" "))
        .trim_end()
        .to_owned()
}

fn decoded(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let text = text
        .replace("&lt;", "<")
        .replace("&LT", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    format!("\u{1}{}", text.replace("&amp;", "&"))
}

fn collapsed(text: &str) -> String {
    let mut collapsed = String::new();
    for c in text.chars() {
        let c = if c == '\n' || c == '\t' { ' ' } else { c };
        if c != ' ' || !collapsed.ends_with(' ') {
            collapsed.push(c);
        }
    }
    collapsed
}

fn compare(name: &str, text: &str) {
    let source = Source::new(name.into(), text);
    let split = front_matter::split(&source);
    let body = markdown::parse(&source, split.body, HeadingIds::ALL);
    let (before, after) = (before(&body), after(&body));
    assert_eq!(read(&before), read(&after), "{name}\n{before}\n{after}");
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
}

#[test]
fn minifying_keeps_the_words_and_attributes_of_the_content() {
    let mut found = Vec::new();
    for folder in ["content", "regions"] {
        files(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
            &mut found,
        );
    }
    assert!(found.len() > 20, "the content was not found");
    for path in found {
        compare(
            &path.to_string_lossy(),
            &std::fs::read_to_string(&path).unwrap(),
        );
    }
}

#[test]
fn minifying_keeps_the_words_and_attributes_of_random_texts() {
    let pieces = [
        "woord",
        " ",
        " ",
        "\n",
        "\n\n",
        "**vet** ",
        "*cursief*",
        "`code < x` ",
        "[link](a.md) ",
        "![p](b.jpg)",
        "~~weg~~",
        "- ",
        "1. ",
        "## Kop & co\n\n",
        "> ",
        "> [!TIP]\n> ",
        "| a | *b* |\n|--|:-:|\n| c | d |\n\n",
        "a\n: b\n\n",
        "[^1]",
        "\n\n[^1]: Noot\n\n",
        "\n::: kader Titel \"x\"\n",
        "\n:::\n",
        "\n::: cijfer x\n",
        "\n```\n  x\n y\n```\n",
        "- [ ] taak\n",
        "\\\n",
        " &amp;copy; ",
        " & ",
        " < ",
        " > ",
        " &lt;b&gt; ",
        "\"",
        "'",
        "&nbsp;",
        "  \n",
        "\n***\n",
        "é",
        "&#x26;amp;",
    ];
    for seed in 0..6_000 {
        let mut random = Random::new(seed);
        let mut text = String::from("---\n---\n");
        for _ in 0..16 {
            text.push_str(random.one_of(&pieces));
        }
        compare(&format!("random text {seed}"), &text);
    }
}
