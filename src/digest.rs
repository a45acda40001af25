//! What tells two inputs apart.
//!
//! A stage's result is remembered by the digest of its complete input, so a digest must cover
//! everything that the stage reads. BLAKE3 is fast enough to digest all of a project at every
//! start and wide enough that two inputs never share one.

use std::fmt;

/// The BLAKE3 digest of some bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// The first `length` hexadecimal digits (at most 64), as used in the names of assets and in
    /// revisions.
    pub fn short(&self, length: usize) -> String {
        let mut text = self.to_string();
        text.truncate(length);
        text
    }

    /// Spreads digests evenly over `shards` places (at least one).
    pub fn shard(&self, shards: usize) -> usize {
        usize::from(self.0[0]) % shards.max(1)
    }

    /// Whether it is one of so many that are chosen by nothing but themselves (at least one in
    /// 65,536 is).
    pub fn is_one_of(&self, many: usize) -> bool {
        usize::from(u16::from_le_bytes([self.0[1], self.0[2]])).is_multiple_of(many.max(1))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.short(12))
    }
}

impl std::str::FromStr for Digest {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let hash = blake3::Hash::from_hex(text).map_err(|_| ())?;
        Ok(Self(*hash.as_bytes()))
    }
}

/// Builds the digest of an input that has several parts. Each part is preceded by its length, so
/// that `("ab", "c")` and `("a", "bc")` differ.
#[derive(Default)]
pub struct Digester(blake3::Hasher);

impl Digester {
    /// Starts the digest of the input of a named stage, so that two stages with equal inputs do
    /// not meet.
    pub fn new(stage: &str) -> Self {
        Self::default().text(stage)
    }

    /// Adds bytes.
    #[must_use]
    pub fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
        self
    }

    /// Adds a text.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.bytes(text.as_bytes())
    }

    /// Adds a digest.
    #[must_use]
    pub fn digest(self, digest: Digest) -> Self {
        self.bytes(&digest.0)
    }

    /// The digest of all that was added.
    pub fn finish(self) -> Digest {
        Digest(*self.0.finalize().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_together() {
        let one = Digester::new("stage").text("ab").text("c").finish();
        let other = Digester::new("stage").text("a").text("bc").finish();
        assert_ne!(one, other);
    }

    #[test]
    fn text_and_back() {
        let digest = Digest::of(b"vindplek");
        assert_eq!(digest.to_string().parse(), Ok(digest));
        assert_eq!(digest.short(8).len(), 8);
    }
}
