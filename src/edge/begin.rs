//! Begins a folder with files in it, without touching anything that is there.

use std::fs;
use std::io;
use std::path::Path;

use super::apply::apply;
use super::create::exists;
use super::{Action, Failure};
use crate::diagnostic::Text;
use crate::edit::FileChange;

/// What a new project may find in its folder: a repository that was just made, and what a desktop
/// leaves behind.
const IGNORED: [&str; 3] = [".git", ".DS_Store", "desktop.ini"];

/// Rejects a folder that has something in it, and a file. A folder that does not exist is fine.
///
/// # Errors
/// The folder is not empty, or cannot be listed.
pub fn require_empty(folder: &Path) -> Result<(), Failure> {
    let failed = |error: &io::Error| Failure::io(Action::Read, folder, error);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Err(exists(folder)),
        Err(error) => return Err(failed(&error)),
    };
    for entry in entries {
        let name = entry.map_err(|error| failed(&error))?.file_name();
        if !IGNORED.iter().any(|ignored| name == *ignored) {
            return Err(not_empty(folder, &name.to_string_lossy()));
        }
    }
    Ok(())
}

/// Makes a folder with files: all of them, or nothing.
///
/// # Errors
/// The disk refuses.
pub fn begin_folder(folder: &Path, changes: &[FileChange]) -> Result<(), Failure> {
    let made = fs::create_dir_all(folder);
    made.map_err(|error| Failure::io(Action::Write, folder, &error))?;
    apply(folder, changes).inspect_err(|_| {
        // Fails if there was something in it.
        let _ = fs::remove_dir(folder);
    })
}

fn not_empty(folder: &Path, name: &str) -> Failure {
    let folder = folder.display();
    Failure::new(
        Text::new(
            format!("De map “{folder}” is niet leeg: “{name}” staat erin"),
            format!("The folder “{folder}” is not empty: it holds “{name}”"),
        ),
        Text::new(
            "Kies een nieuwe map, of een lege",
            "Choose a new folder, or an empty one",
        ),
    )
}
