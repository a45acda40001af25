//! Selects and applies the fixes of problems: data in, text out.
//!
//! A fix is applied as a whole or not at all. Of two fixes that touch the same text only the first
//! is applied: the second was computed for text that the first has changed, so it is postponed
//! until the project has been checked again.

use std::collections::BTreeMap;

use super::{Diagnostic, Edit};
use crate::source::{FilePath, Source, Span};

/// The edits that can be applied together.
#[derive(Debug, Default)]
pub struct FixPlan<'p> {
    /// The edits of each file in ascending order of position, without overlaps.
    pub edits: BTreeMap<&'p FilePath, Vec<&'p Edit>>,
    /// The problems whose safe fix is postponed, because it overlaps another one.
    pub postponed: Vec<&'p Diagnostic>,
}

/// Selects the safe fixes that can be applied together. Of two that overlap the first is selected.
pub fn plan_fixes(problems: &[Diagnostic]) -> FixPlan<'_> {
    let mut selected: BTreeMap<&FilePath, BTreeMap<u32, &Edit>> = BTreeMap::new();
    let mut postponed = Vec::new();
    for problem in problems {
        let Some(fix) = problem.fix.as_ref().filter(|fix| fix.is_safe) else {
            continue;
        };
        let is_free = |edit: &Edit| {
            let in_file = selected.get(&edit.place.path);
            in_file.is_none_or(|in_file| is_free(in_file, edit.place.span))
        };
        if fix.edits.iter().all(is_free) {
            for edit in &fix.edits {
                let in_file = selected.entry(&edit.place.path).or_default();
                in_file.insert(edit.place.span.start, edit);
            }
        } else {
            postponed.push(problem);
        }
    }
    let edits = selected.into_iter();
    FixPlan {
        edits: edits
            .map(|(path, in_file)| (path, in_file.into_values().collect()))
            .collect(),
        postponed,
    }
}

/// Whether a range overlaps none of the selected edits, which are keyed by their start. Two edits
/// with the same start conflict too: their order would matter.
fn is_free(selected: &BTreeMap<u32, &Edit>, span: Span) -> bool {
    let before = selected.range(..=span.start).next_back();
    let after = selected.range(span.start..).next();
    before.is_none_or(|(&start, edit)| start < span.start && edit.place.span.end <= span.start)
        && after.is_none_or(|(&start, _)| start >= span.end)
}

/// Returns the bytes of a file after the edits; `None` if they change nothing or cannot be applied
/// (see [`apply_edits`]).
pub(crate) fn patched_bytes(source: &Source, edits: &[&Edit]) -> Option<Vec<u8>> {
    let text = apply_edits(source.text(), edits).filter(|text| text != source.text())?;
    Some(source.with_text(&text).bytes())
}

/// Returns the text after the edits, with every other byte unchanged. `None` if the edits are not
/// in ascending order, overlap, or have a range outside the text or inside a character.
pub fn apply_edits(text: &str, edits: &[&Edit]) -> Option<String> {
    let mut patched = String::with_capacity(text.len());
    let mut copied = 0;
    for edit in edits {
        let range = edit.place.span.range();
        text.get(range.clone())?;
        patched.push_str(text.get(copied..range.start)?);
        patched.push_str(&edit.text);
        copied = range.end;
    }
    patched.push_str(text.get(copied..)?);
    Some(patched)
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

    fn problem(is_safe: bool, edits: Vec<Edit>) -> Diagnostic {
        let place = edits[0].place.clone();
        let mut problem = Diagnostic::new(Code::UnknownKey, place, Text::new("fout", "wrong"));
        problem.fix = Some(Fix { is_safe, edits });
        problem
    }

    /// The text after one round of fixes, and the number of problems that were postponed.
    fn fix_once(text: &str, problems: &[Diagnostic]) -> (String, usize) {
        let plan = plan_fixes(problems);
        let path = FilePath::new("a.md");
        let edits = plan.edits.get(&path).cloned().unwrap_or_default();
        (apply_edits(text, &edits).unwrap(), plan.postponed.len())
    }

    #[test]
    fn only_safe_fixes_are_applied_and_every_other_byte_is_kept() {
        let problems = [
            problem(true, vec![edit("a.md", 8, 11, "één")]),
            problem(true, vec![edit("a.md", 0, 1, "t")]),
            problem(false, vec![edit("a.md", 4, 5, "X")]),
            problem(true, vec![edit("b.md", 2, 3, "X")]),
        ];
        assert_eq!(
            fix_once("T:\r\n\ta: een\r\n", &problems),
            ("t:\r\n\ta: één\r\n".to_owned(), 0)
        );
    }

    #[test]
    fn overlapping_fixes_are_postponed_and_adjacent_ones_are_not() {
        let overlapping = [
            problem(true, vec![edit("a.md", 0, 3, "x")]),
            problem(true, vec![edit("a.md", 2, 4, "y")]),
            problem(true, vec![edit("a.md", 3, 4, "z")]),
        ];
        assert_eq!(fix_once("abcd", &overlapping), ("xz".to_owned(), 1));

        let inserted_at_one_place = [
            problem(true, vec![edit("a.md", 1, 1, "x")]),
            problem(true, vec![edit("a.md", 1, 1, "y")]),
        ];
        assert_eq!(
            fix_once("abcd", &inserted_at_one_place),
            ("axbcd".to_owned(), 1)
        );
    }

    #[test]
    fn a_fix_with_one_conflicting_edit_is_not_applied_at_all() {
        let problems = [
            problem(true, vec![edit("a.md", 0, 2, "x")]),
            problem(true, vec![edit("a.md", 1, 2, "y"), edit("a.md", 3, 4, "y")]),
        ];
        assert_eq!(fix_once("abcd", &problems), ("xcd".to_owned(), 1));
    }

    #[test]
    fn an_edit_outside_the_text_or_inside_a_character_is_refused() {
        for (start, end) in [(0, 9), (1, 2), (2, 1)] {
            let outside = Edit {
                place: Place {
                    path: "a.md".into(),
                    span: Span { start, end },
                },
                text: "x".to_owned(),
            };
            assert_eq!(apply_edits("één", &[&outside]), None, "{start}..{end}");
        }
    }
}
