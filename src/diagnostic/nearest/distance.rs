//! The edit distance between two names, up to a limit.

/// A value past every limit.
const FAR: usize = usize::MAX / 2;

/// The buffers for the last rows of a distance matrix, which a lookup allocates once.
#[derive(Default)]
pub(super) struct Matrix {
    before_last: Vec<usize>,
    last: Vec<usize>,
    row: Vec<usize>,
}

impl Matrix {
    /// The optimal string alignment distance (the number of insertions, deletions, substitutions and
    /// transpositions of adjacent letters), if it is at most `limit`. Only matrix cells within
    /// `limit` of the diagonal are computed, as others cannot be part of the result.
    pub(super) fn distance(&mut self, one: &[char], other: &[char], limit: usize) -> Option<usize> {
        if one.len().abs_diff(other.len()) > limit {
            return None;
        }
        let (one, other) = without_common_ends(one, other);
        for row in [&mut self.before_last, &mut self.last, &mut self.row] {
            row.clear();
            row.resize(other.len() + 1, FAR);
        }
        for (column, cell) in self.last.iter_mut().enumerate().take(limit + 1) {
            *cell = column;
        }
        for at in 1..=one.len() {
            let first = at.saturating_sub(limit);
            let end = (at + limit).min(other.len());
            if let Some(before) = first.checked_sub(1) {
                self.row[before] = FAR;
            }
            let mut least = FAR;
            for column in first..=end {
                let cell = self.cell(one, other, at, column);
                self.row[column] = cell;
                least = least.min(cell);
            }
            if let Some(after) = self.row.get_mut(end + 1) {
                *after = FAR;
            }
            if least > limit {
                return None;
            }
            std::mem::swap(&mut self.before_last, &mut self.last);
            std::mem::swap(&mut self.last, &mut self.row);
        }
        self.last.last().copied().filter(|found| *found <= limit)
    }

    fn cell(&self, one: &[char], other: &[char], at: usize, column: usize) -> usize {
        if column == 0 {
            return at;
        }
        let replaced = usize::from(one[at - 1] != other[column - 1]);
        let mut least = (self.last[column - 1] + replaced)
            .min(self.last[column] + 1)
            .min(self.row[column - 1] + 1);
        let swapped = at > 1
            && column > 1
            && one[at - 1] == other[column - 2]
            && one[at - 2] == other[column - 1];
        if swapped {
            least = least.min(self.before_last[column - 2] + 1);
        }
        least
    }
}

/// Two names without their common prefix and suffix.
fn without_common_ends<'l>(one: &'l [char], other: &'l [char]) -> (&'l [char], &'l [char]) {
    let is_same = |(a, b): &(&char, &char)| a == b;
    let start = one.iter().zip(other).take_while(is_same).count();
    let (one, other) = (&one[start..], &other[start..]);
    let backward = one.iter().rev().zip(other.iter().rev());
    let end = backward.take_while(is_same).count();
    (&one[..one.len() - end], &other[..other.len() - end])
}
