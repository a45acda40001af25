//! An ordered map from paths to values in which a change of one file costs almost nothing.
//!
//! The sorted paths are cut into chunks by content-defined chunking: a chunk ends after a path
//! whose own digest selects it, never after a number of paths. So an inserted path changes only its
//! own chunk, and two listings with the same paths have the same chunks, whatever edits led to
//! them. Listings that differ in one file share all chunks but one: a copy is cheap, and a stage
//! that computes something per chunk finds it again by the digest of the chunk.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::FileEntry;
use crate::deferred::Deferred;
use crate::digest::Digest;
use crate::source::FilePath;

/// On average, one in so many paths ends a chunk.
const MEAN_CHUNK_LENGTH: usize = 48;

/// When more than one in so many paths changes, rebuilding the listing is no more expensive than
/// changing it.
const REBUILD_SHARE: usize = 32;

/// Values by path, sorted by path.
#[derive(Debug, Clone)]
pub struct Listing<V = FileEntry> {
    chunks: Vec<Arc<ListingChunk<V>>>,
}

/// Consecutive entries of a listing: at least one.
#[derive(Debug, Clone)]
pub struct ListingChunk<V = FileEntry> {
    pairs: Vec<(FilePath, V)>,
    digest: Deferred<Digest>,
    paths_digest: Deferred<Digest>,
}

impl<V> Default for Listing<V> {
    fn default() -> Self {
        Self { chunks: Vec::new() }
    }
}

impl<V: Clone> Listing<V> {
    /// The chunks, in order.
    pub fn chunks(&self) -> &[Arc<ListingChunk<V>>] {
        &self.chunks
    }

    /// The value at a path.
    pub fn get(&self, path: &FilePath) -> Option<&V> {
        let chunk = self.chunks.get(self.chunk_index(path))?;
        let at = chunk.position(path).ok()?;
        chunk.pairs.get(at).map(|(_, value)| value)
    }

    /// Whether the listing has a path.
    pub fn contains(&self, path: &FilePath) -> bool {
        self.get(path).is_some()
    }

    /// Every path with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&FilePath, &V)> {
        let pairs = self.chunks.iter().flat_map(|chunk| &chunk.pairs);
        pairs.map(|(path, value)| (path, value))
    }

    /// Every path.
    pub fn paths(&self) -> impl Iterator<Item = &FilePath> {
        self.iter().map(|(path, _)| path)
    }

    /// The paths that are equal to `path` or sort after it, with their values.
    pub fn starting_at<'l>(
        &'l self,
        path: &FilePath,
    ) -> impl Iterator<Item = (&'l FilePath, &'l V)> + use<'l, V> {
        let first = self.chunk_index(path);
        let skipped = self
            .chunks
            .get(first)
            .map_or(0, |chunk| match chunk.position(path) {
                Ok(at) | Err(at) => at,
            });
        let pairs = self
            .chunks
            .iter()
            .skip(first)
            .flat_map(|chunk| &chunk.pairs);
        pairs.skip(skipped).map(|(path, value)| (path, value))
    }

    /// How many paths there are.
    pub fn len(&self) -> usize {
        self.chunks.iter().map(|chunk| chunk.pairs.len()).sum()
    }

    /// Whether there are no paths.
    pub fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }

    /// Sets the value at a path, replacing any earlier one.
    pub fn insert(&mut self, path: FilePath, value: V) {
        let mut at = self.chunk_index(&path);
        // A path after all others belongs to the last chunk, unless that chunk is complete.
        let is_open = |chunk: &Arc<ListingChunk<V>>| {
            chunk
                .pairs
                .last()
                .is_some_and(|(last, _)| !ends_chunk(last))
        };
        if at == self.chunks.len() && self.chunks.last().is_some_and(is_open) {
            at -= 1;
        }
        let replaced = usize::from(at < self.chunks.len());
        let mut pairs = self
            .chunks
            .get(at)
            .map_or_else(Vec::new, |chunk| chunk.pairs.clone());
        match pairs.binary_search_by(|(known, _)| known.cmp(&path)) {
            Ok(found) => pairs[found].1 = value,
            Err(place) => pairs.insert(place, (path, value)),
        }
        self.chunks
            .splice(at..at + replaced, split_into_chunks(pairs));
    }

    /// Removes a path; returns its value.
    pub fn remove(&mut self, path: &FilePath) -> Option<V> {
        let at = self.chunk_index(path);
        let chunk = self.chunks.get(at)?;
        let found = chunk.position(path).ok()?;
        let mut pairs = chunk.pairs.clone();
        let (_, value) = pairs.remove(found);
        let mut replaced = 1;
        // Without the path that ended this chunk, it merges with the next one.
        if found == pairs.len()
            && let Some(next) = self.chunks.get(at + 1)
        {
            pairs.extend(next.pairs.iter().cloned());
            replaced = 2;
        }
        self.chunks
            .splice(at..at + replaced, split_into_chunks(pairs));
        Some(value)
    }

    /// Makes several changes: each path gets the given value, or is removed for `None`.
    pub fn change(&mut self, changes: BTreeMap<FilePath, Option<V>>) {
        if changes.len() > self.len() / REBUILD_SHARE {
            let mut all: BTreeMap<FilePath, V> = self
                .iter()
                .map(|(path, value)| (path.clone(), value.clone()))
                .collect();
            for (path, value) in changes {
                match value {
                    Some(value) => all.insert(path, value),
                    None => all.remove(&path),
                };
            }
            *self = all.into_iter().collect();
            return;
        }
        for (path, value) in changes {
            match value {
                Some(value) => self.insert(path, value),
                None => {
                    self.remove(&path);
                }
            }
        }
    }

    /// The index of the chunk that a path is or would be in; the number of chunks for a path after
    /// all others.
    fn chunk_index(&self, path: &FilePath) -> usize {
        let is_before =
            |chunk: &Arc<ListingChunk<V>>| chunk.pairs.last().is_none_or(|(last, _)| last < path);
        self.chunks.partition_point(is_before)
    }
}

impl<V> FromIterator<(FilePath, V)> for Listing<V> {
    /// Of several pairs with the same path, the last one is kept.
    fn from_iter<I: IntoIterator<Item = (FilePath, V)>>(pairs: I) -> Self {
        let sorted: BTreeMap<FilePath, V> = pairs.into_iter().collect();
        Self {
            chunks: split_into_chunks(sorted.into_iter().collect()).collect(),
        }
    }
}

impl<V> ListingChunk<V> {
    fn new(pairs: Vec<(FilePath, V)>) -> Self {
        Self {
            pairs,
            digest: Deferred::new(),
            paths_digest: Deferred::new(),
        }
    }

    /// Its paths with their values.
    pub fn pairs(&self) -> &[(FilePath, V)] {
        &self.pairs
    }

    /// The digest of its paths alone.
    pub fn paths_digest(&self) -> Digest {
        *self.paths_digest.get_or_compute(|| {
            let paths = self.pairs.iter().map(|(path, _)| path);
            Digest::of_value(&paths.collect::<Vec<_>>())
        })
    }

    fn position(&self, path: &FilePath) -> Result<usize, usize> {
        self.pairs.binary_search_by(|(known, _)| known.cmp(path))
    }
}

impl<V: Hash> ListingChunk<V> {
    /// The digest of its paths and values.
    pub fn digest(&self) -> Digest {
        *self.digest.get_or_compute(|| Digest::of_value(&self.pairs))
    }
}

impl<V: Hash> Hash for ListingChunk<V> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest().hash(state);
    }
}

/// Splits sorted pairs into chunks; no pairs make no chunks.
fn split_into_chunks<V>(pairs: Vec<(FilePath, V)>) -> impl Iterator<Item = Arc<ListingChunk<V>>> {
    let mut pairs = pairs.into_iter().peekable();
    std::iter::from_fn(move || {
        pairs.peek()?;
        let mut chunk = Vec::new();
        for pair in pairs.by_ref() {
            let is_last = ends_chunk(&pair.0);
            chunk.push(pair);
            if is_last {
                break;
            }
        }
        Some(Arc::new(ListingChunk::new(chunk)))
    })
}

fn ends_chunk(path: &FilePath) -> bool {
    Digest::of(path.as_str().as_bytes()).is_one_of(MEAN_CHUNK_LENGTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(number: usize) -> FilePath {
        FilePath::new(format!("content/aanbod/stuk-{number}.md"))
    }

    fn digests(listing: &Listing) -> Vec<Digest> {
        listing.chunks.iter().map(|chunk| chunk.digest()).collect()
    }

    fn entry(number: usize) -> FileEntry {
        FileEntry::File {
            digest: Digest::of(&number.to_le_bytes()),
            size: 8,
        }
    }

    #[test]
    fn chunks_depend_on_the_paths_and_not_on_the_order_of_edits() {
        let mut listing = Listing::default();
        let mut known = BTreeMap::new();
        let mut random = fastrand::Rng::with_seed(1);
        for step in 0..4_000 {
            let number = random.usize(..700);
            if random.usize(..3) == 0 {
                let removed = listing.remove(&path(number));
                assert_eq!(removed, known.remove(&path(number)));
            } else {
                listing.insert(path(number), entry(step));
                known.insert(path(number), entry(step));
            }
        }
        let clean: Listing = known.clone().into_iter().collect();
        assert_eq!(digests(&listing), digests(&clean));
        assert!(listing.iter().eq(&known));
        assert_eq!(listing.len(), known.len());
        assert!(
            known
                .iter()
                .all(|(path, entry)| listing.get(path) == Some(entry))
        );
        for number in 0..700 {
            assert_eq!(
                listing.contains(&path(number)),
                known.contains_key(&path(number))
            );
            let from = listing.starting_at(&path(number)).map(|(path, _)| path);
            assert!(from.eq(known.range(path(number)..).map(|(path, _)| path)));
        }
        for share in [3, 500] {
            let some = known
                .keys()
                .filter(|path| Digest::of(path.as_str().as_bytes()).is_one_of(share));
            let mut changes: BTreeMap<FilePath, Option<FileEntry>> =
                some.map(|path| (path.clone(), None)).collect();
            changes.insert(path(9_999), Some(entry(share)));
            let mut changed = listing.clone();
            changed.change(changes.clone());
            let mut wanted = known.clone();
            wanted.retain(|path, _| !changes.contains_key(path));
            wanted.insert(path(9_999), entry(share));
            assert!(changed.iter().eq(&wanted));
            assert_eq!(digests(&changed), digests(&wanted.into_iter().collect()));
        }
        for path in known.keys() {
            listing.remove(path);
        }
        assert!(listing.is_empty() && listing.chunks.is_empty());
    }

    #[test]
    fn an_insertion_changes_one_chunk_and_shares_the_others() {
        let before: Listing = (0..3_000).map(|at| (path(at), entry(at))).collect();
        assert!(before.chunks.len() > 30);
        let mut after = before.clone();
        after.insert(path(1_000), entry(0));
        after.insert(path(5_000), entry(0));
        let is_shared = |chunk: &&Arc<ListingChunk>| {
            before.chunks.iter().any(|other| Arc::ptr_eq(chunk, other))
        };
        let shared = after.chunks.iter().filter(is_shared);
        assert!(shared.count() >= before.chunks.len() - 2);
    }
}
