//! Vindplek's state in the output folder: the lock, and recovery after an interrupted build.

use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

use super::files::{FileSystem, PathStatus, create_folders};
use super::journal::{Journal, discard};
use super::layout::{self, SitePaths};
use super::manifest::{Manifest, load, store};
use super::obstacle::{link_failure, require_folder};
use crate::diagnostic::Text;
use crate::edge::{Action, Failure};

/// Creates vindplek's own folder in an output folder.
///
/// # Errors
/// The disk refuses, or something else is in its place.
pub(super) fn create(files: &dyn FileSystem, out: &Path) -> Result<(), Failure> {
    let state = layout::state_folder(out);
    require_folder(files, &state)?;
    create_folders(files, &state).map_err(|error| Failure::io(Action::Write, &state, &error))?;
    require_folder(files, &layout::stages(out))?;
    Ok(())
}

/// Completes the changes of an interrupted build, of all sites. Returns the sites of which that is
/// not possible, each with the reason: their journals stay.
///
/// # Errors
/// The journals cannot be listed.
pub(super) fn recover(
    files: &dyn FileSystem,
    out: &Path,
) -> Result<BTreeMap<String, Failure>, Failure> {
    let state = layout::state_folder(out);
    let listed = files
        .list(&state)
        .map_err(|error| Failure::io(Action::Read, &state, &error))?;
    let mut stuck = BTreeMap::new();
    for path in listed {
        if let Some(site) = layout::journal_site(&path)
            && let Err(failure) = recover_site(files, &SitePaths::new(out, site))
        {
            stuck.insert(site.to_owned(), failure);
        }
    }
    Ok(stuck)
}

/// Whether a change was interrupted, of any site.
pub(super) fn has_journal(files: &dyn FileSystem, out: &Path) -> bool {
    let listed = files.list(&layout::state_folder(out));
    listed.is_ok_and(|paths| {
        paths
            .iter()
            .any(|path| layout::journal_site(path).is_some())
    })
}

fn recover_site(files: &dyn FileSystem, layout: &SitePaths) -> Result<(), Failure> {
    let Some(journal) = load::<Journal>(files, &layout.journal)? else {
        return discard(files, layout);
    };
    require_folder(files, &layout.root)?;
    require_folder(files, &layout.stage)?;
    journal.complete(files, layout)
}

/// Gives up the interrupted change of a site that cannot be completed, so that the site can be built
/// anew: what that change wrote counts as written by vindplek from now on.
pub(super) fn abandon(files: &dyn FileSystem, layout: &SitePaths) -> Result<(), Failure> {
    if let Some(journal) = load::<Journal>(files, &layout.journal)? {
        let mut known: Manifest = load(files, &layout.manifest)?.unwrap_or_default();
        for (path, record) in journal.manifest.0 {
            if matches!(files.status(&layout.published(&path)), Ok(Some(_))) {
                known.0.entry(path).or_insert(record);
            }
        }
        store(files, &layout.manifest, &known)?;
    }
    discard(files, layout)
}

/// Empties the staging folders, except of the sites in `kept`, and removes temporary files. Call it
/// only after [`recover`]: without a journal, staged outputs are never published. What cannot be
/// removed stays, and is replaced when it is in the way.
pub(super) fn clear_stages(files: &dyn FileSystem, out: &Path, kept: &BTreeMap<String, Failure>) {
    let listed = |folder: &Path| files.list(folder).unwrap_or_default();
    for file in listed(&layout::state_folder(out)) {
        if layout::is_temporary(&file) {
            let _ = files.remove_file(&file);
        }
    }
    for stage in listed(&layout::stages(out)) {
        let site = stage.file_name().and_then(|name| name.to_str());
        if site.is_some_and(|site| kept.contains_key(site)) {
            continue;
        }
        clear_stage(files, &stage);
    }
}

/// Empties and removes the staging folder of one site, as far as possible.
pub(super) fn clear_stage(files: &dyn FileSystem, stage: &Path) {
    if let Ok(Some(PathStatus::Folder)) = files.status(stage) {
        for file in files.list(stage).unwrap_or_default() {
            let _ = files.remove_file(&file);
        }
        let _ = files.remove_folder(stage);
    } else {
        let _ = files.remove_file(stage);
    }
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
pub(super) fn lock(files: &dyn FileSystem, path: &Path) -> Result<OutputLock, Failure> {
    let status = files.status(path);
    if status.map_err(|error| Failure::io(Action::Read, path, &error))? == Some(PathStatus::Other) {
        return Err(link_failure(path));
    }
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
