//! The change of a site, written down before it is made.
//!
//! A journal holds every step of the change and the manifest that is true afterwards. Each step
//! can be taken again after it was taken, so a build that finds a journal takes all of them once
//! more and is where the dead one wanted to be. Taking back was weighed: it needs a copy of every
//! old file, and the new site has been rendered without an error.
//!
//! Only notes are forced to the disk, not each page. A power failure may therefore leave a page
//! shorter than it was written; its size then differs from the manifest's and the next build
//! restores it. Forcing 60,000 pages takes minutes, on every build, for that one case.

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
    /// Renames what waits under a number into its place.
    Place {
        /// The number in the stage.
        staged: usize,
        /// The path in the site.
        path: String,
    },
    /// Removes a file, and the folders that it leaves empty.
    Remove {
        /// The path in the site.
        path: String,
    },
}

/// A change of a site, complete.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Journal {
    /// The steps in their order.
    pub(super) steps: Vec<JournalStep>,
    /// What stands in the site afterwards.
    pub(super) manifest: Manifest,
}

impl Journal {
    /// Makes the change, so that it is completed however often it is interrupted.
    pub(super) fn commit(&self, files: &dyn FileSystem, layout: &SitePaths) -> Result<(), Failure> {
        if !self.steps.is_empty() {
            store(files, &layout.journal, self)?;
        }
        self.complete(files, layout)
    }

    /// Takes every step that was not taken yet, and puts the journal away.
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

/// Folders are created when they turn out to be missing: most are there, and asking first would
/// cost a call for every page.
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
            // The folder still holds something, or a page has taken its place.
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
