//! Blocks that did not become what they look like: tables, headings, code.

use std::ops::Range;

use super::UnformedReport;
use super::lines::{SourceLine, SourceLines};
use super::literal::is_escaped;
use crate::diagnostic::Edit;
use crate::diagnostic::codes::unformed_markdown;
use crate::syntax::markdown::{Heading, TextKind};

/// The number of characters from which a line above hyphens is a sentence and no heading.
const LONG_HEADING: usize = 90;

/// Checks the blocks of a document.
pub(super) fn check(report: &mut UnformedReport<'_>, lines: &SourceLines<'_>) {
    tables(report, lines);
    excess_cells(report, lines);
    tabbed_columns(report, lines);
    numbers_below_text(report, lines);
    let document = report.document;
    for heading in &document.body.outline {
        sentence_as_heading(report, heading);
        attributes(report, heading);
    }
    code(report, lines);
}

/// Tables whose rows are text.
fn tables(report: &mut UnformedReport<'_>, lines: &SourceLines<'_>) {
    let mut at = 0;
    while let Some(line) = lines.all.get(at) {
        let rows = lines.all.get(at..).unwrap_or_default();
        let count = rows
            .iter()
            .take_while(|row| is_row(lines, row, line))
            .count();
        let rows = rows.get(..count).unwrap_or_default();
        if let [header, ..] = rows
            && is_table(lines, rows)
        {
            table(report, lines, header, rows.get(1));
        }
        at += count.max(1);
    }
}

/// Whether a line is a row like another one, `first`, in the same paragraph.
fn is_row(lines: &SourceLines<'_>, row: &SourceLine, first: &SourceLine) -> bool {
    let is_same = row.range == first.range;
    let is_text = matches!(row.kind, Some(TextKind::Paragraph | TextKind::Item));
    let (own, other) = (lines.content(row), lines.content(first));
    is_text
        && (is_same || !row.begins_block)
        && own.starts_with('|') == other.starts_with('|')
        && (own.starts_with('|') || own.contains(" | "))
}

fn is_table(lines: &SourceLines<'_>, rows: &[SourceLine]) -> bool {
    let contents: Vec<&str> = rows.iter().map(|row| lines.content(row)).collect();
    let Some((header, rest)) = contents.split_first() else {
        return false;
    };
    if header.starts_with('|') {
        let is_closed = header.len() > 1 && header.ends_with('|');
        return columns(header) >= 2 && (is_closed || !rest.is_empty()) && !is_rule(header);
    }
    let is_alike = rest.iter().all(|row| columns(row) == columns(header));
    is_alike && !rest.is_empty()
}

/// The number of cells of a row.
fn columns(row: &str) -> usize {
    cell_starts(row).len()
}

/// Rows of a table with more cells than its headings: the parser drops the rest.
fn excess_cells(report: &mut UnformedReport<'_>, lines: &SourceLines<'_>) {
    let document = report.document;
    for table in &document.body.tables {
        let span = table.span.range();
        let first = lines
            .all
            .partition_point(|line| line.range.end <= span.start);
        let rows = lines.all.get(first..).unwrap_or_default();
        let mut rows = rows.iter().take_while(|line| line.range.start < span.end);
        let Some(width) = rows
            .next()
            .map(|header| cell_starts(lines.content(header)).len())
        else {
            continue;
        };
        for row in rows {
            let content = lines.content(row);
            if let Some(excess) = cell_starts(content).get(width) {
                let rest = content.get(*excess..).unwrap_or_default().trim();
                let rest = rest.trim_end_matches('|').trim_end();
                let start = row.content.start + excess;
                let place = report.place(start..row.content.end);
                if !rest.is_empty() {
                    report.push(unformed_markdown::excess_cells(place, rest, width));
                }
            }
        }
    }
}

/// The offsets at which the cells of a row begin.
fn cell_starts(row: &str) -> Vec<usize> {
    let trimmed = row.trim_end();
    let is_separator = |at: usize| !trimmed[..at].ends_with('\\');
    let bars = trimmed.match_indices('|').map(|(at, _)| at);
    let bars = bars.filter(|at| is_separator(*at) && *at + 1 < trimmed.len());
    let starts = bars.map(|at| at + 1);
    match trimmed.starts_with('|') {
        true => starts.collect(),
        false => std::iter::once(0).chain(starts).collect(),
    }
}

/// Lines with tabs between words, as they come from a spreadsheet: the columns become one sentence.
fn tabbed_columns(report: &mut UnformedReport<'_>, lines: &SourceLines<'_>) {
    let tabs = |line: &SourceLine| match line.kind {
        Some(TextKind::Paragraph) => lines.content(line).matches('\t').count(),
        _ => 0,
    };
    let mut at = 0;
    while let Some(header) = lines.all.get(at) {
        let count = tabs(header);
        let rows = lines.all.get(at..).unwrap_or_default();
        let rows = rows.iter().take_while(|row| tabs(row) == count).count();
        if count > 0 && rows > 1 {
            let cells: Vec<&str> = lines.content(header).split('\t').map(str::trim).collect();
            let place = report.place(header.content.clone());
            report.push(unformed_markdown::tabbed_columns(place, &cells));
        }
        at += rows.max(1);
    }
}

/// A numbered list directly below a line of text, that does not begin at 1: it stays text.
fn numbers_below_text(report: &mut UnformedReport<'_>, lines: &SourceLines<'_>) {
    for (at, line) in lines.all.iter().enumerate() {
        let above = at.checked_sub(1).and_then(|above| lines.all.get(above));
        let (Some(above), Some(below)) = (above, lines.all.get(at + 1)) else {
            continue;
        };
        let number = |line: &SourceLine| match line.kind {
            Some(TextKind::Paragraph) => written_number(lines, line),
            _ => None,
        };
        let is_first = number(above).is_none() && above.kind == Some(TextKind::Paragraph);
        if let (true, Some(first), Some(second)) = (is_first, number(line), number(below))
            && second == first + 1
        {
            let start = line.range.start;
            let problem =
                unformed_markdown::numbers_below_text(report.place(start..line.content.start));
            let above = report.place(start..start);
            report.push(problem.with_fix(true, above, "\n"));
        }
    }
}

/// The number that a line begins with as an item of a list does, without quotation marks before it.
fn written_number(lines: &SourceLines<'_>, line: &SourceLine) -> Option<u32> {
    let mark = lines.before_content(line).trim();
    let digits = mark.strip_suffix(['.', ')'])?;
    let is_short = digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_short {
        return None;
    }
    digits.parse().ok()
}

/// Whether a row was meant as the line below the headings.
fn is_rule(row: &str) -> bool {
    row.contains(['-', '–', '—', '=']) && row.chars().all(|c| "|-–—=:+ \t".contains(c))
}

fn table(
    report: &mut UnformedReport<'_>,
    lines: &SourceLines<'_>,
    header: &SourceLine,
    second: Option<&SourceLine>,
) {
    if is_escaped(report.text(), &header.content) {
        return;
    }
    let count = columns(lines.content(header));
    let rule = format!("|{}", "---|".repeat(count.min(40)));
    let place = report.place(header.content.clone());
    let prefix = lines.before_content(header);
    let can_repeat = prefix.chars().all(|c| " \t>".contains(c));
    let is_whole = second.is_some();
    let written_rule = second.filter(|second| is_rule(lines.content(second)));
    let is_right = |second: &SourceLine| {
        let content = lines.content(second);
        columns(content) == count && content.chars().all(|c| "|-: \t".contains(c))
    };
    report.push(match written_rule {
        Some(second) if is_right(second) && !header.begins_block => {
            let problem = unformed_markdown::table_in_paragraph(place);
            let above = report.place(header.range.start..header.range.start);
            let line = format!("{}\n", prefix.trim_end());
            match can_repeat {
                true => problem.with_fix(true, above, line),
                false => problem,
            }
        }
        Some(second) => {
            let replaced = report.place(second.content.clone());
            unformed_markdown::table_without_rule(place, &rule).with_fix(true, replaced, rule)
        }
        None => {
            let problem = unformed_markdown::table_without_rule(place, &rule);
            let below = report.place(header.range.end..header.range.end);
            match can_repeat {
                // A row on its own may belong to rows below an empty line.
                true => problem.with_fix(is_whole, below, format!("\n{prefix}{rule}")),
                false => problem,
            }
        }
    });
}

/// A sentence with hyphens directly below it.
fn sentence_as_heading(report: &mut UnformedReport<'_>, heading: &Heading) {
    let range = heading.span.range();
    let written = report.text().get(range.clone()).unwrap_or_default();
    let Some((text, underline)) = written.rsplit_once('\n') else {
        return;
    };
    let is_underline = underline
        .trim_start_matches([' ', '\t', '>'])
        .starts_with('-');
    let is_sentence = text.trim_end().ends_with(['.', ';', ',', '!'])
        || text.contains('\n')
        || text.chars().count() > LONG_HEADING;
    // What looks like keys is a second front matter, which is another problem.
    let is_keys = text
        .lines()
        .all(|line| line.contains(": ") || line.trim_end().ends_with(':'));
    if !is_underline || !is_sentence || is_keys {
        return;
    }
    let is_safe = text.trim_end().ends_with('.');
    let at = range.end - underline.len();
    let (place, above) = (report.place(range.clone()), report.place(at..at));
    let problem = unformed_markdown::sentence_as_heading(place);
    report.push(match underline.starts_with('-') {
        true => problem.with_fix(is_safe, above, "\n"),
        false => problem,
    });
}

/// Attributes at the end of a heading that stayed text.
fn attributes(report: &mut UnformedReport<'_>, heading: &Heading) {
    if !heading.text.ends_with('}') {
        return;
    }
    let range = heading.span.range();
    let written = report.text().get(range.clone()).unwrap_or_default();
    let Some((before, inside)) = written.rsplit_once('{') else {
        return;
    };
    let Some((inside, _)) = inside.split_once('}') else {
        return;
    };
    let words = inside.trim();
    if before.ends_with('\\') || !(words.starts_with(['#', '.', ':']) || words.contains('=')) {
        return;
    }
    let start = range.start + before.len();
    let end = start + inside.len() + 2;
    let place = report.place(start..end);
    let shown = format!("{{{inside}}}");
    let problem = unformed_markdown::heading_attributes(place.clone(), &shown);
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    let id = words
        .split_whitespace()
        .find_map(|word| word.strip_prefix('#'));
    let id = id.filter(|id| !id.is_empty() && id.chars().all(is_plain));
    report.push(match id {
        Some(id) => problem.with_fix(words == format!("#{id}"), place, format!("{{#{id}}}")),
        None => problem,
    });
}

/// Code that nobody meant: indented text, and all that follows an opening line without an end.
fn code(report: &mut UnformedReport<'_>, lines: &SourceLines<'_>) {
    let document = report.document;
    for run in document
        .body
        .text
        .iter()
        .filter(|run| run.kind == TextKind::Code)
    {
        let range = run.span.range();
        let first = lines
            .all
            .partition_point(|line| line.range.end < range.start);
        let above = first.checked_sub(1).and_then(|at| lines.all.get(at));
        match above.and_then(|above| fence(lines.content(above))) {
            Some(mark) => unclosed_code(report, lines, first - 1, &range, mark),
            None => indented_text(report, lines, first, &range, &run.text),
        }
    }
}

/// The mark with which a line opens or closes code.
fn fence(line: &str) -> Option<&'static str> {
    ["```", "~~~"]
        .into_iter()
        .find(|mark| line.starts_with(mark))
}

fn unclosed_code(
    report: &mut UnformedReport<'_>,
    lines: &SourceLines<'_>,
    opening: usize,
    code: &Range<usize>,
    mark: &str,
) {
    let after = lines
        .all
        .partition_point(|line| line.range.end < code.end.saturating_sub(1));
    let is_end =
        |line: &SourceLine| line.range.start >= code.start && lines.content(line).starts_with(mark);
    let near = lines.all.get(after.saturating_sub(1)..).unwrap_or_default();
    let opening = lines.all.get(opening);
    if let Some(opening) = opening.filter(|_| !near.iter().take(3).any(is_end)) {
        let place = report.place(opening.content.clone());
        report.push(unformed_markdown::unclosed_code(place, mark));
    }
}

fn indented_text(
    report: &mut UnformedReport<'_>,
    lines: &SourceLines<'_>,
    first: usize,
    code: &Range<usize>,
    text: &str,
) {
    if !is_prose(text) {
        return;
    }
    let inside = lines.all.get(first..).unwrap_or_default();
    let inside = inside.iter().take_while(|line| line.range.start < code.end);
    let lines_of_text: Vec<&SourceLine> = inside.filter(|line| !line.content.is_empty()).collect();
    let is_indented = |line: &&SourceLine| {
        let written = report.text().get(line.range.clone()).unwrap_or_default();
        written.starts_with("    ") || written.trim_start_matches(' ').starts_with('\t')
    };
    if lines_of_text.is_empty() || !lines_of_text.iter().all(is_indented) {
        return;
    }
    let above = lines.all.get(..first).unwrap_or_default().iter().rev();
    let above = above.clone().find(|line| !line.content.is_empty());
    // Below an item the text may belong to it, and then less has to be removed.
    let is_safe = above.is_none_or(|above| lines.before_content(above).is_empty());
    let edits = lines_of_text.iter().map(|line| {
        let written = report.text().get(line.range.clone()).unwrap_or_default();
        let blanks = written.len() - written.trim_start_matches([' ', '\t']).len();
        Edit {
            place: report.place(line.range.start..line.range.start + blanks),
            text: String::new(),
        }
    });
    let edits: Vec<Edit> = edits.collect();
    let end = lines_of_text
        .first()
        .map_or(code.end, |line| line.range.end);
    let start = code.start.min(end);
    let start = lines_of_text
        .first()
        .map_or(start, |line| line.content.start.min(start));
    let problem = unformed_markdown::indented_text(report.place(start..end), is_safe, edits);
    report.push(problem);
}

/// Whether a text consists of words and the punctuation of sentences.
fn is_prose(text: &str) -> bool {
    let words = text.split_whitespace();
    let is_word = |word: &&str| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        letters > 0 && 2 * letters >= word.chars().count()
    };
    let is_code = |c: char| "{}<>=;$\\|&".contains(c);
    words.clone().count() >= 3
        && !text.contains(is_code)
        && 5 * words.clone().filter(is_word).count() >= 3 * words.count()
}
