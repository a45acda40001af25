//! The file system operations that publishing uses.
//!
//! They are behind a trait so that a test can make the disk fail at any one of them: only that
//! shows that a build killed at any moment leaves a consistent site.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use crate::edge::path::is_absence;

/// The metadata by which a published file is recognised without reading it. While it is equal, the
/// file is taken to be unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OutputStamp {
    /// Size in bytes.
    pub size: u64,
    /// Modification time, in nanoseconds since 1970.
    pub modified: i64,
}

/// The kind of file at a path; symbolic links are not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathStatus {
    /// A regular file.
    File(OutputStamp),
    /// A folder.
    Folder,
    /// A symbolic link, a device or similar.
    Other,
}

/// The file system that publishing writes to. Errors are those of [`std::io`].
#[expect(
    clippy::missing_errors_doc,
    reason = "each fails as the operation of the same name in std::fs does"
)]
pub trait FileSystem: Sync {
    /// The kind of file at a path; `None` when it or a folder above it does not exist.
    fn status(&self, path: &Path) -> io::Result<Option<PathStatus>>;

    /// Reads all bytes of a file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// The paths in a folder, in order; empty when it does not exist.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;

    /// Checks that files may be created in and removed from an existing folder, where the system
    /// has a way to ask.
    fn check_writable(&self, folder: &Path) -> io::Result<()>;

    /// Creates a folder in an existing one.
    fn create_folder(&self, path: &Path) -> io::Result<()>;

    /// Writes a file, replacing an existing one. A symbolic link is replaced, not followed.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<OutputStamp>;

    /// Like [`write`](Self::write), and waits until the file has reached the disk.
    fn write_durably(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Moves a file atomically, replacing an existing one.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    fn remove_file(&self, path: &Path) -> io::Result<()>;

    /// Removes an empty folder.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
}

/// The real disk.
#[derive(Debug, Clone, Copy, Default)]
pub struct Disk;

impl FileSystem for Disk {
    fn status(&self, path: &Path) -> io::Result<Option<PathStatus>> {
        match fs::symlink_metadata(path) {
            Ok(found) if found.is_dir() => Ok(Some(PathStatus::Folder)),
            Ok(found) if found.is_file() => Ok(Some(PathStatus::File(stamp(&found)?))),
            Ok(_) => Ok(Some(PathStatus::Other)),
            Err(error) if is_absence(&error) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let entries = match fs::read_dir(folder) {
            Err(error) if is_absence(&error) => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut paths = entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<Vec<_>>>()?;
        paths.sort();
        Ok(paths)
    }

    #[cfg(unix)]
    fn check_writable(&self, folder: &Path) -> io::Result<()> {
        use rustix::fs::{Access, access};
        // With `.`, a file is not taken for a folder.
        Ok(access(
            folder.join("."),
            Access::WRITE_OK | Access::EXEC_OK,
        )?)
    }

    #[cfg(not(unix))]
    fn check_writable(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<OutputStamp> {
        let mut file = create_anew(path)?;
        file.write_all(bytes)?;
        stamp(&file.metadata()?)
    }

    fn write_durably(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = create_anew(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }
}

/// Creates a file that did not exist, so that no symbolic link is followed; one that did is removed
/// first.
fn create_anew(path: &Path) -> io::Result<fs::File> {
    match fs::File::create_new(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            fs::remove_file(path)?;
            fs::File::create_new(path)
        }
        created => created,
    }
}

/// Creates a folder and the missing ones above it.
pub(super) fn create_folders(files: &dyn FileSystem, path: &Path) -> io::Result<()> {
    match (files.create_folder(path), path.parent()) {
        (Err(error), Some(parent)) if error.kind() == io::ErrorKind::NotFound => {
            create_folders(files, parent)?;
            files.create_folder(path)
        }
        (Err(error), _) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        (result, _) => result,
    }
}

fn stamp(found: &fs::Metadata) -> io::Result<OutputStamp> {
    let nanoseconds = match found.modified()?.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
        Err(before) => -i64::try_from(before.duration().as_nanos()).unwrap_or(i64::MAX),
    };
    Ok(OutputStamp {
        size: found.len(),
        modified: nanoseconds,
    })
}
