//! Results remembered by the digest of their complete input.
//!
//! Nothing is ever invalidated. A stage asks *have I seen this exact input before?*, and whatever
//! one compilation did not ask for is forgotten at its end, so that a day of saves costs no more
//! memory than one build.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::digest::Digest;

type Remembered = Arc<dyn Any + Send + Sync>;

#[derive(Default)]
struct Shard {
    results: HashMap<Digest, (u64, Remembered)>,
    ran: HashMap<&'static str, usize>,
}

/// A store of results that several threads may use at once.
#[derive(Default)]
pub struct Memo {
    shards: [Mutex<Shard>; 16],
    generation: std::sync::atomic::AtomicU64,
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
        let generation = self.generation.load(std::sync::atomic::Ordering::Relaxed);
        if let Some((seen, result)) = self.shard(digest).results.get_mut(&digest) {
            *seen = generation;
            if let Ok(result) = Arc::clone(result).downcast() {
                return result;
            }
        }
        let result = Arc::new(compute());
        let mut shard = self.shard(digest);
        *shard.ran.entry(stage).or_default() += 1;
        shard
            .results
            .insert(digest, (generation, Arc::clone(&result) as Remembered));
        result
    }

    /// Ends a compilation: forgets every result that it did not ask for, and returns how often
    /// each stage really ran since the last call.
    pub fn sweep(&self) -> HashMap<&'static str, usize> {
        use std::sync::atomic::Ordering::Relaxed;
        let generation = self.generation.fetch_add(1, Relaxed);
        let mut ran = HashMap::new();
        for shard in &self.shards {
            let mut shard = lock(shard);
            shard.results.retain(|_, (seen, _)| *seen == generation);
            for (stage, count) in shard.ran.drain() {
                *ran.entry(stage).or_default() += count;
            }
        }
        ran
    }

    fn shard(&self, digest: Digest) -> MutexGuard<'_, Shard> {
        lock(&self.shards[digest.shard(self.shards.len())])
    }
}

/// A poisoned lock only says that another thread panicked between two whole operations on the
/// map; what the map holds is still right.
fn lock(shard: &Mutex<Shard>) -> MutexGuard<'_, Shard> {
    shard.lock().unwrap_or_else(PoisonError::into_inner)
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
        assert_eq!(*memo.get("count", digest, || 4), 4);
    }
}
