//! Carries out a plan of edits: all of it or nothing.
//!
//! Every new text is written next to its target first, and every old file is kept next to itself,
//! under hidden names. A journal in the project's folder lists both before the first file is
//! replaced; while the journal exists the change is not complete, and a failure, or the next command
//! after an interruption, puts back every old file. Renaming the journal completes the change.

mod journal;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use self::journal::{DONE, JOURNAL, Step, read_journal, write_journal};
use super::create::{beside, require_inside};
use super::mend::changed;
use super::{Action, Failure};
use crate::diagnostic::Text;
use crate::digest::Digest;
use crate::edit::FileChange;

/// Carries out the changes of a project.
///
/// # Errors
/// The disk refuses, or a file has changed since the plan was made; then nothing is changed.
pub fn apply(project: &Path, changes: &[FileChange]) -> Result<(), Failure> {
    let absolute = std::path::absolute(project);
    let project = &absolute.map_err(|error| Failure::io(Action::Read, project, &error))?;
    roll_back(project)?;
    require_unchanged(project, changes)?;
    let mut staged = Vec::new();
    let mut steps = Vec::new();
    for change in changes {
        match stage(project, change) {
            Ok((step, file)) => {
                steps.push(step);
                staged.extend(file);
            }
            Err(failure) => {
                undo(&steps)?;
                return Err(failure);
            }
        }
    }
    let journal = write_journal(project, &steps)?;
    let done = carry_out(&steps).and_then(|()| {
        let (from, to) = (project.join(JOURNAL), project.join(DONE));
        fs::rename(&from, &to).map_err(|error| Failure::io(Action::Write, &to, &error))
    });
    if let Err(failure) = done {
        undo(&steps)?;
        remove_if_there(&project.join(JOURNAL))?;
        return Err(failure);
    }
    drop(journal);
    clean_up(project, &steps);
    Ok(())
}

/// Undoes a change that was interrupted, and removes what a complete one left behind. Returns whether
/// one was undone.
///
/// # Errors
/// The disk refuses.
pub fn roll_back(project: &Path) -> Result<bool, Failure> {
    if let Some((_, steps)) = read_journal(project, DONE)? {
        clean_up(project, &steps);
    }
    let path = project.join(JOURNAL);
    let Some((_lock, steps)) = read_journal(project, JOURNAL)? else {
        return Ok(false);
    };
    undo(&steps)?;
    remove_if_there(&path)?;
    Ok(true)
}

/// Rejects a plan when a file is no longer as it was.
fn require_unchanged(project: &Path, changes: &[FileChange]) -> Result<(), Failure> {
    for change in changes {
        if let Some(from) = &change.from {
            let path = project.join(from.as_str());
            let now = fs::read(&path).map_err(|error| Failure::io(Action::Read, &path, &error))?;
            if now != *change.before {
                return Err(changed(&path));
            }
        }
        if let Some(to) = &change.to {
            require_inside(project, &project.join(to.as_str()))?;
        }
    }
    Ok(())
}

/// Writes the new text of a file next to its target.
fn stage(project: &Path, change: &FileChange) -> Result<(Step, Option<NamedTempFile>), Failure> {
    let mut step = Step {
        old: None,
        new: None,
    };
    let mut old_path = None;
    if let Some(from) = &change.from {
        let mut path = project.join(from.as_str());
        if change.to.as_ref() == Some(from) {
            // The target of a symbolic link is replaced, and the link stays.
            let canonical = path.canonicalize();
            path = canonical.map_err(|error| Failure::io(Action::Read, &path, &error))?;
        }
        let kept = kept_name(&path);
        // Without a journal it is what a completed change could not remove.
        remove_if_there(&kept)?;
        step.old = Some((path.clone(), kept));
        old_path = Some(path);
    }
    let Some(to) = &change.to else {
        return Ok((step, None));
    };
    let target = match (&old_path, change.from.as_ref() == Some(to)) {
        (Some(path), true) => path.clone(),
        _ => project.join(to.as_str()),
    };
    let file = beside(&target, &change.after)?;
    if let Some(old) = &old_path {
        let permissions = fs::metadata(old).map(|found| found.permissions());
        let set = permissions.and_then(|permissions| file.as_file().set_permissions(permissions));
        set.map_err(|error| Failure::io(Action::Write, &target, &error))?;
    }
    let digest = digest_text(&change.after);
    step.new = Some((file.path().to_owned(), target, digest));
    Ok((step, Some(file)))
}

/// The hidden name under which an old file is kept.
fn kept_name(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.vindplek-old"))
}

fn digest_text(bytes: &[u8]) -> String {
    format!("{:?}", Digest::of(bytes))
}

/// Keeps every old file, then puts every new text in its place.
fn carry_out(steps: &[Step]) -> Result<(), Failure> {
    steps.iter().try_for_each(keep_old)?;
    steps.iter().try_for_each(place_new)
}

fn keep_old(step: &Step) -> Result<(), Failure> {
    let Some((old, kept)) = &step.old else {
        return Ok(());
    };
    let done = match step.is_in_place() {
        true => fs::copy(old, kept).map(|_| ()),
        false => fs::rename(old, kept),
    };
    done.map_err(|error| Failure::io(Action::Write, old, &error))
}

fn place_new(step: &Step) -> Result<(), Failure> {
    let Some((staged, new, _)) = &step.new else {
        return Ok(());
    };
    if !step.is_in_place() && new.symlink_metadata().is_ok() {
        return Err(taken(new));
    }
    fs::rename(staged, new).map_err(|error| Failure::io(Action::Write, new, &error))
}

/// Puts every old file back, and removes the new ones. A file that someone changed since the
/// interruption stays, and the old one is put beside it.
fn undo(steps: &[Step]) -> Result<(), Failure> {
    for step in steps.iter().rev() {
        let is_waiting = step
            .new
            .as_ref()
            .is_some_and(|(staged, ..)| staged.exists());
        if let Some((staged, new, digest)) = &step.new {
            if !is_waiting && !step.is_in_place() && has_digest(new, digest) {
                remove_if_there(new)?;
            }
            remove_if_there(staged)?;
            remove_empty_folders(new);
        }
        let Some((old, kept)) = &step.old else {
            continue;
        };
        if !kept.exists() {
            continue;
        }
        if is_waiting && step.is_in_place() {
            // The file was not replaced yet, and the copy may be half.
            remove_if_there(kept)?;
            continue;
        }
        let to = match was_edited(step, old, kept) {
            true => beside_name(old),
            false => old.clone(),
        };
        let folder = old.parent().unwrap_or(old);
        let restored = fs::create_dir_all(folder).and_then(|()| fs::rename(kept, &to));
        restored.map_err(|error| Failure::io(Action::Write, &to, &error))?;
    }
    Ok(())
}

/// Whether a file has other contents than it had before the change or got from it.
fn was_edited(step: &Step, old: &Path, kept: &Path) -> bool {
    let Ok(now) = fs::read(old) else {
        return false;
    };
    let is_new = match &step.new {
        Some((_, _, digest)) => step.is_in_place() && digest_text(&now) == *digest,
        None => false,
    };
    !is_new && fs::read(kept).is_ok_and(|before| before != now)
}

/// A visible name beside a file.
fn beside_name(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{name}.oud"))
}

fn has_digest(path: &Path, digest: &str) -> bool {
    fs::read(path).is_ok_and(|bytes| digest_text(&bytes) == digest)
}

/// Removes the hidden files of a complete change, and the folders that it emptied. What cannot be
/// removed is hidden and harmless.
fn clean_up(project: &Path, steps: &[Step]) {
    for (old, kept) in steps.iter().filter_map(|step| step.old.as_ref()) {
        let _ = fs::remove_file(kept);
        remove_empty_folders(old);
    }
    let _ = fs::remove_file(project.join(DONE));
}

/// Removes the folders above a path that have become empty.
fn remove_empty_folders(path: &Path) {
    for folder in path.ancestors().skip(1) {
        if fs::remove_dir(folder).is_err() {
            return;
        }
    }
}

fn remove_if_there(path: &Path) -> Result<(), Failure> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Failure::io(Action::Remove, path, &error))
        }
        _ => Ok(()),
    }
}

fn taken(path: &Path) -> Failure {
    let path = path.display();
    Failure::new(
        Text::new(
            format!("Op “{path}” staat intussen iets anders; er is niets veranderd"),
            format!("Something else is at “{path}” by now; nothing was changed"),
        ),
        Text::new(
            "Kies een andere plek, of haal dat eerst weg",
            "Choose another place, or remove that first",
        ),
    )
}

#[cfg(test)]
mod tests;
