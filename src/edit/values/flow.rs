//! Edits between brackets: `[a, b]` and `{a: 1, b: 2}`.

use super::proposal::Proposal;
use crate::edit::lists::insertion;
use crate::source::Span;

/// Adds an element before one of the elements of a list or mapping, or as the last.
pub(super) fn insert(brackets: Span, elements: &[Span], before: usize, new: &str) -> Proposal {
    let edit = match (elements.get(before), elements.last()) {
        (Some(next), _) => insertion(next.range().start, format!("{new}, ")),
        (None, Some(last)) => insertion(last.range().end, format!(", {new}")),
        (None, None) => insertion(brackets.range().start + 1, new.to_owned()),
    };
    vec![edit]
}

/// Removes an element of a list or mapping that has others.
pub(super) fn remove(elements: &[Span], at: usize) -> Option<Proposal> {
    let own = elements.get(at)?;
    let span = match elements.get(at + 1) {
        Some(next) => Span::new(own.range().start, next.range().start),
        None => {
            let before = elements.get(at.checked_sub(1)?)?;
            Span::new(before.range().end, own.range().end)
        }
    };
    Some(vec![(span, String::new())])
}

/// Gives each element the text of another: `order` has the number of that of each.
pub(super) fn reorder(text: &str, elements: &[Span], order: &[usize]) -> Option<Proposal> {
    let moved = elements.iter().zip(order).map(|(span, from)| {
        let written = text.get(elements.get(*from)?.range())?;
        Some((*span, written.to_owned()))
    });
    moved.collect()
}
