//! Keeps what is not saved in a preview beside the project, so that it outlives a crash and the end of
//! `watch`.
//!
//! Each file with unsaved changes has a file in `.vindplek/niet-bewaard/` in the project, which goes
//! when nothing is left to save. The folder keeps itself out of git.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use crate::digest::Digest;
use crate::edge::{Action, Failure};
use crate::edit::unsaved::UnsavedFile;
use crate::source::{FilePath, Source};

/// The folder of a project for what the program keeps there.
const OWN: &str = ".vindplek";
const FOLDER: &str = "niet-bewaard";

/// The folder in which unsaved changes are kept.
#[derive(Debug)]
pub(super) struct KeptEdits {
    own: PathBuf,
}

/// A file with unsaved changes.
#[derive(Serialize, Deserialize)]
struct KeptEdit {
    path: String,
    /// What the disk had; null for a new file.
    on_disk: Option<String>,
    text: String,
}

impl KeptEdits {
    pub(super) fn of(project: &Path) -> Self {
        Self {
            own: project.join(OWN),
        }
    }

    fn file(&self, path: &FilePath) -> PathBuf {
        let name = Digest::of(path.as_str().as_bytes()).short(16);
        self.own.join(FOLDER).join(format!("{name}.json"))
    }

    /// Keeps what is unsaved in a file; nothing when all of it is saved.
    ///
    /// # Errors
    /// The disk refuses.
    pub(super) fn keep(&self, path: &FilePath, file: Option<&UnsavedFile>) -> Result<(), Failure> {
        let kept = self.file(path);
        let Some(file) = file.filter(|file| file.is_changed()) else {
            // Nothing was kept, or it is offered again: both can be borne. Only empty folders go.
            let _ = fs::remove_file(kept);
            let _ = fs::remove_dir(self.own.join(FOLDER));
            if fs::read_dir(&self.own).is_ok_and(|own| own.count() <= 1) {
                let _ = fs::remove_file(self.own.join(".gitignore"));
                let _ = fs::remove_dir(&self.own);
            }
            return Ok(());
        };
        let text = |source: &Source| String::from_utf8_lossy(&source.bytes()).into_owned();
        let edit = KeptEdit {
            path: path.to_string(),
            on_disk: file.on_disk().map(text),
            text: text(file.text()),
        };
        let failed = |error: &io::Error| Failure::io(Action::Write, &kept, error);
        self.write(&kept, &edit).map_err(|error| failed(&error))
    }

    /// Writes without waiting for the disk, as this happens at each key stroke.
    fn write(&self, kept: &Path, edit: &KeptEdit) -> io::Result<()> {
        let folder = self.own.join(FOLDER);
        if !folder.is_dir() {
            fs::create_dir_all(&folder)?;
            fs::write(self.own.join(".gitignore"), "*\n")?;
        }
        let mut file = NamedTempFile::new_in(&folder)?;
        serde_json::to_writer(&mut file, edit)?;
        file.persist(kept)?;
        Ok(())
    }

    /// What was kept and is not saved yet, in the order of the paths.
    pub(super) fn all(&self) -> Vec<(FilePath, UnsavedFile)> {
        let files = fs::read_dir(self.own.join(FOLDER)).into_iter().flatten();
        let paths = files.filter_map(|entry| Some(entry.ok()?.path()));
        let mut all: Vec<_> = paths.filter_map(|path| restored(&path)).collect();
        all.sort_by(|(one, _), (other, _)| one.cmp(other));
        all
    }
}

fn restored(kept: &Path) -> Option<(FilePath, UnsavedFile)> {
    let edit: KeptEdit = serde_json::from_slice(&fs::read(kept).ok()?).ok()?;
    let path = FilePath::new(edit.path);
    let source = |text: &str| Source::decode(path.clone(), text.as_bytes()).ok();
    let on_disk = edit.on_disk.as_deref().and_then(source);
    let file = UnsavedFile::restored(on_disk, source(&edit.text)?);
    Some((path, file))
}
