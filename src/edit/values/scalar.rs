//! Rewrites one text, in the style in which it is written.

use super::proposal::Proposal;
use super::writer::{ValueWriter, can_be_block, scalar};
use crate::edit::lists::{Replacement, value_start};
use crate::model::possible::PossibleShapes;
use crate::source::Span;
use crate::syntax::yaml::{Node, Scalar, Style, YamlContext, quoted};

/// Words that are no text without quotes.
const MISREAD: [&str; 7] = ["true", "false", "null", "yes", "no", "on", "off"];

/// A text in YAML and what is around it.
pub(super) struct ScalarPlace<'t> {
    pub(super) text: &'t str,
    pub(super) node: &'t Node,
    pub(super) scalar: &'t Scalar,
    pub(super) context: YamlContext,
    /// The indentation of lines of its own.
    pub(super) indent: usize,
    pub(super) shapes: &'t PossibleShapes,
}

/// The ways to write another text in its place, the most modest first.
pub(super) fn rewrites(place: &ScalarPlace<'_>, new: &str, writer: &ValueWriter) -> Vec<Proposal> {
    let start = value_start(place.text, place.node);
    let span = Span::new(start, place.node.span.range().end);
    let raw = place.text.get(span.range()).unwrap_or_default();
    let is_misread = MISREAD.contains(&new.to_lowercase().as_str());
    let whole = |text: String| vec![(span, text)];
    let mut ways = Vec::new();
    if raw.contains('\n') {
        ways.extend(in_place(place, start, new, writer).map(|edit| vec![edit]));
    }
    let is_line = !new.contains('\n');
    match place.scalar.style {
        Style::Plain if is_line && !is_misread => ways.push(whole(new.to_owned())),
        Style::Quoted if is_line && raw.starts_with('\'') => {
            ways.push(whole(format!("'{}'", new.replace('\'', "''"))));
        }
        Style::Quoted if is_line => ways.push(whole(quoted(new))),
        Style::Block => ways.extend(blocks(place, raw, new, writer).into_iter().map(whole)),
        Style::Plain | Style::Quoted => {}
    }
    if place.context == YamlContext::Line && can_be_block(new) {
        ways.push(whole(format!("|{}", writer.lines(new, place.indent))));
    }
    ways.push(whole(scalar(new, place.context, place.shapes)));
    ways.push(whole(quoted(new)));
    ways
}

/// A text on lines of its own, anew: below the same first line, or else below one that keeps lines.
fn blocks(place: &ScalarPlace<'_>, raw: &str, new: &str, writer: &ValueWriter) -> Vec<String> {
    let header = raw.lines().next().unwrap_or_default();
    let mut content = raw.lines().skip(1).filter(|line| !line.trim().is_empty());
    let indent = content.next().map_or(place.indent, indentation);
    let kept = writer.lines(new, indent);
    let folded = writer.lines(&new.replace('\n', "\n\n"), indent);
    match header.starts_with('>') {
        true => vec![
            format!("{header}{folded}"),
            format!("|{}{kept}", header.trim_start_matches('>')),
        ],
        false => vec![format!("{header}{kept}")],
    }
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Replaces what differs in a text of several lines, so that its other lines stay as they are broken.
fn in_place(
    place: &ScalarPlace<'_>,
    start: usize,
    new: &str,
    writer: &ValueWriter,
) -> Option<Replacement> {
    let raw = place.text.get(start..place.node.span.range().end)?;
    let old = match place.scalar.style {
        Style::Block => place.scalar.text.trim_end_matches('\n'),
        Style::Plain | Style::Quoted => &*place.scalar.text,
    };
    let offsets = offsets(place.scalar.style, raw, old)?;
    let same = |(one, other): &(char, char)| one == other;
    let before = old.chars().zip(new.chars()).take_while(same).count();
    let (length, wanted) = (old.chars().count(), new.chars().count());
    let most = length.min(wanted) - before;
    let after = old.chars().rev().zip(new.chars().rev());
    let after = after.take_while(same).take(most).count();
    let inserted: String = new
        .chars()
        .skip(before)
        .take(wanted - after - before)
        .collect();
    let indent = raw.lines().skip(1).find(|line| !line.trim().is_empty());
    let margin = format!(
        "{}{}",
        writer.newline,
        " ".repeat(indent.map_or(0, indentation))
    );
    let is_literal = place.scalar.style == Style::Block && raw.starts_with('|');
    let line_break = match is_literal {
        true => margin,
        false => format!("{}{margin}", writer.newline),
    };
    let span = Span::new(
        start + offsets.get(before)?,
        start + offsets.get(length - after)?,
    );
    Some((span, inserted.replace('\n', &line_break)))
}

/// Where each character of a text of several lines is in what is written, and where it ends. `None`
/// when that cannot be told, as where characters are escaped.
fn offsets(style: Style, raw: &str, text: &str) -> Option<Vec<usize>> {
    let is_literal = style == Style::Block && raw.starts_with('|');
    let mut at = match style {
        Style::Plain => 0,
        Style::Quoted => 1,
        Style::Block => raw.find('\n')? + 1,
    };
    let margin = match is_literal {
        true => raw
            .lines()
            .skip(1)
            .find(|it| !it.trim().is_empty())
            .map(indentation)?,
        false => 0,
    };
    let rest = |at: usize| raw.get(at..).unwrap_or_default();
    let skip = |at: usize| match is_literal {
        true => at + margin.min(indentation(rest(at))),
        false => at + rest(at).len() - rest(at).trim_start_matches([' ', '\t']).len(),
    };
    if style == Style::Block {
        at = skip(at);
    }
    let mut offsets = Vec::new();
    let mut pending = text.chars().peekable();
    while let Some(c) = pending.next() {
        offsets.push(at);
        let line_break = break_length(rest(at)).filter(|_| !is_literal || c == '\n');
        match line_break {
            None if rest(at).starts_with(c) => at += c.len_utf8(),
            None => return None,
            Some(length) if is_literal => at = skip(at + length),
            Some(_) => {
                // A line break is a space; with blank lines after it, as many line breaks as these.
                let mut breaks = 0;
                while let Some(length) = break_length(rest(at)) {
                    breaks += 1;
                    at = skip(at + length);
                }
                if c != if breaks == 1 { ' ' } else { '\n' } {
                    return None;
                }
                for _ in 2..breaks {
                    offsets.push(at);
                    pending.next_if_eq(&'\n')?;
                }
            }
        }
    }
    offsets.push(at);
    Some(offsets)
}

/// The length of a line break and the blanks before it, if a text begins with these.
fn break_length(text: &str) -> Option<usize> {
    let blank = text.len() - text.trim_start_matches([' ', '\t', '\r']).len();
    text.get(blank..)?.starts_with('\n').then_some(blank + 1)
}
