//! The newest edition of a project, and what is known of it by now.

use std::collections::{HashMap, VecDeque};
use std::hash::{BuildHasher, RandomState};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use jiff::civil::Date;
use tokio::sync::{Notify, watch};

use super::{Listener, Wish, behind};
use crate::deferred::Deferred;
use crate::diagnostic::{Diagnostic, Language};
use crate::digest::Digest;
use crate::edge::Failure;
use crate::edge::disk::DiskWorld;
use crate::edge::watch::{FreshWorld, WorldUpdate};
use crate::edition::{Edition, Options, compile};
use crate::memo::Memo;
use crate::preview::changes::Changes;
use crate::preview::dress::Homes;
use crate::preview::problems::Counts;
use crate::preview::state::{self, Content, ProblemState, State};
use crate::world::World;

/// How many pages are kept as they were when they could last be made.
const GOOD: usize = 200;

/// After so many editions what none of them needs any more is forgotten at the latest.
const SWEEP: u64 = 16;

/// A project in preview.
pub struct Session {
    pub(super) fresh: FreshWorld,
    /// Tells this server from one that ran before it.
    pub(super) name: String,
    /// What has to be sent along to change something.
    pub(super) token: String,
    memo: Memo,
    /// Taken while an edition is made.
    compiling: Mutex<()>,
    current: Mutex<Arc<Snapshot>>,
    /// Told whenever there is another revision, or the end.
    renewed: Condvar,
    known: Mutex<Known>,
    good: Mutex<Good>,
    /// Counts what there is to tell to browsers.
    told: watch::Sender<u64>,
    pub(super) listener: Arc<dyn Listener>,
    language: Option<Language>,
    is_closed: AtomicBool,
    /// Told at the end.
    ended: Notify,
}

/// An edition that was served.
pub struct Snapshot {
    /// Counts the editions, from 1.
    pub revision: u64,
    /// What it was made of.
    pub world: DiskWorld,
    /// The edition.
    pub edition: Edition,
    /// Where the sites stand on line and here.
    pub homes: Homes,
    as_of: Option<Date>,
    drafts: bool,
    content: Deferred<Content>,
}

/// What was worked out behind what is served.
#[derive(Default)]
struct Known {
    problems: Option<(u64, Arc<Vec<Diagnostic>>)>,
    changes: Option<Changes>,
    rendered: Option<u64>,
}

/// Pages as they were when they could last be made.
#[derive(Default)]
struct Good {
    pages: HashMap<String, Vec<u8>>,
    order: VecDeque<String>,
}

impl Session {
    pub(super) fn open(
        project: &Path,
        wish: Wish,
        listener: Arc<dyn Listener>,
    ) -> Result<Arc<Self>, Failure> {
        let fresh = FreshWorld::open(project, wish.as_of, wish.poll)?;
        let world = fresh.world();
        let memo = Memo::new();
        let first = Snapshot::new(1, world.clone(), wish.as_of, wish.drafts, &memo);
        let session = Arc::new(Self {
            fresh,
            name: random_name("session"),
            token: random_name("token"),
            memo,
            compiling: Mutex::new(()),
            current: Mutex::new(Arc::new(first)),
            renewed: Condvar::new(),
            known: Mutex::default(),
            good: Mutex::default(),
            told: watch::Sender::new(0),
            listener,
            language: wish.language,
            is_closed: AtomicBool::new(false),
            ended: Notify::new(),
        });
        let keeper = Arc::clone(&session);
        thread::spawn(move || keeper.keep(world));
        let worker = Arc::clone(&session);
        thread::spawn(move || behind::work(&worker));
        Ok(session)
    }

    /// The newest edition, with all in it that was saved before now.
    pub fn caught_up(&self) -> Arc<Snapshot> {
        self.fresh.wait_until_current();
        self.current()
    }

    /// The newest edition.
    pub fn current(&self) -> Arc<Snapshot> {
        Arc::clone(&lock(&self.current))
    }

    /// The language of messages.
    pub fn language(&self) -> Language {
        let national = || self.current().edition.language();
        self.language.or_else(national).unwrap_or_default()
    }

    /// Ends it: all threads come to an end.
    pub fn close(&self) {
        self.is_closed.store(true, Ordering::Relaxed);
        self.fresh.close();
        self.renewed.notify_all();
        self.ended.notify_one();
        self.tell();
    }

    /// Waits for the end.
    pub(super) async fn ended(&self) {
        self.ended.notified().await;
    }

    pub(super) fn is_closed(&self) -> bool {
        self.is_closed.load(Ordering::Relaxed)
    }

    /// Shows the sites on another day (none: the clock's), or with or without drafts.
    pub(super) fn travel(&self, as_of: Option<Option<Date>>, drafts: Option<bool>) {
        if let Some(drafts) = drafts {
            self.renew(|before| (before.world.clone(), before.as_of, drafts));
        }
        if let Some(as_of) = as_of {
            // The date is written down first: the world that comes of it finds it here.
            self.renew(|before| (before.world.clone(), as_of, before.drafts));
            self.fresh.set_date(as_of);
            self.fresh.wait_until_current();
        }
    }

    /// What browsers are to know.
    pub(super) fn state(&self, snapshot: &Snapshot) -> State {
        let edition = &snapshot.edition;
        let today = snapshot.world.today();
        let known = lock(&self.known);
        State {
            session: self.name.clone(),
            revision: snapshot.revision,
            polling: self.fresh.is_polling(),
            today: today.to_string(),
            today_label: state::day(today),
            as_of: snapshot.as_of.map(|date| date.to_string()),
            drafts: snapshot.drafts,
            sites: state::sites(
                edition,
                known.problems.as_ref().map(|(_, problems)| &***problems),
            ),
            content: *snapshot
                .content
                .get_or_compute(|| Content::of(edition.heads(), today)),
            problems: known
                .problems
                .as_ref()
                .map(|(revision, problems)| ProblemState {
                    revision: *revision,
                    counts: Counts::of(&**problems),
                }),
            changes: known.changes.clone(),
            rendered: known.rendered,
        }
    }

    /// The problems that are known, and the revision that was looked at.
    pub(super) fn problems(&self) -> (u64, Arc<Vec<Diagnostic>>) {
        lock(&self.known).problems.clone().unwrap_or_default()
    }

    pub(super) fn found_problems(&self, snapshot: &Snapshot, problems: Vec<Diagnostic>) {
        let problems = Arc::new(problems);
        let before = lock(&self.known)
            .problems
            .replace((snapshot.revision, Arc::clone(&problems)));
        let is_news = match &before {
            Some((_, before)) => *before != problems,
            None => true,
        };
        if is_news {
            self.listener
                .problems(&snapshot.world, &problems, self.language());
        }
        self.tell();
    }

    pub(super) fn found_changes(&self, changes: Changes) {
        self.listener.changes(&changes, self.language());
        lock(&self.known).changes = Some(changes);
        self.tell();
    }

    pub(super) fn has_rendered(&self, revision: u64) {
        lock(&self.known).rendered = Some(revision);
        self.tell();
    }

    /// Hears when there is something to tell.
    pub(super) fn listen(&self) -> watch::Receiver<u64> {
        self.told.subscribe()
    }

    pub(super) fn tell(&self) {
        self.told.send_modify(|count| *count += 1);
    }

    /// Keeps a page that could be made.
    pub(super) fn keep_good(&self, path: &str, page: &[u8]) {
        let mut good = lock(&self.good);
        if good.pages.insert(path.to_owned(), page.to_vec()).is_none() {
            good.order.push_back(path.to_owned());
            if good.order.len() > GOOD
                && let Some(oldest) = good.order.pop_front()
            {
                good.pages.remove(&oldest);
            }
        }
    }

    /// A page as it was when it could last be made.
    pub(super) fn good(&self, path: &str) -> Option<Vec<u8>> {
        lock(&self.good).pages.get(path).cloned()
    }

    /// Forgets results that no edition needs any more.
    pub(super) fn sweep(&self) {
        self.memo.sweep();
    }

    /// Waits for another revision than this one, and then until no other has followed for a while:
    /// who saves again soon has not asked for an answer yet. `None` at the end.
    pub(super) fn wait_for_another(&self, than: u64, calm: Duration) -> Option<Arc<Snapshot>> {
        let mut current = lock(&self.current);
        while current.revision == than && !self.is_closed() {
            current = wait(&self.renewed, current, Duration::from_secs(1));
        }
        loop {
            let seen = current.revision;
            current = wait(&self.renewed, current, calm);
            if self.is_closed() {
                return None;
            }
            if current.revision == seen {
                return Some(Arc::clone(&current));
            }
        }
    }

    fn keep(&self, mut known: DiskWorld) {
        let mut polls = self.fresh.is_polling();
        while let Some(WorldUpdate { world, number }) = self.fresh.next(&known) {
            let before = self.renew(|before| (world.clone(), before.as_of, before.drafts));
            self.fresh.mark_settled(number);
            // What it alone holds goes when nobody waits any more.
            let revision = before.revision;
            drop(before);
            known = world;
            // Who saves again and again leaves no calm in which that is done (`behind`).
            if revision.is_multiple_of(SWEEP) {
                self.sweep();
            }
            if self.fresh.is_polling() && !polls {
                polls = true;
                self.listener.polls(self.language());
            }
        }
    }

    /// Makes the next edition of what `what` says of the one before, and returns that.
    fn renew(
        &self,
        what: impl FnOnce(&Snapshot) -> (DiskWorld, Option<Date>, bool),
    ) -> Arc<Snapshot> {
        let compiling = lock(&self.compiling);
        let before = self.current();
        let (world, as_of, drafts) = what(&before);
        let next = Snapshot::new(before.revision + 1, world, as_of, drafts, &self.memo);
        *lock(&self.current) = Arc::new(next);
        drop(compiling);
        self.renewed.notify_all();
        self.tell();
        before
    }
}

impl Snapshot {
    fn new(
        revision: u64,
        world: DiskWorld,
        as_of: Option<Date>,
        drafts: bool,
        memo: &Memo,
    ) -> Self {
        let edition = compile(&world, Options { drafts }, memo);
        Self {
            revision,
            homes: Homes::of(&edition),
            world,
            edition,
            as_of,
            drafts,
            content: Deferred::new(),
        }
    }
}

fn wait<'g, T>(told: &Condvar, guard: MutexGuard<'g, T>, time: Duration) -> MutexGuard<'g, T> {
    let waited = told.wait_timeout(guard, time);
    waited.unwrap_or_else(PoisonError::into_inner).0
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A name that nobody can guess: the standard library seeds its hashers with random numbers of the
/// operating system.
fn random_name(what: &str) -> String {
    let random = [0_u64; 4].map(|number| RandomState::new().hash_one(number));
    Digest::of_value(&(what, random)).short(32)
}
