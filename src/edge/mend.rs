//! Replaces a file of the project by a fixed version of itself.
//!
//! No text may be lost: the new version is written next to the old one, gets its permissions and is
//! renamed over it, so that a crash leaves either the one or the other.

use std::fs;
use std::io;
use std::path::Path;

use super::create::beside;
use super::{Action, Failure};
use crate::diagnostic::Text;

/// Replaces the bytes of a file if they still are `before`.
///
/// # Errors
/// The disk refuses, or the file has changed since `before` was read.
pub fn mend(path: &Path, before: &[u8], after: &[u8]) -> Result<(), Failure> {
    // The target of a symbolic link is replaced, and the link stays.
    let path = path
        .canonicalize()
        .map_err(|error| Failure::io(Action::Read, path, &error))?;
    let now = fs::read(&path).map_err(|error| Failure::io(Action::Read, &path, &error))?;
    if now != before {
        return Err(changed(&path));
    }
    let file = beside(&path, after)?;
    let copy_permissions = || {
        let permissions = fs::metadata(&path)?.permissions();
        file.as_file().set_permissions(permissions)
    };
    let failed = |error: &io::Error| Failure::io(Action::Write, &path, error);
    copy_permissions().map_err(|error| failed(&error))?;
    file.persist(&path)
        .map_err(|refused| failed(&refused.error))?;
    Ok(())
}

/// The failure to change a file that has changed since it was read.
pub(super) fn changed(path: &Path) -> Failure {
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
