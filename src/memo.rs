//! Results remembered by the digest of their complete input.
//!
//! Nothing is ever invalidated. A stage asks *have I seen this exact input before?*, and whatever
//! one compilation did not ask for and nothing holds any more is forgotten at its end, so that a
//! day of saves costs no more memory than one build.
//!
//! What need not be known yet gets a [`Slot`]: a place for the result, found by the digest of the
//! input like any other, and filled when somebody first looks into it. So a compilation is over
//! before its results are worked out, and what an earlier edition filled is there for a later one.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use crate::digest::Digest;

type Remembered = Arc<dyn Any + Send + Sync>;

/// How often each stage ran.
type Counts = Mutex<HashMap<&'static str, usize>>;

#[derive(Default)]
struct Shard {
    results: HashMap<Digest, (u64, Remembered)>,
}

/// A store of results that several threads may use at once.
#[derive(Default)]
pub struct Memo {
    shards: [Mutex<Shard>; 16],
    generation: std::sync::atomic::AtomicU64,
    ran: Arc<Counts>,
}

/// A result that is worked out when it is first asked for.
pub struct Slot<T> {
    value: OnceLock<T>,
    stage: &'static str,
    ran: Arc<Counts>,
}

impl<T> Slot<T> {
    /// The result: the one that is there, or else what `compute` returns. It is computed once,
    /// also when several threads ask at the same time, so it must not hand work to the pool of
    /// threads that those may belong to.
    pub fn get_or_init(&self, compute: impl FnOnce() -> T) -> &T {
        self.value.get_or_init(|| {
            count(&self.ran, self.stage);
            compute()
        })
    }

    /// The result, when it is there.
    pub fn get(&self) -> Option<&T> {
        self.value.get()
    }
}

impl Memo {
    /// A memo that remembers nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The result of `stage` for the input that `digest` stands for: the remembered one, or else
    /// what `compute` returns. Two threads that ask for the same new input at once may both
    /// compute it; one result is kept.
    pub fn get<T: Send + Sync + 'static>(
        &self,
        stage: &'static str,
        digest: Digest,
        compute: impl FnOnce() -> T,
    ) -> Arc<T> {
        self.find(digest).unwrap_or_else(|| {
            let result = Arc::new(compute());
            count(&self.ran, stage);
            self.keep(digest, result)
        })
    }

    /// The place for the result of `stage` for the input that `digest` stands for.
    pub fn slot<T: Send + Sync + 'static>(
        &self,
        stage: &'static str,
        digest: Digest,
    ) -> Arc<Slot<T>> {
        self.find(digest).unwrap_or_else(|| {
            let slot = Slot {
                value: OnceLock::new(),
                stage,
                ran: Arc::clone(&self.ran),
            };
            self.keep(digest, Arc::new(slot))
        })
    }

    /// Ends a compilation: forgets every result that it did not ask for and that nothing holds,
    /// and returns how often each stage really ran since the last call. Another that is going on
    /// meanwhile keeps what it asks for.
    pub fn sweep(&self) -> HashMap<&'static str, usize> {
        let generation = self.generation.fetch_add(1, ORDER);
        for shard in &self.shards {
            let mut forgotten = Vec::new();
            lock(shard).results.retain(|_, (seen, result)| {
                let stays = *seen >= generation || Arc::strong_count(result) > 1;
                if !stays {
                    forgotten.push(Arc::clone(result));
                }
                stays
            });
            // What a result holds may be a great deal: nobody waits for the lock meanwhile.
            drop(forgotten);
        }
        std::mem::take(&mut *lock(&self.ran))
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

    fn find<T: Send + Sync + 'static>(&self, digest: Digest) -> Option<Arc<T>> {
        let generation = self.generation.load(ORDER);
        let mut shard = self.shard(digest);
        let (seen, result) = shard.results.get_mut(&digest)?;
        *seen = generation;
        Arc::clone(result).downcast().ok()
    }

    /// Keeps a result, unless another thread was first.
    fn keep<T: Send + Sync + 'static>(&self, digest: Digest, result: Arc<T>) -> Arc<T> {
        let generation = self.generation.load(ORDER);
        let mut shard = self.shard(digest);
        let kept = shard
            .results
            .entry(digest)
            .or_insert_with(|| (generation, Arc::clone(&result) as Remembered));
        kept.0 = generation;
        Arc::clone(&kept.1).downcast().unwrap_or(result)
    }

    fn shard(&self, digest: Digest) -> MutexGuard<'_, Shard> {
        lock(&self.shards[digest.shard(self.shards.len())])
    }
}

/// Nothing but the results themselves is passed from thread to thread, and those by the locks.
const ORDER: std::sync::atomic::Ordering = std::sync::atomic::Ordering::Relaxed;

fn count(ran: &Counts, stage: &'static str) {
    *lock(ran).entry(stage).or_default() += 1;
}

/// A poisoned lock only says that another thread panicked between two whole operations on the
/// map; what the map holds is still right.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_input_is_worked_out_once_and_forgotten_when_unused() {
        let memo = Memo::new();
        let digest = Digest::of(b"input");
        assert_eq!(*memo.get("count", digest, || 1), 1);
        assert_eq!(*memo.get("count", digest, || 2), 1);
        assert_eq!(memo.sweep().get("count"), Some(&1));
        assert_eq!(*memo.get("count", digest, || 3), 1);
        memo.sweep();
        memo.sweep();
        assert!(memo.is_empty());
        assert_eq!(*memo.get("count", digest, || 4), 4);
    }

    #[test]
    fn what_something_holds_is_remembered() {
        let memo = Memo::new();
        let digest = Digest::of(b"input");
        let held = memo.get("count", digest, || 1);
        memo.sweep();
        memo.sweep();
        assert_eq!(*memo.get("count", digest, || 2), 1);
        drop(held);
        memo.sweep();
        memo.sweep();
        assert_eq!(*memo.get("count", digest, || 3), 3);
    }

    #[test]
    fn a_slot_is_filled_once_and_counts_when_it_is() {
        let memo = Memo::new();
        let digest = Digest::of(b"input");
        let slot = memo.slot("later", digest);
        assert_eq!(memo.sweep().get("later"), None);
        assert_eq!(*slot.get_or_init(|| 1), 1);
        assert_eq!(*memo.slot("later", digest).get_or_init(|| 2), 1);
        assert_eq!(memo.sweep().get("later"), Some(&1));
    }
}
