//! Keeps the newest edition of a project: compiles what is saved and hands out snapshots.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::civil::Date;
use tokio::sync::watch;

use super::edited_files::{ChoiceOf, EditedFiles, ScopeOf, Worlds};
use super::options::PreviewOptions;
use crate::deferred::Deferred;
use crate::edge::Failure;
use crate::edge::disk::DiskWorld;
use crate::edge::watch::{FreshWorld, WorldUpdate};
use crate::edit::reconcile::FieldConflict;
use crate::edit::unsaved::UnsavedFile;
use crate::edit::values::ValueRefusal;
use crate::edition::{Edition, Options, compile};
use crate::memo::Memo;
use crate::preview::dress::SiteHomes;
use crate::preview::state::ContentCounts;
use crate::source::{FilePath, Source};
use crate::world::{OverlayWorld, World};

/// Results that no edition needs are dropped at least every so many editions, also while saves
/// follow each other so fast that the background work, which normally does it, never starts.
const EDITIONS_PER_SWEEP: u64 = 16;

/// The world of a preview: that of the disk, with the files that are being edited over it.
pub(super) type PreviewWorld = OverlayWorld<DiskWorld>;

/// An edition with everything that a request needs to be answered from it, and from it alone.
pub struct Snapshot {
    /// Counts the editions of this server, from 1.
    pub revision: u64,
    /// The world that the edition was compiled from: that of the disk, with the last known files of
    /// folders that cannot be listed at present, and with unsaved files over it.
    pub world: PreviewWorld,
    /// The files with unsaved changes.
    pub(super) unsaved: Vec<FilePath>,
    /// The world of the disk.
    on_disk: DiskWorld,
    /// The edition.
    pub edition: Edition,
    /// The addresses of the sites online and in the preview.
    pub homes: SiteHomes,
    /// The date that was asked for; none when the clock is followed.
    pub(super) as_of: Option<Date>,
    pub(super) drafts: bool,
    pub(super) content: Deferred<ContentCounts>,
}

/// Compiles editions of a project one at a time, and keeps the newest.
pub(super) struct EditionKeeper {
    disk: FreshWorld,
    memo: Memo,
    /// The files that are being edited.
    edited: EditedFiles,
    /// Held while an edition is compiled.
    compiling: Mutex<()>,
    current: Mutex<Arc<Snapshot>>,
    /// Notified when `current` is replaced, and when the keeper is closed.
    replaced: Condvar,
    /// Incremented when `current` is replaced.
    updates: watch::Sender<u64>,
    is_closed: AtomicBool,
}

impl EditionKeeper {
    /// Opens a project and compiles its first edition. `updates` is incremented with every later
    /// one.
    pub(super) fn open(
        project: &Path,
        options: &PreviewOptions,
        updates: watch::Sender<u64>,
    ) -> Result<Self, Failure> {
        let disk = FreshWorld::open(project, options.as_of, options.poll)?;
        let memo = Memo::new();
        let inputs = (disk.world(), options.as_of, options.drafts);
        let edited = EditedFiles::restored(project, &inputs.0);
        edited.bring_in_saves(Worlds {
            on_disk: &inputs.0,
            shown: &inputs.0,
        });
        let first = Snapshot::new(1, inputs, edited.texts(), None, &memo);
        Ok(Self {
            disk,
            memo,
            edited,
            compiling: Mutex::new(()),
            current: Mutex::new(Arc::new(first)),
            replaced: Condvar::new(),
            updates,
            is_closed: AtomicBool::new(false),
        })
    }

    /// The newest edition.
    pub(super) fn current(&self) -> Arc<Snapshot> {
        Arc::clone(&lock(&self.current))
    }

    /// The newest edition, which includes everything saved before this call.
    pub(super) fn caught_up(&self) -> Arc<Snapshot> {
        self.disk.wait_until_current();
        self.current()
    }

    /// The results that editions share.
    pub(super) fn memo(&self) -> &Memo {
        &self.memo
    }

    /// Whether the disk is polled.
    pub(super) fn is_polling(&self) -> bool {
        self.disk.is_polling()
    }

    /// Waits for the next save that makes a difference and compiles it. Returns `false` when the
    /// keeper is closed. One thread calls this, again and again: only it moves on to another state
    /// of the disk.
    pub(super) fn compile_next_save(&self) -> bool {
        let compiled = self.current().on_disk.clone();
        let Some(WorldUpdate { world, number }) = self.disk.next(&compiled) else {
            return false;
        };
        drop(compiled);
        self.edited.bring_in_saves(Worlds {
            on_disk: &world,
            shown: &world,
        });
        let before = self.replace(|before| (world, before.as_of, before.drafts));
        self.disk.mark_settled(number);
        let revision = before.revision;
        // Requests wait until the save is settled; what only the old edition holds is freed after.
        drop(before);
        if revision.is_multiple_of(EDITIONS_PER_SWEEP) {
            self.drop_unused_results();
        }
        true
    }

    /// Shows the sites on another date (`Some(None)`: that of the clock), and with or without
    /// drafts. `None` leaves the setting as it is.
    pub(super) fn travel(&self, as_of: Option<Option<Date>>, drafts: Option<bool>) {
        if let Some(drafts) = drafts {
            self.replace(|before| (before.on_disk.clone(), before.as_of, drafts));
        }
        if let Some(as_of) = as_of {
            // The setting is stored first: the world of that date is compiled with what is stored.
            self.replace(|before| (before.on_disk.clone(), as_of, before.drafts));
            self.disk.set_date(as_of);
            self.disk.wait_until_current();
        }
    }

    /// A file that is being edited, as it is at present.
    pub(super) fn edited(&self, path: &FilePath) -> Option<UnsavedFile> {
        self.edited.get(path)
    }

    /// What somebody else made of a file that is being edited, and the editor as well.
    pub(super) fn conflicts(&self, path: &FilePath) -> Vec<FieldConflict> {
        self.edited.conflicts(path, self.current().worlds())
    }

    /// Begins a file, which is not saved, and compiles the project with it. Returns whether there is none
    /// yet.
    pub(super) fn begin(&self, text: Source) -> bool {
        let is_begun = self.edited.begin(text, self.caught_up().worlds());
        if is_begun {
            self.compile_edited();
        }
        is_begun
    }

    /// Changes a file, which is not saved, and compiles the project with it.
    ///
    /// # Errors
    /// The file cannot be edited, or `change` refuses.
    pub(super) fn change(
        &self,
        path: &FilePath,
        change: impl FnOnce(&mut UnsavedFile, &ScopeOf<'_>) -> Result<(), ValueRefusal>,
    ) -> Result<(), ValueRefusal> {
        let snapshot = self.caught_up();
        self.edited.change(path, snapshot.worlds(), change)?;
        self.compile_edited();
        Ok(())
    }

    /// Saves a file that is being edited, as `write` does, and compiles what is then on the disk. The
    /// pages never show what was there before. `None` when there is nothing to save.
    ///
    /// # Errors
    /// Those of `write`; the edits are kept.
    pub(super) fn save(
        &self,
        path: &FilePath,
        write: impl FnOnce(&UnsavedFile) -> Result<(), Failure>,
    ) -> Option<Result<(), Failure>> {
        let saved = self.edited.save(path, write)?;
        if saved.is_ok() {
            self.disk.wait_until_current();
        }
        Some(saved)
    }

    /// Drops what is not saved of a file: shows it as it is on the disk.
    pub(super) fn drop_edits(&self, path: &FilePath) {
        self.edited.drop_changes(path);
        self.compile_edited();
    }

    /// Settles what somebody else made of a file and the editor as well. Returns what is left to choose.
    pub(super) fn settle(&self, path: &FilePath, choose: &ChoiceOf<'_>) -> Vec<FieldConflict> {
        let left = self.edited.settle(path, self.caught_up().worlds(), choose);
        self.compile_edited();
        left
    }

    /// Compiles another world of the project, such as that of the last commit. It shares the results that
    /// are the same.
    pub(super) fn compile_beside(&self, world: &dyn World, drafts: bool) -> Edition {
        let options = Options {
            drafts,
            ..Options::default()
        };
        compile(world, options, &self.memo)
    }

    fn compile_edited(&self) {
        self.replace(|before| (before.on_disk.clone(), before.as_of, before.drafts));
    }

    /// Waits for a revision other than `done`, and then until no newer one has come for `calm`, so
    /// that the background work does not start between rapid saves. Returns `None` when the keeper
    /// is closed.
    pub(super) fn wait_for_other(&self, done: u64, calm: Duration) -> Option<Arc<Snapshot>> {
        let is_done = |current: &mut Arc<Snapshot>| current.revision == done && !self.is_closed();
        let waited = self.replaced.wait_while(lock(&self.current), is_done);
        let mut current = waited.unwrap_or_else(PoisonError::into_inner);
        loop {
            let seen = current.revision;
            let is_calm =
                |current: &mut Arc<Snapshot>| current.revision == seen && !self.is_closed();
            let waited = self.replaced.wait_timeout_while(current, calm, is_calm);
            let (guard, wait) = waited.unwrap_or_else(PoisonError::into_inner);
            if self.is_closed() {
                return None;
            }
            if wait.timed_out() {
                return Some(Arc::clone(&guard));
            }
            current = guard;
        }
    }

    /// Whether a snapshot has been replaced, or the keeper closed: work on it can stop.
    pub(super) fn is_outdated(&self, snapshot: &Snapshot) -> bool {
        self.is_closed() || self.current().revision != snapshot.revision
    }

    /// Drops the remembered results that no edition needs any more.
    pub(super) fn drop_unused_results(&self) {
        self.memo.sweep();
    }

    pub(super) fn is_closed(&self) -> bool {
        self.is_closed.load(Ordering::Relaxed)
    }

    /// Ends every wait of this keeper; no save is compiled any more.
    pub(super) fn close(&self) {
        self.disk.close();
        // Stored while the lock is held that waiting threads check it under, so that none of them
        // misses the notification.
        let current = lock(&self.current);
        self.is_closed.store(true, Ordering::Relaxed);
        drop(current);
        self.replaced.notify_all();
    }

    /// Compiles the next edition from the world, date and drafts setting that `inputs` derives from
    /// the one before, and returns the one before.
    fn replace(
        &self,
        inputs: impl FnOnce(&Snapshot) -> (DiskWorld, Option<Date>, bool),
    ) -> Arc<Snapshot> {
        let compiling = lock(&self.compiling);
        let before = self.current();
        let inputs = inputs(&before);
        let next = Snapshot::new(
            before.revision + 1,
            inputs,
            self.edited.texts(),
            Some(&before),
            &self.memo,
        );
        *lock(&self.current) = Arc::new(next);
        drop(compiling);
        self.replaced.notify_all();
        self.updates.send_modify(|count| *count += 1);
        before
    }
}

impl Snapshot {
    fn worlds(&self) -> Worlds<'_> {
        Worlds {
            on_disk: &self.on_disk,
            shown: &self.world,
        }
    }

    fn new(
        revision: u64,
        (on_disk, as_of, drafts): (DiskWorld, Option<Date>, bool),
        unsaved: Vec<(FilePath, Source)>,
        before: Option<&Self>,
        memo: &Memo,
    ) -> Self {
        let listed = before.map_or_else(
            || on_disk.clone(),
            |before| on_disk.with_last_listed(before.world.base()),
        );
        let over = unsaved.iter().map(|(path, text)| {
            let bytes: Arc<[u8]> = text.bytes().into();
            (path.clone(), Some(bytes))
        });
        let world = OverlayWorld::new(listed, over.collect());
        let edition = compile(
            &world,
            Options {
                drafts,
                ..Options::default()
            },
            memo,
        );
        Self {
            revision,
            homes: SiteHomes::of(&edition),
            unsaved: unsaved.into_iter().map(|(path, _)| path).collect(),
            world,
            on_disk,
            edition,
            as_of,
            drafts,
            content: Deferred::new(),
        }
    }
}

/// A poisoned lock only means that another thread panicked: the snapshot in it is whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
