//! Text that the parser returned in pieces and that is not written yet.
//!
//! The parser splits a text at every character that might have been markup. An address, or the two
//! marks of a quotation, must be seen as a whole, so pieces are joined until something else follows.

use std::ops::Range;

/// Pieces of text without anything between them.
#[derive(Default)]
pub(super) struct PendingText {
    /// The joined text.
    pub(super) text: String,
    /// The offset of each piece in it, and its range in the Markdown.
    pub(super) pieces: Vec<(usize, Range<usize>)>,
}

impl PendingText {
    /// Adds a piece.
    pub(super) fn push(&mut self, text: &str, range: Range<usize>) {
        self.pieces.push((self.text.len(), range));
        self.text.push_str(text);
    }

    /// The pieces with their text.
    pub(super) fn each(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        let ends = self.pieces.iter().skip(1).map(|(start, _)| *start);
        let ends = ends.chain([self.text.len()]);
        self.pieces.iter().zip(ends).map(|((start, range), end)| {
            (
                self.text.get(*start..end).unwrap_or_default(),
                range.clone(),
            )
        })
    }

    /// The range in the Markdown of a range of the text: as narrow as can be told where the two
    /// differ, as for `&amp;`.
    pub(super) fn written(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.offset(range.start, false);
        start..self.offset(range.end, true).max(start)
    }

    fn offset(&self, at: usize, is_end: bool) -> usize {
        let after = self.pieces.partition_point(|(start, _)| match is_end {
            true => *start < at,
            false => *start <= at,
        });
        let Some((start, range)) = after
            .checked_sub(1)
            .and_then(|found| self.pieces.get(found))
        else {
            return 0;
        };
        let end = self
            .pieces
            .get(after)
            .map_or(self.text.len(), |(next, _)| *next);
        match (end - start == range.len(), is_end) {
            (true, _) => range.start + at - start,
            (false, true) => range.end,
            (false, false) => range.start,
        }
    }
}
