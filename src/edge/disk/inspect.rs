//! Reads one file, and detects by its metadata whether it may have changed.

use std::collections::BTreeMap;
use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::access::{blocked, has_vanished, is_in_closed_folder, when_descriptors_allow};
use crate::digest::Digest;
use crate::source::FilePath;
use crate::world::{AccessFailure, FileEntry, MEDIA_LIMIT, TEXT_LIMIT, Unreadable};

/// The extensions of files that are written by hand. They are small and every stage reads them, so
/// they are kept in memory; pictures and downloads are not.
const TEXT_EXTENSIONS: &[&str] = &[
    "css",
    "csv",
    "htm",
    "html",
    "ics",
    "js",
    "json",
    "markdown",
    "md",
    "mjs",
    "svg",
    "toml",
    "txt",
    "webmanifest",
    "xml",
    "xsl",
    "yaml",
    "yml",
];

/// The resolution of the coarsest file system clocks. Two changes of a file within one step get the
/// same time, so an equal time proves an unchanged file only if the file was older than this.
const CLOCK_STEP: Duration = Duration::from_secs(2);

/// The outcome of reading a listed file.
pub(super) enum Reading {
    /// It was read, or cannot be.
    Done(Inspected),
    /// It was removed after it was listed.
    Vanished,
    /// Its folder can be listed, but not entered.
    InClosedFolder,
}

/// A file that was read.
#[derive(Debug, Clone)]
pub(super) struct Inspected {
    /// Its entry in the listing.
    pub(super) entry: FileEntry,
    /// Its bytes, if it is a text file.
    pub(super) text: Option<Arc<[u8]>>,
    /// Its metadata before it was read.
    pub(super) stamp: SourceStamp,
}

/// The metadata by which a change of a file is detected without reading it.
#[derive(Debug, Clone, Copy)]
pub(super) struct SourceStamp {
    size: u64,
    modified: Option<SystemTime>,
    /// Inode number and change time, on systems that have them.
    inode_state: (u64, i64, i64),
    /// Whether the file was older than [`CLOCK_STEP`].
    is_settled: bool,
}

impl SourceStamp {
    /// The stamp of anything but a regular file: it never proves that nothing changed.
    pub(super) const NONE: Self = Self {
        size: 0,
        modified: None,
        inode_state: (0, 0, 0),
        is_settled: false,
    };

    /// The current stamp of a path; [`Self::NONE`] if it is not a regular file.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        let now = SystemTime::now();
        let found = path.metadata()?;
        if !found.is_file() {
            return Ok(Self::NONE);
        }
        Ok(Self::new(&found, now))
    }

    fn new(found: &Metadata, now: SystemTime) -> Self {
        let modified = found.modified().ok();
        let age = modified.and_then(|modified| now.duration_since(modified).ok());
        Self {
            size: found.len(),
            modified,
            inode_state: inode_state(found),
            is_settled: age.is_some_and(|age| age > CLOCK_STEP),
        }
    }

    /// When the file was last changed.
    pub(super) fn modified(&self) -> Option<SystemTime> {
        self.modified
    }

    /// Whether a file with the stamp `now` is certainly unchanged since this stamp was taken.
    pub(super) fn proves_unchanged(&self, now: &Self) -> bool {
        let state = |stamp: &Self| (stamp.size, stamp.modified, stamp.inode_state);
        self.is_settled && state(self) == state(now)
    }
}

#[cfg(unix)]
fn inode_state(found: &Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (found.ino(), found.ctime(), found.ctime_nsec())
}

/// The device and inode number of the folder at a path.
#[cfg(unix)]
pub(in crate::edge) fn folder_identity(folder: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    let found = folder.metadata().ok()?;
    Some((found.dev(), found.ino()))
}

/// The identity of the folder at a path: not available on this system.
#[cfg(not(unix))]
pub(in crate::edge) fn folder_identity(_: &Path) -> Option<(u64, u64)> {
    None
}

#[cfg(not(unix))]
fn inode_state(_: &Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}

/// Reads a file and its metadata.
pub(super) fn inspect(project: &Path, path: &FilePath) -> Reading {
    let on_disk = project.join(path.as_str());
    // Taken before the file is read, so that a change during reading is detected.
    let stamp = SourceStamp::of(&on_disk).unwrap_or(SourceStamp::NONE);
    match try_read(&on_disk, size_limit(path)) {
        Ok(bytes) => Reading::Done(Inspected {
            entry: FileEntry::File {
                digest: Digest::of(&bytes),
                size: bytes.len() as u64,
            },
            text: is_text(path).then(|| bytes.into()),
            stamp,
        }),
        Err(ReadError::System(error)) if has_vanished(&on_disk, &error) => Reading::Vanished,
        Err(ReadError::System(_)) if is_in_closed_folder(&on_disk) => Reading::InClosedFolder,
        Err(error) => Reading::Done(Inspected::unreadable(error.into_reason(&on_disk))),
    }
}

/// The entries of read files, by their paths: without those that vanished, and with one entry for
/// each folder that may not be entered.
pub(super) fn entries_of(
    read: impl IntoIterator<Item = (FilePath, Reading)>,
) -> BTreeMap<FilePath, Inspected> {
    let mut entries = BTreeMap::new();
    for (path, reading) in read {
        match reading {
            Reading::Done(inspected) => {
                entries.insert(path, inspected);
            }
            Reading::Vanished => {}
            Reading::InClosedFolder => {
                let why = Unreadable::Folder(AccessFailure::Rights);
                entries.insert(path.folder().into(), Inspected::unreadable(why));
            }
        }
    }
    entries
}

impl Inspected {
    /// A file that cannot be read. It may become readable without a change of its metadata, so it
    /// has no stamp.
    pub(super) fn unreadable(why: Unreadable) -> Self {
        Self {
            entry: FileEntry::Unreadable(why),
            text: None,
            stamp: SourceStamp::NONE,
        }
    }
}

fn is_text(path: &FilePath) -> bool {
    TEXT_EXTENSIONS
        .iter()
        .any(|ending| path.extension().eq_ignore_ascii_case(ending))
}

/// The largest size, in bytes, at which a file is read.
pub(super) fn size_limit(path: &FilePath) -> u64 {
    if is_text(path) {
        TEXT_LIMIT
    } else {
        MEDIA_LIMIT
    }
}

/// Why a file was not read.
enum ReadError {
    System(io::Error),
    Reason(Unreadable),
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

impl ReadError {
    fn into_reason(self, path: &Path) -> Unreadable {
        match self {
            Self::System(error) => blocked(path, &error),
            Self::Reason(why) => why,
        }
    }
}

/// Reads a file of at most `limit` bytes. Pipes and devices are rejected before they are opened,
/// because opening one may block forever.
pub(super) fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, Unreadable> {
    try_read(path, limit).map_err(|error| error.into_reason(path))
}

fn try_read(path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    let found = path.metadata()?;
    if !found.is_file() {
        let why = Unreadable::Refused("not a regular file".to_owned());
        return Err(ReadError::Reason(why));
    }
    let too_large = |size| ReadError::Reason(Unreadable::TooLarge { size, limit });
    if found.len() > limit {
        return Err(too_large(found.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(found.len()).unwrap_or_default());
    let file = when_descriptors_allow(|| File::open(path))?;
    // The file may have grown since its size was read.
    file.take(limit + 1).read_to_end(&mut bytes)?;
    let size = bytes.len() as u64;
    if size > limit {
        Err(too_large(size))
    } else {
        Ok(bytes)
    }
}
