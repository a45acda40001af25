//! The editions that the newest is compared with: that of the disk, and that of the last commit.
//!
//! Each is compiled when it is first asked for, and shares its results with the newest: most of both is the
//! same. It is kept until it is another one, or nobody has asked for it for a while.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::editions::{EditionKeeper, PreviewWorld, Snapshot};
use crate::edge::Failure;
use crate::edge::revision::{last_commit, revision};
use crate::edition::Edition;
use crate::preview::differences::Since;
use crate::preview::dress::SiteHomes;
use crate::world::OverlayWorld;

/// After how many editions of the project one that nobody asks for is dropped.
const EDITIONS_UNUSED: u64 = 32;

/// An edition that the newest is compared with.
pub(super) struct FormerEdition {
    /// The world that it was compiled from.
    pub(super) world: PreviewWorld,
    /// The edition.
    pub(super) edition: Edition,
    /// The addresses of the sites.
    pub(super) homes: SiteHomes,
    drafts: bool,
    commit: Option<String>,
    /// The revision of the newest edition when it was last asked for.
    used: AtomicU64,
}

/// The editions that the newest is compared with.
#[derive(Default)]
pub(super) struct FormerEditions {
    saved: Mutex<Option<Arc<FormerEdition>>>,
    commit: Mutex<Option<Arc<FormerEdition>>>,
}

impl FormerEditions {
    /// The edition that a snapshot is compared with.
    ///
    /// # Errors
    /// There is no commit, or git cannot be run.
    pub(super) fn get(
        &self,
        editions: &EditionKeeper,
        snapshot: &Snapshot,
        since: Since,
    ) -> Result<Arc<FormerEdition>, Failure> {
        let disk = snapshot.world.base();
        let commit = match since {
            Since::Saved => None,
            Since::Commit => Some(last_commit(disk.project())?),
        };
        // Only requests for this edition wait while it is compiled.
        let mut kept = lock(self.of(since));
        let fits = |former: &&Arc<FormerEdition>| {
            former.world.base().is_same_as(disk)
                && former.drafts == snapshot.drafts
                && former.commit == commit
        };
        let former = match kept.as_ref().filter(fits) {
            Some(former) => Arc::clone(former),
            None => {
                let world = match &commit {
                    None => OverlayWorld::new(disk.clone(), Default::default()),
                    Some(commit) => revision(disk, commit)?.world,
                };
                let edition = editions.compile_beside(&world, snapshot.drafts);
                let former = Arc::new(FormerEdition {
                    homes: SiteHomes::of(&edition),
                    world,
                    edition,
                    drafts: snapshot.drafts,
                    commit,
                    used: AtomicU64::default(),
                });
                *kept = Some(Arc::clone(&former));
                former
            }
        };
        former.used.store(snapshot.revision, Ordering::Relaxed);
        Ok(former)
    }

    /// Drops what nobody has asked for lately.
    pub(super) fn drop_unused(&self, revision: u64) {
        for since in Since::ALL {
            // One that is being compiled is in use.
            if let Ok(mut kept) = self.of(since).try_lock() {
                kept.take_if(|former| {
                    former.used.load(Ordering::Relaxed) + EDITIONS_UNUSED < revision
                });
            }
        }
    }

    fn of(&self, since: Since) -> &Mutex<Option<Arc<FormerEdition>>> {
        match since {
            Since::Saved => &self.saved,
            Since::Commit => &self.commit,
        }
    }
}

/// A poisoned lock only means that another thread panicked: what it holds is whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
