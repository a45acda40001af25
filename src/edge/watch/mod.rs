//! A disk world that is kept up to date.
//!
//! The operating system reports changes (`events`), which are collected in bursts (`inbox`). In
//! addition the metadata of the whole project is rescanned now and then: events get lost, and some
//! disks report none. When that happens, the rescans switch to a short interval, which is polling.
//!
//! [`FreshWorld::wait_until_current`] makes a preview trustworthy: it returns when every change
//! made before the call is in a world that the consumer has received and settled.

mod events;
mod inbox;
mod mounts;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use jiff::civil::Date;

use self::events::{Echo, Events};
use self::inbox::{Inbox, Surroundings, Trace};
use super::Failure;
use super::disk::{self, DiskWorld};
use crate::world::World;

/// The interval between rescans while the operating system reports changes.
const RESCAN_INTERVAL: Duration = Duration::from_secs(3);

/// The interval between rescans while it does not.
const POLL_INTERVAL: Duration = Duration::from_millis(400);

/// The pause after a rescan, as a multiple of its duration at least.
const MIN_PAUSE_FACTOR: u32 = 12;

/// The longest wait for the received changes to be settled.
const SETTLE_TIMEOUT: Duration = Duration::from_secs(20);

/// The largest age of the lock file of a running git; an older one is stale.
const GIT_LOCK_MAX_AGE: Duration = Duration::from_secs(10);

/// A disk world that is kept up to date.
pub struct FreshWorld {
    shared: Arc<WatchState>,
}

struct WatchState {
    /// The path of git's lock file, if the project is in a repository.
    git_lock: Option<PathBuf>,
    latest: Mutex<DiskWorld>,
    /// The identity of the watched folder, which may be replaced by another.
    watched: Mutex<Option<(u64, u64)>>,
    /// Whether the date is that of the clock.
    follows_clock: AtomicBool,
    events: Mutex<Option<Events>>,
    echo: Option<Echo>,
    inbox: Arc<Inbox>,
    /// Whether changes are found by rescans at short intervals, because no events can be relied on.
    is_polling: Arc<AtomicBool>,
    /// When the last rescan began; locked during a rescan.
    last_rescan: Mutex<Option<Instant>>,
}

/// A world that differs from the previous one.
pub struct WorldUpdate {
    /// The world.
    pub world: DiskWorld,
    /// The argument for [`FreshWorld::mark_settled`].
    pub number: u64,
}

impl FreshWorld {
    /// Opens a project and watches it. Without a date it follows the clock. With `poll` it polls
    /// from the start.
    ///
    /// # Errors
    /// The folder does not exist.
    pub fn open(project: &Path, today: Option<Date>, poll: bool) -> Result<Self, Failure> {
        let world = DiskWorld::open(project, today)?;
        let project = world.project().to_owned();
        let inbox = Arc::new(Inbox::default());
        let is_polling = Arc::new(AtomicBool::new(poll || mounts::is_remote(&project)));
        let events = match poll {
            true => None,
            false => Events::start(&project, &inbox, &is_polling).ok(),
        };
        let (events, echo) = match events {
            Some((events, echo)) => (Some(events), echo),
            None => (None, None),
        };
        is_polling.fetch_or(events.is_none(), Ordering::Relaxed);
        // Changes made while the project was opened caused no event.
        inbox.add_everything();
        let shared = Arc::new(WatchState {
            git_lock: git_lock(&project),
            watched: Mutex::new(disk::folder_identity(&project)),
            latest: Mutex::new(world),
            follows_clock: AtomicBool::new(today.is_none()),
            events: Mutex::new(events),
            echo,
            inbox,
            is_polling,
            last_rescan: Mutex::new(None),
        });
        let watcher = Arc::clone(&shared);
        thread::spawn(move || watcher.rescan_loop());
        Ok(Self { shared })
    }

    /// The newest world.
    pub fn world(&self) -> DiskWorld {
        self.shared.world()
    }

    /// Whether changes are found by polling, because no events can be relied on.
    pub fn is_polling(&self) -> bool {
        self.shared.is_polling.load(Ordering::Relaxed)
    }

    /// Sets the date of the following worlds; `None` follows the clock again.
    pub fn set_date(&self, today: Option<Date>) {
        let shared = &self.shared;
        shared
            .follows_clock
            .store(today.is_none(), Ordering::Relaxed);
        if let Some(today) = today.or_else(|| disk::current_date().ok()) {
            let mut latest = lock(&shared.latest);
            *latest = latest.with_date(today);
        }
        shared.inbox.add([PathBuf::new()], Trace::Whole);
    }

    /// Waits for a world that differs from `known` in what a build reads; returns `None` after
    /// [`Self::close`]. To be called by one thread, in a loop.
    pub fn next(&self, known: &DiskWorld) -> Option<WorldUpdate> {
        let shared = &self.shared;
        loop {
            let burst = shared.inbox.next_burst(RESCAN_INTERVAL, &**shared)?;
            let world = shared.refresh(&burst.paths, burst.everything);
            if !world.is_same_as(known) {
                let number = burst.number;
                return Some(WorldUpdate { world, number });
            }
            shared.inbox.mark_settled(burst.number);
        }
    }

    /// Marks an update as processed, and wakes the callers that wait for it.
    pub fn mark_settled(&self, number: u64) {
        self.shared.inbox.mark_settled(number);
    }

    /// Reads some files again that may have changed, in case the system does not report it.
    pub fn look_at(&self, files: impl IntoIterator<Item = PathBuf>) {
        self.shared.inbox.add(files, Trace::Whole);
    }

    /// Waits until every change made before this call has been settled.
    pub fn wait_until_current(&self) {
        let shared = &self.shared;
        shared.rewatch_if_replaced();
        let events_are_complete =
            !self.is_polling() && !shared.world().has_links() && shared.wait_for_events();
        if !events_are_complete {
            shared.rescan();
        }
        shared.inbox.wait_settled(SETTLE_TIMEOUT);
    }

    /// Stops watching: [`Self::next`] returns `None` from here on.
    pub fn close(&self) {
        self.shared.inbox.close();
        if let Some(echo) = &self.shared.echo {
            echo.close();
        }
    }
}

impl Drop for FreshWorld {
    fn drop(&mut self) {
        self.close();
    }
}

impl WatchState {
    fn world(&self) -> DiskWorld {
        lock(&self.latest).clone()
    }

    /// Watches the project's folder again if it was replaced by another one, which causes no
    /// events.
    fn rewatch_if_replaced(&self) {
        let Some(current) = disk::folder_identity(self.world().project()) else {
            return;
        };
        if lock(&self.watched).replace(current) != Some(current) {
            self.inbox.add_everything();
        }
    }

    /// Refreshes the newest world after changes at some paths, or anywhere.
    fn refresh(&self, paths: &BTreeSet<PathBuf>, everything: bool) -> DiskWorld {
        if let Some(events) = &mut *lock(&self.events) {
            let watched = match everything {
                true => events.watch_all(),
                false => events.watch_again(paths.iter()),
            };
            if watched.is_err() {
                self.is_polling.store(true, Ordering::Relaxed);
            }
        }
        let before = self.world();
        let stale = if everything {
            before.stale_paths()
        } else {
            BTreeSet::new()
        };
        let mut world = before.refreshed(paths).refreshed(&stale);
        let mut latest = lock(&self.latest);
        // The date may have been set in the meantime.
        let today = match self.follows_clock.load(Ordering::Relaxed) {
            true => disk::current_date().unwrap_or(latest.today()),
            false => latest.today(),
        };
        if today != world.today() {
            world = world.with_date(today);
        }
        *latest = world.clone();
        world
    }

    fn rescan_loop(&self) {
        let mut missed = 0;
        while !self.inbox.is_closed() {
            let start = Instant::now();
            if self.rescan() && !self.is_polling.load(Ordering::Relaxed) {
                // The watch may have been lost with a folder. Watch everything again once; after a
                // second miss, poll.
                missed += 1;
                self.is_polling.fetch_or(missed > 1, Ordering::Relaxed);
                self.inbox.add_everything();
            }
            let pause = match self.is_polling.load(Ordering::Relaxed) {
                true => POLL_INTERVAL,
                false => RESCAN_INTERVAL,
            };
            self.sleep(pause.max(start.elapsed() * MIN_PAUSE_FACTOR));
        }
    }

    /// Sleeps in short intervals, to notice when the watch is closed.
    fn sleep(&self, time: Duration) {
        let until = Instant::now() + time;
        while Instant::now() < until && !self.inbox.is_closed() {
            thread::sleep(POLL_INTERVAL.min(until.saturating_duration_since(Instant::now())));
        }
    }

    /// Looks for changes; returns whether there were any that no event reported. A call during
    /// another rescan waits for it and then scans again, as the other may have passed a file before
    /// its change; except when a rescan began after this call.
    fn rescan(&self) -> bool {
        let called = Instant::now();
        let mut last_rescan = lock(&self.last_rescan);
        if last_rescan.is_some_and(|begun| begun > called) {
            return false;
        }
        *last_rescan = Some(Instant::now());
        let stale = self.world().stale_paths();
        if stale.is_empty() {
            return false;
        }
        // Its events may still be on their way, or received and not settled.
        self.wait_for_events();
        let received = self.inbox.received();
        self.inbox.wait_settled(SETTLE_TIMEOUT);
        let world = self.world();
        if world.refreshed(&stale).is_same_as(&world) {
            return false;
        }
        if !self.is_polling.load(Ordering::Relaxed) {
            self.wait_for_events();
            if self.inbox.received() != received {
                return false;
            }
        }
        self.inbox.add(stale, Trace::Open);
        true
    }

    /// Waits until all pending events have been received; returns whether that is certain.
    fn wait_for_events(&self) -> bool {
        self.echo.as_ref().is_some_and(Echo::wait_for_events)
    }
}

impl Surroundings for WatchState {
    /// Whether git changes files of the project.
    fn is_busy(&self) -> bool {
        let lock = self.git_lock.as_ref().and_then(|lock| lock.metadata().ok());
        lock.is_some_and(|lock| {
            let age = lock
                .modified()
                .map(|time| SystemTime::now().duration_since(time));
            !matches!(age, Ok(Ok(age)) if age > GIT_LOCK_MAX_AGE)
        })
    }

    fn has(&self, path: &Path) -> bool {
        lock(&self.latest).has(path)
    }
}

/// The path of git's lock file, which exists while git changes files of the project.
fn git_lock(project: &Path) -> Option<PathBuf> {
    let git = project
        .ancestors()
        .map(|folder| folder.join(".git"))
        .find(|git| git.exists())?;
    if git.is_dir() {
        return Some(git.join("index.lock"));
    }
    // In an additional work tree, `.git` is a file with the path of the folder.
    let text = std::fs::read_to_string(&git).ok()?;
    let folder = git.parent()?.join(text.strip_prefix("gitdir:")?.trim());
    Some(folder.join("index.lock"))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
