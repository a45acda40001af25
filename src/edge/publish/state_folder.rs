//! Vindplek's state in the output folder: the lock, and recovery after an interrupted build.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

use super::files::FileSystem;
use super::journal::Journal;
use super::layout::{self, SitePaths};
use super::manifest::load;
use crate::diagnostic::Text;
use crate::edge::{Action, Failure};

/// Completes the changes of an interrupted build, of all sites.
pub(super) fn recover(files: &dyn FileSystem, out: &Path) -> Result<(), Failure> {
    let state = layout::state_folder(out);
    let listed = files
        .list(&state)
        .map_err(|error| Failure::io(Action::Read, &state, &error))?;
    for path in listed {
        let Some(site) = layout::journal_site(&path) else {
            continue;
        };
        if let Some(journal) = load::<Journal>(files, &path)? {
            journal.complete(files, &SitePaths::new(out, site))?;
        }
    }
    Ok(())
}

/// Empties the staging folders and removes temporary files. Call it only after [`recover`]: without
/// a journal, staged outputs are never published.
pub(super) fn clear_stages(files: &dyn FileSystem, out: &Path) -> Result<(), Failure> {
    let stages = layout::stages(out);
    let clear = || -> io::Result<()> {
        for file in files.list(&layout::state_folder(out))? {
            if layout::is_temporary(&file) {
                files.remove_file(&file)?;
            }
        }
        for stage in files.list(&stages)? {
            for file in files.list(&stage)? {
                files.remove_file(&file)?;
            }
            files.remove_folder(&stage)?;
        }
        Ok(())
    };
    clear().map_err(|error| Failure::io(Action::Remove, &stages, &error))
}

/// The lock of an output folder, held until it is dropped. It is unlocked and not merely closed: a
/// command that another thread starts at that moment inherits the open file until it executes.
pub(super) struct OutputLock(File);

impl Drop for OutputLock {
    fn drop(&mut self) {
        // If this fails, the operating system unlocks the file when it is closed.
        let _ = self.0.unlock();
    }
}

/// Takes the lock of the output folder. The operating system releases it when its holder ends,
/// however it ends, so a lock is never stale.
pub(super) fn lock(path: &Path) -> Result<OutputLock, Failure> {
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .map_err(|error| Failure::io(Action::Write, path, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(OutputLock(file)),
        // Some network disks have no locks; a build without a lock is better than none.
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
            Ok(OutputLock(file))
        }
        Err(TryLockError::Error(error)) => Err(Failure::io(Action::Write, path, &error)),
        Err(TryLockError::WouldBlock) => Err(Failure::new(
            Text::new(
                "Een andere opdracht schrijft nu in deze uitvoermap",
                "Another command is writing to this output folder now",
            ),
            Text::new(
                "Wacht tot die klaar is, of kies met --out een andere map",
                "Wait until it is done, or choose another folder with --out",
            ),
        )),
    }
}
