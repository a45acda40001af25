//! The world on a disk: a project's folder, listed and digested.
//!
//! A world is an immutable value. After a change on the disk, `DiskWorld::refreshed` returns a
//! new world, which shares all unchanged data with the old one and equals the world that opening
//! the project again would return.

mod access;
mod inspect;
mod last_listed;
mod refresh;
mod walk;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil::Date;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

pub(super) use self::inspect::folder_identity;
use self::inspect::{Inspected, Reading, SourceStamp, entries_of, inspect, read_file, size_limit};
use self::walk::{Walked, WalkedFile, is_hidden, walk};
use super::{Action, Failure};
use crate::diagnostic::Text;
use crate::digest::Digest;
use crate::source::FilePath;
use crate::world::{BuiltInThemes, FileEntry, Listing, Unreadable, World};

/// The time zone that determines today's date, wherever the machine is.
pub(super) const TIME_ZONE: &str = "Europe/Amsterdam";

/// The folders of a project that a build reads.
pub(super) const SOURCE_FOLDERS: [&str; 3] = ["content", "regions", "themes"];

/// Whether a build reads the file at a path of the project.
pub(in crate::edge) fn is_source(path: &FilePath) -> bool {
    let mut parts = path.as_str().split('/');
    let top = parts.next().unwrap_or_default();
    SOURCE_FOLDERS.contains(&top) && !parts.any(|part| is_hidden(Path::new(part)))
}

/// The contents of a project's folder at one moment.
#[derive(Debug, Clone)]
pub struct DiskWorld {
    project: PathBuf,
    /// The files of the project, without built-in themes.
    on_disk: Listing,
    /// The files of the project, and the built-in themes that it does not have itself.
    entries: Listing,
    built_in: Arc<BuiltInThemes>,
    texts: Listing<Arc<[u8]>>,
    stamps: Listing<SourceStamp>,
    /// The paths of symbolic links: their targets can change without an event at the link's path.
    links: Arc<BTreeSet<FilePath>>,
    today: Date,
}

impl DiskWorld {
    /// Lists and digests everything that a build may read under a project's folder. Today is the
    /// given date, or else the clock's.
    ///
    /// # Errors
    /// The folder does not exist. A file in it that cannot be read becomes an unreadable entry.
    pub fn open(project: &Path, today: Option<Date>) -> Result<Self, Failure> {
        let project = project
            .canonicalize()
            .map_err(|error| Failure::io(Action::Read, project, &error))?;
        let today = today.map_or_else(current_date, Ok)?;
        let mut walked = Walked::default();
        for folder in SOURCE_FOLDERS {
            walk(&project, &project.join(folder), &mut walked);
        }
        let read: Vec<(FilePath, Reading)> = walked
            .files
            .into_par_iter()
            .map(|(path, found)| {
                let reading = match found {
                    WalkedFile::File => inspect(&project, &path),
                    WalkedFile::Unreadable(why) => Reading::Done(Inspected::unreadable(why)),
                };
                (path, reading)
            })
            .collect();
        let read = entries_of(read);
        let texts = read.iter().filter_map(|(path, inspected)| {
            let text = inspected.text.as_ref()?;
            Some((path.clone(), Arc::clone(text)))
        });
        let stamps = read
            .iter()
            .map(|(path, inspected)| (path.clone(), inspected.stamp));
        let (texts, stamps) = (texts.collect(), stamps.collect());
        let entries = read
            .into_iter()
            .map(|(path, inspected)| (path, inspected.entry));
        let on_disk: Listing = entries.collect();
        let built_in = Arc::new(BuiltInThemes::new());
        let mut entries = on_disk.clone();
        let layered = built_in.files_over(&on_disk);
        entries.change(
            layered
                .map(|file| (file.path.clone(), Some(file.entry())))
                .collect(),
        );
        Ok(Self {
            project,
            on_disk,
            entries,
            built_in,
            texts,
            stamps,
            links: Arc::new(walked.links),
            today,
        })
    }

    /// The project's folder, absolute and without symbolic links.
    pub fn project(&self) -> &Path {
        &self.project
    }

    /// How many files the project has, without built-in themes.
    pub fn file_count(&self) -> usize {
        self.on_disk.len()
    }

    /// The themes that are part of the program.
    pub fn built_in_themes(&self) -> &BuiltInThemes {
        &self.built_in
    }

    /// Whether the project has symbolic links, whose targets may change without an event.
    pub(in crate::edge) fn has_links(&self) -> bool {
        !self.links.is_empty()
    }

    /// The same files on another date.
    #[must_use]
    pub(in crate::edge) fn with_date(&self, today: Date) -> Self {
        Self {
            today,
            ..self.clone()
        }
    }

    /// When a file was last changed, if the disk reports it.
    pub fn modified(&self, path: &FilePath) -> Option<SystemTime> {
        self.stamps.get(path)?.modified()
    }
}

impl World for DiskWorld {
    fn entries(&self) -> &Listing {
        &self.entries
    }

    fn read(&self, path: &FilePath) -> Result<Arc<[u8]>, Unreadable> {
        if let Some(text) = self.texts.get(path) {
            return Ok(Arc::clone(text));
        }
        match self.entries.get(path) {
            Some(FileEntry::File { digest, .. }) => {
                let bytes = read_file(&self.project.join(path.as_str()), size_limit(path))?;
                if Digest::of(&bytes) == *digest {
                    Ok(bytes.into())
                } else {
                    Err(Unreadable::Refused(
                        "changed since it was listed".to_owned(),
                    ))
                }
            }
            Some(FileEntry::BuiltIn { .. }) => match self.built_in.read(path) {
                Some(bytes) => Ok(bytes),
                None => Err(Unreadable::Refused("no such file".to_owned())),
            },
            Some(FileEntry::Unreadable(why)) => Err(why.clone()),
            None => Err(Unreadable::Refused("no such file".to_owned())),
        }
    }

    fn today(&self) -> Date {
        self.today
    }
}

/// The current date in Europe/Amsterdam.
///
/// # Errors
/// The clock or the time zone cannot be read.
pub fn current_date() -> Result<Date, Failure> {
    let now = Timestamp::now().in_tz(TIME_ZONE).map_err(|error| {
        Failure::new(
            Text::new(
                format!("De datum van vandaag is niet te bepalen: {error}"),
                format!("Cannot tell today’s date: {error}"),
            ),
            Text::new(
                "Geef de datum zelf, bijvoorbeeld met --as-of 2026-03-01",
                "Give the date yourself, as in --as-of 2026-03-01",
            ),
        )
    })?;
    Ok(now.date())
}
