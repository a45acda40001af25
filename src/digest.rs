//! Digests, which identify inputs.
//!
//! A stage's result is remembered by the digest of its complete input ([`crate::memo`]). The digest
//! of a value follows from its type: it covers whatever its `Hash` covers, so a field that is added
//! to a type with a derived `Hash` is covered automatically, and one whose type has no `Hash` does
//! not compile. BLAKE3 is fast enough to digest a whole project at every start and wide enough that
//! two inputs never have the same digest.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The BLAKE3 digest of some bytes or of a value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// The digest of everything that the `Hash` of a value covers. It depends on the program and
    /// the machine (the order of fields, the width of numbers), so it is never stored; a
    /// [`lasting`](Self::lasting) one may be.
    pub fn of_value<T: Hash + ?Sized>(value: &T) -> Self {
        let mut hasher = ValueHasher::default();
        value.hash(&mut hasher);
        Self(*hasher.0.finalize().as_bytes())
    }

    /// Like [`of_value`](Self::of_value), and of the program itself: what is kept with it is found
    /// again by the same program on the same kind of machine, and by no other.
    pub fn lasting<T: Hash + ?Sized>(value: &T) -> Self {
        Self::of_value(&(PROGRAM, value))
    }

    /// The first `length` hexadecimal digits (at most 64), as used in the names of assets and in
    /// revisions.
    pub fn short(&self, length: usize) -> String {
        let half = |half: u8| char::from_digit(half.into(), 16).unwrap_or_default();
        let digits = self.0.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        digits.map(half).take(length).collect()
    }

    /// Spreads digests evenly over `shards` places (at least one).
    pub fn shard(&self, shards: usize) -> usize {
        usize::from(self.0[0]) % shards.max(1)
    }

    /// Whether this digest is in the one in `many` (at least one in 65,536) that its own bytes
    /// select.
    pub fn is_one_of(&self, many: usize) -> bool {
        usize::from(u16::from_le_bytes([self.0[1], self.0[2]])).is_multiple_of(many.max(1))
    }
}

/// The identity of this program: the kind of machine that it runs on, and a digest of its sources,
/// which `src/build.rs` computes.
const PROGRAM: (&str, &str) = (
    env!("VINDPLEK_BUILD_TARGET"),
    env!("VINDPLEK_BUILD_SOURCES"),
);

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.short(64))
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

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let hexadecimal = blake3::Hash::from_bytes(self.0).to_hex();
        to.serialize_str(&hexadecimal)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(from)?;
        text.parse().map_err(|()| D::Error::custom("not a digest"))
    }
}

/// Feeds what a `Hash` implementation writes to BLAKE3.
#[derive(Default)]
struct ValueHasher(blake3::Hasher);

impl Hasher for ValueHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        let digest = self.0.finalize();
        let (first, _) = digest
            .as_bytes()
            .split_first_chunk()
            .unwrap_or((&[0; 8], &[]));
        u64::from_le_bytes(*first)
    }
}

/// A value with its digest, which represents the value in the inputs of stages: a large value is
/// hashed once, however many stages depend on it.
#[derive(Debug)]
pub struct Digested<T> {
    value: T,
    digest: Digest,
}

impl<T: Hash> Digested<T> {
    /// Digests a value.
    pub fn new(value: T) -> Self {
        Self {
            digest: Digest::of_value(&value),
            value,
        }
    }
}

impl<T> Deref for Digested<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> Hash for Digested<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest.hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lasting_digest_is_of_the_program_too() {
        let of = |program| Digest::of_value(&(program, "a value"));
        assert_eq!(Digest::lasting("a value"), of(PROGRAM));
        assert_ne!(Digest::lasting("a value"), of((PROGRAM.0, "other sources")));
        assert_ne!(Digest::lasting("a value"), of(("other-machine", PROGRAM.1)));
        assert_eq!(PROGRAM.1.len(), 16);
    }

    #[test]
    fn adjacent_texts_hash_unlike_their_concatenation() {
        assert_ne!(
            Digest::of_value(&("ab", "c")),
            Digest::of_value(&("a", "bc"))
        );
    }

    #[test]
    fn a_digested_value_hashes_like_the_value() {
        #[derive(Hash)]
        struct Input {
            large: Digested<Vec<u8>>,
        }
        let digest = |bytes: &[u8]| {
            Digest::of_value(&Input {
                large: Digested::new(bytes.to_vec()),
            })
        };
        assert_eq!(digest(b"one"), digest(b"one"));
        assert_ne!(digest(b"one"), digest(b"two"));
    }

    #[test]
    fn a_digest_survives_a_round_trip_through_text() {
        let digest = Digest::of(b"vindplek");
        assert_eq!(digest.to_string().parse(), Ok(digest));
        assert_eq!(digest.short(8).len(), 8);
    }
}
