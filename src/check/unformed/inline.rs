//! Marks within a line: links, emphasis, notes.

use std::ops::Range;

use super::UnformedReport;
use super::literal::{LiteralText, is_escaped};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::unformed_markdown;
use crate::syntax::markdown::{TextKind, TextRun};

/// The most bytes in which the end of a link is looked for.
const LONGEST_TARGET: usize = 400;

/// The extensions of files that a link leads to.
const EXTENSIONS: [&str; 15] = [
    ".md", ".pdf", ".docx", ".xlsx", ".pptx", ".jpg", ".jpeg", ".png", ".svg", ".webp", ".gif",
    ".html", ".zip", ".ics", ".csv",
];

/// Checks the marks within all lines.
pub(super) fn check(report: &mut UnformedReport<'_>, literal: &LiteralText) {
    let document = report.document;
    let has_mark = |text: &str| {
        let mut bytes = text.bytes();
        bytes.any(|byte| matches!(byte, b'[' | b']' | b'*' | b'_' | b'~' | b'='))
    };
    let runs = document.body.text.iter();
    for run in runs.filter(|run| run.kind != TextKind::Code && has_mark(&run.text)) {
        let text = RunText {
            run,
            literal,
            source: document.source.text(),
        };
        links(report, &text);
        for mark in ["**", "__", "~~"] {
            emphasis(report, &text, mark);
        }
        marked(report, &text);
    }
}

/// The words of a block, with their places.
struct RunText<'d> {
    run: &'d TextRun,
    literal: &'d LiteralText,
    source: &'d str,
}

impl RunText<'_> {
    /// The range in the file of a range of the words; `None` when the file has something else
    /// there: markup, code, or a mark that its author wants to see.
    fn written(&self, range: Range<usize>) -> Option<Range<usize>> {
        if self.run.is_code(&range) {
            return None;
        }
        let written = self.run.place(range.clone()).range();
        let is_same = self.source.get(written.clone()) == self.run.text.get(range);
        let is_text = self.literal.kind_at(written.start).is_some();
        (is_same && is_text && !is_escaped(self.source, &written)).then_some(written)
    }

    /// The range in the file from one range of the words to another.
    fn between(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let start = self.written(start..start + 1)?;
        let end = self.run.place(end.checked_sub(1)?..end).range();
        (start.start <= end.end).then_some(start.start..end.end)
    }
}

/// Links, notes and their brackets that are text.
fn links(report: &mut UnformedReport<'_>, text: &RunText<'_>) {
    let words = &*text.run.text;
    let mut open = None;
    for (at, c) in words.char_indices().filter(|(_, c)| matches!(c, '[' | ']')) {
        if c == '[' {
            open = Some(at);
            continue;
        }
        let Some(open) = open.take() else { continue };
        let (Some(_), Some(_)) = (text.written(open..open + 1), text.written(at..at + 1)) else {
            continue;
        };
        if let Some(problem) = bracketed(report, text, open, at) {
            report.push(problem);
        }
    }
}

/// The problem with the text between two square brackets, at `open` and `close`.
fn bracketed(
    report: &UnformedReport<'_>,
    text: &RunText<'_>,
    open: usize,
    close: usize,
) -> Option<Diagnostic> {
    let words = &*text.run.text;
    let label = words.get(open + 1..close)?;
    let (before, after) = (words.get(..open)?, words.get(close + 1..)?);
    let end = after.floor_char_boundary(LONGEST_TARGET.min(after.len()));
    let near = after.get(..end)?;
    let start = match before.ends_with('!') && text.written(open - 1..open).is_some() {
        true => open - 1,
        false => open,
    };
    let place = |end: usize| Some(report.place(text.between(start, end)?));
    if let Some(label) = label.strip_prefix('^').filter(|label| !label.is_empty()) {
        return Some(unformed_markdown::undefined_note(place(close + 1)?, label));
    }
    let is_wiki = before.ends_with('[') && !before.ends_with("[[") && after.starts_with(']');
    if is_wiki && !label.trim().is_empty() {
        let whole = text.between(open - 1, close + 2)?;
        return Some(unformed_markdown::wiki_link(report.place(whole)));
    }
    if before.ends_with(')') && is_target(label) {
        let from = before.ceil_char_boundary(before.len().saturating_sub(LONGEST_TARGET));
        let first = from + before.get(from..)?.rfind('(')?;
        let whole = text.between(first, close + 1)?;
        return Some(unformed_markdown::reversed_link(report.place(whole)));
    }
    let inner = near.trim_start().strip_prefix('(')?;
    let blanks = near.len() - near.trim_start().len();
    if label.trim().is_empty() {
        return None;
    }
    let paren = close + 1 + blanks;
    let Some(length) = closing_bracket(inner) else {
        let target = inner.split_whitespace().next().unwrap_or_default();
        let end = paren + 1 + target.len();
        return match blanks == 0 && is_target(target) {
            true => Some(unformed_markdown::unclosed_link(place(end)?)),
            false => None,
        };
    };
    let target = inner.get(..length)?;
    let end = paren + length + 2;
    if blanks > 0 {
        if !is_target(target.trim()) {
            return None;
        }
        let problem = unformed_markdown::split_link(place(end)?, target);
        let gap = text.written(close..close + 1)?.end..text.written(paren..paren + 1)?.start;
        let is_blank = report.text().get(gap.clone())?.trim().is_empty();
        return Some(match is_blank {
            true => problem.with_fix(true, report.place(gap), ""),
            false => problem,
        });
    }
    if !target.trim().contains(char::is_whitespace) {
        return None;
    }
    let problem = unformed_markdown::space_in_target(place(end)?, target);
    let is_path = target.split_whitespace().any(is_target) && !target.contains(['<', '>', '"']);
    let written = text.run.place(paren + 1..end - 1).range();
    Some(match report.text().get(written.clone()) {
        Some(same) if same == target && is_path => {
            // What follows the path may be something else than a part of its name.
            let is_name = !target.contains(['=', '{']);
            problem.with_fix(
                is_name,
                report.place(written),
                format!("<{}>", target.trim()),
            )
        }
        _ => problem,
    })
}

/// The offset of the bracket that closes a target, which may have pairs of its own, as in
/// `plein (1).png`; the first one when they are not in pairs.
fn closing_bracket(inner: &str) -> Option<usize> {
    let line = inner.split('\n').next().unwrap_or_default();
    let mut depth = 0_usize;
    for (at, c) in line.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    inner.find(')')
}

/// Whether a text looks like the target of a link.
fn is_target(text: &str) -> bool {
    if text.is_empty() || text.contains(char::is_whitespace) {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    let path = lower.split(['#', '?']).next().unwrap_or_default();
    let starts = [
        "https://", "http://", "mailto:", "tel:", "../", "./", "www.",
    ];
    let has_letter_after = |mark: char| {
        let rest = lower.strip_prefix(mark);
        rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
    };
    let is_mail = || {
        let parts = lower.split_once('@');
        parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    };
    starts.iter().any(|start| lower.starts_with(start))
        || has_letter_after('/')
        || has_letter_after('#')
        || EXTENSIONS.iter().any(|extension| path.ends_with(extension))
        || is_mail()
}

/// A mark of emphasis that is text.
struct EmphasisMark {
    at: usize,
    /// Where it is in the file.
    written: Range<usize>,
    /// Whether it can begin emphasis: no word before it, or a word after it.
    begins: bool,
    /// Whether a word is before it.
    follows_word: bool,
    precedes_word: bool,
}

/// Marks of emphasis that are text: pairs with a blank inside, and marks without a counterpart.
fn emphasis(report: &mut UnformedReport<'_>, text: &RunText<'_>, mark: &str) {
    let words = &*text.run.text;
    let marks: Vec<EmphasisMark> = exact(words, mark)
        .filter_map(|at| {
            let written = text.written(at..at + mark.len())?;
            let before = words[..at].chars().next_back();
            let after = words[at + mark.len()..].chars().next();
            let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
            let is_number = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            let is_inside_word = is_word(before) && is_word(after);
            let is_other = is_number(before) && (is_blank(after) || is_number(after))
                || is_inside_word && mark != "**";
            (!is_other).then(|| EmphasisMark {
                at,
                written,
                begins: is_word(after) || !is_word(before),
                follows_word: is_word(before),
                precedes_word: is_word(after),
            })
        })
        .collect();
    let mut rest = marks.as_slice();
    while let [first, others @ ..] = rest {
        rest = others;
        let second = others.first().filter(|_| first.begins);
        let inside = second.and_then(|second| words.get(first.at + mark.len()..second.at));
        let is_pair = inside.is_some_and(|inside| {
            let has_blank =
                inside.starts_with(char::is_whitespace) || inside.ends_with(char::is_whitespace);
            has_blank && inside.contains(char::is_alphabetic)
        });
        match second.filter(|_| is_pair) {
            Some(second) => {
                rest = others.get(1..).unwrap_or_default();
                let problem = blank_inside(report, first, second, mark);
                report.push(problem);
            }
            None if first.precedes_word || first.follows_word && mark == "**" => {
                let place = report.place(first.written.clone());
                report.push(unformed_markdown::unclosed_emphasis(place, mark));
            }
            None => {}
        }
    }
}

fn blank_inside(
    report: &UnformedReport<'_>,
    first: &EmphasisMark,
    second: &EmphasisMark,
    mark: &str,
) -> Diagnostic {
    let text = report.text();
    // The parser may have used a mark between the two for something else.
    let between = text
        .get(first.written.end..second.written.start)
        .unwrap_or_default();
    let end = match between.find(mark) {
        Some(at) => first.written.end + at + mark.len(),
        None => second.written.end,
    };
    let whole = first.written.start..end;
    let problem = unformed_markdown::blank_inside_emphasis(report.place(whole.clone()), mark);
    let inside = text
        .get(first.written.end..end - mark.len())
        .unwrap_or_default();
    let words = inside.trim();
    if words.len() == inside.len() || !words.contains(char::is_alphabetic) {
        return problem;
    }
    let leading = &inside[..inside.len() - inside.trim_start().len()];
    let trailing = &inside[inside.trim_end().len()..];
    let is_free = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || ".,;:!?)".contains(c));
    let before = text
        .get(..whole.start)
        .and_then(|before| before.chars().next_back());
    let after = text.get(whole.end..).and_then(|after| after.chars().next());
    let leading = if is_free(before) { "" } else { leading };
    let trailing = if is_free(after) { "" } else { trailing };
    let fixed = format!("{leading}{mark}{words}{mark}{trailing}");
    problem.with_fix(true, report.place(whole), fixed)
}

/// The offsets of a mark of two characters that is not part of a longer row of them.
fn exact<'t>(text: &'t str, mark: &'t str) -> impl Iterator<Item = usize> + 't {
    let character = mark.chars().next().unwrap_or(' ');
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = from + text.get(from..)?.find(mark)?;
            let row = &text[at..];
            let length = row.len() - row.trim_start_matches(character).len();
            from = at + length;
            if length == mark.len() {
                return Some(at);
            }
        }
    })
}

/// Highlighting as in other dialects: `==tekst==`.
fn marked(report: &mut UnformedReport<'_>, text: &RunText<'_>) {
    let words = &*text.run.text;
    let mut open: Option<usize> = None;
    for at in exact(words, "==") {
        if text.written(at..at + 2).is_none() {
            continue;
        }
        let before = words[..at].chars().next_back();
        let after = words[at + 2..].chars().next();
        let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        match open {
            Some(start) if !is_blank(before) => {
                open = None;
                let (Some(whole), Some(inside)) =
                    (text.between(start, at + 2), words.get(start + 2..at))
                else {
                    continue;
                };
                let place = report.place(whole.clone());
                let problem = unformed_markdown::marked_text(place.clone());
                let bold = format!("**{inside}**");
                let is_same = report.text().get(whole.start + 2..whole.end - 2) == Some(inside);
                report.push(match is_same {
                    true => problem.with_fix(false, place, bold),
                    false => problem,
                });
            }
            _ => {
                open =
                    (!is_blank(after) && !before.is_some_and(char::is_alphanumeric)).then_some(at)
            }
        }
    }
}
