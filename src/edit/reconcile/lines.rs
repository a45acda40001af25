//! The text of a document in two versions, brought together by its lines.

use super::pieces::{PieceKind, pieces};
use super::{ConflictPlace, FieldConflict, Side};

/// Two versions of a text, with `\n` at the end of its lines, as one; and the passages that both changed
/// differently. Where no side is chosen the text has that of the other.
pub(super) fn merge_lines(
    before: &str,
    mine: &str,
    theirs: &str,
    choose: &dyn Fn(&ConflictPlace) -> Option<Side>,
) -> (String, Vec<FieldConflict>) {
    let lines =
        |text: &str| -> Vec<String> { text.split_inclusive('\n').map(str::to_owned).collect() };
    let (old, own, other) = (lines(before), lines(mine), lines(theirs));
    let mut merged = String::new();
    let mut conflicts = Vec::new();
    for piece in pieces(&old, &own, &other) {
        let side = match piece.kind {
            PieceKind::Theirs => Side::Theirs,
            PieceKind::Mine => Side::Mine,
            PieceKind::Conflict => {
                let at = ConflictPlace::Passage(conflicts.len());
                let chosen = choose(&at);
                let words = |lines: &[String]| (!lines.is_empty()).then(|| lines.concat());
                conflicts.push(FieldConflict {
                    at,
                    before: words(&old[piece.before.clone()]),
                    mine: words(&own[piece.mine.clone()]),
                    theirs: words(&other[piece.theirs.clone()]),
                    chosen,
                });
                chosen.unwrap_or(Side::Theirs)
            }
        };
        let taken = match side {
            Side::Mine => &own[piece.mine],
            Side::Theirs => &other[piece.theirs],
        };
        for line in taken {
            if !merged.is_empty() && !merged.ends_with('\n') {
                merged.push('\n');
            }
            merged.push_str(line);
        }
    }
    (merged, conflicts)
}
