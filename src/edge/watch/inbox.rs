//! Collects changes on the disk until the consumer has processed them.
//!
//! Changes come in bursts: a text editor writes a temporary file and renames it, git writes
//! hundreds of files. So a burst is delivered as a whole, after a moment without changes. Changes
//! are numbered, so that a caller can wait until all that were received have been settled.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long no change arrives before a burst is over.
const QUIET_PERIOD: Duration = Duration::from_millis(20);

/// The longest duration of a burst.
const MAX_BURST: Duration = Duration::from_millis(300);

/// The longest duration of a burst while another program is busy.
const MAX_BUSY_BURST: Duration = Duration::from_secs(5);

/// How often a busy program is checked again.
const BUSY_RECHECK: Duration = Duration::from_millis(10);

/// The changes that have not been processed.
#[derive(Debug, Default)]
pub(super) struct Inbox {
    state: Mutex<InboxState>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct InboxState {
    paths: BTreeSet<PathBuf>,
    everything: bool,
    /// When the first and the last pending change arrived.
    first: Option<Instant>,
    last: Option<Instant>,
    received: u64,
    settled: u64,
    /// The highest echo number received.
    echo: u64,
    is_closed: bool,
}

/// A burst of changes.
#[derive(Debug)]
pub(super) struct Burst {
    /// The paths that may have changed.
    pub(super) paths: BTreeSet<PathBuf>,
    /// Whether any path may have changed.
    pub(super) everything: bool,
    /// The argument for [`Inbox::mark_settled`].
    pub(super) number: u64,
}

impl Inbox {
    /// Records that some paths may have changed.
    pub(super) fn add(&self, paths: impl IntoIterator<Item = PathBuf>) {
        self.receive(|state| state.paths.extend(paths));
    }

    /// Records that any path may have changed.
    pub(super) fn add_everything(&self) {
        self.receive(|state| state.everything = true);
    }

    fn receive(&self, add: impl FnOnce(&mut InboxState)) {
        let mut state = self.lock();
        add(&mut state);
        let now = Instant::now();
        state.first.get_or_insert(now);
        state.last = Some(now);
        state.received += 1;
        self.changed.notify_all();
    }

    /// Records that the event of an echo file arrived.
    pub(super) fn add_echo(&self, number: u64) {
        let mut state = self.lock();
        state.echo = state.echo.max(number);
        self.changed.notify_all();
    }

    /// Closes the inbox, and wakes all waiting callers.
    pub(super) fn close(&self) {
        self.lock().is_closed = true;
        self.changed.notify_all();
    }

    pub(super) fn is_closed(&self) -> bool {
        self.lock().is_closed
    }

    /// Waits for the end of the next burst; returns an empty one on timeout and `None` when the
    /// inbox is closed. `is_busy` returns whether a program that makes many changes is running.
    pub(super) fn next_burst(
        &self,
        timeout: Duration,
        is_busy: &dyn Fn() -> bool,
    ) -> Option<Burst> {
        let mut state = self.lock();
        let until = Instant::now() + timeout;
        while state.first.is_none() && !state.is_closed {
            let Some(remaining) = remaining(until) else {
                break;
            };
            state = self.wait(state, remaining);
        }
        while let (Some(first), Some(last), false) = (state.first, state.last, state.is_closed) {
            if let Some(remaining) = remaining((last + QUIET_PERIOD).min(first + MAX_BURST)) {
                state = self.wait(state, remaining);
                continue;
            }
            if remaining(first + MAX_BUSY_BURST).is_none() {
                break;
            }
            drop(state);
            let busy = is_busy();
            state = self.lock();
            if !busy {
                break;
            }
            state = self.wait(state, BUSY_RECHECK);
        }
        if state.is_closed {
            return None;
        }
        (state.first, state.last) = (None, None);
        Some(Burst {
            paths: std::mem::take(&mut state.paths),
            everything: std::mem::take(&mut state.everything),
            number: state.received,
        })
    }

    /// The number of changes received so far.
    pub(super) fn received(&self) -> u64 {
        self.lock().received
    }

    /// Marks all changes up to this number as processed.
    pub(super) fn mark_settled(&self, number: u64) {
        let mut state = self.lock();
        state.settled = state.settled.max(number);
        self.changed.notify_all();
    }

    /// Waits until all changes received so far are settled; returns whether they are.
    pub(super) fn wait_settled(&self, timeout: Duration) -> bool {
        let wanted = self.lock().received;
        self.wait_until(timeout, |state| state.settled >= wanted)
    }

    /// Waits until the event of an echo file has arrived; returns whether it did.
    pub(super) fn wait_echo(&self, number: u64, timeout: Duration) -> bool {
        self.wait_until(timeout, |state| state.echo >= number)
    }

    fn wait_until(&self, timeout: Duration, is_met: impl Fn(&InboxState) -> bool) -> bool {
        let until = Instant::now() + timeout;
        let mut state = self.lock();
        while !is_met(&state) && !state.is_closed {
            let Some(remaining) = remaining(until) else {
                break;
            };
            state = self.wait(state, remaining);
        }
        is_met(&state)
    }

    fn wait<'s>(
        &'s self,
        state: MutexGuard<'s, InboxState>,
        time: Duration,
    ) -> MutexGuard<'s, InboxState> {
        let waited = self.changed.wait_timeout(state, time);
        waited.unwrap_or_else(PoisonError::into_inner).0
    }

    /// Ignores poisoning: no thread can panic halfway through a change of the state.
    fn lock(&self) -> MutexGuard<'_, InboxState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The time until an instant; `None` when it has passed.
fn remaining(until: Instant) -> Option<Duration> {
    let remaining = until.saturating_duration_since(Instant::now());
    (!remaining.is_zero()).then_some(remaining)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    const TIMEOUT: Duration = Duration::from_secs(10);

    #[test]
    fn a_burst_is_delivered_as_a_whole_and_settled_by_its_number() {
        let inbox = Inbox::default();
        inbox.add(["a".into(), "b".into()]);
        inbox.add(["b".into()]);
        let burst = inbox.next_burst(TIMEOUT, &|| false).unwrap();
        assert_eq!(burst.paths.len(), 2);
        assert!(!burst.everything);
        assert!(!inbox.wait_settled(Duration::from_millis(1)));
        inbox.mark_settled(burst.number);
        assert!(inbox.wait_settled(TIMEOUT));
        inbox.add_everything();
        assert!(!inbox.wait_settled(Duration::from_millis(1)));
        assert!(inbox.next_burst(TIMEOUT, &|| false).unwrap().everything);
    }

    #[test]
    fn a_burst_lasts_while_another_program_is_busy() {
        let inbox = Inbox::default();
        inbox.add(["a".into()]);
        let asked = Cell::new(0);
        let busy = || {
            asked.set(asked.get() + 1);
            asked.get() < 4
        };
        assert!(inbox.next_burst(TIMEOUT, &busy).is_some());
        assert_eq!(asked.get(), 4);
    }

    #[test]
    fn a_timeout_returns_an_empty_burst_and_a_closed_inbox_none() {
        let inbox = Inbox::default();
        let burst = inbox
            .next_burst(Duration::from_millis(1), &|| false)
            .unwrap();
        assert!(burst.paths.is_empty() && !burst.everything);
        inbox.close();
        assert!(inbox.next_burst(TIMEOUT, &|| false).is_none());
    }
}
