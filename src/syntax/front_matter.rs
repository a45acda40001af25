//! Splits a document into its front matter and its body.
//!
//! A document opens with a line `---`, followed by its keys, and the next line `---` closes them.
//! Nothing may come before the opening line: looking for front matter further down would mistake a
//! thematic break in a text for it. Front matter without its opening line is reported, and still
//! read when it is unmistakable: keys at the very top and a closing line.

use std::ops::Range;

use crate::diagnostic::codes::missing_front_matter;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{Source, Span};

/// A document in two parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontMatter {
    /// The lines between the two `---`, or as many as look like keys when the second is missing;
    /// `None` when there is no front matter.
    pub yaml: Option<Range<usize>>,
    /// The opening `---`, or the start of the file when there is none.
    pub opening: Span,
    /// What follows the front matter; the whole file when there is none.
    pub body: Range<usize>,
    /// What is wrong.
    pub problems: Vec<Diagnostic>,
}

/// Finds the front matter of a document.
pub fn split(source: &Source) -> FrontMatter {
    let text = source.text();
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| is_fence_line(line)) else {
        return split_without_opening(source);
    };
    let opening = Span::new(0, FENCE.len());
    let start = first.len();
    let mut at = start;
    for line in lines {
        let next = at + line.len();
        if is_fence_line(line) {
            return FrontMatter {
                yaml: Some(start..at),
                opening,
                body: next..text.len(),
                problems: Vec::new(),
            };
        }
        at = next;
    }
    let end = start + keys_length(&text[start..]);
    FrontMatter {
        yaml: Some(start..end),
        opening,
        body: end..text.len(),
        problems: vec![missing_front_matter::unclosed_front_matter(Place::new(
            source.path(),
            opening,
        ))],
    }
}

/// Splits a document whose first line is not `---`. When only that line is missing, or blank lines
/// come before it, the keys are still read, so that they do not end up in the body.
fn split_without_opening(source: &Source) -> FrontMatter {
    let text = source.text();
    let mut start = text.len() - text.trim_start_matches(['\r', '\n']).len();
    let first = text[start..].split_inclusive('\n').next();
    if let Some(fence) = first.filter(|line| start > 0 && is_fence_line(line)) {
        start += fence.len();
    }
    let end = start + keys_length(&text[start..]);
    let closing = text[end..].split_inclusive('\n').next();
    let closing = closing.filter(|line| end > start && is_fence_line(line));
    FrontMatter {
        yaml: closing.map(|_| start..end),
        opening: Span::FILE,
        body: closing.map_or(0, |fence| end + fence.len())..text.len(),
        problems: vec![missing_front_matter::no_front_matter(Place::file(
            source.path(),
        ))],
    }
}

const FENCE: &str = "---";

fn is_fence_line(line: &str) -> bool {
    line.strip_prefix(FENCE)
        .is_some_and(|rest| rest.trim_end().is_empty())
}

/// The length of front matter that is not closed: up to the first line that looks like text.
fn keys_length(text: &str) -> usize {
    let mut at = 0;
    let mut after_blank = false;
    for line in text.split_inclusive('\n') {
        let is_item = line.starts_with("- ") && !after_blank;
        let is_comment = line.starts_with("# ");
        let is_blank_or_indented = line.starts_with([' ', '\t', '\r', '\n']);
        if !(is_item || is_comment || is_blank_or_indented || is_key_line(line)) {
            break;
        }
        after_blank = line.trim().is_empty();
        at += line.len();
    }
    at
}

fn is_key_line(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_');
    rest.len() < line.len()
        && rest
            .strip_prefix(':')
            .is_some_and(|value| value.starts_with([' ', '\r', '\n']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Option<&str>, &str, Vec<&'static str>) {
        let source = Source::new("content/a.md".into(), text);
        let split = split(&source);
        let codes = split.problems.iter().map(|problem| problem.code.as_str());
        (
            split.yaml.map(|range| &text[range]),
            &text[split.body],
            codes.collect(),
        )
    }

    #[test]
    fn front_matter_and_body_are_split_at_the_closing_line() {
        assert_eq!(
            parts("---\ntitel: Een\n---\n\nTekst\n\n---\n"),
            (Some("titel: Een\n"), "\nTekst\n\n---\n", vec![])
        );
        assert_eq!(
            parts("---\r\na: b\r\n---\r\nTekst"),
            (Some("a: b\r\n"), "Tekst", vec![])
        );
        assert_eq!(parts("---\n---"), (Some(""), "", vec![]));
    }

    #[test]
    fn a_byte_order_mark_may_precede_the_front_matter() {
        let source = Source::decode("a.md".into(), b"\xEF\xBB\xBF---\na: b\n---\n").unwrap();
        assert_eq!(split(&source).problems, []);
    }

    #[test]
    fn a_document_without_front_matter_is_all_body() {
        for text in [
            "",
            "Tekst\n",
            "a: b\n\nTekst\n",
            "----\na: b\n---\n",
            " ---\n",
        ] {
            assert_eq!(
                parts(text),
                (None, text, vec!["missing-front-matter"]),
                "{text:?}"
            );
        }
    }

    #[test]
    fn front_matter_without_its_opening_line_is_reported_and_read() {
        for text in [
            "titel: Een\n---\nTekst\n",
            "\n---\ntitel: Een\n---\nTekst\n",
        ] {
            assert_eq!(
                parts(text),
                (
                    Some("titel: Een\n"),
                    "Tekst\n",
                    vec!["missing-front-matter"]
                ),
                "{text:?}"
            );
        }
    }

    #[test]
    fn unclosed_front_matter_ends_where_text_begins() {
        let head = "---\ntitel: Een\nthemas:\n- a\nkosten:\n  bedrag: 3\n\n";
        for text in [
            "## Kop\n\nTekst\n",
            "Let op: tekst\n",
            "- een\n- twee\n",
            "**Vet**\n",
        ] {
            assert_eq!(
                parts(&format!("{head}{text}")),
                (Some(&head[4..]), text, vec!["missing-front-matter"])
            );
        }
    }
}
