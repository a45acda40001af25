//! The results of the background work: problems, changed pages, and its progress.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::diagnostic::Diagnostic;
use crate::preview::changes::Changes;

/// The findings so far. Each belongs to the revision it names, which may be older than the newest.
#[derive(Default)]
pub(super) struct FindingsStore(Mutex<PreviewFindings>);

/// The findings at one moment; each is `None` until it is known for the first time.
#[derive(Clone, Default)]
pub(super) struct PreviewFindings {
    /// All problems.
    pub(super) problems: Option<FoundProblems>,
    /// The problems that were last told outside the browser: those of files that are saved.
    pub(super) told: Option<Arc<Vec<Diagnostic>>>,
    /// What the last save that made a difference changed.
    pub(super) changes: Option<Changes>,
    /// The newest revision of which every file has been rendered.
    pub(super) rendered: Option<u64>,
}

/// The problems of a revision.
#[derive(Clone, Default)]
pub(super) struct FoundProblems {
    /// The revision that was checked.
    pub(super) revision: u64,
    /// Its problems.
    pub(super) problems: Arc<Vec<Diagnostic>>,
}

impl FindingsStore {
    /// The findings at this moment.
    pub(super) fn get(&self) -> PreviewFindings {
        self.lock().clone()
    }

    /// Stores the problems of a revision.
    pub(super) fn set_problems(&self, revision: u64, problems: Arc<Vec<Diagnostic>>) {
        self.lock().problems = Some(FoundProblems { revision, problems });
    }

    /// Notes that problems are told. Returns whether they differ from those told before.
    pub(super) fn set_told(&self, problems: Arc<Vec<Diagnostic>>) -> bool {
        let told = Arc::clone(&problems);
        let before = self.lock().told.replace(problems);
        before.is_none_or(|before| before != told)
    }

    /// Stores what a save changed.
    pub(super) fn set_changes(&self, changes: Changes) {
        self.lock().changes = Some(changes);
    }

    /// Stores that every file of a revision has been rendered.
    pub(super) fn set_rendered(&self, revision: u64) {
        self.lock().rendered = Some(revision);
    }

    fn lock(&self) -> MutexGuard<'_, PreviewFindings> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
