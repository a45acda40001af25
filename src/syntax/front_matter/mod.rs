//! Splits a document into its front matter and its body.
//!
//! A document opens with a line `---`, followed by its keys, and the next line `---` closes them.
//! Front matter that is written in another way is reported and still read when it is unmistakable,
//! so that one mistake gives one problem: delimiters of another number or kind of dashes, blank
//! lines or text above, a delimiter that is missing. What looks like keys decides: a thematic break
//! in a text is never mistaken for a delimiter.

mod lines;

use std::ops::Range;

use self::lines::{
    FENCE, delimiter, is_key_line, key_count, key_of, keys_length, line_at, skip_blank_lines,
    starts_with_key, written_range,
};

use crate::diagnostic::codes::double_front_matter;
use crate::diagnostic::codes::missing_front_matter::{self, DelimiterFault};
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

#[cfg(test)]
mod tests;
