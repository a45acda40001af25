//! The changes that mend problems, chosen and made: data in, text out.
//!
//! A fix is made whole or not at all. Two that touch the same text are never made in one go: the
//! second was thought out for a text that the first has changed, so it waits for the next look.

use std::collections::BTreeMap;

use super::{Diagnostic, Edit};
use crate::source::{BYTE_ORDER_MARK, FilePath, Source, Span};

/// The changes that can be made in one go.
#[derive(Debug, Default)]
pub struct Chosen<'p> {
    /// The replacements in each file, in the order of their places; none overlaps another.
    pub edits: BTreeMap<&'p FilePath, Vec<&'p Edit>>,
    /// The problems whose safe fix has to wait, because it touches text that another one changes.
    pub waiting: Vec<&'p Diagnostic>,
}

/// Chooses, of the fixes that are safe, those that can be made together. Of two that overlap the
/// first one is made.
pub fn choose(problems: &[Diagnostic]) -> Chosen<'_> {
    let mut taken: BTreeMap<&FilePath, BTreeMap<u32, &Edit>> = BTreeMap::new();
    let mut waiting = Vec::new();
    for problem in problems {
        let Some(fix) = problem.fix.as_ref().filter(|fix| fix.safe) else {
            continue;
        };
        let is_free = |edit: &Edit| {
            let in_file = taken.get(&edit.place.path);
            in_file.is_none_or(|in_file| is_free(in_file, edit.place.span))
        };
        if fix.edits.iter().all(is_free) {
            for edit in &fix.edits {
                let in_file = taken.entry(&edit.place.path).or_default();
                in_file.insert(edit.place.span.start, edit);
            }
        } else {
            waiting.push(problem);
        }
    }
    let edits = taken.into_iter();
    Chosen {
        edits: edits
            .map(|(path, in_file)| (path, in_file.into_values().collect()))
            .collect(),
        waiting,
    }
}

/// Whether a replacement can be made beside those that were chosen, which are known by where they
/// begin. Two that begin at the same place cannot: their order would matter.
fn is_free(chosen: &BTreeMap<u32, &Edit>, span: Span) -> bool {
    let before = chosen.range(..=span.start).next_back();
    let after = chosen.range(span.start..).next();
    before.is_none_or(|(&start, edit)| start < span.start && edit.place.span.end <= span.start)
        && after.is_none_or(|(&start, _)| start >= span.end)
}

/// The bytes of a file with the replacements made; `None` when they change nothing, or cannot be
/// made: they must be in the order of their places and not overlap.
pub fn mended(source: &Source, edits: &[&Edit]) -> Option<Vec<u8>> {
    let text = apply(source.text(), edits).filter(|text| text != source.text())?;
    let mark = match source.has_byte_order_mark() {
        true => BYTE_ORDER_MARK,
        false => b"",
    };
    Some([mark, text.as_bytes()].concat())
}

/// The text with the replacements made, and every other byte as it was. The replacements must be
/// in the order of their places and not overlap; `None` when they do, or when one lies outside the
/// text or inside a character.
pub fn apply(text: &str, edits: &[&Edit]) -> Option<String> {
    let mut mended = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let range = edit.place.span.range();
        text.get(range.clone())?;
        mended.push_str(text.get(at..range.start)?);
        mended.push_str(&edit.text);
        at = range.end;
    }
    mended.push_str(text.get(at..)?);
    Some(mended)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Fix, Place, Text};

    fn edit(path: &str, start: usize, end: usize, text: &str) -> Edit {
        Edit {
            place: Place::new(&path.into(), Span::new(start, end)),
            text: text.to_owned(),
        }
    }

    fn problem(safe: bool, edits: Vec<Edit>) -> Diagnostic {
        let place = edits[0].place.clone();
        let mut problem = Diagnostic::new(Code::UnknownKey, place, Text::new("fout", "wrong"));
        problem.fix = Some(Fix { safe, edits });
        problem
    }

    fn mended(text: &str, problems: &[Diagnostic]) -> (String, usize) {
        let chosen = choose(problems);
        let path = FilePath::new("a.md");
        let edits = chosen.edits.get(&path).cloned().unwrap_or_default();
        (apply(text, &edits).unwrap(), chosen.waiting.len())
    }

    #[test]
    fn what_is_safe_is_changed_and_every_other_byte_stays() {
        let problems = [
            problem(true, vec![edit("a.md", 8, 11, "één")]),
            problem(true, vec![edit("a.md", 0, 1, "t")]),
            problem(false, vec![edit("a.md", 4, 5, "X")]),
            problem(true, vec![edit("b.md", 2, 3, "X")]),
        ];
        assert_eq!(
            mended("T:\r\n\ta: een\r\n", &problems),
            ("t:\r\n\ta: één\r\n".to_owned(), 0)
        );
    }

    #[test]
    fn fixes_that_share_text_are_not_made_together_and_neighbours_are() {
        let overlapping = [
            problem(true, vec![edit("a.md", 0, 3, "x")]),
            problem(true, vec![edit("a.md", 2, 4, "y")]),
            problem(true, vec![edit("a.md", 3, 4, "z")]),
        ];
        assert_eq!(mended("abcd", &overlapping), ("xz".to_owned(), 1));

        let inserted_at_one_place = [
            problem(true, vec![edit("a.md", 1, 1, "x")]),
            problem(true, vec![edit("a.md", 1, 1, "y")]),
        ];
        assert_eq!(
            mended("abcd", &inserted_at_one_place),
            ("axbcd".to_owned(), 1)
        );
    }

    #[test]
    fn a_fix_is_made_whole_or_not_at_all() {
        let problems = [
            problem(true, vec![edit("a.md", 0, 2, "x")]),
            problem(true, vec![edit("a.md", 1, 2, "y"), edit("a.md", 3, 4, "y")]),
        ];
        assert_eq!(mended("abcd", &problems), ("xcd".to_owned(), 1));
    }

    #[test]
    fn a_place_that_is_not_in_the_text_changes_nothing() {
        for (start, end) in [(0, 9), (1, 2), (2, 1)] {
            let outside = Edit {
                place: Place {
                    path: "a.md".into(),
                    span: Span { start, end },
                },
                text: "x".to_owned(),
            };
            assert_eq!(apply("één", &[&outside]), None, "{start}..{end}");
        }
    }
}
