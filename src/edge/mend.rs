//! A file of the project put in the place of itself, mended.
//!
//! An editor's text is not ours to lose: the new text is written beside the old one and then takes
//! its name in one step, with its rights, so that whatever happens in between leaves one of both.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Action, Failure};
use crate::diagnostic::Text;

/// Replaces the bytes of a file when they still are `before`.
///
/// # Errors
/// The disk refuses, or the file has other bytes by now: somebody is working on it.
pub fn mend(path: &Path, before: &[u8], after: &[u8]) -> Result<(), Failure> {
    // What a symbolic link leads to is mended, and the link stays.
    let path = path
        .canonicalize()
        .map_err(|error| Failure::io(Action::Read, path, &error))?;
    let now = fs::read(&path).map_err(|error| Failure::io(Action::Read, &path, &error))?;
    if now != before {
        return Err(changed(&path));
    }
    let beside = beside(&path);
    let replaced = replace(&path, &beside, after);
    if replaced.is_err() {
        // The first error is what the user has to know; that a rest is left behind is not.
        let _ = fs::remove_file(&beside);
    }
    replaced.map_err(|error| Failure::io(Action::Write, &path, &error))
}

fn replace(path: &Path, beside: &Path, bytes: &[u8]) -> io::Result<()> {
    let rights = fs::metadata(path)?.permissions();
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .open(beside)?;
    file.write_all(bytes)?;
    file.set_permissions(rights)?;
    file.sync_all()?;
    fs::rename(beside, path)
}

/// Where the new text waits. It is hidden, so that no build takes it for content.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.vindplek"))
}

fn changed(path: &Path) -> Failure {
    let path = path.display();
    Failure::new(
        Text::new(
            format!("“{path}” is intussen veranderd en is daarom niet aangepast"),
            format!("“{path}” has changed in the meantime and was left alone"),
        ),
        Text::new(
            "Sla het bestand op en geef de opdracht opnieuw",
            "Save the file and run the command again",
        ),
    )
}
