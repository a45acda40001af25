//! Carries out a plan of edits: all of it or nothing.
//!
//! Every new text is written next to its target first, and every old file is kept next to itself,
//! under hidden names. A journal in the project's folder lists both before the first file is
//! replaced; while the journal exists the change is not complete, and a failure, or the next command
//! after an interruption, puts back every old file. Renaming the journal completes the change.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use super::create::{beside, require_inside};
use super::mend::changed;
use super::{Action, Failure};
use crate::diagnostic::Text;
use crate::digest::Digest;
use crate::edit::FileChange;

/// The journal of a change that is not complete.
const JOURNAL: &str = ".vindplek-edit.json";

/// The journal of a complete change, of which hidden files remain to be removed.
const DONE: &str = ".vindplek-edit-done.json";

/// A change of one file, by absolute paths; in a journal by paths from the project's folder, so that a
/// project that is moved or copied is rolled back where it is.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Step {
    /// The file before, and the hidden name under which it is kept.
    old: Option<(PathBuf, PathBuf)>,
    /// The hidden name under which the new text is written, the file after, and the digest of the
    /// text.
    new: Option<(PathBuf, PathBuf, String)>,
}

impl Step {
    /// Whether the file stays at its path.
    fn is_in_place(&self) -> bool {
        match (&self.old, &self.new) {
            (Some((old, _)), Some((_, new, _))) => old == new,
            _ => false,
        }
    }
}

/// Carries out the changes of a project.
///
/// # Errors
/// The disk refuses, or a file has changed since the plan was made; then nothing is changed.
pub fn apply(project: &Path, changes: &[FileChange]) -> Result<(), Failure> {
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

/// Writes the journal, and keeps it locked as long as the returned file is open, so that another
/// command waits instead of undoing a change that is in progress.
fn write_journal(project: &Path, steps: &[Step]) -> Result<File, Failure> {
    let path = project.join(JOURNAL);
    let failed = |error: io::Error| Failure::io(Action::Write, &path, &error);
    let steps = within_project(project, steps)?;
    let text = serde_json::to_vec(&steps).map_err(|error| failed(error.into()))?;
    let file = NamedTempFile::new_in(project).map_err(failed)?;
    file.as_file().lock().map_err(failed)?;
    file.as_file().write_all(&text).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist_noclobber(&path)
        .map_err(|refused| failed(refused.error))
}

/// Reads and locks a journal; `None` when there is none. Waits for a command that is at work.
fn read_journal(project: &Path, name: &str) -> Result<Option<(File, Vec<Step>)>, Failure> {
    let path = &project.join(name);
    let failed = |error: io::Error| Failure::io(Action::Read, path, &error);
    let file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        opened => opened.map_err(failed)?,
    };
    file.lock().map_err(failed)?;
    // The command that had it locked may have completed its change.
    match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(error)),
        Ok(text) => {
            let steps = serde_json::from_slice(&text).ok();
            let steps = steps.and_then(|steps| of_project(project, steps));
            Ok(Some((file, steps.ok_or_else(|| not_ours(path))?)))
        }
    }
}

/// The steps of a journal by absolute paths; `None` when one leads out of the project, or to a file
/// that no change writes. A journal may come from elsewhere, with the files of the project.
fn of_project(project: &Path, steps: Vec<Step>) -> Option<Vec<Step>> {
    let absolute = |path: &Path| {
        let is_below = path
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        let path = project.join(path);
        (is_below && require_inside(project, &path).is_ok()).then_some(path)
    };
    let hidden = |path: &Path, ending: &str| {
        let name = path.file_name()?.to_str()?;
        let is_ours = name.starts_with('.') && name.ends_with(ending);
        absolute(path).filter(|_| is_ours)
    };
    let step = |step: Step| {
        let old = match step.old {
            Some((old, kept)) => Some((absolute(&old)?, hidden(&kept, ".vindplek-old")?)),
            None => None,
        };
        let new = match step.new {
            Some((staged, new, digest)) => {
                Some((hidden(&staged, ".vindplek")?, absolute(&new)?, digest))
            }
            None => None,
        };
        Some(Step { old, new })
    };
    steps.into_iter().map(step).collect()
}

/// The steps by paths from the project's folder.
fn within_project(project: &Path, steps: &[Step]) -> Result<Vec<Step>, Failure> {
    let canonical = project.canonicalize();
    let canonical = canonical.map_err(|error| Failure::io(Action::Read, project, &error))?;
    let relative = |path: &Path| {
        let below = path
            .strip_prefix(project)
            .or_else(|_| path.strip_prefix(&canonical));
        below.map(Path::to_owned).map_err(|_| not_ours(path))
    };
    let mut within = Vec::new();
    for step in steps {
        let old = match &step.old {
            Some((old, kept)) => Some((relative(old)?, relative(kept)?)),
            None => None,
        };
        let new = match &step.new {
            Some((staged, new, digest)) => {
                Some((relative(staged)?, relative(new)?, digest.clone()))
            }
            None => None,
        };
        within.push(Step { old, new });
    }
    Ok(within)
}

fn not_ours(path: &Path) -> Failure {
    let path = path.display();
    Failure::new(
        Text::new(
            format!("“{path}” hoort bij een onderbroken mv of rm, maar klopt niet"),
            format!("“{path}” belongs to an interrupted mv or rm, but is not right"),
        ),
        Text::new(
            "Er is niets veranderd. Kijk met git of alle bestanden er nog zijn, haal dit bestand weg en \
             geef de opdracht opnieuw",
            "Nothing was changed. See with git whether all files are there, remove this file and run \
             the command again",
        ),
    )
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
mod tests {
    use std::collections::BTreeMap;

    use walkdir::WalkDir;

    use super::*;

    const BEFORE: [(&str, &str); 3] = [
        ("content/a.md", "links to b"),
        ("content/old/b.md", "is b"),
        ("content/c.md", "goes"),
    ];

    fn project() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in BEFORE {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    type Operation = fn(&Step) -> Result<(), Failure>;

    fn change(from: Option<&str>, to: Option<&str>, after: &str) -> FileChange {
        let before = BEFORE.iter().find(|(path, _)| Some(*path) == from);
        FileChange {
            from: from.map(Into::into),
            to: to.map(Into::into),
            before: before.map_or("", |(_, text)| text).as_bytes().into(),
            after: after.as_bytes().into(),
            edits: Vec::new(),
        }
    }

    fn changes() -> Vec<FileChange> {
        vec![
            change(Some("content/a.md"), Some("content/a.md"), "links to n"),
            change(Some("content/old/b.md"), Some("content/new/n.md"), "is n"),
            change(Some("content/c.md"), None, ""),
            change(None, Some("content/d.yaml"), "new"),
        ]
    }

    fn files(project: &Path) -> BTreeMap<String, String> {
        let entries = WalkDir::new(project).into_iter().map(Result::unwrap);
        let files = entries.filter(|entry| entry.file_type().is_file());
        let file = |entry: walkdir::DirEntry| {
            let path = entry.path().strip_prefix(project).unwrap();
            let text = fs::read_to_string(entry.path()).unwrap();
            (path.to_str().unwrap().replace('\\', "/"), text)
        };
        files.map(file).collect()
    }

    fn expected(files: &[(&str, &str)]) -> BTreeMap<String, String> {
        let files = files.iter();
        files
            .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
            .collect()
    }

    #[test]
    fn all_changes_are_carried_out_and_nothing_else_remains() {
        let project = project();
        apply(project.path(), &changes()).unwrap();
        let after = [
            ("content/a.md", "links to n"),
            ("content/new/n.md", "is n"),
            ("content/d.yaml", "new"),
        ];
        assert_eq!(files(project.path()), expected(&after));
        assert!(!project.path().join("content/old").exists());
    }

    #[test]
    fn a_failure_leaves_everything_as_it_was() {
        let project = project();
        // The new place of the second file is taken.
        fs::create_dir_all(project.path().join("content/new/n.md/x")).unwrap();
        assert!(apply(project.path(), &changes()).is_err());
        assert_eq!(files(project.path()), expected(&BEFORE));
        let mut stale = changes();
        stale[2].before = b"other".as_slice().into();
        assert!(apply(project.path(), &stale).is_err());
        assert_eq!(files(project.path()), expected(&BEFORE));
    }

    #[test]
    fn an_interruption_at_any_moment_is_rolled_back_by_the_next_command() {
        for moment in 0..=2 * changes().len() {
            let project = project();
            let staged = changes();
            let staged = staged
                .iter()
                .map(|change| stage(project.path(), change).unwrap());
            let (steps, temporary): (Vec<Step>, Vec<_>) = staged.unzip();
            let journal = write_journal(project.path(), &steps).unwrap();
            let keep = steps.iter().map(|step| (step, keep_old as Operation));
            let place = steps.iter().map(|step| (step, place_new as Operation));
            for (step, operation) in keep.chain(place).take(moment) {
                operation(step).unwrap();
            }
            // The program ends without removing anything.
            temporary.into_iter().for_each(std::mem::forget);
            drop(journal);
            roll_back(project.path()).unwrap();
            assert_eq!(files(project.path()), expected(&BEFORE), "moment {moment}");
        }
    }

    #[test]
    fn what_was_written_after_an_interruption_is_kept_beside_the_old_text() {
        let project = project();
        let (step, file) = stage(project.path(), &changes()[0]).unwrap();
        let steps = [step];
        drop(write_journal(project.path(), &steps).unwrap());
        carry_out(&steps).unwrap();
        drop(file);
        fs::write(project.path().join("content/a.md"), "written since").unwrap();
        roll_back(project.path()).unwrap();
        let files = files(project.path());
        assert_eq!(files["content/a.md"], "written since");
        assert_eq!(files["content/a.md.oud"], "links to b");
    }

    #[test]
    fn a_project_that_was_moved_is_rolled_back_where_it_is() {
        let project = project();
        let (step, file) = stage(project.path(), &changes()[1]).unwrap();
        let steps = [step];
        drop(write_journal(project.path(), &steps).unwrap());
        carry_out(&steps).unwrap();
        drop(file);
        let elsewhere = tempfile::tempdir().unwrap();
        let moved = elsewhere.path().join("project");
        fs::rename(project.path(), &moved).unwrap();
        roll_back(&moved).unwrap();
        assert_eq!(files(&moved), expected(&BEFORE));
    }

    #[test]
    fn a_copy_that_was_not_complete_is_no_old_text() {
        let project = project();
        let (step, file) = stage(project.path(), &changes()[0]).unwrap();
        let (_, kept) = step.old.clone().unwrap();
        drop(write_journal(project.path(), &[step]).unwrap());
        fs::write(kept, "").unwrap();
        std::mem::forget(file);
        roll_back(project.path()).unwrap();
        assert_eq!(files(project.path()), expected(&BEFORE));
    }

    #[test]
    fn a_journal_that_leads_out_of_the_project_is_refused() {
        let project = project();
        let outside = tempfile::tempdir().unwrap();
        let victim = outside.path().join(".victim.vindplek-old");
        fs::write(&victim, "kept").unwrap();
        let victim = victim.to_str().unwrap().replace('\\', "/");
        let journals = [
            format!(r#"[{{"old":["content/a.md","{victim}"],"new":null}}]"#),
            r#"[{"old":["content/a.md","../.victim.vindplek-old"],"new":null}]"#.to_owned(),
            r#"[{"old":["content/a.md","content/c.md"],"new":null}]"#.to_owned(),
            r#"[{"old":null,"new":["content/c.md","content/a.md","00"]}]"#.to_owned(),
            "{}".to_owned(),
        ];
        for name in [JOURNAL, DONE] {
            for journal in &journals {
                let path = project.path().join(name);
                fs::write(&path, journal).unwrap();
                assert!(roll_back(project.path()).is_err(), "{journal}");
                fs::remove_file(&path).unwrap();
                assert_eq!(files(project.path()), expected(&BEFORE), "{journal}");
            }
        }
        assert_eq!(fs::read_to_string(&victim).unwrap(), "kept");
    }
}
