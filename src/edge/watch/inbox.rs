//! What was heard of changes on the disk, until somebody has dealt with it.
//!
//! News comes in bursts: an editor writes beside the file and renames, git touches hundreds of
//! files. So a burst is taken as a whole when it has been quiet for a moment. Who wants to know
//! whether everything that was heard has been dealt with waits for the number of its news.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long nothing is heard before a burst is over.
const QUIET: Duration = Duration::from_millis(20);

/// How long a burst is waited for in all.
const LONGEST: Duration = Duration::from_millis(300);

/// How long a burst is waited for while another program says that it is busy.
const LONGEST_BUSY: Duration = Duration::from_secs(5);

/// How often a program that is busy is asked again.
const ASK_AGAIN: Duration = Duration::from_millis(10);

/// News that has not been dealt with.
#[derive(Debug, Default)]
pub(super) struct Inbox {
    state: Mutex<State>,
    news: Condvar,
}

#[derive(Debug, Default)]
struct State {
    paths: BTreeSet<PathBuf>,
    everything: bool,
    /// When the first and the last of the news came in.
    first: Option<Instant>,
    last: Option<Instant>,
    arrived: u64,
    settled: u64,
    /// The highest number that came back from the other end of the line.
    echo: u64,
    is_closed: bool,
}

/// A burst of news.
#[derive(Debug)]
pub(super) struct Burst {
    /// Where something may have changed.
    pub(super) paths: BTreeSet<PathBuf>,
    /// Whether something may have changed anywhere.
    pub(super) everything: bool,
    /// What to settle when it has been dealt with.
    pub(super) number: u64,
}

impl Inbox {
    /// Something may have changed at some paths.
    pub(super) fn note(&self, paths: impl IntoIterator<Item = PathBuf>) {
        self.arrive(|state| state.paths.extend(paths));
    }

    /// Something may have changed anywhere.
    pub(super) fn note_everything(&self) {
        self.arrive(|state| state.everything = true);
    }

    fn arrive(&self, add: impl FnOnce(&mut State)) {
        let mut state = self.lock();
        add(&mut state);
        let now = Instant::now();
        state.first.get_or_insert(now);
        state.last = Some(now);
        state.arrived += 1;
        self.news.notify_all();
    }

    /// A number came back from the other end of the line.
    pub(super) fn note_echo(&self, number: u64) {
        let mut state = self.lock();
        state.echo = state.echo.max(number);
        self.news.notify_all();
    }

    /// Nothing more will be taken: whoever waits goes on.
    pub(super) fn close(&self) {
        self.lock().is_closed = true;
        self.news.notify_all();
    }

    pub(super) fn is_closed(&self) -> bool {
        self.lock().is_closed
    }

    /// The next burst, when it is over; an empty one when there is no news for so long; `None` when
    /// the inbox is closed. `is_busy` says whether a program that makes many changes is at work.
    pub(super) fn next(&self, patience: Duration, is_busy: &dyn Fn() -> bool) -> Option<Burst> {
        let is_empty = |state: &mut State| state.first.is_none() && !state.is_closed;
        let waited = self
            .news
            .wait_timeout_while(self.lock(), patience, is_empty);
        let mut state = waited.unwrap_or_else(PoisonError::into_inner).0;
        while let (Some(first), Some(last), false) = (state.first, state.last, state.is_closed) {
            if let Some(left) = left((last + QUIET).min(first + LONGEST)) {
                state = self.wait(state, left);
                continue;
            }
            if left(first + LONGEST_BUSY).is_none() {
                break;
            }
            drop(state);
            let busy = is_busy();
            state = self.lock();
            if !busy {
                break;
            }
            state = self.wait(state, ASK_AGAIN);
        }
        if state.is_closed {
            return None;
        }
        (state.first, state.last) = (None, None);
        Some(Burst {
            paths: std::mem::take(&mut state.paths),
            everything: std::mem::take(&mut state.everything),
            number: state.arrived,
        })
    }

    /// How much news there has been.
    pub(super) fn arrived(&self) -> u64 {
        self.lock().arrived
    }

    /// All news up to this number has been dealt with.
    pub(super) fn settle(&self, number: u64) {
        let mut state = self.lock();
        state.settled = state.settled.max(number);
        self.news.notify_all();
    }

    /// Waits until all that has been heard by now has been dealt with; says whether it was.
    pub(super) fn wait_settled(&self, patience: Duration) -> bool {
        let wanted = self.lock().arrived;
        self.wait_until(patience, |state| state.settled >= wanted)
    }

    /// Waits until a number has come back; says whether it did.
    pub(super) fn wait_echo(&self, number: u64, patience: Duration) -> bool {
        self.wait_until(patience, |state| state.echo >= number)
    }

    fn wait_until(&self, patience: Duration, is_so: impl Fn(&State) -> bool) -> bool {
        let is_pending = |state: &mut State| !is_so(state) && !state.is_closed;
        let waited = self
            .news
            .wait_timeout_while(self.lock(), patience, is_pending);
        is_so(&waited.unwrap_or_else(PoisonError::into_inner).0)
    }

    fn wait<'s>(&'s self, state: MutexGuard<'s, State>, time: Duration) -> MutexGuard<'s, State> {
        let waited = self.news.wait_timeout(state, time);
        waited.unwrap_or_else(PoisonError::into_inner).0
    }

    /// A poisoned lock only says that another thread panicked between two whole changes.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is left of the time until an instant; `None` when that has come.
fn left(until: Instant) -> Option<Duration> {
    let left = until.saturating_duration_since(Instant::now());
    (!left.is_zero()).then_some(left)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(10);

    #[test]
    fn a_burst_is_taken_as_a_whole_and_settled_by_its_number() {
        let inbox = Inbox::default();
        inbox.note(["a".into(), "b".into()]);
        inbox.note(["b".into()]);
        let burst = inbox.next(PATIENCE, &|| false).unwrap();
        assert_eq!(burst.paths.len(), 2);
        assert!(!burst.everything);
        assert!(!inbox.wait_settled(Duration::from_millis(1)));
        inbox.settle(burst.number);
        assert!(inbox.wait_settled(PATIENCE));
        inbox.note_everything();
        assert!(!inbox.wait_settled(Duration::from_millis(1)));
        assert!(inbox.next(PATIENCE, &|| false).unwrap().everything);
    }

    #[test]
    fn a_program_that_is_busy_is_waited_for() {
        let inbox = Inbox::default();
        inbox.note(["a".into()]);
        let asked = Cell::new(0);
        let busy = || {
            asked.set(asked.get() + 1);
            asked.get() < 4
        };
        assert!(inbox.next(PATIENCE, &busy).is_some());
        assert_eq!(asked.get(), 4);
    }

    #[test]
    fn no_news_is_an_empty_burst_and_a_closed_inbox_none() {
        let inbox = Inbox::default();
        let burst = inbox.next(Duration::from_millis(1), &|| false).unwrap();
        assert!(burst.paths.is_empty() && !burst.everything);
        inbox.close();
        assert!(inbox.next(PATIENCE, &|| false).is_none());
    }
}
