//! A file that is new, whole or not there, and never in the place of another.
//!
//! It is written beside its place under a hidden name and then takes its own, in one step that
//! fails when somebody else has that name: between the look whether a file is there and its
//! writing, an editor may have made one.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::{Action, Failure};
use crate::diagnostic::Text;
use crate::draft::{self, DraftRefusal};
use crate::source::FilePath;

/// Makes a file of a project with these bytes, and the folders that it stands in.
///
/// # Errors
/// The disk refuses, something has that name, or a symbolic link leads its folder out of the
/// project.
pub fn create(project: &Path, path: &FilePath, bytes: &[u8]) -> Result<PathBuf, Failure> {
    let path = project.join(path.as_str());
    stays_inside(project, &path)?;
    let file = beside(&path, bytes)?;
    match file.persist_noclobber(&path) {
        Ok(_) => Ok(path),
        Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => Err(exists(&path)),
        Err(refused) => Err(Failure::io(Action::Write, &path, &refused.error)),
    }
}

/// Refuses a path of which a folder that is there lies outside the project.
fn stays_inside(project: &Path, path: &Path) -> Result<(), Failure> {
    let real = |path: &Path| {
        let real = path.canonicalize();
        real.map_err(|error| Failure::io(Action::Read, path, &error))
    };
    let folder = path.ancestors().skip(1).find(|folder| folder.exists());
    let folder = folder.unwrap_or(project);
    if real(folder)?.starts_with(real(project)?) {
        return Ok(());
    }
    let shown = folder.display();
    Err(Failure::new(
        Text::new(
            format!("“{shown}” ligt buiten het project"),
            format!("“{shown}” lies outside the project"),
        ),
        Text::new(
            "Haal de verwijzing (symbolic link) weg en geef de opdracht opnieuw",
            "Remove the symbolic link and run the command again",
        ),
    ))
}

/// Makes a file with these bytes or replaces the one that is there, unless that has them already;
/// says whether anything changed.
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

/// The bytes in a hidden file beside their place, which goes when it is not given its name.
pub(super) fn beside(path: &Path, bytes: &[u8]) -> Result<NamedTempFile, Failure> {
    let failed = |error: &io::Error| Failure::io(Action::Write, path, error);
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    let mut builder = Builder::new();
    builder.prefix(".").suffix(".vindplek");
    // As any program makes files, and not for the eyes of its maker alone.
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

fn exists(path: &Path) -> Failure {
    let DraftRefusal { message, help } = draft::exists(path.display());
    Failure::new(message, help)
}
