//! The project as it will be: the world with the planned changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::plan::FileChange;
use crate::digest::Digest;
use crate::source::FilePath;
use crate::world::{FileEntry, Listing, Unreadable, World};

/// A world with planned changes.
pub(super) struct PlannedWorld<'w> {
    base: &'w dyn World,
    entries: Listing,
    written: BTreeMap<FilePath, Arc<[u8]>>,
}

impl<'w> PlannedWorld<'w> {
    /// The world after the changes.
    pub(super) fn new(base: &'w dyn World, changes: &[FileChange]) -> Self {
        let mut entries = base.entries().clone();
        for change in changes {
            if let Some(from) = &change.from {
                entries.remove(from);
            }
        }
        let mut written = BTreeMap::new();
        for change in changes {
            if let Some(to) = &change.to {
                let entry = FileEntry::File {
                    digest: Digest::of(&change.after),
                    size: change.after.len() as u64,
                };
                entries.insert(to.clone(), entry);
                written.insert(to.clone(), Arc::clone(&change.after));
            }
        }
        Self {
            base,
            entries,
            written,
        }
    }
}

impl World for PlannedWorld<'_> {
    fn entries(&self) -> &Listing {
        &self.entries
    }

    fn read(&self, path: &FilePath) -> Result<Arc<[u8]>, Unreadable> {
        match (self.written.get(path), self.entries.contains(path)) {
            (Some(bytes), _) => Ok(Arc::clone(bytes)),
            (None, true) => self.base.read(path),
            (None, false) => Err(Unreadable::Refused("no such file".to_owned())),
        }
    }

    fn today(&self) -> Date {
        self.base.today()
    }
}
