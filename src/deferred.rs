//! A value that is computed on first use.

use std::sync::OnceLock;

/// A cell for a value that is computed on first use, by whichever thread needs it first.
///
/// The computation runs outside of any lock, so it may use a thread pool: with
/// [`OnceLock::get_or_init`] a pool thread that waits for its own subtasks can pick up a task that
/// asks for the same value, and wait for itself. Two threads that ask for a missing value at the
/// same time may both compute it; the first result is kept, and both get that one.
#[derive(Debug, Clone)]
pub struct Deferred<T>(OnceLock<T>);

impl<T> Default for Deferred<T> {
    fn default() -> Self {
        Self(OnceLock::new())
    }
}

impl<T> Deferred<T> {
    /// An empty cell.
    pub fn new() -> Self {
        Self::default()
    }

    /// The stored value, or else the result of `compute`, which is then stored.
    pub fn get_or_compute(&self, compute: impl FnOnce() -> T) -> &T {
        if let Some(value) = self.get() {
            return value;
        }
        let computed = compute();
        #[expect(
            clippy::disallowed_methods,
            reason = "the value is there already: nothing is computed under the lock"
        )]
        self.0.get_or_init(|| computed)
    }

    /// The value, if it has been computed.
    pub fn get(&self) -> Option<&T> {
        self.0.get()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use rayon::prelude::*;

    use super::Deferred;

    #[test]
    fn the_first_result_is_kept() {
        let cell = Deferred::new();
        assert_eq!(cell.get(), None);
        assert_eq!(*cell.get_or_compute(|| 1), 1);
        assert_eq!(*cell.get_or_compute(|| 2), 1);
        assert_eq!(cell.get(), Some(&1));
    }

    #[test]
    fn a_value_needed_during_its_own_computation_is_computed_again() {
        let cell = Deferred::new();
        let outer = cell.get_or_compute(|| *cell.get_or_compute(|| 1) + 1);
        assert_eq!(*outer, 1);
    }

    #[test]
    fn two_threads_that_compute_at_once_get_the_same_value() {
        let cell = Deferred::new();
        let both_compute = Barrier::new(2);
        let ask = |own: u32| {
            let value = cell.get_or_compute(|| {
                both_compute.wait();
                own
            });
            std::ptr::from_ref(value).addr()
        };
        let (one, other) = std::thread::scope(|scope| {
            let one = scope.spawn(|| ask(1));
            (ask(2), one.join().unwrap())
        });
        assert_eq!(one, other);
    }

    #[test]
    fn a_computation_may_use_the_thread_pool_that_waits_for_it() {
        let cell = Deferred::new();
        let sum = |_| *cell.get_or_compute(|| (0..1000_u64).into_par_iter().map(|n| n % 7).sum());
        let sums: Vec<u64> = (0..64).into_par_iter().map(sum).collect();
        assert!(sums.iter().all(|sum| *sum == sums[0]));
    }
}
