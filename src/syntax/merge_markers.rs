//! Finds the markers that git leaves in a text where two versions could not be merged.
//!
//! A marker is a line that begins with seven `<`, `|`, `=` or `>`, and then ends or goes on with a
//! space and the name of a version. In Markdown a line of `=` underlines a heading, so it is a
//! marker only within a conflict; and a complete conflict in a fenced code block is an example.

use super::MAX_PROBLEMS;
use crate::source::Span;

/// The length of a marker, in characters.
const MARKER_LENGTH: usize = 7;

/// A conflict that git left, or what an editor left of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeConflict {
    /// The line of its first marker.
    pub first: Span,
    /// The line of its closing marker; `None` if it has none.
    pub closing: Option<Span>,
    /// The name of the version above the `=======`; empty if git gave none, `None` without a marker.
    pub above: Option<String>,
    /// The name of the version below it.
    pub below: Option<String>,
}

/// The notation of a text with markers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkedText {
    /// Markdown, with fenced code blocks, underlined headings and quotations.
    Markdown,
    /// Any other notation, in which a line cannot begin with a marker.
    Other,
}

/// Finds the conflicts in a text, in order. Of conflicts within each other the outermost is
/// returned.
pub fn merge_conflicts(text: &str, notation: MarkedText) -> Vec<MergeConflict> {
    // Nearly no text has a marker; most have not even these characters.
    if !text.contains("<<<<<<<") && !text.contains(">>>>>>>") {
        return Vec::new();
    }
    let mut finder = ConflictFinder::default();
    let lines = lines(text);
    let fences = match notation {
        MarkedText::Markdown => closed_fences(&lines),
        MarkedText::Other => Vec::new(),
    };
    let mut fence = 0;
    for (number, line) in lines.iter().enumerate() {
        while fences.get(fence).is_some_and(|(_, last)| *last < number) {
            fence += 1;
        }
        let in_fence = fences.get(fence).is_some_and(|(first, _)| *first <= number);
        let Some(marker) = Marker::of(line) else {
            continue;
        };
        let neighbours = [number.checked_sub(1), Some(number + 1)];
        let mut neighbours = neighbours.into_iter().flatten();
        let is_quotation = notation == MarkedText::Markdown
            && neighbours.any(|at| lines.get(at).is_some_and(|near| near.text.starts_with('>')));
        finder.add(marker, in_fence.then_some(fence), is_quotation);
    }
    finder.finish()
}

struct Line<'t> {
    text: &'t str,
    span: Span,
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let shown = line.trim_end_matches(['\n', '\r']);
        let span = Span::new(start, start + shown.len());
        start += line.len();
        Line { text: shown, span }
    });
    lines.collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum MarkerKind {
    Opening,
    Middle,
    Closing,
}

#[derive(Debug, Clone)]
struct Marker<'t> {
    kind: MarkerKind,
    label: &'t str,
    span: Span,
}

impl<'t> Marker<'t> {
    fn of(line: &Line<'t>) -> Option<Self> {
        let text = line.text;
        let kind = match text.chars().next()? {
            '<' => MarkerKind::Opening,
            '=' => MarkerKind::Middle,
            '>' => MarkerKind::Closing,
            _ => return None,
        };
        let sign = &text[..1];
        let rest = text.trim_start_matches(sign);
        let is_marker = text.len() - rest.len() == MARKER_LENGTH
            && (rest.is_empty() || rest.starts_with([' ', '\t']));
        let label = rest.trim();
        (is_marker && (kind != MarkerKind::Middle || label.is_empty())).then_some(Self {
            kind,
            label,
            span: line.span,
        })
    }
}

/// Pairs the markers of a text.
#[derive(Default)]
struct ConflictFinder<'t> {
    found: Vec<MergeConflict>,
    /// The opening markers that have no closing marker yet, outside of fenced code.
    open: Vec<Marker<'t>>,
    /// Those in fenced code, with the number of the block.
    open_in_code: Vec<(usize, Marker<'t>)>,
    /// The last `=======` outside of a conflict.
    middle: Option<Span>,
}

impl<'t> ConflictFinder<'t> {
    /// Adds the next marker, which may be in a block of fenced code, or in a quotation.
    fn add(&mut self, marker: Marker<'t>, code: Option<usize>, is_quotation: bool) {
        // A conflict that began before a block of code may have changed where blocks end.
        let code = code.filter(|_| self.open.is_empty());
        match (marker.kind, code) {
            (MarkerKind::Opening, Some(block)) => self.open_in_code.push((block, marker)),
            (MarkerKind::Opening, None) => self.open.push(marker),
            (MarkerKind::Middle, Some(_)) => {}
            (MarkerKind::Middle, None) if self.open.is_empty() => self.middle = Some(marker.span),
            (MarkerKind::Middle, None) => {}
            (MarkerKind::Closing, _) => self.close(&marker, code, is_quotation),
        }
    }

    fn close(&mut self, marker: &Marker<'t>, code: Option<usize>, is_quotation: bool) {
        let in_code = self.open_in_code.last();
        if code.is_some() && in_code.is_none_or(|(block, _)| code == Some(*block)) {
            // A whole conflict in one block of code, or a closing marker alone: an example.
            self.open_in_code.pop();
            return;
        }
        let opening = self
            .open
            .pop()
            .or_else(|| self.open_in_code.pop().map(|(_, opening)| opening));
        let first = match (&opening, self.middle) {
            (Some(opening), _) => opening.span,
            (None, Some(middle)) => middle,
            (None, None) if is_quotation => return,
            (None, None) => marker.span,
        };
        while self.found.last().is_some_and(|inner| inner.first > first) {
            self.found.pop();
        }
        self.found.push(MergeConflict {
            first,
            closing: Some(marker.span),
            above: opening.map(|opening| opening.label.to_owned()),
            below: Some(marker.label.to_owned()),
        });
        self.middle = None;
    }

    fn finish(mut self) -> Vec<MergeConflict> {
        let unclosed = self.open.drain(..).map(|opening| MergeConflict {
            first: opening.span,
            closing: None,
            above: Some(opening.label.to_owned()),
            below: None,
        });
        self.found.extend(unclosed);
        self.found.sort_by_key(|conflict| conflict.first);
        self.found.truncate(MAX_PROBLEMS);
        self.found
    }
}

/// The first and last lines of the fenced code blocks that are closed. One that is not may have
/// lost its end to a conflict.
fn closed_fences(lines: &[Line<'_>]) -> Vec<(usize, usize)> {
    let mut closed = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    for (number, line) in lines.iter().enumerate() {
        let Some((fence, rest)) = fence(line.text) else {
            continue;
        };
        match open {
            None => open = Some((number, fence)),
            Some((first, opening)) if ends_fence(opening, fence, rest) => {
                closed.push((first, number));
                open = None;
            }
            Some(_) => {}
        }
    }
    closed
}

/// The three or more marks that a line of a code block's fence begins with, and what follows them.
fn fence(line: &str) -> Option<(&str, &str)> {
    let text = line.trim_start_matches(' ');
    let mark = text
        .chars()
        .next()
        .filter(|mark| matches!(mark, '`' | '~'))?;
    let rest = text.trim_start_matches(mark);
    let marks = &text[..text.len() - rest.len()];
    let is_fence =
        line.len() - text.len() < 4 && marks.len() >= 3 && !(mark == '`' && rest.contains('`'));
    is_fence.then_some((marks, rest))
}

fn ends_fence(opening: &str, fence: &str, rest: &str) -> bool {
    fence.starts_with(opening) && rest.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// For each conflict its first and last marked lines, from 1.
    fn places(text: &str) -> Vec<(usize, Option<usize>)> {
        let line = |span: Span| text[..span.range().start].matches('\n').count() + 1;
        let found = merge_conflicts(text, MarkedText::Markdown);
        found
            .into_iter()
            .map(|conflict| (line(conflict.first), conflict.closing.map(line)))
            .collect()
    }

    #[test]
    fn a_conflict_has_two_named_versions() {
        for between in ["", "\n"] {
            for ending in ["\n", "\r\n"] {
                for base in ["", "||||||| 1a2b3c4\nOp woensdag.\n"] {
                    let text = format!(
                        "a\n<<<<<<< HEAD\n{between}Op donderdag.\n{base}{between}=======\n\
                         {between}Op vrijdag.\n{between}>>>>>>> noord\nb\n"
                    )
                    .replace('\n', ending);
                    let found = merge_conflicts(&text, MarkedText::Markdown);
                    let [conflict] = &found[..] else {
                        panic!("{text:?}: {found:?}");
                    };
                    assert_eq!(conflict.above.as_deref(), Some("HEAD"));
                    assert_eq!(conflict.below.as_deref(), Some("noord"));
                    assert_eq!(&text[conflict.first.range()], "<<<<<<< HEAD");
                    let closing = conflict.closing.map(|span| &text[span.range()]);
                    assert_eq!(closing, Some(">>>>>>> noord"));
                }
            }
        }
    }

    #[test]
    fn each_conflict_is_found_and_one_within_another_is_part_of_it() {
        let two = "<<<<<<< a\n1\n=======\n2\n>>>>>>> b\ntekst\n<<<<<<<\n=======\n>>>>>>>\n";
        assert_eq!(places(two), [(1, Some(5)), (7, Some(9))]);
        let nested = "<<<<<<< a\n<<<<<<< b\n1\n=======\n2\n>>>>>>> c\n=======\n3\n>>>>>>> d\n";
        assert_eq!(places(nested), [(1, Some(9))]);
        let unclosed = "<<<<<<< a\n1\n=======\n<<<<<<< b\n1\n=======\n2\n>>>>>>> c\n";
        assert_eq!(places(unclosed), [(1, None), (4, Some(8))]);
    }

    #[test]
    fn half_a_conflict_is_found() {
        assert_eq!(places("a\n>>>>>>> noord\nb\n"), [(2, Some(2))]);
        assert_eq!(places("a\n=======\nb\n>>>>>>> noord\n"), [(2, Some(4))]);
        assert_eq!(places("<<<<<<< HEAD\na\n=======\nb\n"), [(1, None)]);
        assert_eq!(places("a\n<<<<<<< HEAD"), [(2, None)]);
    }

    #[test]
    fn headings_quotations_and_other_lengths_are_no_conflict() {
        for text in [
            "Contact\n=======\n\nTekst <<<<<<< en >>>>>>> in een zin.\n",
            "<<<<<<<< HEAD\na\n========\nb\n>>>>>>>> noord\n",
            "<<<<<<HEAD\n<<<<<<<HEAD\n",
            " <<<<<<< HEAD\n =======\n >>>>>>> noord\n",
            ">>>>>>> Dat zei hij.\n>>>>>> En dat zij.\n",
        ] {
            assert_eq!(places(text), [], "{text}");
        }
    }

    #[test]
    fn a_conflict_in_code_is_an_example_unless_it_crosses_the_fence() {
        let conflict = "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> noord\n";
        assert_eq!(places(&format!("Zo:\n```\n{conflict}```\n")), []);
        assert_eq!(places(&format!("~~~~ git\n{conflict}~~~~\n")), []);
        assert_eq!(places(&format!("```\n{conflict}")), [(2, Some(6))]);
        let after = format!("```\n{conflict}```\n{conflict}");
        assert_eq!(places(&after), [(8, Some(12))]);
        let around = "<<<<<<< HEAD\n```\na\n=======\n```\nb\n>>>>>>> noord\n```\n";
        assert_eq!(places(around), [(1, Some(7))]);
        let from_code = "```\n<<<<<<< HEAD\na\n```\n=======\nb\n>>>>>>> noord\n";
        assert_eq!(places(from_code), [(2, Some(7))]);
        let into_code = "<<<<<<< HEAD\na\n=======\n```\nb\n>>>>>>> noord\n```\n";
        assert_eq!(places(into_code), [(1, Some(6))]);
        let both = "```\n<<<<<<< HEAD\n```\n=======\n```\n>>>>>>> noord\n```\n";
        assert_eq!(places(both), [(2, Some(6))]);
    }

    #[test]
    fn a_text_full_of_markers_has_a_limited_number_of_problems() {
        let many = "<<<<<<< a\n=======\n>>>>>>> b\n".repeat(5_000);
        assert_eq!(places(&many).len(), MAX_PROBLEMS);
        assert_eq!(places(&"<<<<<<< a\n".repeat(5_000)).len(), MAX_PROBLEMS);
    }
}
