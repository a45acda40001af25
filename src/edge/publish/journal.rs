//! A write-ahead journal of the change of a site.
//!
//! A journal has every step of the change and the manifest of the result. Steps are idempotent, so
//! a build that finds a journal executes all of its steps again and completes the interrupted
//! build. Rolling back was rejected: it needs a copy of every old file, and the new site has been
//! rendered without an error.
//!
//! Only the journal and the manifest are synced to the disk, not each page. A power failure may
//! therefore truncate a page; its size then differs from the manifest's and the next build restores
//! it. Syncing 60,000 pages takes minutes, on every build, for that one case.

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::files::{FileSystem, PathStatus, create_folders, is_absence};
use super::layout::SitePaths;
use super::manifest::{Manifest, store};
use crate::edge::{Action, Failure};

/// One change of a site's folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum JournalStep {
    /// Renames a staged output into place.
    Place {
        /// The number of the output.
        staged: usize,
        /// The path in the site.
        path: String,
    },
    /// Removes a file, and the folders that become empty.
    Remove {
        /// The path in the site.
        path: String,
    },
}

/// The complete change of a site.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Journal {
    /// The steps, in order.
    pub(super) steps: Vec<JournalStep>,
    /// The files of the site afterwards.
    pub(super) manifest: Manifest,
}

impl Journal {
    /// Records the change on disk and executes it, so that an interruption can be recovered from.
    pub(super) fn commit(&self, files: &dyn FileSystem, layout: &SitePaths) -> Result<(), Failure> {
        if !self.steps.is_empty() {
            store(files, &layout.journal, self)?;
        }
        self.complete(files, layout)
    }

    /// Executes every step that is not done yet, and removes the journal.
    pub(super) fn complete(
        &self,
        files: &dyn FileSystem,
        layout: &SitePaths,
    ) -> Result<(), Failure> {
        for step in &self.steps {
            match step {
                JournalStep::Place { staged, path } => {
                    let (from, to) = (layout.staged(*staged), layout.published(path));
                    place(files, &from, &to)
                        .map_err(|error| Failure::io(Action::Write, &to, &error))?;
                }
                JournalStep::Remove { path } => {
                    let path = layout.published(path);
                    remove(files, &path, &layout.root)
                        .map_err(|error| Failure::io(Action::Remove, &path, &error))?;
                }
            }
        }
        store(files, &layout.manifest, &self.manifest)?;
        match files.remove_file(&layout.journal) {
            Err(error) if !is_absence(&error) => {
                Err(Failure::io(Action::Remove, &layout.journal, &error))
            }
            _ => Ok(()),
        }
    }
}

/// Moves a staged file into place. Folders are created only when the rename fails: most exist, and
/// checking first would cost a system call per page.
fn place(files: &dyn FileSystem, from: &Path, to: &Path) -> io::Result<()> {
    match files.rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if files.status(from)?.is_none() {
                return Ok(());
            }
            if let Some(folder) = to.parent() {
                create_folders(files, folder)?;
            }
            files.rename(from, to)
        }
        result => result,
    }
}

fn remove(files: &dyn FileSystem, path: &Path, root: &Path) -> io::Result<()> {
    if let Err(error) = files.remove_file(path)
        && !is_absence(&error)
        && files.status(path)? != Some(PathStatus::Folder)
    {
        return Err(error);
    }
    for folder in path
        .ancestors()
        .skip(1)
        .take_while(|folder| *folder != root)
    {
        match files.remove_folder(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            // The folder is not empty, or a page has replaced it.
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::DirectoryNotEmpty
                        | io::ErrorKind::AlreadyExists
                        | io::ErrorKind::NotADirectory
                ) =>
            {
                break;
            }
            result => result?,
        }
    }
    Ok(())
}
