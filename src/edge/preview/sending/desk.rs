//! What a preview remembers of sending: the step that is being taken, the commands so far, and the merge
//! that waits for choices.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::edge::git::{GitStep, PendingMerge};
use crate::sending::done::DoneCommand;
use crate::source::FilePath;

/// The most commands that are remembered.
const MOST_COMMANDS: usize = 200;

/// The desk from which an editor sends.
#[derive(Default)]
pub(in crate::edge::preview) struct SendingDesk(Mutex<DeskState>);

#[derive(Default)]
struct DeskState {
    step: Option<Arc<GitStep>>,
    done: Vec<DoneCommand>,
    pending: Option<Arc<PendingMerge>>,
    saved: BTreeSet<FilePath>,
}

/// A step that is being taken; it ends when this is dropped.
pub(super) struct TakenStep<'d> {
    desk: &'d SendingDesk,
    pub(super) step: Arc<GitStep>,
}

impl SendingDesk {
    /// Begins a step; `None` while another is being taken.
    pub(super) fn begin(&self) -> Option<TakenStep<'_>> {
        let mut state = self.lock();
        if state.step.is_some() {
            return None;
        }
        let step = Arc::<GitStep>::default();
        state.step = Some(Arc::clone(&step));
        Some(TakenStep { desk: self, step })
    }

    /// Stops the step that is being taken, if any.
    pub(in crate::edge::preview) fn stop(&self) {
        let step = self.lock().step.clone();
        if let Some(step) = step {
            step.stop();
        }
    }

    pub(super) fn is_busy(&self) -> bool {
        self.lock().step.is_some()
    }

    /// The commands that were run, the oldest first.
    pub(super) fn done(&self) -> Vec<DoneCommand> {
        let state = self.lock();
        let mut done = state.done.clone();
        done.extend(state.step.iter().flat_map(|step| step.done()));
        done
    }

    /// The merge that waits for choices.
    pub(super) fn pending(&self) -> Option<Arc<PendingMerge>> {
        self.lock().pending.clone()
    }

    pub(super) fn set_pending(&self, pending: Option<PendingMerge>) {
        self.lock().pending = pending.map(Arc::new);
    }

    /// Notes that the editor saved a file.
    pub(in crate::edge::preview) fn note_saved(&self, path: FilePath) {
        self.lock().saved.insert(path);
    }

    /// The files that the editor saved.
    pub(super) fn saved(&self) -> BTreeSet<FilePath> {
        self.lock().saved.clone()
    }

    fn lock(&self) -> MutexGuard<'_, DeskState> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for TakenStep<'_> {
    fn drop(&mut self) {
        let mut state = self.desk.lock();
        state.step = None;
        state.done.extend(self.step.done());
        let surplus = state.done.len().saturating_sub(MOST_COMMANDS);
        state.done.drain(..surplus);
    }
}
