//! Where the head of a document ends and its text begins.
//!
//! A document opens with a line `---`, then come its keys, and the next line that is `---` closes
//! them. Nothing may stand before the opening line: a program that guesses at a head further down
//! would take a ruled line in a text for one. A head that lacks its opening line is told of, and
//! read when it is plainly one: keys at the very top, and a line that closes them.

use std::ops::Range;

use crate::diagnostic::codes::missing_front_matter;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{Source, Span};

/// A document in two parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontMatter {
    /// The lines between the two `---`, or as many as look like keys when the second is missing;
    /// nothing when there is no head.
    pub yaml: Option<Range<usize>>,
    /// The opening `---`, or the very beginning of the file when there is none.
    pub opening: Span,
    /// What follows the head; everything when there is none.
    pub body: Range<usize>,
    /// What is wrong.
    pub problems: Vec<Diagnostic>,
}

/// Finds the head of a document.
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
        problems: vec![missing_front_matter::unclosed(Place::new(
            source.path(),
            opening,
        ))],
    }
}

/// A document whose first line does not open a head. Where only that line is missing, or blank
/// lines stand before it, the head is read all the same, so that its keys are not taken for text.
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
        problems: vec![missing_front_matter::absent(Place::file(source.path()))],
    }
}

const FENCE: &str = "---";

fn is_fence_line(line: &str) -> bool {
    line.strip_prefix(FENCE)
        .is_some_and(|rest| rest.trim_end().is_empty())
}

/// How far the keys go of a head that is not closed: to the first line that looks like text.
fn keys_length(text: &str) -> usize {
    let mut at = 0;
    let mut after_blank = false;
    for line in text.split_inclusive('\n') {
        let is_item = line.starts_with("- ") && !after_blank;
        let is_remark = line.starts_with("# ");
        let is_inner = line.starts_with([' ', '\t', '\r', '\n']);
        if !(is_item || is_remark || is_inner || is_key_line(line)) {
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
    fn a_head_and_a_text() {
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
    fn a_byte_order_mark_is_no_text_before_the_head() {
        let source = Source::decode("a.md".into(), b"\xEF\xBB\xBF---\na: b\n---\n").unwrap();
        assert_eq!(split(&source).problems, []);
    }

    #[test]
    fn without_a_head_everything_is_text() {
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
    fn a_head_without_its_opening_line_is_told_of_and_read() {
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
    fn an_unclosed_head_ends_where_text_begins() {
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
