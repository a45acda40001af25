//! A world with some files changed, added or removed, such as the unsaved texts of a text editor.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::{FileEntry, Listing, Unreadable, World};
use crate::digest::Digest;
use crate::source::FilePath;

/// A world with changed files over another one.
#[derive(Debug, Clone)]
pub struct OverlayWorld<W> {
    base: W,
    entries: Listing,
    written: BTreeMap<FilePath, Arc<[u8]>>,
}

impl<W: World> OverlayWorld<W> {
    /// The world in which each path has the given bytes, or no file for `None`.
    pub fn new(base: W, changes: BTreeMap<FilePath, Option<Arc<[u8]>>>) -> Self {
        let mut entries = base.entries().clone();
        let mut written = BTreeMap::new();
        let mut changed = BTreeMap::new();
        for (path, bytes) in changes {
            changed.insert(path.clone(), bytes.as_deref().map(entry));
            if let Some(bytes) = bytes {
                written.insert(path, bytes);
            }
        }
        entries.change(changed);
        Self {
            base,
            entries,
            written,
        }
    }

    /// The world below the changes.
    pub fn base(&self) -> &W {
        &self.base
    }
}

fn entry(bytes: &[u8]) -> FileEntry {
    let size = bytes.len() as u64;
    FileEntry::File {
        digest: Digest::of(bytes),
        size,
    }
}

impl<W: World> World for OverlayWorld<W> {
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
