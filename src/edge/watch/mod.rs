//! A disk world that is kept up to date.
//!
//! The operating system reports changes (`events`), which are collected in bursts (`inbox`). Now and
//! then the whole project is scanned as well, without reading its files, because events get lost and
//! some disks report none. Where that happens the watch scans more often by itself: it polls.
//!
//! [`FreshWorld::caught_up`] is what makes a preview trustworthy: it returns when every change made
//! before the call is part of a world that has been returned and settled.

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
use self::inbox::Inbox;
use super::Failure;
use super::disk::{self, DiskWorld};
use crate::world::World;

/// How often the project is scanned while the system reports changes.
const RESCAN_INTERVAL: Duration = Duration::from_secs(3);

/// How often the project is scanned while it does not.
const POLL_INTERVAL: Duration = Duration::from_millis(400);

/// The pause after a scan, at least, in multiples of the time that the scan took.
const PAUSE_PER_SCAN: u32 = 12;

/// How long a caller waits for reported changes to be settled before it continues without.
const SETTLE_TIMEOUT: Duration = Duration::from_secs(20);

/// The age from which a lock file of git counts as left behind.
const STALE_GIT_LOCK: Duration = Duration::from_secs(10);

/// A disk world that is kept up to date.
pub struct FreshWorld {
    shared: Arc<WatchState>,
}

struct WatchState {
    /// The lock file of git, which exists while git changes files.
    git_lock: Option<PathBuf>,
    latest: Mutex<DiskWorld>,
    /// The identity of the watched folder. Another folder may replace it at its path.
    watched: Mutex<Option<(u64, u64)>>,
    /// Whether the date is that of the clock.
    follows_clock: AtomicBool,
    events: Mutex<Option<Events>>,
    echo: Option<Echo>,
    inbox: Arc<Inbox>,
    /// Whether the watch polls because the system does not report changes.
    polls: Arc<AtomicBool>,
    /// Held during a scan: when the last one began.
    scanning: Mutex<Option<Instant>>,
}

/// A world that differs from the one before.
pub struct Fresh {
    /// The world.
    pub world: DiskWorld,
    /// The argument for [`FreshWorld::settle`].
    pub number: u64,
}

impl FreshWorld {
    /// Opens a project and watches it. Without a date it follows the clock. With `poll` it polls
    /// from the start.
    ///
    /// # Errors
    /// The folder is not there.
    pub fn open(project: &Path, today: Option<Date>, poll: bool) -> Result<Self, Failure> {
        let world = DiskWorld::open(project, today)?;
        let project = world.project().to_owned();
        let inbox = Arc::new(Inbox::default());
        let polls = Arc::new(AtomicBool::new(poll || mounts::is_remote(&project)));
        let events = match poll {
            true => None,
            false => Events::start(&project, &inbox, &polls).ok(),
        };
        let (events, echo) = match events {
            Some((events, echo)) => (Some(events), echo),
            None => (None, None),
        };
        polls.fetch_or(events.is_none(), Ordering::Relaxed);
        // Changes made while it was opened have not been reported.
        inbox.note_everything();
        let shared = Arc::new(WatchState {
            git_lock: git_lock(&project),
            watched: Mutex::new(disk::identity(&project)),
            latest: Mutex::new(world),
            follows_clock: AtomicBool::new(today.is_none()),
            events: Mutex::new(events),
            echo,
            inbox,
            polls,
            scanning: Mutex::new(None),
        });
        let scanner = Arc::clone(&shared);
        thread::spawn(move || scanner.rescan_loop());
        Ok(Self { shared })
    }

    /// The newest world.
    pub fn world(&self) -> DiskWorld {
        self.shared.world()
    }

    /// Whether the watch polls because the system does not report changes.
    pub fn polls(&self) -> bool {
        self.shared.polls.load(Ordering::Relaxed)
    }

    /// Sets the date, or follows the clock again. The next world has that date.
    pub fn travel(&self, today: Option<Date>) {
        let shared = &self.shared;
        shared
            .follows_clock
            .store(today.is_none(), Ordering::Relaxed);
        if let Some(today) = today.or_else(|| disk::clock().ok()) {
            let mut latest = lock(&shared.latest);
            *latest = latest.on(today);
        }
        shared.inbox.note([PathBuf::new()]);
    }

    /// Waits for a world that differs from `known` in what a build reads; returns `None` when the
    /// watch is closed. Only one thread may call this.
    pub fn next(&self, known: &DiskWorld) -> Option<Fresh> {
        let shared = &self.shared;
        let is_busy = || shared.git_is_at_work();
        loop {
            let burst = shared.inbox.next(RESCAN_INTERVAL, &is_busy)?;
            let world = shared.apply(&burst.paths, burst.everything);
            if !world.is_same_as(known) {
                let number = burst.number;
                return Some(Fresh { world, number });
            }
            shared.inbox.settle(burst.number);
        }
    }

    /// Marks a world as processed, so that callers of [`Self::caught_up`] that wait for it return.
    pub fn settle(&self, number: u64) {
        self.shared.inbox.settle(number);
    }

    /// Waits until every change made before the call has been settled.
    pub fn caught_up(&self) {
        let shared = &self.shared;
        shared.rewatch_if_replaced();
        let is_complete = !self.polls() && !shared.world().has_links() && shared.flush_events();
        if !is_complete {
            shared.rescan();
        }
        shared.inbox.wait_settled(SETTLE_TIMEOUT);
    }

    /// Ends the watch: [`Self::next`] returns `None` from now on.
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

    /// Watches the folder at the project's path anew when another one has replaced it: the system
    /// keeps reporting on the old one.
    fn rewatch_if_replaced(&self) {
        let Some(there) = disk::identity(self.world().project()) else {
            return;
        };
        if lock(&self.watched).replace(there) != Some(there) {
            self.inbox.note_everything();
        }
    }

    /// Updates the world with the reported changes and returns it.
    fn apply(&self, paths: &BTreeSet<PathBuf>, everything: bool) -> DiskWorld {
        if let Some(events) = &mut *lock(&self.events) {
            let watched = match everything {
                true => events.watch_all(),
                false => events.watch_again(paths.iter()),
            };
            if watched.is_err() {
                self.polls.store(true, Ordering::Relaxed);
            }
        }
        let before = self.world();
        let stale = if everything {
            before.stale()
        } else {
            BTreeSet::new()
        };
        let mut world = before.refreshed(paths).refreshed(&stale);
        let mut latest = lock(&self.latest);
        // The date may have been set meanwhile.
        let today = match self.follows_clock.load(Ordering::Relaxed) {
            true => disk::clock().unwrap_or(latest.today()),
            false => latest.today(),
        };
        if today != world.today() {
            world = world.on(today);
        }
        *latest = world.clone();
        world
    }

    /// Scans the project again and again until the watch is closed, and switches to polling when the
    /// system misses changes.
    fn rescan_loop(&self) {
        let mut missed = 0;
        while !self.inbox.is_closed() {
            let start = Instant::now();
            if self.rescan() && !self.polls.load(Ordering::Relaxed) {
                // The watch may have been lost with a folder; when events are lost again, poll.
                missed += 1;
                self.polls.fetch_or(missed > 1, Ordering::Relaxed);
                self.inbox.note_everything();
            }
            let pause = match self.polls.load(Ordering::Relaxed) {
                true => POLL_INTERVAL,
                false => RESCAN_INTERVAL,
            };
            self.pause(pause.max(start.elapsed() * PAUSE_PER_SCAN));
        }
    }

    /// Sleeps in short steps, so that closing the watch ends it soon.
    fn pause(&self, time: Duration) {
        let until = Instant::now() + time;
        while Instant::now() < until && !self.inbox.is_closed() {
            thread::sleep(POLL_INTERVAL.min(until.saturating_duration_since(Instant::now())));
        }
    }

    /// Scans the project for changes; returns whether there were some that no event had reported.
    ///
    /// A call during another scan waits for it and then scans itself, because that scan may have
    /// passed a file before it changed; unless a scan has begun after the call.
    fn rescan(&self) -> bool {
        let called = Instant::now();
        let mut scanning = lock(&self.scanning);
        if scanning.is_some_and(|begun| begun > called) {
            return false;
        }
        *scanning = Some(Instant::now());
        let stale = self.world().stale();
        if stale.is_empty() {
            return false;
        }
        // An event for it may be on its way, or in the inbox.
        self.flush_events();
        let arrived = self.inbox.arrived();
        self.inbox.wait_settled(SETTLE_TIMEOUT);
        let world = self.world();
        if world.refreshed(&stale).is_same_as(&world) {
            return false;
        }
        if !self.polls.load(Ordering::Relaxed) {
            self.flush_events();
            if self.inbox.arrived() != arrived {
                return false;
            }
        }
        self.inbox.note(stale);
        true
    }

    /// Waits until every event of the past is in the inbox; returns whether that is certain.
    fn flush_events(&self) -> bool {
        self.echo.as_ref().is_some_and(Echo::catch_up)
    }

    fn git_is_at_work(&self) -> bool {
        let lock = self.git_lock.as_ref().and_then(|lock| lock.metadata().ok());
        lock.is_some_and(|lock| {
            let age = lock
                .modified()
                .map(|time| SystemTime::now().duration_since(time));
            !matches!(age, Ok(Ok(age)) if age > STALE_GIT_LOCK)
        })
    }
}

/// The path of the lock file that git holds while it changes the files of a project.
fn git_lock(project: &Path) -> Option<PathBuf> {
    let git = project
        .ancestors()
        .map(|folder| folder.join(".git"))
        .find(|git| git.exists())?;
    if git.is_dir() {
        return Some(git.join("index.lock"));
    }
    // In a linked work tree `.git` is a file that names the folder.
    let text = std::fs::read_to_string(&git).ok()?;
    let folder = git.parent()?.join(text.strip_prefix("gitdir:")?.trim());
    Some(folder.join("index.lock"))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
