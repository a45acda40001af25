//! One file: what a world knows of it, and by what one sees that it may have changed.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::digest::Digest;
use crate::source::FilePath;
use crate::world::{Entry, MEDIA_LIMIT, TEXT_LIMIT, Unreadable};

/// The endings of files that people and themes write by hand. They are small and every stage reads
/// them, so they are kept in memory; pictures and downloads are not.
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

/// A file that was changed twice within the steps of a disk's clock has one time for both. Only of
/// a file that was left alone for so long does an unchanged time mean an unchanged file; the
/// coarsest clocks count in steps of two seconds.
const CLOCK_STEP: Duration = Duration::from_secs(2);

/// What is known of a file.
#[derive(Debug, Clone)]
pub(super) struct Inspected {
    /// What it is to a build.
    pub(super) entry: Entry,
    /// Its bytes, when it is a text.
    pub(super) text: Option<Arc<[u8]>>,
    /// By what one sees that it may have changed.
    pub(super) stamp: SourceStamp,
}

/// What the disk says of a file without reading it, and when.
#[derive(Debug, Clone, Copy)]
pub(super) struct SourceStamp {
    size: u64,
    modified: Option<SystemTime>,
    /// What else tells one state of a file from another, where the system has it: the file's
    /// number and when anything of it changed.
    inode_state: (u64, i64, i64),
    is_settled: bool,
}

impl SourceStamp {
    /// Of something of which nothing can be said: to be looked at anew each time.
    pub(super) const NONE: Self = Self {
        size: 0,
        modified: None,
        inode_state: (0, 0, 0),
        is_settled: false,
    };

    /// Of a file as it is now; none for what is there but is no file.
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

    /// Whether a file is surely as it was when this stamp was taken, by its stamp now.
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

/// Which folder stands at a path, as far as the disk tells one from another.
#[cfg(unix)]
pub(in crate::edge) fn folder_identity(folder: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    let found = folder.metadata().ok()?;
    Some((found.dev(), found.ino()))
}

/// Which folder stands at a path: not told here.
#[cfg(not(unix))]
pub(in crate::edge) fn folder_identity(_: &Path) -> Option<(u64, u64)> {
    None
}

#[cfg(not(unix))]
fn inode_state(_: &Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}

/// Looks at a file.
pub(super) fn inspect(project: &Path, path: &FilePath) -> Inspected {
    let on_disk = project.join(path.as_str());
    // Before it is read: what changes from here on shows.
    let stamp = SourceStamp::of(&on_disk).unwrap_or(SourceStamp::NONE);
    match read_file(&on_disk, size_limit(path)) {
        Ok(bytes) => Inspected {
            entry: Entry::File {
                digest: Digest::of(&bytes),
                size: bytes.len() as u64,
            },
            text: is_text(path).then(|| bytes.into()),
            stamp,
        },
        Err(why) => Inspected::unreadable(why),
    }
}

impl Inspected {
    /// Of what cannot be had. It may become readable without a trace, so it has no stamp.
    pub(super) fn unreadable(why: Unreadable) -> Self {
        Self {
            entry: Entry::Unreadable(why),
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

/// The largest size in which a file is read.
pub(super) fn size_limit(path: &FilePath) -> u64 {
    if is_text(path) {
        TEXT_LIMIT
    } else {
        MEDIA_LIMIT
    }
}

/// Reads a file that is no larger than a limit. Pipes and devices are refused before they are
/// opened, because opening one may wait for ever.
pub(super) fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, Unreadable> {
    let refuse = |error: io::Error| Unreadable::Refused(error.to_string());
    let found = path.metadata().map_err(refuse)?;
    if !found.is_file() {
        return Err(Unreadable::Refused("not a regular file".to_owned()));
    }
    let too_large = |size| Unreadable::TooLarge { size, limit };
    if found.len() > limit {
        return Err(too_large(found.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(found.len()).unwrap_or_default());
    let file = File::open(path).map_err(refuse)?;
    // It may have grown since its size was asked.
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(refuse)?;
    let size = bytes.len() as u64;
    if size > limit {
        Err(too_large(size))
    } else {
        Ok(bytes)
    }
}
