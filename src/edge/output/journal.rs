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

use super::files::{FileSystem, PathStatus, create_folders};
use super::layout::SitePaths;
use super::manifest::{Manifest, StateFile, store};
use super::obstacle::write_failure;
use super::report::PublishedState;
use crate::edge::path::is_absence;
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

impl JournalStep {
    /// The path in the site.
    pub(super) fn path(&self) -> &str {
        match self {
            Self::Place { path, .. } | Self::Remove { path } => path,
        }
    }

    /// Whether an interrupted build has executed this step: its staged file is gone. If another
    /// program removed that file, the next build of the site restores it.
    fn is_done(&self, files: &dyn FileSystem, layout: &SitePaths) -> Result<bool, Failure> {
        let Self::Place { staged, .. } = self else {
            return Ok(false);
        };
        let staged = layout.staged(*staged);
        let status = files.status(&staged);
        let status = status.map_err(|error| Failure::io(Action::Read, &staged, &error))?;
        Ok(status.is_none())
    }

    fn execute(&self, files: &dyn FileSystem, layout: &SitePaths) -> Result<(), Failure> {
        let target = layout.published(self.path());
        match self {
            Self::Place { staged, .. } => place(files, &layout.staged(*staged), &target)
                .map_err(|error| write_failure(&target, &error)),
            Self::Remove { .. } => remove(files, &target, &layout.root)
                .map_err(|error| Failure::io(Action::Remove, &target, &error)),
        }
    }
}

impl StateFile for Journal {
    fn paths(&self) -> impl Iterator<Item = &str> {
        let steps = self.steps.iter().map(JournalStep::path);
        steps.chain(self.manifest.paths())
    }
}

impl Journal {
    /// Records the change on disk and executes it, so that an interruption can be recovered from.
    /// On failure the state that the site is left in is returned as well.
    pub(super) fn commit(
        &self,
        files: &dyn FileSystem,
        layout: &SitePaths,
    ) -> Result<(), (PublishedState, Failure)> {
        let old = |failure| (PublishedState::Old, failure);
        let Some(first) = self.steps.first() else {
            return store(files, &layout.manifest, &self.manifest).map_err(old);
        };
        store(files, &layout.journal, self).map_err(old)?;
        let mut steps = self.steps.iter();
        if matches!(first, JournalStep::Place { .. }) {
            if let Err(failure) = first.execute(files, layout) {
                // Nothing has changed yet. Without the journal, the next build starts anew.
                return Err(match files.remove_file(&layout.journal) {
                    Ok(()) => (PublishedState::Old, failure),
                    Err(_) => (PublishedState::Partial, failure),
                });
            }
            steps.next();
        }
        steps
            .try_for_each(|step| step.execute(files, layout))
            .and_then(|()| self.finish(files, layout))
            .map_err(|failure| (PublishedState::Partial, failure))
    }

    /// Executes every step that is not done yet, and removes the journal.
    pub(super) fn complete(
        &self,
        files: &dyn FileSystem,
        layout: &SitePaths,
    ) -> Result<(), Failure> {
        for step in &self.steps {
            if !step.is_done(files, layout)? {
                step.execute(files, layout)?;
            }
        }
        self.finish(files, layout)
    }

    fn finish(&self, files: &dyn FileSystem, layout: &SitePaths) -> Result<(), Failure> {
        store(files, &layout.manifest, &self.manifest)?;
        discard(files, layout)
    }
}

/// Removes the journal of a site.
pub(super) fn discard(files: &dyn FileSystem, layout: &SitePaths) -> Result<(), Failure> {
    match files.remove_file(&layout.journal) {
        Err(error) if !is_absence(&error) => {
            Err(Failure::io(Action::Remove, &layout.journal, &error))
        }
        _ => Ok(()),
    }
}

/// Moves a staged file into place. Folders are created only when the rename fails: most exist, and
/// checking first would cost a system call per page.
fn place(files: &dyn FileSystem, from: &Path, to: &Path) -> io::Result<()> {
    match files.rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if files.status(from)?.is_none() {
                return Err(error);
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
