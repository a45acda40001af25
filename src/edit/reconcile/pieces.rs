//! Two sequences that began as one, in pieces (diff3).

use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// What became of a part of a sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// It is the same in all three, or both changed it alike, or only the other changed it.
    Theirs,
    /// Only the editor changed it.
    Mine,
    /// Both changed it, differently.
    Conflict,
}

/// A part of a sequence in its three versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct VersionPiece {
    pub(super) kind: PieceKind,
    pub(super) before: Range<usize>,
    pub(super) mine: Range<usize>,
    pub(super) theirs: Range<usize>,
}

impl VersionPiece {
    /// The number of items, if all three versions have as many.
    pub(super) fn same_length(&self) -> Option<usize> {
        let length = self.before.len();
        (length == self.mine.len() && length == self.theirs.len()).then_some(length)
    }
}

/// The pieces of a sequence and two versions of it, in order.
pub(super) fn pieces<T: Eq + Hash>(before: &[T], mine: &[T], theirs: &[T]) -> Vec<VersionPiece> {
    let (in_mine, in_theirs) = (matches(before, mine), matches(before, theirs));
    let mut pieces = Vec::new();
    let (mut at, mut at_mine, mut at_theirs) = (0, 0, 0);
    let mut add =
        |before_range: Range<usize>, mine_range: Range<usize>, theirs_range: Range<usize>| {
            let old = &before[before_range.clone()];
            let (own, other) = (&mine[mine_range.clone()], &theirs[theirs_range.clone()]);
            let kind = match () {
                () if own == other || own == old => PieceKind::Theirs,
                () if other == old => PieceKind::Mine,
                () => PieceKind::Conflict,
            };
            if !(before_range.is_empty() && mine_range.is_empty() && theirs_range.is_empty()) {
                pieces.push(VersionPiece {
                    kind,
                    before: before_range,
                    mine: mine_range,
                    theirs: theirs_range,
                });
            }
        };
    for (common, found) in in_mine.iter().zip(&in_theirs).enumerate() {
        let (&Some(own), &Some(other)) = found else {
            continue;
        };
        add(at..common, at_mine..own, at_theirs..other);
        add(common..common + 1, own..own + 1, other..other + 1);
        (at, at_mine, at_theirs) = (common + 1, own + 1, other + 1);
    }
    add(
        at..before.len(),
        at_mine..mine.len(),
        at_theirs..theirs.len(),
    );
    pieces
}

/// For each item of a sequence, the place where another still has it.
fn matches<T: Eq + Hash>(before: &[T], after: &[T]) -> Vec<Option<usize>> {
    let mut places = vec![None; before.len()];
    for operation in capture_diff_slices(Algorithm::Myers, before, after) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = operation
        {
            for step in 0..len {
                if let Some(place) = places.get_mut(old_index + step) {
                    *place = Some(new_index + step);
                }
            }
        }
    }
    places
}
