//! Choices that look arbitrary and are always the same.

use crate::digest::Digest;

/// A row of choices that follows from a text.
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

impl Dice {
    /// The choices of a text.
    pub(super) fn of(text: &str) -> Self {
        let digits = Digest::of(text.as_bytes()).short(16);
        Self(u64::from_str_radix(&digits, 16).unwrap_or_default())
    }

    /// The next choice: a number below `many`, which is small.
    pub(super) fn below(&mut self, many: usize) -> usize {
        let many = many.max(1) as u64;
        let chosen = self.0 % many;
        self.0 /= many;
        // It is below `many`, which was one.
        usize::try_from(chosen).unwrap_or_default()
    }
}
