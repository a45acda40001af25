//! Sentences with a comma between square brackets, which became two items: `split-sentence`.
//!
//! Only lists of texts are examined, and only items without quotes. Two neighbours belong together
//! when the second goes on in lower case where the first began as a sentence, or when the comma stands
//! in a number.

use crate::diagnostic::codes::split_sentence;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{Source, Span};
use crate::syntax::yaml::{Node, Style, Value, YamlContext, block_indentation, yaml_scalar};

/// Words that begin a sentence about the reader.
const SUBJECTS: [&str; 8] = ["je", "jij", "u", "we", "wij", "men", "er", "de"];

/// Words that a sentence holds, and a name or term does not.
const SENTENCE_WORDS: [&str; 38] = [
    "je", "jij", "u", "we", "wij", "ben", "bent", "is", "zijn", "was", "heb", "hebt", "heeft",
    "hebben", "kan", "kunt", "kunnen", "weet", "werkt", "wilt", "wil", "moet", "mag", "wordt",
    "een", "het", "met", "aan", "om", "bij", "naar", "hoe", "wat", "als", "dat", "niet", "geen",
    "ervaring",
];

/// How two neighbouring items belong together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SentenceLink {
    /// They do not.
    None,
    /// Probably.
    Likely,
    /// Without doubt.
    Certain,
}

/// The problem with the first item of a list that is the rest of a sentence. The fix writes the list
/// with hyphens.
pub(super) fn check(source: &Source, list: Span, items: &[Node]) -> Option<Diagnostic> {
    let text = source.text();
    let range = list.range();
    let is_flow = text.get(range.clone())?.starts_with('[');
    if !is_flow || items.len() < 2 {
        return None;
    }
    let pairs = items.windows(2);
    let links: Vec<SentenceLink> = pairs
        .map(|pair| match pair {
            [first, second] => link(text, first, second),
            _ => SentenceLink::None,
        })
        .collect();
    let first = links.iter().position(|link| *link != SentenceLink::None)?;
    let sentences = joined(text, items, &links)?;
    let part = items.get(first + 1)?;
    let written = plain_text(part)?;
    let whole = sentences.iter().find(|sentence| sentence.contains(written));
    let place = |span: Span| Place::new(source.path(), span);
    let shown = whole.map_or(written, String::as_str);
    let problem = split_sentence::problem(place(part.span), written, shown);
    let Some(indentation) = block_indentation(text, range.clone()) else {
        return Some(problem);
    };
    let start = text.get(..range.start)?.trim_end_matches(' ').len();
    let line = format!("\n{}- ", " ".repeat(indentation));
    let lines = sentences.iter();
    let lines = lines.map(|one| format!("{line}{}", yaml_scalar(one, YamlContext::Line)));
    // A remark between the items would be lost.
    let is_sure = links.iter().all(|link| *link != SentenceLink::Likely)
        && !text[range.clone()].contains('#');
    let value = place(Span::new(start, range.end));
    Some(problem.with_fix(is_sure, value, lines.collect::<String>()))
}

fn plain_text(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Scalar(scalar) if scalar.style == Style::Plain => Some(&scalar.text),
        _ => None,
    }
}

/// The texts of a list, with the parts of a sentence joined by the comma as it was written.
fn joined(text: &str, items: &[Node], links: &[SentenceLink]) -> Option<Vec<String>> {
    let mut all: Vec<String> = Vec::new();
    let mut end = 0;
    for (at, item) in items.iter().enumerate() {
        let Value::Scalar(scalar) = &item.value else {
            return None;
        };
        let is_part = at > 0
            && links
                .get(at - 1)
                .is_some_and(|link| *link != SentenceLink::None);
        match all.last_mut() {
            Some(last) if is_part => {
                let between = text.get(end..item.span.range().start)?;
                last.push(',');
                if between.len() > 1 {
                    last.push(' ');
                }
                last.push_str(&scalar.text);
            }
            _ => all.push(scalar.text.to_string()),
        }
        end = item.span.range().end;
    }
    Some(all)
}

fn link(text: &str, first: &Node, second: &Node) -> SentenceLink {
    let (Some(one), Some(other)) = (plain_text(first), plain_text(second)) else {
        return SentenceLink::None;
    };
    let between = first.span.range().end..second.span.range().start;
    let is_number = text.get(between) == Some(",")
        && one.ends_with(|c: char| c.is_ascii_digit())
        && other.starts_with(|c: char| c.is_ascii_digit());
    if is_number && (one.contains(' ') || other.contains(' ')) {
        return SentenceLink::Certain;
    }
    let words = || one.split_whitespace();
    let begins = words().next().unwrap_or_default().to_lowercase();
    let is_about_reader = SUBJECTS.contains(&&*begins);
    let has_sentence_word = || words().any(|word| SENTENCE_WORDS.contains(&&*word.to_lowercase()));
    if words().count() < 3 || !has_sentence_word() || one.ends_with(['.', '!', '?', ';']) {
        return SentenceLink::None;
    }
    let continues = other.starts_with(char::is_lowercase);
    let has_capital = one.starts_with(char::is_uppercase);
    let next = other.split_whitespace().next().unwrap_or_default();
    if continues && (has_capital || (is_about_reader && !SUBJECTS.contains(&next))) {
        return match is_about_reader {
            true => SentenceLink::Certain,
            false => SentenceLink::Likely,
        };
    }
    match other.split_whitespace().collect::<Vec<_>>()[..] {
        // "Je werkt in Noord, Oost of Zuid"
        [_, "of" | "en", last] if last.starts_with(char::is_uppercase) => SentenceLink::Likely,
        _ => SentenceLink::None,
    }
}
