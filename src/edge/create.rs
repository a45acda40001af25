//! Atomic creation of files, without overwriting an existing one.
//!
//! A file is written under a hidden name in the target folder and renamed in one step that fails if
//! the target exists. Checking for the target first would be a race with an editor that creates it.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::{Action, Failure};
use crate::diagnostic::Text;
use crate::draft::{self, DraftRefusal};
use crate::source::FilePath;

/// Creates a file in a project, and the folders above it. Returns its path on the disk.
///
/// # Errors
/// The disk refuses, the path exists, or a symbolic link leads its folder out of the project.
pub fn create(project: &Path, path: &FilePath, bytes: &[u8]) -> Result<PathBuf, Failure> {
    let path = project.join(path.as_str());
    require_inside(project, &path)?;
    let file = beside(&path, bytes)?;
    match file.persist_noclobber(&path) {
        Ok(_) => Ok(path),
        Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => Err(exists(&path)),
        Err(refused) => Err(Failure::io(Action::Write, &path, &refused.error)),
    }
}

/// Rejects a path whose nearest existing folder is outside the project.
pub(super) fn require_inside(project: &Path, path: &Path) -> Result<(), Failure> {
    let canonical = |path: &Path| {
        let canonical = path.canonicalize();
        canonical.map_err(|error| Failure::io(Action::Read, path, &error))
    };
    let folder = path.ancestors().skip(1).find(|folder| folder.exists());
    let folder = folder.unwrap_or(project);
    if canonical(folder)?.starts_with(canonical(project)?) {
        return Ok(());
    }
    let shown = folder.display();
    Err(Failure::new(
        Text::new(
            format!("“{shown}” ligt buiten het project"),
            format!("“{shown}” lies outside the project"),
        ),
        Text::new(
            "Haal de snelkoppeling (symbolic link) weg en geef de opdracht opnieuw",
            "Remove the symbolic link and run the command again",
        ),
    ))
}

/// Creates or replaces a file, unless it has these bytes already. Returns whether it changed.
///
/// # Errors
/// The disk refuses.
pub fn put(path: &Path, bytes: &[u8]) -> Result<bool, Failure> {
    if fs::read(path).is_ok_and(|now| now == bytes) {
        return Ok(false);
    }
    let file = beside(path, bytes)?;
    file.persist(path)
        .map_err(|refused| Failure::io(Action::Write, path, &refused.error))?;
    Ok(true)
}

/// Writes the bytes to a hidden file next to `path`, which is removed unless the caller persists it.
pub(super) fn beside(path: &Path, bytes: &[u8]) -> Result<NamedTempFile, Failure> {
    let failed = |error: &io::Error| Failure::io(Action::Write, path, error);
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    let mut builder = Builder::new();
    builder.prefix(".").suffix(".vindplek");
    // The usual permissions; temporary files are private by default.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder
        .tempfile_in(folder)
        .map_err(|error| failed(&error))?;
    let written = file
        .write_all(bytes)
        .and_then(|()| file.as_file().sync_all());
    written.map_err(|error| failed(&error))?;
    Ok(file)
}

/// The failure to create what exists.
pub(super) fn exists(path: &Path) -> Failure {
    let DraftRefusal { message, help } = draft::exists(path.display());
    Failure::new(message, help)
}
