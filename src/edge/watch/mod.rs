//! A disk world that is kept up to date.
//!
//! What changed is told by the operating system (`events`), in bursts (`inbox`). On top of that
//! the whole project is looked over now and then without reading it: news gets lost, and there are
//! disks that tell none. Where that happens the looking over goes on at a brisk pace; that is
//! polling, and it is chosen by itself.
//!
//! [`FreshWorld::caught_up`] is what makes a preview trustworthy: it returns when every change that
//! was made before it was called is in the world that has been handed out and settled.

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

/// How often the project is looked over while the system tells of changes.
const RESCAN_INTERVAL: Duration = Duration::from_secs(3);

/// How often the project is looked over while it does not.
const POLL_INTERVAL: Duration = Duration::from_millis(400);

/// What part of the time at most is spent on looking the project over.
const RESCAN_SHARE: u32 = 12;

/// How long all that was heard may take to be dealt with before somebody who waits goes on.
const SETTLE_TIMEOUT: Duration = Duration::from_secs(20);

/// How old a lock of git is at most while git is at work; an older one was left behind.
const GIT_LOCK_MAX_AGE: Duration = Duration::from_secs(10);

/// A disk world that is kept up to date.
pub struct FreshWorld {
    shared: Arc<WatchState>,
}

struct WatchState {
    /// Where the folder of git stands that says that git is at work.
    git_lock: Option<PathBuf>,
    latest: Mutex<DiskWorld>,
    /// Which folder is watched. Another may come to stand in its place.
    watched: Mutex<Option<(u64, u64)>>,
    /// Whether the date is that of the clock.
    follows_clock: AtomicBool,
    events: Mutex<Option<Events>>,
    echo: Option<Echo>,
    inbox: Arc<Inbox>,
    /// Whether changes are looked for, as the system does not tell them.
    is_polling: Arc<AtomicBool>,
    /// Taken while the project is looked over; when that was last begun.
    last_rescan: Mutex<Option<Instant>>,
}

/// A world that differs from the one before.
pub struct WorldUpdate {
    /// The world.
    pub world: DiskWorld,
    /// To be given to [`FreshWorld::settle`].
    pub number: u64,
}

impl FreshWorld {
    /// Opens a project and keeps watch on it. Without a date it follows the clock. `poll` asks for
    /// changes to be looked for from the start.
    ///
    /// # Errors
    /// The folder is not there.
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
        // What changed while it was opened was not told.
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

    /// Whether changes are looked for, as the system does not tell them.
    pub fn is_polling(&self) -> bool {
        self.shared.is_polling.load(Ordering::Relaxed)
    }

    /// Travels to a day, or follows the clock again. The next world is on that day.
    pub fn set_date(&self, today: Option<Date>) {
        let shared = &self.shared;
        shared
            .follows_clock
            .store(today.is_none(), Ordering::Relaxed);
        if let Some(today) = today.or_else(|| disk::current_date().ok()) {
            let mut latest = lock(&shared.latest);
            *latest = latest.with_date(today);
        }
        shared.inbox.add([PathBuf::new()]);
    }

    /// Waits for a world that differs from `known` in what a build reads; `None` when no more is
    /// to come. One thread asks for it, again and again.
    pub fn next(&self, known: &DiskWorld) -> Option<WorldUpdate> {
        let shared = &self.shared;
        let is_busy = || shared.is_git_busy();
        loop {
            let burst = shared.inbox.next_burst(RESCAN_INTERVAL, &is_busy)?;
            let world = shared.take(&burst.paths, burst.everything);
            if !world.is_same_as(known) {
                let number = burst.number;
                return Some(WorldUpdate { world, number });
            }
            shared.inbox.mark_settled(burst.number);
        }
    }

    /// What had to be done with a world has been done: who waits for it goes on.
    pub fn mark_settled(&self, number: u64) {
        self.shared.inbox.mark_settled(number);
    }

    /// Waits until every change that was made before now has been settled.
    pub fn wait_until_current(&self) {
        let shared = &self.shared;
        shared.rewatch_if_replaced();
        let hears_all =
            !self.is_polling() && !shared.world().has_links() && shared.wait_for_events();
        if !hears_all {
            shared.rescan();
        }
        shared.inbox.wait_settled(SETTLE_TIMEOUT);
    }

    /// Ends the watch: nothing more is to come.
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

    /// Sees to it that the folder is watched that stands where the project's stood: of what happens
    /// in another, nothing is told.
    fn rewatch_if_replaced(&self) {
        let Some(there) = disk::folder_identity(self.world().project()) else {
            return;
        };
        if lock(&self.watched).replace(there) != Some(there) {
            self.inbox.add_everything();
        }
    }

    /// Makes the newest world of what was heard.
    fn take(&self, paths: &BTreeSet<PathBuf>, everything: bool) -> DiskWorld {
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
        // Somebody may have travelled meanwhile.
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
                // The watch may have been lost with a folder; if it is lost again, it is no use.
                missed += 1;
                self.is_polling.fetch_or(missed > 1, Ordering::Relaxed);
                self.inbox.add_everything();
            }
            let pause = match self.is_polling.load(Ordering::Relaxed) {
                true => POLL_INTERVAL,
                false => RESCAN_INTERVAL,
            };
            self.sleep(pause.max(start.elapsed() * RESCAN_SHARE));
        }
    }

    /// Sleeps in short naps, so that the end is not slept through.
    fn sleep(&self, time: Duration) {
        let until = Instant::now() + time;
        while Instant::now() < until && !self.inbox.is_closed() {
            thread::sleep(POLL_INTERVAL.min(until.saturating_duration_since(Instant::now())));
        }
    }

    /// Looks for changes; says whether there were some of which nothing had been told. Who asks
    /// while somebody else is looking waits, and then looks himself, as what was changed just now
    /// may have been passed by; unless somebody has begun to look after he asked.
    fn rescan(&self) -> bool {
        let asked = Instant::now();
        let mut last_rescan = lock(&self.last_rescan);
        if last_rescan.is_some_and(|begun| begun > asked) {
            return false;
        }
        *last_rescan = Some(Instant::now());
        let stale = self.world().stale_paths();
        if stale.is_empty() {
            return false;
        }
        // News of it may be on its way, or heard and not dealt with.
        self.wait_for_events();
        let heard = self.inbox.received();
        self.inbox.wait_settled(SETTLE_TIMEOUT);
        let world = self.world();
        if world.refreshed(&stale).is_same_as(&world) {
            return false;
        }
        if !self.is_polling.load(Ordering::Relaxed) {
            self.wait_for_events();
            if self.inbox.received() != heard {
                return false;
            }
        }
        self.inbox.add(stale);
        true
    }

    /// Waits until what the system has to tell has been heard; says whether that is sure.
    fn wait_for_events(&self) -> bool {
        self.echo.as_ref().is_some_and(Echo::wait_for_events)
    }

    fn is_git_busy(&self) -> bool {
        let lock = self.git_lock.as_ref().and_then(|lock| lock.metadata().ok());
        lock.is_some_and(|lock| {
            let age = lock
                .modified()
                .map(|time| SystemTime::now().duration_since(time));
            !matches!(age, Ok(Ok(age)) if age > GIT_LOCK_MAX_AGE)
        })
    }
}

/// The file by which git says that it is at work on the files of a project, there or not.
fn git_lock(project: &Path) -> Option<PathBuf> {
    let git = project
        .ancestors()
        .map(|folder| folder.join(".git"))
        .find(|git| git.exists())?;
    if git.is_dir() {
        return Some(git.join("index.lock"));
    }
    // In a further work tree a file says where the folder is.
    let text = std::fs::read_to_string(&git).ok()?;
    let folder = git.parent()?.join(text.strip_prefix("gitdir:")?.trim());
    Some(folder.join("index.lock"))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
