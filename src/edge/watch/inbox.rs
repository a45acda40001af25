//! Collects changes on the disk until the consumer has processed them.
//!
//! Changes come in bursts: a text editor writes a temporary file and renames it, git writes
//! hundreds of files. So a burst is delivered as a whole: at once when all its files are [whole](Trace::Whole),
//! else after a moment without changes. Changes are numbered, so that a caller can wait until all that
//! were received have been settled.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
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

/// What is known of a path that may have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trace {
    /// Nobody is writing it: it was closed, or put in place as a whole.
    Whole,
    /// Something else about it than its bytes changed.
    Touched,
    /// It was removed or given another name. Some editors do so before they write it anew.
    Gone,
    /// It may be half written.
    Open,
}

#[derive(Debug, Default)]
struct InboxState {
    paths: BTreeSet<PathBuf>,
    /// Those of them that are open or gone.
    unfinished: BTreeMap<PathBuf, Trace>,
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

impl InboxState {
    /// Whether no file of the burst is being written or replaced, as far as is known. What is gone and was
    /// not there before is forgotten, so that each path is asked for once, however many change.
    fn is_whole(&mut self, surroundings: &dyn Surroundings) -> bool {
        while let Some(first) = self.unfinished.first_entry() {
            if *first.get() == Trace::Open || surroundings.has(first.key()) {
                return false;
            }
            first.remove();
        }
        !self.everything
    }
}

/// What the end of a burst depends on besides the changes.
pub(super) trait Surroundings {
    /// Whether a program that makes many changes is running.
    fn is_busy(&self) -> bool;

    /// Whether a path was there when the changes before were processed.
    fn has(&self, path: &Path) -> bool;
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
    pub(super) fn add(&self, paths: impl IntoIterator<Item = PathBuf>, trace: Trace) {
        self.receive(|state| {
            for path in paths {
                match trace {
                    Trace::Touched => {}
                    Trace::Whole => {
                        state.unfinished.remove(&path);
                    }
                    Trace::Gone | Trace::Open => {
                        state.unfinished.insert(path.clone(), trace);
                    }
                }
                state.paths.insert(path);
            }
        });
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
    /// inbox is closed.
    pub(super) fn next_burst(
        &self,
        timeout: Duration,
        surroundings: &dyn Surroundings,
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
            if !state.is_whole(surroundings)
                && let Some(remaining) = remaining((last + QUIET_PERIOD).min(first + MAX_BURST))
            {
                state = self.wait(state, remaining);
                continue;
            }
            if remaining(first + MAX_BUSY_BURST).is_none() {
                break;
            }
            drop(state);
            let busy = surroundings.is_busy();
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
        state.unfinished.clear();
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

    /// A project with one file, and a program that is busy for some questions.
    #[derive(Default)]
    struct Project {
        asked: Cell<u32>,
        busy_until: u32,
    }

    impl Surroundings for Project {
        fn is_busy(&self) -> bool {
            self.asked.set(self.asked.get() + 1);
            self.asked.get() < self.busy_until
        }

        fn has(&self, path: &Path) -> bool {
            path == Path::new("cursus.md")
        }
    }

    fn next(inbox: &Inbox) -> Burst {
        let burst = inbox.next_burst(TIMEOUT, &Project::default());
        burst.expect("the inbox is open")
    }

    #[test]
    fn a_burst_is_delivered_as_a_whole_and_settled_by_its_number() {
        let inbox = Inbox::default();
        inbox.add(["a".into(), "b".into()], Trace::Open);
        inbox.add(["b".into()], Trace::Open);
        let burst = next(&inbox);
        assert_eq!(burst.paths.len(), 2);
        assert!(!burst.everything);
        assert!(!inbox.wait_settled(Duration::from_millis(1)));
        inbox.mark_settled(burst.number);
        assert!(inbox.wait_settled(TIMEOUT));
        inbox.add_everything();
        assert!(!inbox.wait_settled(Duration::from_millis(1)));
        assert!(next(&inbox).everything);
    }

    #[test]
    fn a_burst_is_over_when_its_files_are_whole() {
        type Traces<'t> = &'t [(&'t str, Trace)];
        let cases: [(&str, Traces<'_>, bool); 9] = [
            ("it was only looked at", &[], true),
            ("being written", &[("cursus.md", Trace::Open)], false),
            (
                "written",
                &[("cursus.md", Trace::Open), ("cursus.md", Trace::Whole)],
                true,
            ),
            (
                "written again",
                &[("cursus.md", Trace::Whole), ("cursus.md", Trace::Open)],
                false,
            ),
            (
                "its rights change while it is being written",
                &[("cursus.md", Trace::Open), ("cursus.md", Trace::Touched)],
                false,
            ),
            ("its rights change", &[("cursus.md", Trace::Touched)], true),
            (
                "a temporary file takes its place",
                &[
                    (".cursus.md.tmp", Trace::Open),
                    (".cursus.md.tmp", Trace::Whole),
                    (".cursus.md.tmp", Trace::Gone),
                    ("cursus.md", Trace::Whole),
                ],
                true,
            ),
            (
                "it is kept under another name before it is written",
                &[("cursus.md", Trace::Gone), ("cursus.md~", Trace::Whole)],
                false,
            ),
            (
                "one of two is being written",
                &[("cursus.md", Trace::Whole), ("nieuws.md", Trace::Open)],
                false,
            ),
        ];
        for (what, traces, is_whole) in cases {
            let inbox = Inbox::default();
            for (path, trace) in traces {
                inbox.add([PathBuf::from(path)], *trace);
            }
            let mut state = inbox.lock();
            assert_eq!(state.is_whole(&Project::default()), is_whole, "{what}");
        }
        let inbox = Inbox::default();
        inbox.add_everything();
        assert!(!inbox.lock().is_whole(&Project::default()));
    }

    #[test]
    fn a_burst_lasts_while_another_program_is_busy() {
        for trace in [Trace::Open, Trace::Whole] {
            let inbox = Inbox::default();
            inbox.add(["a".into()], trace);
            let git = Project {
                busy_until: 4,
                ..Project::default()
            };
            assert!(inbox.next_burst(TIMEOUT, &git).is_some());
            assert_eq!(git.asked.get(), 4, "{trace:?}");
        }
    }

    #[test]
    fn a_timeout_returns_an_empty_burst_and_a_closed_inbox_none() {
        let inbox = Inbox::default();
        let project = Project::default();
        let burst = inbox
            .next_burst(Duration::from_millis(1), &project)
            .unwrap();
        assert!(burst.paths.is_empty() && !burst.everything);
        inbox.close();
        assert!(inbox.next_burst(TIMEOUT, &project).is_none());
    }
}
