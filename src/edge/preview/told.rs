//! What the pages “Wat verandert er” and “Wat ontbreekt” last told, kept for as long as it is true: a browser
//! that has one open asks for it again whenever the state of the preview changes.

use std::sync::{Arc, Mutex, PoisonError, Weak};

use super::editions::Snapshot;
use super::former::FormerEdition;
use crate::preview::differences::DifferencesView;
use crate::preview::missing::MissingFile;

/// What was told last.
#[derive(Default)]
pub(super) struct ToldStore {
    /// What is missing, in a revision.
    missing: Mutex<Option<(u64, Arc<Vec<MissingFile>>)>>,
    /// What differs in a revision from another edition.
    differences: Mutex<Option<ToldDifferences>>,
}

struct ToldDifferences {
    revision: u64,
    /// Not kept for this: it is large.
    from: Weak<FormerEdition>,
    view: Arc<DifferencesView>,
}

impl ToldStore {
    /// What is missing in a snapshot, searched for unless it is known.
    pub(super) fn missing(
        &self,
        snapshot: &Snapshot,
        search: impl FnOnce() -> Vec<MissingFile>,
    ) -> Arc<Vec<MissingFile>> {
        let mut kept = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Some((revision, found)) if *revision == snapshot.revision => Arc::clone(found),
            _ => {
                let found = Arc::new(search());
                *kept = Some((snapshot.revision, Arc::clone(&found)));
                found
            }
        }
    }

    /// What differs between an edition and a snapshot, compared unless it is known.
    pub(super) fn differences(
        &self,
        snapshot: &Snapshot,
        from: &Arc<FormerEdition>,
        compare: impl FnOnce() -> DifferencesView,
    ) -> Arc<DifferencesView> {
        let kept = self.differences.lock();
        let mut kept = kept.unwrap_or_else(PoisonError::into_inner);
        if let Some(told) = kept.as_ref().filter(|told| told.is_of(snapshot, from)) {
            return Arc::clone(&told.view);
        }
        let view = Arc::new(compare());
        *kept = Some(ToldDifferences {
            revision: snapshot.revision,
            from: Arc::downgrade(from),
            view: Arc::clone(&view),
        });
        view
    }

    /// What differs between an edition and a snapshot, if it is known.
    pub(super) fn known_differences(
        &self,
        snapshot: &Snapshot,
        from: &Arc<FormerEdition>,
    ) -> Option<Arc<DifferencesView>> {
        let kept = self.differences.try_lock().ok()?;
        let told = kept.as_ref().filter(|told| told.is_of(snapshot, from))?;
        Some(Arc::clone(&told.view))
    }
}

impl ToldDifferences {
    fn is_of(&self, snapshot: &Snapshot, from: &Arc<FormerEdition>) -> bool {
        self.revision == snapshot.revision && Weak::ptr_eq(&self.from, &Arc::downgrade(from))
    }
}
