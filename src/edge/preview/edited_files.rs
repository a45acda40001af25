//! The files that are being edited in a preview, and are not saved.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::kept_edits::KeptEdits;
use crate::edge::Failure;
use crate::edge::disk::DiskWorld;
use crate::edit::form::{FormScope, form_scope};
use crate::edit::reconcile::{ConflictPlace, FieldConflict, Side};
use crate::edit::unsaved::UnsavedFile;
use crate::edit::values::ValueRefusal;
use crate::source::{FilePath, Source};
use crate::world::World;

/// Tells the keys of a text.
pub(super) type ScopeOf<'a> = dyn Fn(&Source) -> Option<FormScope> + 'a;

/// The side that is chosen for a conflict, if one is.
pub(super) type ChoiceOf<'a> = dyn Fn(&ConflictPlace) -> Option<Side> + 'a;

/// What is on the disk, and what the preview shows.
#[derive(Clone, Copy)]
pub(super) struct Worlds<'a> {
    pub(super) on_disk: &'a DiskWorld,
    pub(super) shown: &'a dyn World,
}

impl Worlds<'_> {
    /// A file of the disk; `None` when it is not there, or is no text.
    fn read(self, path: &FilePath) -> Option<Source> {
        Source::decode(path.clone(), &self.on_disk.read(path).ok()?).ok()
    }

    /// Brings what the disk has of a file into it. Returns what is left to choose.
    fn bring_into(self, file: &mut UnsavedFile, choose: &ChoiceOf<'_>) -> Vec<FieldConflict> {
        let scope = |text: &Source| form_scope(text, self.shown);
        let theirs = self.read(file.text().path());
        match theirs {
            Some(theirs) if file.on_disk() == Some(&theirs) => Vec::new(),
            Some(theirs) => file.bring_in(&theirs, &scope, choose),
            None => file.meet_removal(choose(&ConflictPlace::File)),
        }
    }
}

/// The files that are being edited. Those of which everything is saved stay, so that one can go back to
/// what they were.
pub(super) struct EditedFiles {
    files: Mutex<BTreeMap<FilePath, UnsavedFile>>,
    kept: KeptEdits,
}

impl EditedFiles {
    /// Those that a preview of a project before this one had not saved.
    pub(super) fn restored(project: &Path, on_disk: &DiskWorld) -> Self {
        let kept = KeptEdits::of(project);
        let all = kept.all().into_iter();
        let files = all.filter(|(_, file)| form_scope(file.text(), on_disk).is_some());
        Self {
            files: Mutex::new(files.collect()),
            kept,
        }
    }

    /// The texts of the files with something to save.
    pub(super) fn texts(&self) -> Vec<(FilePath, Source)> {
        let files = self.lock();
        let changed = files.iter().filter(|(_, file)| file.is_changed());
        let texts = changed.map(|(path, file)| (path.clone(), file.text().clone()));
        texts.collect()
    }

    /// A file that is being edited, as it is at present.
    pub(super) fn get(&self, path: &FilePath) -> Option<UnsavedFile> {
        self.lock().get(path).cloned()
    }

    /// What somebody else made of a file, and the editor as well.
    pub(super) fn conflicts(&self, path: &FilePath, worlds: Worlds<'_>) -> Vec<FieldConflict> {
        let file = self.get(path).filter(UnsavedFile::is_changed);
        file.map_or(Vec::new(), |mut file| {
            worlds.bring_into(&mut file, &|_| None)
        })
    }

    /// Begins a file. Returns whether there is none yet.
    pub(super) fn begin(&self, text: Source, worlds: Worlds<'_>) -> bool {
        let path = text.path().clone();
        let mut files = self.lock();
        let is_begun = files.get(&path).is_some_and(UnsavedFile::is_changed);
        if is_begun || worlds.on_disk.entries().contains(&path) {
            return false;
        }
        self.put(&mut files, path, UnsavedFile::restored(None, text));
        true
    }

    /// Changes a file. `change` gets the keys of a text, as the file is or becomes.
    ///
    /// # Errors
    /// The file cannot be edited, or `change` refuses.
    pub(super) fn change(
        &self,
        path: &FilePath,
        worlds: Worlds<'_>,
        change: impl FnOnce(&mut UnsavedFile, &ScopeOf<'_>) -> Result<(), ValueRefusal>,
    ) -> Result<(), ValueRefusal> {
        let mut files = self.lock();
        let mut file = match files.get(path) {
            Some(file) if file.is_changed() => file.clone(),
            before => {
                let on_disk = worlds.read(path).ok_or(ValueRefusal::Absent)?;
                match before.filter(|file| file.on_disk() == Some(&on_disk)) {
                    Some(file) => file.clone(),
                    None => UnsavedFile::open(on_disk),
                }
            }
        };
        change(&mut file, &|text| form_scope(text, worlds.shown))?;
        self.put(&mut files, path.clone(), file);
        Ok(())
    }

    /// Saves a file as `write` does, so that no edit comes in between. `None` when there is nothing to
    /// save.
    ///
    /// # Errors
    /// Those of `write`; the edits are kept.
    pub(super) fn save(
        &self,
        path: &FilePath,
        write: impl FnOnce(&UnsavedFile) -> Result<(), Failure>,
    ) -> Option<Result<(), Failure>> {
        let mut files = self.lock();
        let mut file = files.get(path).filter(|file| file.is_changed())?.clone();
        if let Err(failure) = write(&file) {
            return Some(Err(failure));
        }
        file.is_saved();
        self.put(&mut files, path.clone(), file);
        Some(Ok(()))
    }

    /// Drops what is not saved of a file; a file that is not on the disk is there no longer.
    pub(super) fn drop_changes(&self, path: &FilePath) {
        let mut files = self.lock();
        if let Some(mut file) = files.remove(path) {
            file.drop_changes();
            match file.is_changed() {
                true => self.keep(path, None),
                false => self.put(&mut files, path.clone(), file),
            }
        }
    }

    /// Settles what somebody else made of a file and the editor as well. Returns what is left to choose.
    pub(super) fn settle(
        &self,
        path: &FilePath,
        worlds: Worlds<'_>,
        choose: &ChoiceOf<'_>,
    ) -> Vec<FieldConflict> {
        let mut files = self.lock();
        let Some(mut file) = files.remove(path) else {
            return Vec::new();
        };
        let left = worlds.bring_into(&mut file, choose);
        match file.is_changed() {
            true => self.put(&mut files, path.clone(), file),
            false => self.keep(path, None),
        }
        left
    }

    /// Brings what is on the disk into the files with something to save, where nothing conflicts.
    pub(super) fn bring_in_saves(&self, worlds: Worlds<'_>) {
        let mut files = self.lock();
        let mut brought = Vec::new();
        for (path, file) in files.iter().filter(|(_, file)| file.is_changed()) {
            let theirs = worlds.read(path);
            let mut file = file.clone();
            if theirs.is_some_and(|theirs| file.on_disk() != Some(&theirs))
                && worlds.bring_into(&mut file, &|_| None).is_empty()
            {
                brought.push((path.clone(), file));
            }
        }
        for (path, file) in brought {
            self.put(&mut files, path, file);
        }
    }

    fn put(&self, files: &mut BTreeMap<FilePath, UnsavedFile>, path: FilePath, file: UnsavedFile) {
        self.keep(&path, Some(&file));
        files.insert(path, file);
    }

    /// Keeps what is unsaved for after a crash. Where the disk refuses that there is still what this
    /// program has.
    fn keep(&self, path: &FilePath, file: Option<&UnsavedFile>) {
        let _ = self.kept.keep(path, file);
    }

    /// A poisoned lock only means that another thread panicked: the files in it are whole.
    fn lock(&self) -> MutexGuard<'_, BTreeMap<FilePath, UnsavedFile>> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
