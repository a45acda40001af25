//! Marks at the start of a line: headings, lists, check boxes, components.

use std::ops::Range;

use super::UnformedReport;
use super::literal::{LiteralText, is_escaped};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::unformed_markdown;
use crate::model::document::Document;
use crate::syntax::markdown::{ComponentKind, TextKind};

/// The bullets that other programs put before the items of a list, those of Word's symbol fonts
/// included.
const BULLETS: &str = "•·●◦▪▫■□‣⁃∙➢➤►\u{F0B7}\u{F0A7}\u{F0D8}\u{F076}";

/// Spaces that look like an ordinary one.
const OTHER_SPACES: [char; 8] = [
    '\u{A0}', '\u{202F}', '\u{2007}', '\u{2002}', '\u{2003}', '\u{2009}', '\u{3000}', '\u{200B}',
];

/// A line of a body.
pub(super) struct SourceLine {
    /// Its range in the file, without its line end.
    pub(super) range: Range<usize>,
    /// What follows the blanks and the marks of quotations and lists that work.
    pub(super) content: Range<usize>,
    /// The kind of text that the content begins with; `None` for markup and code.
    pub(super) kind: Option<TextKind>,
    /// Whether the line above it is blank, or begins another block.
    pub(super) begins_block: bool,
    /// The offset of a quotation mark `>` that another space than an ordinary one follows.
    quote_before_other_space: Option<usize>,
}

/// The lines of a body.
pub(super) struct SourceLines<'d> {
    text: &'d str,
    pub(super) all: Vec<SourceLine>,
}

impl<'d> SourceLines<'d> {
    /// The lines of a document.
    pub(super) fn of(document: &'d Document, literal: &LiteralText) -> Self {
        let text = document.source.text();
        let body = document.below.clone();
        let mut all: Vec<SourceLine> = Vec::new();
        let mut start = body.start;
        for line in text.get(body).unwrap_or_default().split_inclusive('\n') {
            let range = start..start + line.trim_end().len();
            start += line.len();
            let (content, has_list_mark, quote) = content(text, &range);
            let above = all.last();
            let begins_block = has_list_mark
                || content.is_empty()
                || above.is_none_or(|above| above.content.is_empty() || above.kind.is_none());
            all.push(SourceLine {
                kind: kind(text, &content, literal),
                range,
                content,
                begins_block,
                quote_before_other_space: quote,
            });
        }
        Self { text, all }
    }

    /// The content of a line.
    pub(super) fn content(&self, line: &SourceLine) -> &'d str {
        self.text.get(line.content.clone()).unwrap_or_default()
    }

    /// What stands before the content of a line.
    pub(super) fn before_content(&self, line: &SourceLine) -> &'d str {
        self.text
            .get(line.range.start..line.content.start)
            .unwrap_or_default()
    }

    /// Whether the line above begins an item of a list.
    fn follows_item(&self, at: usize) -> bool {
        let above = at.checked_sub(1).and_then(|above| self.all.get(above));
        let mark = above.map_or("", |above| self.before_content(above).trim_end());
        mark.ends_with(['-', '*', '+', '.', ')'])
    }

    /// The content of the nearest line above that is not blank.
    fn above(&self, at: usize) -> &'d str {
        let mut above = self.all.get(..at).unwrap_or_default().iter().rev().take(3);
        let line = above.find(|line| !line.content.is_empty());
        line.map_or("", |line| self.content(line))
    }
}

/// The kind of text that the content of a line begins with. The parser drops the bullet of a symbol
/// font, and takes the first of two colons for the mark of a definition.
fn kind(text: &str, content: &Range<usize>, literal: &LiteralText) -> Option<TextKind> {
    let written = text.get(content.clone())?;
    let first = written.chars().next()?;
    literal.kind_at(content.start).or_else(|| {
        if ('\u{E000}'..='\u{F8FF}').contains(&first) {
            literal.block_at(content.start)
        } else if written.starts_with("::") && !written.starts_with(":::") {
            literal.kind_at(content.start + 1)
        } else {
            None
        }
    })
}

/// The content of a line, whether a mark of a list is before it, and where a quotation mark before
/// it is followed by another space.
fn content(text: &str, line: &Range<usize>) -> (Range<usize>, bool, Option<usize>) {
    let written = text.get(line.clone()).unwrap_or_default();
    let (mut rest, mut has_list_mark, mut quote) =
        (written.trim_start_matches([' ', '\t']), false, None);
    loop {
        let at = line.end - rest.len();
        if let Some(inner) = rest.strip_prefix('>') {
            if inner.starts_with(OTHER_SPACES) {
                quote = Some(at);
                rest = inner;
                break;
            }
            rest = inner.trim_start_matches([' ', '\t']);
            continue;
        }
        match list_mark(rest) {
            Some(length) if rest[length..].starts_with([' ', '\t']) => {
                has_list_mark = true;
                rest = rest[length..].trim_start_matches([' ', '\t']);
            }
            _ => break,
        }
    }
    (line.end - rest.len()..line.end, has_list_mark, quote)
}

/// The length of the mark of a list item at the start of a text: `-`, `12.`
fn list_mark(text: &str) -> Option<usize> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match digits {
        0 => text.starts_with(['-', '*', '+']).then_some(1),
        1..=9 => text[digits..].starts_with(['.', ')']).then_some(digits + 1),
        _ => None,
    }
}

/// What a line begins with instead of a mark that works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LineMark {
    /// A bullet of another program.
    Bullet,
    /// A dash, or an `o`, which begin an item only among others.
    Dash,
    LetterO,
    /// A hyphen, asterisk or number without a space.
    Hyphen,
    Asterisk,
    Number,
}

/// Checks the marks at the start of lines.
pub(super) fn check(report: &mut UnformedReport<'_>, lines: &SourceLines<'_>) {
    let marks: Vec<Option<(LineMark, usize)>> = lines
        .all
        .iter()
        .map(|line| {
            let is_text = is_ordinary(line) && !is_escaped(lines.text, &line.content);
            item_mark(lines.content(line)).filter(|_| is_text)
        })
        .collect();
    let has_asterisk_notes = has_asterisk_notes(lines);
    for (at, line) in lines.all.iter().enumerate() {
        if let Some(quote) = line.quote_before_other_space {
            let end = quote + 1 + other_spaces(&lines.text[quote + 1..line.range.end]);
            let problem = unformed_markdown::no_break_space(report.place(quote..end), ">");
            let space = report.place(quote + 1..end);
            report.push(problem.with_fix(true, space, " "));
            continue;
        }
        if !is_ordinary(line) || is_escaped(lines.text, &line.content) {
            continue;
        }
        let is_item = |(mark, _): &(LineMark, usize)| match mark {
            LineMark::Bullet => true,
            LineMark::Asterisk if has_asterisk_notes => false,
            LineMark::Hyphen | LineMark::Asterisk | LineMark::Number if line.begins_block => true,
            LineMark::Hyphen | LineMark::Asterisk | LineMark::Number if lines.follows_item(at) => {
                true
            }
            _ => is_among_others(lines, &marks, at) || lines.above(at).ends_with(':'),
        };
        let found = match marks.get(at).copied().flatten().filter(is_item) {
            Some((mark, length)) => Some(item_problem(report, lines, line, mark, length)),
            None => other_mark(report, lines, line),
        };
        if let Some(problem) = found {
            report.push(problem);
        }
    }
}

/// Whether a line begins with text of a paragraph or an item.
fn is_ordinary(line: &SourceLine) -> bool {
    matches!(line.kind, Some(TextKind::Paragraph | TextKind::Item))
}

/// The mark that a text begins with instead of that of an item, and its length without blanks.
fn item_mark(text: &str) -> Option<(LineMark, usize)> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    let is_letter = |text: &str| text.starts_with(char::is_alphabetic);
    let mark = match first {
        first if BULLETS.contains(first) && !rest.trim().is_empty() => LineMark::Bullet,
        '–' | '—' if rest.starts_with(char::is_whitespace) => LineMark::Dash,
        'o' if rest.starts_with([' ', '\t', '\u{A0}']) => LineMark::LetterO,
        '-' if is_letter(rest) => LineMark::Hyphen,
        '*' if is_letter(rest) => LineMark::Asterisk,
        '0'..='9' => {
            let length = list_mark(text)?;
            let rest = &text[length..];
            let has_word = rest.chars().take(2).filter(|c| c.is_alphabetic()).count() == 2;
            return (length <= 3 && has_word).then_some((LineMark::Number, length));
        }
        _ => return None,
    };
    Some((mark, first.len_utf8()))
}

/// Whether the text line above or below, past blank lines, begins with the same mark.
fn is_among_others(
    lines: &SourceLines<'_>,
    marks: &[Option<(LineMark, usize)>],
    at: usize,
) -> bool {
    let own = marks.get(at).copied().flatten().map(|(mark, _)| mark);
    let same = |other: Option<usize>| {
        let mark = other.and_then(|other| marks.get(other).copied().flatten());
        mark.is_some() && mark.map(|(mark, _)| mark) == own
    };
    let has_text = |other: &usize| {
        lines
            .all
            .get(*other)
            .is_some_and(|line| !line.content.is_empty())
    };
    let above = (at.saturating_sub(2)..at).rev().find(has_text);
    let below = (at + 1..at + 3).find(has_text);
    same(above) || same(below)
}

/// Whether an asterisk after a word refers to a line that begins with one: `€ 125*`.
fn has_asterisk_notes(lines: &SourceLines<'_>) -> bool {
    lines.all.iter().any(|line| {
        let content = lines.content(line);
        line.kind.is_some()
            && content.split_once('*').is_some_and(|(before, after)| {
                let after = after.chars().next();
                before.ends_with(|c: char| c.is_alphanumeric() || ")%".contains(c))
                    && after.is_none_or(|c| c.is_whitespace() || ".,;:|)".contains(c))
            })
    })
}

fn item_problem(
    report: &UnformedReport<'_>,
    lines: &SourceLines<'_>,
    line: &SourceLine,
    mark: LineMark,
    length: usize,
) -> Diagnostic {
    let start = line.content.start;
    let written = &lines.content(line)[..length];
    let place = report.place(start..start + length);
    match mark {
        LineMark::Bullet | LineMark::Dash | LineMark::LetterO => {
            let rest = &lines.content(line)[length..];
            let blanks = rest.len() - rest.trim_start().len();
            let replaced = report.place(start..start + length + blanks);
            unformed_markdown::typed_bullet(place, written).with_fix(true, replaced, "- ")
        }
        LineMark::Hyphen | LineMark::Asterisk | LineMark::Number => {
            let after = report.place(start + length..start + length);
            unformed_markdown::list_mark_without_space(place, written).with_fix(true, after, " ")
        }
    }
}

/// The length in bytes of the blanks at the start of a text that are not ordinary spaces, and of the
/// ordinary ones among them.
fn other_spaces(text: &str) -> usize {
    match text.starts_with(OTHER_SPACES) {
        true => {
            text.len()
                - text
                    .trim_start_matches(|c| c == ' ' || OTHER_SPACES.contains(&c))
                    .len()
        }
        false => 0,
    }
}

/// The problem with a heading, a list with another space, a check box or a component.
fn other_mark(
    report: &UnformedReport<'_>,
    lines: &SourceLines<'_>,
    line: &SourceLine,
) -> Option<Diagnostic> {
    let (start, content) = (line.content.start, lines.content(line));
    let hashes = content.len() - content.trim_start_matches('#').len();
    let length = match hashes {
        0 => list_mark(content).unwrap_or(0),
        hashes => hashes,
    };
    let blanks = other_spaces(&content[length..]);
    let place = report.place(start..start + length);
    if length > 0 && blanks > 0 && (hashes <= 6) {
        let mark = &content[..length];
        let end = start + length + blanks;
        let problem = unformed_markdown::no_break_space(report.place(start..end), mark);
        return Some(match hashes {
            1 => problem.with_fix(true, report.place(start..end), "## "),
            _ => problem.with_fix(true, report.place(start + length..end), " "),
        });
    }
    let after = &content[length..];
    let begins_word = after.starts_with(|c: char| c.is_alphanumeric() || "*_\"'“‘([".contains(c));
    match hashes {
        0 => box_or_component(report, line, content),
        1 => {
            let is_sentence = after.ends_with(['.', '!', ',', ';']) || after.contains('#');
            let is_title = after.starts_with(char::is_uppercase) && after.contains(' ');
            let is_alone = line.begins_block && !has_more(lines, line);
            let replaced = report.place(start..start + 1);
            (is_title && is_alone && !is_sentence).then(|| {
                unformed_markdown::title_mark_without_space(place).with_fix(false, replaced, "## ")
            })
        }
        2..=6 => begins_word.then(|| {
            let space = report.place(start + length..start + length);
            let mark = &content[..length];
            unformed_markdown::heading_without_space(place, mark).with_fix(true, space, " ")
        }),
        _ => (!after.trim().is_empty()).then(|| unformed_markdown::too_many_heading_marks(place)),
    }
}

/// Whether the paragraph of a line goes on below it.
fn has_more(lines: &SourceLines<'_>, line: &SourceLine) -> bool {
    let at = lines
        .all
        .partition_point(|other| other.range.start <= line.range.start);
    lines
        .all
        .get(at)
        .is_some_and(|below| below.kind.is_some() && !below.begins_block)
}

fn box_or_component(
    report: &UnformedReport<'_>,
    line: &SourceLine,
    content: &str,
) -> Option<Diagnostic> {
    let start = line.content.start;
    let is_box = ["[ ] ", "[x] ", "[X] "]
        .iter()
        .any(|mark| content.starts_with(mark));
    if is_box && line.begins_block {
        let place = report.place(start..start + "[ ]".len());
        let before = report.place(start..start);
        return Some(unformed_markdown::check_box_outside_list(place).with_fix(true, before, "- "));
    }
    let after = content
        .strip_prefix("::")
        .filter(|after| !after.starts_with(':'))?;
    let name = after.split_whitespace().next()?;
    let kind = ComponentKind::ALL
        .into_iter()
        .find(|kind| kind.name() == name)?;
    let place = report.place(start..start + 2);
    Some(unformed_markdown::two_colons(place, kind.name()))
}
