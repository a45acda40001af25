//! Keeps the last known files of folders that cannot be listed any more, so that a preview goes on
//! showing their pages beside the problem.

use std::collections::BTreeMap;

use super::DiskWorld;
use crate::source::FilePath;
use crate::world::{FileEntry, Unreadable};

impl DiskWorld {
    /// This world, with the files that `before` had below each folder that cannot be listed now.
    /// The problem of the folder stays. The result is for compiling only: it does not equal the disk.
    #[must_use]
    pub fn with_last_listed(&self, before: &Self) -> Self {
        let unlisted: Vec<FilePath> = self
            .entries
            .iter()
            .filter(|(_, entry)| matches!(entry, FileEntry::Unreadable(Unreadable::Folder(_))))
            .map(|(path, _)| path.clone())
            .collect();
        let (mut entries, mut texts) = (BTreeMap::new(), BTreeMap::new());
        for folder in &unlisted {
            let inside = FilePath::new(format!("{folder}/"));
            let below = before.entries.starting_at(&inside);
            let below = below.take_while(|(path, _)| path.as_str().starts_with(inside.as_str()));
            for (path, entry) in below {
                entries.insert(path.clone(), Some(entry.clone()));
                texts.insert(path.clone(), before.texts.get(path).cloned());
            }
        }
        let mut next = self.clone();
        if !entries.is_empty() {
            next.entries.change(entries);
            next.texts.change(texts);
        }
        next
    }
}
