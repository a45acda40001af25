//! Explains syntax errors of the YAML parser in terms of what the editor wrote.
//!
//! The parser reports where it failed, mostly to the character; the remedy follows from the text at
//! that position. Most mistakes are one of a handful: a colon in a title, a tab, a quote that is
//! not closed, a line that is indented too far.

use std::ops::Range;

use granit_parser::ErrorKind;

use super::attempt::{Reason, Stop};
use super::fragment::{MAX_DEPTH, MAX_NODES, YamlFragment};
use super::written;
use crate::diagnostic::codes::invalid_yaml::{self, Trap};
use crate::diagnostic::codes::limit_exceeded;
use crate::diagnostic::{Diagnostic, Text};

/// The problem that made a pass end early.
pub(super) fn explain(fragment: &YamlFragment<'_>, stop: &Stop) -> Diagnostic {
    let kind = match &stop.reason {
        Reason::TooMany => {
            let what = Text::new("waarden", "values");
            return limit_exceeded::too_many_items(
                fragment.place(stop.at..stop.at),
                &what,
                MAX_NODES,
            );
        }
        Reason::Syntax(ErrorKind::RecursionLimitExceeded) => {
            return limit_exceeded::nesting_too_deep(fragment.place(stop.at..stop.at), MAX_DEPTH);
        }
        Reason::Syntax(kind) => kind,
    };
    let message = kind.to_string();
    to_diagnostic(fragment, detect(fragment.text, stop.at, kind, &message))
}

/// The problem of the line at the offset `at`, whose indentation differs from the lines around it.
pub(super) fn explain_indentation(fragment: &YamlFragment<'_>, at: usize) -> Diagnostic {
    let line = YamlLine::around(fragment.text, at);
    to_diagnostic(
        fragment,
        without_fix(line.key(fragment.text), Trap::Indentation),
    )
}

/// The problem of a text that should be `key: value` and is not, and the range of its key if it has
/// one.
pub(super) fn explain_missing_colon(
    fragment: &YamlFragment<'_>,
    start: usize,
) -> (Diagnostic, Option<Range<usize>>) {
    let line = YamlLine::around(fragment.text, start);
    let key = glued_key_length(&fragment.text[line.content..line.end])
        .map(|length| line.content..line.content + length);
    (
        to_diagnostic(fragment, without_colon(fragment.text, &line)),
        key,
    )
}

fn to_diagnostic(fragment: &YamlFragment<'_>, finding: DetectedTrap<'_>) -> Diagnostic {
    let problem = invalid_yaml::problem(fragment.place(finding.range), finding.trap);
    match finding.fix {
        Some(fix) => problem.with_fix(true, fragment.place(fix.range), fix.text),
        None => problem,
    }
}

struct DetectedTrap<'a> {
    range: Range<usize>,
    trap: Trap<'a>,
    fix: Option<TrapFix>,
}

struct TrapFix {
    range: Range<usize>,
    text: String,
}

/// Detects the trap behind a parser error; `message` is the parser's own.
fn detect<'a>(text: &str, at: usize, kind: &ErrorKind, message: &'a str) -> DetectedTrap<'a> {
    let line = YamlLine::around(text, at);
    if let Some(tab) = tab_in_indentation(text, &line, kind) {
        return without_fix(tab, Trap::Tab);
    }
    let value = line.value(text);
    let in_value = at >= value.start && !value.is_empty();
    let first = text[value.clone()].chars().next();
    if let Some(apostrophe) = apostrophe(text, &line, &value) {
        return apostrophe;
    }
    if let (true, Some(quote @ ('“' | '”' | '„' | '‘' | '’' | '«' | '»'))) = (in_value, first)
    {
        return DetectedTrap {
            range: value.start..value.start + quote.len_utf8(),
            trap: Trap::CurlyQuotes,
            fix: line
                .ends_value(text)
                .then(|| straighten(text, value))
                .flatten(),
        };
    }
    match kind {
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            without_fix(char_range(text, at), Trap::UnclosedQuote)
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => DetectedTrap {
            range: at..line.end,
            trap: Trap::TextAfterQuote,
            fix: line
                .ends_value(text)
                .then(|| requote(text, value))
                .flatten(),
        },
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape => {
            let backslash = text[at..].find('\\').map_or(at, |found| at + found);
            DetectedTrap {
                range: char_range(text, backslash),
                trap: Trap::Backslash,
                fix: line
                    .ends_value(text)
                    .then(|| plain_path(text, value))
                    .flatten(),
            }
        }
        ErrorKind::CommentInterceptedScalar | ErrorKind::CommentNotSeparated => {
            let before = line
                .previous_with_text(text)
                .filter(|line| line.has_comment(text));
            let line = before.unwrap_or(line);
            let sign = line.comment(text).unwrap_or(at);
            without_fix(char_range(text, sign), Trap::Comment)
        }
        ErrorKind::BlockEntryInFlowCollection | ErrorKind::BlockSequenceEntryNotAllowed
            if text[at..].starts_with('-') && at > line.content =>
        {
            without_fix(char_range(text, at), Trap::DashAfterKey)
        }
        // The quotes do not count, as the parser took the line for a part of the text above it.
        ErrorKind::MappingValueNotAllowed if in_value && matches!(first, Some('"' | '\'')) => {
            without_fix(line.content..line.end, Trap::Indentation)
        }
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::InvalidMappingValueWhitespace
            if in_value && at > value.start =>
        {
            DetectedTrap {
                range: char_range(text, at),
                trap: Trap::Colon,
                fix: line.ends_value(text).then(|| quote(text, value)).flatten(),
            }
        }
        ErrorKind::MappingValueNotAllowed => match line.previous_with_text(text) {
            // The parser read this line as a continuation of the previous one, because that one
            // has no colon or this one is indented too far.
            Some(before) if !before.has_key(text) => without_colon(text, &before),
            _ => without_fix(line.key(text), Trap::Indentation),
        },
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => without_colon(text, &line),
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::ExpectedDocumentStart
        | ErrorKind::InvalidIndentation
            if at <= line.content =>
        {
            without_fix(line.key(text), Trap::Indentation)
        }
        ErrorKind::MisplacedFlowCollectionEnd if at > value.start => {
            without_fix(char_range(text, at), Trap::Other(message))
        }
        ErrorKind::InvalidColonPlacement
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
            if text[at..].starts_with(':') =>
        {
            without_fix(char_range(text, at), Trap::Colon)
        }
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::MismatchedFlowCollectionEnd { .. } => {
            let bracket = || without_fix(char_range(text, at), Trap::UnclosedBracket);
            comment_in_flow(text, &line).unwrap_or_else(bracket)
        }
        _ => match first {
            Some(special) if in_value && is_indicator(special) => DetectedTrap {
                range: value.start..value.start + special.len_utf8(),
                trap: Trap::SpecialStart(special),
                fix: line.ends_value(text).then(|| quote(text, value)).flatten(),
            },
            _ => without_fix(char_range(text, at), Trap::Other(message)),
        },
    }
}

fn without_fix(range: Range<usize>, trap: Trap<'_>) -> DetectedTrap<'_> {
    DetectedTrap {
        range,
        trap,
        fix: None,
    }
}

/// The trap of a line that should be `key: value` and has no colon, or no space after its colon.
fn without_colon(text: &str, line: &YamlLine) -> DetectedTrap<'static> {
    let written = &text[line.content..line.end];
    match glued_key_length(written) {
        Some(length) => {
            let colon = line.content + length;
            DetectedTrap {
                range: line.content..colon + 1,
                trap: Trap::NoSpaceAfterColon,
                fix: Some(TrapFix {
                    range: colon + 1..colon + 1,
                    text: " ".to_owned(),
                }),
            }
        }
        None => without_fix(line.content..line.end, Trap::NoColon),
    }
}

/// The first tab in the indentation of the line with the error, of the indented lines directly
/// before it (the parser may accept a tab as a space and fail on the next line) or, when the error
/// is about tabs, of the lines after it.
fn tab_in_indentation(text: &str, line: &YamlLine, kind: &ErrorKind) -> Option<Range<usize>> {
    let about_tabs = matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInPlainScalar
    );
    let until = if about_tabs { text.len() } else { line.end };
    let mut start = line.start;
    while let Some(before) = line_before(text, start).filter(|at| is_indented(&text[*at..])) {
        start = before;
    }
    for written in text[start..until].split_inclusive('\n') {
        let indentation = written.len() - written.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = written[..indentation].find('\t') {
            let rest = &written[tab..indentation];
            let tabs = rest.len() - rest.trim_start_matches('\t').len();
            return Some(start + tab..start + tab + tabs);
        }
        start += written.len();
    }
    None
}

/// The start of the line before the one that starts at `start`.
fn line_before(text: &str, start: usize) -> Option<usize> {
    let before = text[..start].strip_suffix('\n')?;
    Some(before.rfind('\n').map_or(0, |at| at + 1))
}

fn is_indented(line: &str) -> bool {
    line.starts_with([' ', '\t'])
}

/// The offsets of one line of the text.
pub(super) struct YamlLine {
    start: usize,
    /// The offset of its first non-blank character.
    content: usize,
    /// Its end, without the line break and trailing blanks.
    end: usize,
}

impl YamlLine {
    /// The line that contains an offset.
    fn around(text: &str, at: usize) -> Self {
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[at..]
            .find('\n')
            .map_or(text.len(), |newline| at + newline);
        let written = &text[start..end];
        let end = start + written.trim_end().len();
        let content = (start + written.len() - written.trim_start().len()).min(end.max(start));
        Self {
            start,
            content,
            end,
        }
    }

    /// The nearest non-blank line above.
    fn previous_with_text(&self, text: &str) -> Option<Self> {
        let above = text[..self.start].trim_end();
        (!above.is_empty()).then(|| Self::around(text, above.len()))
    }

    /// Whether the value ends on this line: the next line is not indented further.
    fn ends_value(&self, text: &str) -> bool {
        let below = text[self.end..].trim_start_matches(['\r', '\n', ' ', '\t']);
        let next = Self::around(text, text.len() - below.len());
        below.is_empty() || next.content - next.start <= self.content - self.start
    }

    /// The range of the key, or of the whole line when it has none.
    fn key(&self, text: &str) -> Range<usize> {
        match key_length(&text[self.content..self.end]) {
            Some(length) => self.content..self.content + length,
            None => self.content..self.end,
        }
    }

    fn has_key(&self, text: &str) -> bool {
        let mut written = &text[self.content..self.end];
        while let Some(rest) = written.strip_prefix("- ") {
            written = rest.trim_start();
        }
        key_length(written).is_some()
    }

    /// The range of the value: what follows the dashes and the key, without a comment.
    fn value(&self, text: &str) -> Range<usize> {
        let mut start = self.content;
        while text[start..self.end].starts_with("- ") {
            start += 1;
            start += leading_blanks(&text[start..self.end]);
        }
        if let Some(length) = key_length(&text[start..self.end]) {
            start += length + 1;
            start += leading_blanks(&text[start..self.end]);
        }
        let written = &text[start..self.end];
        let end = remark(written).map_or(written.len(), |at| written[..at].trim_end().len());
        start..start + end
    }

    /// The offset of the sign that begins a comment for the parser.
    fn comment(&self, text: &str) -> Option<usize> {
        let found = text[self.content..self.end].find(" #")?;
        Some(self.content + found + 1)
    }

    fn has_comment(&self, text: &str) -> bool {
        self.comment(text).is_some()
    }
}

/// The offset of a remark in a value: a `#` with white space on both sides. `#` and a word belongs to
/// the text, and so does everything before a quote at the end of the line.
fn remark(value: &str) -> Option<usize> {
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    if quote.is_some_and(|quote| value.len() > 1 && value.ends_with(quote)) {
        return None;
    }
    let mut signs = value.match_indices(" #").map(|(at, _)| at);
    signs.find(|at| {
        value[at + 2..]
            .chars()
            .next()
            .is_none_or(char::is_whitespace)
    })
}

/// The length of the key at the start of a line, when a colon follows it.
pub(super) fn key_length(line: &str) -> Option<usize> {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let key = match line.chars().next()? {
        quote @ ('"' | '\'') => line[1..].find(quote)? + 2,
        _ => line.find(|c| !plain(c)).filter(|&length| length > 0)?,
    };
    let rest = line[key..].strip_prefix(':')?;
    (rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n'])).then_some(key)
}

/// The length of the key at the start of a line, when its value follows the colon without a space.
/// An address such as `https://…` has no key.
pub(super) fn glued_key_length(line: &str) -> Option<usize> {
    let length = line.find(|c: char| !c.is_ascii_lowercase() && c != '_')?;
    let rest = line[length..].strip_prefix(':')?;
    (length > 0 && !rest.starts_with([' ', '\t', '/'])).then_some(length)
}

fn leading_blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}

fn char_range(text: &str, at: usize) -> Range<usize> {
    at..at + text[at..].chars().next().map_or(0, char::len_utf8)
}

/// Whether the character has a special meaning in YAML at the start of a value.
fn is_indicator(first: char) -> bool {
    matches!(
        first,
        '*' | '&'
            | '!'
            | '%'
            | '@'
            | '`'
            | '['
            | ']'
            | '{'
            | '}'
            | '|'
            | '>'
            | '?'
            | ','
            | '#'
            | '-'
    )
}

/// Encloses a value in quotes.
fn quote(text: &str, value: Range<usize>) -> Option<TrapFix> {
    let written = &text[value.clone()];
    let is_flow = written.starts_with(['[', '{']) && written.ends_with([']', '}']);
    if is_flow || written.starts_with(['"', '\'']) {
        return None;
    }
    Some(TrapFix {
        text: quoted(written),
        range: value,
    })
}

fn quoted(written: &str) -> String {
    if written.contains(['"', '\\']) {
        format!("'{}'", written.replace('\'', "''"))
    } else {
        format!("\"{written}\"")
    }
}

/// The trap of a text that begins with an apostrophe, as `'s Ochtends` and `'t Gooi` do, by itself or
/// as an item between brackets.
fn apostrophe<'a>(text: &str, line: &YamlLine, value: &Range<usize>) -> Option<DetectedTrap<'a>> {
    let written = &text[value.clone()];
    if begins_with_apostrophe(written) {
        let fix = line.ends_value(text).then(|| TrapFix {
            range: value.clone(),
            text: written::quoted(written),
        });
        return Some(DetectedTrap {
            range: char_range(text, value.start),
            trap: Trap::Apostrophe,
            fix,
        });
    }
    let items = flow_items(written)?;
    let bad = |item: &&Range<usize>| begins_with_apostrophe(&written[(*item).clone()]);
    let first = items.iter().find(bad)?.start + value.start;
    Some(DetectedTrap {
        range: char_range(text, first),
        trap: Trap::Apostrophe,
        fix: Some(TrapFix {
            range: value.clone(),
            text: with_quoted_items(written, items.iter().filter(bad)),
        }),
    })
}

/// Whether a text begins with a word that Dutch shortens to an apostrophe and a letter, or with a year
/// such as `'26`.
fn begins_with_apostrophe(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('\'') else {
        return false;
    };
    let after = rest.trim_start_matches(char::is_alphanumeric);
    let word = rest[..rest.len() - after.len()].to_lowercase();
    let is_short = matches!(
        &*word,
        "s" | "t" | "n" | "k" | "m" | "r" | "ns" | "em" | "tis" | "twas"
    );
    let is_year = word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    (is_short || is_year) && after.starts_with([' ', '-', ','])
}

/// The trap of a comment inside brackets: the parser does not see the bracket that closes.
fn comment_in_flow<'a>(text: &str, line: &YamlLine) -> Option<DetectedTrap<'a>> {
    let value = line.value(text);
    let written = &text[value.clone()];
    let items = flow_items(written)?;
    let holds = |item: &&Range<usize>| {
        let item = &written[(*item).clone()];
        !item.starts_with(['"', '\'']) && item.contains(" #")
    };
    let item = items.iter().find(holds)?;
    let sign = value.start + item.start + written[item.clone()].find('#')?;
    Some(DetectedTrap {
        range: char_range(text, sign),
        trap: Trap::Comment,
        fix: Some(TrapFix {
            range: value.clone(),
            text: with_quoted_items(written, items.iter().filter(holds)),
        }),
    })
}

/// The ranges of the items of a list or block between brackets on one line, each without its key;
/// `None` when the text is none, or has brackets or closed quotes inside.
fn flow_items(written: &str) -> Option<Vec<Range<usize>>> {
    let is_list = written.starts_with('[') && written.ends_with(']');
    let is_map = written.starts_with('{') && written.ends_with('}');
    if !(is_list || is_map) || written.len() < 2 {
        return None;
    }
    let inner = &written[1..written.len() - 1];
    if inner.contains(['[', ']', '{', '}', '"']) {
        return None;
    }
    let mut items = Vec::new();
    let mut start = 1;
    for part in inner.split(',') {
        let key = match is_map {
            true => part.find(": ").map_or(0, |colon| colon + 2),
            false => 0,
        };
        let item = &part[key..];
        let lead = item.len() - item.trim_start().len();
        let from = start + key + lead;
        items.push(from..from + item.trim().len());
        start += part.len() + 1;
    }
    Some(items)
}

/// A text with some of its ranges, which are in order, between quotes.
fn with_quoted_items<'i>(text: &str, items: impl Iterator<Item = &'i Range<usize>>) -> String {
    let mut quoted = String::with_capacity(text.len() + 8);
    let mut copied = 0;
    for item in items {
        quoted.push_str(&text[copied..item.start]);
        quoted.push_str(&written::quoted(&text[item.clone()]));
        copied = item.end;
    }
    quoted.push_str(&text[copied..]);
    quoted
}

/// A path of Windows between double quotes, written between single quotes, in which a backslash has
/// no other meaning.
fn plain_path(text: &str, value: Range<usize>) -> Option<TrapFix> {
    let inner = text[value.clone()].strip_prefix('"')?.strip_suffix('"')?;
    let is_path = inner.get(1..3) == Some(":\\") || inner.starts_with(['.', '\\']);
    let is_simple = is_path && !inner.contains(['"', '\'']);
    is_simple.then(|| TrapFix {
        text: format!("'{inner}'"),
        range: value,
    })
}

/// Replaces the curly quotes around a value with straight ones.
fn straighten(text: &str, value: Range<usize>) -> Option<TrapFix> {
    let curly = ['“', '”', '„', '‘', '’', '«', '»'];
    let inner = text[value.clone()]
        .strip_prefix(curly)?
        .strip_suffix(curly)?;
    Some(TrapFix {
        range: value,
        text: quoted(inner),
    })
}

/// Encloses a value that contains its own quote, as in `'foto's'`, in other quotes.
fn requote(text: &str, value: Range<usize>) -> Option<TrapFix> {
    let written = &text[value.clone()];
    let quote = written.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inner = written[1..].strip_suffix(quote);
    // A quote inside that YAML doubles, or a backslash, would change its meaning in other quotes.
    let is_simple = |inner: &str| !inner.contains("''") && !inner.contains('\\');
    let text = match inner {
        Some(inner) if is_simple(inner) => quoted(inner),
        Some(_) => return None,
        None => quoted(written),
    };
    Some(TrapFix { range: value, text })
}
