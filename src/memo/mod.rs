//! Results remembered by the digest of their complete input.
//!
//! A stage is a type that holds everything that its function reads: [`Stage::run`] gets the stage
//! and nothing else, and the key of its result is the digest of all its fields ([`Hash`], derived).
//! So a key cannot leave out a part of the input. A stage that reads files lists them, with the
//! digests of their bytes, in its fields, and reads them through a [`FileReader`]; a result for
//! which a listed file could not be read is not remembered.
//!
//! Nothing is ever invalidated: a result is looked up by its exact input. At the end of a compilation
//! the memo drops the results that were not used and that nothing else holds, so that a day of saves
//! takes no more memory than one build.
//!
//! A result that is not needed yet gets a [`Slot`], which is found by the digest of its input like
//! any other result and filled on first use. So a compilation returns before such results are
//! computed, and a later edition reuses what an earlier one computed.

mod reader;
#[cfg(test)]
mod tests;

use std::any::Any;
use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub use self::reader::{FileReader, ReadingStage};
use crate::deferred::Deferred;
use crate::digest::Digest;

/// A function of its own fields.
pub trait Stage: Hash + Send + Sync + 'static {
    /// The name under which runs are counted. It is part of the key.
    const NAME: &'static str;

    /// The type of the result.
    type Output: Send + Sync + 'static;

    /// Computes the result.
    fn run(&self) -> Self::Output;
}

/// A store of results that several threads may use at once.
#[derive(Default)]
pub struct Memo {
    shards: [Mutex<Shard>; 16],
    generation: std::sync::atomic::AtomicU64,
    runs: Arc<RunCounts>,
}

#[derive(Default)]
struct Shard {
    results: HashMap<Digest, (u64, StoredResult)>,
}

type StoredResult = Arc<dyn Any + Send + Sync>;

/// By stage, how many of its results were computed and kept.
type RunCounts = Mutex<HashMap<&'static str, usize>>;

impl Memo {
    /// An empty memo.
    pub fn new() -> Self {
        Self::default()
    }

    /// The result of a stage, computed unless it is remembered. Two threads that ask for the same
    /// new input at the same time may both compute it; one result is kept.
    pub fn get<S: Stage>(&self, stage: &S) -> Remembered<S::Output> {
        let key = key(S::NAME, stage);
        let value = self
            .lookup(key)
            .unwrap_or_else(|| self.store_computed(S::NAME, key, stage.run()));
        Remembered {
            value,
            identity: key,
        }
    }

    /// A slot for the result of a stage, which is computed on first use.
    pub fn slot<S: Stage>(&self, stage: S) -> Arc<Slot<S>> {
        let key = key(S::NAME, &stage);
        self.lookup(key).unwrap_or_else(|| {
            let slot = Arc::new(Slot {
                stage,
                key,
                output: Deferred::new(),
                runs: Arc::clone(&self.runs),
            });
            self.store(key, slot)
        })
    }

    /// Ends a compilation: drops every result that it did not use and that nothing else holds.
    /// Returns by stage how many results were computed and kept since the last call. The results of
    /// a compilation that runs at the same time are kept.
    pub fn sweep(&self) -> HashMap<&'static str, usize> {
        let generation = self.generation.fetch_add(1, ORDER);
        for shard in &self.shards {
            let mut forgotten = Vec::new();
            lock(shard).results.retain(|_, (last_used, result)| {
                let stays = *last_used >= generation || Arc::strong_count(result) > 1;
                if !stays {
                    forgotten.push(Arc::clone(result));
                }
                stays
            });
            // A result may hold a great deal; it is dropped after the lock is released.
            drop(forgotten);
        }
        std::mem::take(&mut *lock(&self.runs))
    }

    /// How many results are remembered.
    pub fn len(&self) -> usize {
        let shards = self.shards.iter();
        shards.map(|shard| lock(shard).results.len()).sum()
    }

    /// Whether nothing is remembered.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn lookup<T: Send + Sync + 'static>(&self, key: Digest) -> Option<Arc<T>> {
        let generation = self.generation.load(ORDER);
        let mut shard = self.shard(key);
        let (last_used, result) = shard.results.get_mut(&key)?;
        *last_used = generation;
        Arc::clone(result).downcast().ok()
    }

    fn store_computed<T: Send + Sync + 'static>(
        &self,
        stage: &'static str,
        key: Digest,
        result: T,
    ) -> Arc<T> {
        count_run(&self.runs, stage);
        self.store(key, Arc::new(result))
    }

    /// Stores a result unless another thread has stored one; returns the stored result.
    fn store<T: Send + Sync + 'static>(&self, key: Digest, result: Arc<T>) -> Arc<T> {
        let generation = self.generation.load(ORDER);
        let mut shard = self.shard(key);
        let stored = shard
            .results
            .entry(key)
            .or_insert_with(|| (generation, Arc::clone(&result) as StoredResult));
        stored.0 = generation;
        Arc::clone(&stored.1).downcast().unwrap_or(result)
    }

    fn shard(&self, key: Digest) -> MutexGuard<'_, Shard> {
        lock(&self.shards[key.shard(self.shards.len())])
    }
}

/// A result with the digest of its input. It hashes as that digest wherever it is part of another
/// input.
pub struct Remembered<T> {
    value: Arc<T>,
    identity: Digest,
}

impl<T> Remembered<T> {
    /// The result.
    pub fn shared(&self) -> &Arc<T> {
        &self.value
    }
}

impl<T> Clone for Remembered<T> {
    fn clone(&self) -> Self {
        Self {
            value: Arc::clone(&self.value),
            identity: self.identity,
        }
    }
}

impl<T> Deref for Remembered<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> Hash for Remembered<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.identity.hash(state);
    }
}

impl<T: fmt::Debug> fmt::Debug for Remembered<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// A stage and its result, which is computed on first use.
pub struct Slot<S: Stage> {
    stage: S,
    key: Digest,
    output: Deferred<S::Output>,
    runs: Arc<RunCounts>,
}

impl<S: Stage> Slot<S> {
    /// The stage, which is the input of the result.
    pub fn stage(&self) -> &S {
        &self.stage
    }

    /// The result, computed if necessary.
    pub fn output(&self) -> &S::Output {
        self.output.get_or_compute(|| {
            count_run(&self.runs, S::NAME);
            self.stage.run()
        })
    }

    /// The result, if it has been computed.
    pub fn computed(&self) -> Option<&S::Output> {
        self.output.get()
    }
}

impl<S: Stage> Hash for Slot<S> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

fn key(name: &'static str, stage: &impl Hash) -> Digest {
    Digest::of_value(&(name, stage))
}

/// Relaxed is enough: threads exchange only results, which the locks synchronise.
const ORDER: std::sync::atomic::Ordering = std::sync::atomic::Ordering::Relaxed;

fn count_run(runs: &RunCounts, stage: &'static str) {
    *lock(runs).entry(stage).or_default() += 1;
}

/// A poisoned lock is safe to use: each critical section is one operation on a collection, so a
/// panic leaves no half-made change.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
