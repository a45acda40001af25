//! Splits a document into its front matter and its body.
//!
//! A document opens with a line `---`, followed by its keys, and the next line `---` closes them.
//! Front matter that is written in another way is reported and still read when it is unmistakable,
//! so that one mistake gives one problem: delimiters of another number or kind of dashes, blank
//! lines or text above, a delimiter that is missing. What looks like keys decides: a thematic break
//! in a text is never mistaken for a delimiter.

use std::ops::Range;

use crate::diagnostic::codes::double_front_matter;
use crate::diagnostic::codes::missing_front_matter::{self, DelimiterFault};
use crate::diagnostic::invisible::is_zero_width;
use crate::diagnostic::{Diagnostic, Edit, Fix, Place};
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

/// How many lines at the top of a file are searched for front matter below a text.
const MAX_LINES_ABOVE: usize = 40;

const FENCE: &str = "---";

/// Finds the front matter of a document.
pub fn split(source: &Source) -> FrontMatter {
    let text = source.text();
    let start = skip_blank_lines(text, 0);
    let first = line_at(text, start);
    let mut found = match delimiter(first) {
        Some(delimiter) if delimiter.is_exact && start == 0 => {
            after_opening(source, start..start + first.len(), Vec::new())
        }
        Some(_) if starts_with_key(text, start + first.len()) => {
            let mut faults = Vec::new();
            if start > 0 {
                faults.push(Fault::new(DelimiterFault::BlankAbove, 0..start, ""));
            }
            after_opening(source, start..start + first.len(), faults)
        }
        _ => without_opening(source, start),
    };
    skip_second(source, &mut found);
    found
}

/// A fault in a delimiter, with its correction.
struct Fault {
    kind: DelimiterFault,
    range: Range<usize>,
    text: &'static str,
}

impl Fault {
    fn new(kind: DelimiterFault, range: Range<usize>, text: &'static str) -> Self {
        Self { kind, range, text }
    }
}

/// Splits at a delimiter that opens front matter, on the line `opening`.
fn after_opening(source: &Source, opening: Range<usize>, mut faults: Vec<Fault>) -> FrontMatter {
    let text = source.text();
    let written = written_range(text, opening.clone());
    if !delimiter(&text[opening.clone()]).is_some_and(|found| found.is_exact) {
        let from = opening.start;
        faults.push(Fault::new(DelimiterFault::Dashes, from..written.end, FENCE));
    }
    let span = Span::new(written.start, written.end);
    let start = opening.end;
    let Some(closing) = closing_line(text, start) else {
        let end = start + keys_length(&text[start..]);
        return FrontMatter {
            yaml: Some(start..end),
            opening: span,
            body: end..text.len(),
            problems: vec![unclosed(source, span, start..end)],
        };
    };
    faults.extend(inexact_closing(text, &closing));
    FrontMatter {
        yaml: Some(start..closing.start),
        opening: span,
        body: closing.end..text.len(),
        problems: misdelimited(source, &faults).into_iter().collect(),
    }
}

/// The fault of a closing line that is not exactly three hyphens.
fn inexact_closing(text: &str, closing: &Range<usize>) -> Option<Fault> {
    let is_exact = delimiter(&text[closing.clone()]).is_some_and(|found| found.is_exact);
    let end = written_range(text, closing.clone()).end;
    (!is_exact).then(|| Fault::new(DelimiterFault::Dashes, closing.start..end, FENCE))
}

/// Splits a document that does not begin with a delimiter. `start` is its first line with content.
fn without_opening(source: &Source, start: usize) -> FrontMatter {
    let text = source.text();
    let end = start + keys_length(&text[start..]);
    let is_head = is_key_line(line_at(text, start));
    let closing = end..end + line_at(text, end).len();
    let is_closed = delimiter(&text[closing.clone()]).is_some();
    if is_head && (is_closed || key_count(&text[start..end]) > 1) {
        let mut faults = vec![Fault::new(DelimiterFault::NoOpening, start..start, "---\n")];
        if is_closed {
            faults.extend(inexact_closing(text, &closing));
        } else {
            let last = start + text[start..end].trim_end().len();
            faults.push(Fault::new(DelimiterFault::NoClosing, last..last, "\n---"));
        }
        return FrontMatter {
            yaml: Some(start..end),
            opening: Span::FILE,
            body: if is_closed { closing.end } else { end }..text.len(),
            problems: misdelimited(source, &faults).into_iter().collect(),
        };
    }
    if let Some(below) = below_text(text, start) {
        let mut found = after_opening(source, below.clone(), Vec::new());
        let above = written_range(text, start..start + line_at(text, start).len());
        let place = Place::new(source.path(), Span::new(above.start, above.end));
        found.problems = vec![missing_front_matter::text_above(place)];
        return found;
    }
    FrontMatter {
        yaml: None,
        opening: Span::FILE,
        body: 0..text.len(),
        problems: vec![missing_front_matter::no_front_matter(Place::file(
            source.path(),
        ))],
    }
}

/// The line that opens complete front matter below a text at the top of the file.
fn below_text(text: &str, start: usize) -> Option<Range<usize>> {
    let mut at = start;
    for line in text[start..].split_inclusive('\n').take(MAX_LINES_ABOVE) {
        let next = at + line.len();
        if delimiter(line).is_some() && starts_with_key(text, next) {
            let end = next + keys_length(&text[next..]);
            let is_closed = delimiter(line_at(text, end)).is_some();
            if is_closed && key_count(&text[next..end]) > 1 {
                return Some(at..next);
            }
        }
        at = next;
    }
    None
}

/// The line that closes front matter whose keys begin at `start`; `None` when text follows the keys
/// before any delimiter does.
fn closing_line(text: &str, start: usize) -> Option<Range<usize>> {
    let mut at = start;
    let mut indented = None;
    for line in text[start..].split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        let Some(delimiter) = delimiter(line) else {
            continue;
        };
        if delimiter.is_indented {
            indented = indented.or(Some(range));
        } else {
            return (!holds_text(&text[start..range.start])).then_some(range);
        }
    }
    indented.filter(|range| !holds_text(&text[start..range.start]))
}

/// Whether lines that should be keys go over into the text of a document: after a blank line or at a
/// heading, prose follows and no further key.
fn holds_text(lines: &str) -> bool {
    let end = keys_length(lines);
    let rest = &lines[end..];
    let first = rest.lines().next().unwrap_or_default();
    let begins_text = |c: char| c.is_uppercase() || "#!:>*“‘[".contains(c);
    let is_separate = ends_blank(&lines[..end]) || first.starts_with("##");
    is_separate
        && end > 0
        && first.starts_with(begins_text)
        && !looks_like_capital_key(first)
        && !rest.split_inclusive('\n').any(is_key_line)
}

/// `Titel: …`: a key with a capital, which is a mistake in front matter rather than a text.
fn looks_like_capital_key(line: &str) -> bool {
    let word = line.trim_start_matches(char::is_alphabetic);
    word.len() < line.len() && word.starts_with(':')
}

fn ends_blank(lines: &str) -> bool {
    let last = lines.split_inclusive('\n').next_back();
    last.is_none_or(|line| line.trim().is_empty())
}

/// Reports front matter that is not closed, with the place where the delimiter probably belongs.
fn unclosed(source: &Source, opening: Span, keys: Range<usize>) -> Diagnostic {
    let text = source.text();
    let written = text[keys.clone()].trim_end();
    let place = Place::new(source.path(), opening);
    let Some(last) = written.lines().next_back() else {
        return missing_front_matter::unclosed_front_matter(place, None);
    };
    let at = keys.start + written.len();
    let line = source.line_column(Span::new(at, at).start).line;
    let mut problem = missing_front_matter::unclosed_front_matter(place, Some((line, last)));
    let is_sure = ends_blank(&text[keys.clone()])
        || keys.end == text.len()
        || text[keys.end..].starts_with('#');
    let newline = line_end(text);
    problem.fix = Some(Fix {
        is_safe: is_sure,
        edits: vec![edit(source, at..at, format!("{newline}{FENCE}"))],
    });
    problem
}

/// Reports the faults of delimiters as one problem.
fn misdelimited(source: &Source, faults: &[Fault]) -> Option<Diagnostic> {
    let text = source.text();
    let first = faults.first()?;
    let newline = line_end(text);
    let span = match first.kind {
        DelimiterFault::Dashes => {
            let written = written_range(text, first.range.clone());
            Span::new(written.start, written.end)
        }
        _ => Span::FILE,
    };
    let kinds: Vec<DelimiterFault> = faults.iter().map(|fault| fault.kind).collect();
    let written = text.get(span.range()).unwrap_or_default();
    let place = Place::new(source.path(), span);
    let mut problem = missing_front_matter::misdelimited(place, &kinds, written);
    let edits = faults.iter();
    let edits = edits.map(|fault| {
        let text = fault.text.replace('\n', newline);
        edit(source, fault.range.clone(), text)
    });
    problem.fix = Some(Fix {
        is_safe: true,
        edits: edits.collect(),
    });
    Some(problem)
}

fn edit(source: &Source, range: Range<usize>, text: String) -> Edit {
    Edit {
        place: Place::new(source.path(), Span::new(range.start, range.end)),
        text,
    }
}

/// The line end that a text uses.
fn line_end(text: &str) -> &'static str {
    match text.contains("\r\n") {
        true => "\r\n",
        false => "\n",
    }
}

/// Leaves front matter that directly follows the first out of the body, and reports it.
fn skip_second(source: &Source, found: &mut FrontMatter) {
    let text = source.text();
    let Some(first) = found.yaml.clone() else {
        return;
    };
    let mut reported = false;
    while let Some((opening, keys, end)) = second(text, &text[first.clone()], found.body.start) {
        found.body = end..text.len();
        if reported {
            continue;
        }
        reported = true;
        let is_same = text[keys].trim() == text[first.clone()].trim();
        let place =
            |range: Range<usize>| Place::new(source.path(), Span::new(range.start, range.end));
        let first = Place::new(source.path(), found.opening);
        let problem = double_front_matter::problem(place(opening.clone()), first, is_same);
        found.problems.push(match is_same {
            true => problem.with_fix(false, place(opening.start..end), ""),
            false => problem,
        });
    }
}

/// The first line, the keys and the end of front matter at the start of a body.
fn second(text: &str, first: &str, body: usize) -> Option<(Range<usize>, Range<usize>, usize)> {
    let start = skip_blank_lines(text, body);
    let line = line_at(text, start);
    let has_opening = delimiter(line).is_some_and(|delimiter| !delimiter.is_indented);
    let keys_start = match has_opening {
        true => start + line.len(),
        false => start,
    };
    if !starts_with_key(text, keys_start) {
        return None;
    }
    let keys = keys_start..keys_start + keys_length(&text[keys_start..]);
    let written = &text[keys.clone()];
    let repeats = written.split_inclusive('\n').find_map(key_of);
    let repeats = repeats.is_some_and(|key| {
        let mut known = first.split_inclusive('\n').filter_map(key_of);
        known.any(|other| other == key)
    });
    let closing = line_at(text, keys.end);
    let is_closed = delimiter(closing).is_some();
    let count = key_count(written);
    let is_second = match (has_opening, is_closed) {
        (true, true) => repeats || count > 1,
        (true, false) | (false, true) => repeats && count > 1,
        (false, false) => false,
    };
    let end = match is_closed {
        true => keys.end + closing.len(),
        false => keys.end,
    };
    is_second.then(|| (written_range(text, start..start + line.len()), keys, end))
}

/// A line of dashes that delimits front matter.
struct Delimiter {
    /// Whether it is `---` at the start of the line.
    is_exact: bool,
    is_indented: bool,
}

/// Whether a line is, or was meant as, a delimiter: two or more hyphens, or dashes that a word
/// processor made of them.
fn delimiter(line: &str) -> Option<Delimiter> {
    let is_blank = |c: char| c.is_whitespace() || is_zero_width(c);
    if let Some(rest) = line.strip_prefix(FENCE)
        && rest.trim_end().is_empty()
    {
        return Some(Delimiter {
            is_exact: true,
            is_indented: false,
        });
    }
    let dashes = line.trim_matches(is_blank);
    let is_dash = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    let is_delimiter = !dashes.is_empty()
        && dashes != "-"
        && dashes.chars().all(|c| is_dash(c) || c == ' ')
        && !dashes.contains("- ");
    is_delimiter.then(|| Delimiter {
        is_exact: false,
        is_indented: line.starts_with([' ', '\t']),
    })
}

/// The line that begins at an offset, with its line end; empty at the end of the text.
fn line_at(text: &str, at: usize) -> &str {
    text[at..].split_inclusive('\n').next().unwrap_or_default()
}

/// A range without surrounding white space.
fn written_range(text: &str, range: Range<usize>) -> Range<usize> {
    let written = &text[range.clone()];
    let blank = |c: char| c.is_whitespace() || is_zero_width(c);
    let start = range.start + written.len() - written.trim_start_matches(blank).len();
    start..start + written.trim_matches(blank).len()
}

/// The offset of the first line at or after `at` that is not blank, or `at` when there is none.
fn skip_blank_lines(text: &str, at: usize) -> usize {
    let blank = |c: char| c.is_whitespace() || is_zero_width(c);
    let mut start = at;
    for line in text[at..].split_inclusive('\n') {
        if !line.chars().all(blank) {
            return start;
        }
        start += line.len();
    }
    at
}

fn starts_with_key(text: &str, at: usize) -> bool {
    is_key_line(line_at(text, skip_blank_lines(text, at)))
}

fn key_count(lines: &str) -> usize {
    lines.split_inclusive('\n').filter_map(key_of).count()
}

/// The length of front matter that is not closed: up to the first line that looks like text.
fn keys_length(text: &str) -> usize {
    let mut at = 0;
    let mut after_blank = false;
    for line in text.split_inclusive('\n') {
        let is_item = line.starts_with("- ") && !after_blank;
        let is_comment = line.starts_with("# ");
        let is_blank_or_indented = line.starts_with(char::is_whitespace);
        let is_delimiter = delimiter(line).is_some();
        if is_delimiter || !(is_item || is_comment || is_blank_or_indented || is_key_line(line)) {
            break;
        }
        after_blank = line.trim().is_empty();
        at += line.len();
    }
    at
}

fn is_key_line(line: &str) -> bool {
    key_of(line).is_some()
}

/// The key of a line `key: …`, also when the space is missing. An address is no key.
fn key_of(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_');
    let key = &line[..line.len() - rest.len()];
    let value = rest.strip_prefix(':')?;
    (!key.is_empty() && !value.starts_with(['/', ':'])).then_some(key)
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
            " ---\n",
            "Tekst\n\n---\n\nMeer tekst\n\n---\n",
        ] {
            assert_eq!(
                parts(text),
                (None, text, vec!["missing-front-matter"]),
                "{text:?}"
            );
        }
    }

    /// The text after the safe fixes.
    fn fixed(text: &str) -> String {
        let source = Source::new("content/a.md".into(), text);
        let problems = split(&source).problems;
        let edits = problems.iter().flat_map(|problem| &problem.fix);
        let edits = edits.filter(|fix| fix.is_safe).flat_map(|fix| &fix.edits);
        let mut fixed = text.to_owned();
        for edit in edits.collect::<Vec<_>>().into_iter().rev() {
            fixed.replace_range(edit.place.span.range(), &edit.text);
        }
        fixed
    }

    #[test]
    fn misdelimited_front_matter_is_read_reported_once_and_mended() {
        let good = "---\ntitel: Een\nvorm: x\n---\nTekst\n";
        for text in [
            "titel: Een\nvorm: x\n---\nTekst\n",
            "\n---\ntitel: Een\nvorm: x\n---\nTekst\n",
            "----\ntitel: Een\nvorm: x\n----\nTekst\n",
            "—\ntitel: Een\nvorm: x\n—\nTekst\n",
            "–-\ntitel: Een\nvorm: x\n---\nTekst\n",
            "\u{A0}---\ntitel: Een\nvorm: x\n ---\nTekst\n",
            "\u{200B}---\ntitel: Een\nvorm: x\n———\nTekst\n",
        ] {
            assert_eq!(
                parts(text),
                (
                    Some("titel: Een\nvorm: x\n"),
                    "Tekst\n",
                    vec!["missing-front-matter"]
                ),
                "{text:?}"
            );
            assert_eq!(fixed(text), good, "{text:?}");
        }
        let bare = "titel: Een\nvorm: x\n\nTekst\n";
        assert_eq!(fixed(bare), "---\ntitel: Een\nvorm: x\n---\n\nTekst\n");
        let below = "Dag!\n\n---\ntitel: Een\nvorm: x\n---\nTekst\n";
        assert_eq!(
            parts(below),
            (
                Some("titel: Een\nvorm: x\n"),
                "Tekst\n",
                vec!["missing-front-matter"]
            )
        );
    }

    #[test]
    fn a_line_in_the_text_does_not_close_front_matter() {
        let text = "---\ntitel: Een\nvorm: x\n\n## Kop\n\nTekst.\n\n---\n\nMeer.\n";
        assert_eq!(
            parts(text),
            (
                Some("titel: Een\nvorm: x\n\n"),
                "## Kop\n\nTekst.\n\n---\n\nMeer.\n",
                vec!["missing-front-matter"]
            )
        );
        assert_eq!(parts(&fixed(text)).2, Vec::<&str>::new());
        let mistyped = "---\ntitel: Een\n\nsamenvatting Leer\ndatum: x\n---\nTekst\n";
        assert_eq!(parts(mistyped).1, "Tekst\n");
    }

    #[test]
    fn a_second_front_matter_is_reported_once_and_left_out() {
        let first = "---\ntitel: Een\nvorm: x\n---\n";
        for second in [
            "---\ntitel: Een\nvorm: x\n---\n",
            "\n\n---\ntitel: Twee\n---\n",
            "----\ntitel: Twee\ndoel: y\n----\n",
            "\n---\ntitel: Een\nvorm: x\n---\n\n---\ntitel: Een\nvorm: x\n---\n",
            "titel: Een\nvorm: x\n---\n",
        ] {
            let text = format!("{first}{second}Tekst\n");
            assert_eq!(
                parts(&text),
                (
                    Some("titel: Een\nvorm: x\n"),
                    "Tekst\n",
                    vec!["double-front-matter"]
                ),
                "{second:?}"
            );
        }
        for body in [
            "---\n\nTekst\n",
            "\n---\nLet op: dit is tekst\n---\n",
            "\n---\nvraag: wie doet mee\n---\n",
            "- a\n- b\n",
        ] {
            assert_eq!(
                parts(&format!("{first}{body}")).2,
                Vec::<&str>::new(),
                "{body:?}"
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
