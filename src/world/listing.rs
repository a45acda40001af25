//! What stands at which path, so that a change of one file costs next to nothing.
//!
//! The paths are in order and cut into runs. Two listings that differ in one file share all runs
//! but one: a copy is cheap, and whoever works out something for a run finds it again by the run's
//! digest. A run ends after a path whose own digest says so, never after a number of paths, so
//! that a new file changes the run that it falls in and moves no boundary of another. Listings
//! with the same paths are cut in the same way, however they came about.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::Entry;
use crate::deferred::Deferred;
use crate::digest::Digest;
use crate::source::FilePath;

/// One of so many paths ends a run.
const RUN_LENGTH: usize = 48;

/// When one of so many paths changes or more, all is put together anew: that is no dearer.
const MANY: usize = 32;

/// Values by path, in the order of the paths.
#[derive(Debug, Clone)]
pub struct Listing<V = Entry> {
    runs: Vec<Arc<Run<V>>>,
}

/// Neighbours in a listing: at least one.
#[derive(Debug, Clone)]
pub struct Run<V = Entry> {
    pairs: Vec<(FilePath, V)>,
    digest: Deferred<Digest>,
    names: Deferred<Digest>,
}

impl<V> Default for Listing<V> {
    fn default() -> Self {
        Self { runs: Vec::new() }
    }
}

impl<V: Clone> Listing<V> {
    /// The runs, in order.
    pub fn runs(&self) -> &[Arc<Run<V>>] {
        &self.runs
    }

    /// What stands at a path.
    pub fn get(&self, path: &FilePath) -> Option<&V> {
        let run = self.runs.get(self.run_of(path))?;
        let at = run.position(path).ok()?;
        run.pairs.get(at).map(|(_, value)| value)
    }

    /// Whether something stands at a path.
    pub fn contains(&self, path: &FilePath) -> bool {
        self.get(path).is_some()
    }

    /// Every path with what stands there.
    pub fn iter(&self) -> impl Iterator<Item = (&FilePath, &V)> {
        let pairs = self.runs.iter().flat_map(|run| &run.pairs);
        pairs.map(|(path, value)| (path, value))
    }

    /// Every path.
    pub fn paths(&self) -> impl Iterator<Item = &FilePath> {
        self.iter().map(|(path, _)| path)
    }

    /// The paths from one on, with what stands there.
    pub fn starting_at<'l>(
        &'l self,
        path: &FilePath,
    ) -> impl Iterator<Item = (&'l FilePath, &'l V)> + use<'l, V> {
        let first = self.run_of(path);
        let skipped = self
            .runs
            .get(first)
            .map_or(0, |run| match run.position(path) {
                Ok(at) | Err(at) => at,
            });
        let pairs = self.runs.iter().skip(first).flat_map(|run| &run.pairs);
        pairs.skip(skipped).map(|(path, value)| (path, value))
    }

    /// How many paths there are.
    pub fn len(&self) -> usize {
        self.runs.iter().map(|run| run.pairs.len()).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Puts something at a path, in place of what was there.
    pub fn insert(&mut self, path: FilePath, value: V) {
        let mut at = self.run_of(&path);
        // Behind all others it belongs to the last run, unless that has come to its end.
        let is_open = |run: &Arc<Run<V>>| run.pairs.last().is_some_and(|(last, _)| !ends_run(last));
        if at == self.runs.len() && self.runs.last().is_some_and(is_open) {
            at -= 1;
        }
        let replaced = usize::from(at < self.runs.len());
        let mut pairs = self
            .runs
            .get(at)
            .map_or_else(Vec::new, |run| run.pairs.clone());
        match pairs.binary_search_by(|(known, _)| known.cmp(&path)) {
            Ok(found) => pairs[found].1 = value,
            Err(place) => pairs.insert(place, (path, value)),
        }
        self.runs.splice(at..at + replaced, cut(pairs));
    }

    /// Takes away what stands at a path; says what that was.
    pub fn remove(&mut self, path: &FilePath) -> Option<V> {
        let at = self.run_of(path);
        let run = self.runs.get(at)?;
        let found = run.position(path).ok()?;
        let mut pairs = run.pairs.clone();
        let (_, value) = pairs.remove(found);
        let mut replaced = 1;
        // With the path that ended the run, the next run goes on where this one was.
        if found == pairs.len()
            && let Some(next) = self.runs.get(at + 1)
        {
            pairs.extend(next.pairs.iter().cloned());
            replaced = 2;
        }
        self.runs.splice(at..at + replaced, cut(pairs));
        Some(value)
    }

    /// Makes several changes: puts what is given at each path, or takes away what stands there.
    pub fn change(&mut self, changes: BTreeMap<FilePath, Option<V>>) {
        if changes.len() > self.len() / MANY {
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

    /// The run that a path is in or would be in; the number of runs for one behind all others.
    fn run_of(&self, path: &FilePath) -> usize {
        let is_before = |run: &Arc<Run<V>>| run.pairs.last().is_none_or(|(last, _)| last < path);
        self.runs.partition_point(is_before)
    }
}

impl<V> FromIterator<(FilePath, V)> for Listing<V> {
    /// Of pairs with one path the last counts.
    fn from_iter<I: IntoIterator<Item = (FilePath, V)>>(pairs: I) -> Self {
        let sorted: BTreeMap<FilePath, V> = pairs.into_iter().collect();
        Self {
            runs: cut(sorted.into_iter().collect()).collect(),
        }
    }
}

impl<V> Run<V> {
    fn new(pairs: Vec<(FilePath, V)>) -> Self {
        Self {
            pairs,
            digest: Deferred::new(),
            names: Deferred::new(),
        }
    }

    /// Its paths with what stands there.
    pub fn pairs(&self) -> &[(FilePath, V)] {
        &self.pairs
    }

    /// The digest of its paths alone.
    pub fn names(&self) -> Digest {
        *self.names.get_or_compute(|| {
            let paths = self.pairs.iter().map(|(path, _)| path);
            Digest::of_value(&paths.collect::<Vec<_>>())
        })
    }

    fn position(&self, path: &FilePath) -> Result<usize, usize> {
        self.pairs.binary_search_by(|(known, _)| known.cmp(path))
    }
}

impl<V: Hash> Run<V> {
    /// The digest of all that it lists.
    pub fn digest(&self) -> Digest {
        *self.digest.get_or_compute(|| Digest::of_value(&self.pairs))
    }
}

impl<V: Hash> Hash for Run<V> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest().hash(state);
    }
}

/// Cuts sorted pairs into runs; none without pairs.
fn cut<V>(pairs: Vec<(FilePath, V)>) -> impl Iterator<Item = Arc<Run<V>>> {
    let mut pairs = pairs.into_iter().peekable();
    std::iter::from_fn(move || {
        pairs.peek()?;
        let mut run = Vec::new();
        for pair in pairs.by_ref() {
            let is_last = ends_run(&pair.0);
            run.push(pair);
            if is_last {
                break;
            }
        }
        Some(Arc::new(Run::new(run)))
    })
}

fn ends_run(path: &FilePath) -> bool {
    Digest::of(path.as_str().as_bytes()).is_one_of(RUN_LENGTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(number: usize) -> FilePath {
        FilePath::new(format!("content/aanbod/stuk-{number}.md"))
    }

    fn digests(listing: &Listing) -> Vec<Digest> {
        listing.runs.iter().map(|run| run.digest()).collect()
    }

    fn entry(number: usize) -> Entry {
        Entry::File {
            digest: Digest::of(&number.to_le_bytes()),
            size: 8,
        }
    }

    #[test]
    fn a_listing_is_cut_in_the_same_way_however_it_came_about() {
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
            let mut changes: BTreeMap<FilePath, Option<Entry>> =
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
        assert!(listing.is_empty() && listing.runs.is_empty());
    }

    #[test]
    fn a_change_leaves_all_other_runs_as_they_were() {
        let before: Listing = (0..3_000).map(|at| (path(at), entry(at))).collect();
        assert!(before.runs.len() > 30);
        let mut after = before.clone();
        after.insert(path(1_000), entry(0));
        after.insert(path(5_000), entry(0));
        let is_shared = |run: &&Arc<Run>| before.runs.iter().any(|other| Arc::ptr_eq(run, other));
        let shared = after.runs.iter().filter(is_shared);
        assert!(shared.count() >= before.runs.len() - 2);
    }
}
