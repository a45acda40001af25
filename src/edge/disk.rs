//! The world on a disk: a project's folder, listed and digested once.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use self::walk::{Found, walk};
use super::{Action, Failure};
use crate::diagnostic::Text;
use crate::digest::Digest;
use crate::source::FilePath;
use crate::world::{Entry, Listing, MEDIA_LIMIT, TEXT_LIMIT, Unreadable, World};

mod walk;

/// The time zone whose date is today's, wherever the machine stands.
const TIME_ZONE: &str = "Europe/Amsterdam";

/// The endings of files that people and themes write by hand. They are small, every stage reads
/// them and the watcher compares them, so they are kept in memory; pictures and downloads are not.
const TEXT: &[&str] = &[
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

/// A project's folder as it was when it was opened.
#[derive(Debug)]
pub struct DiskWorld {
    project: PathBuf,
    entries: Listing,
    texts: Listing<Arc<[u8]>>,
    today: Date,
}

impl DiskWorld {
    /// Lists and digests everything that a build may read under a project's folder. Today is the
    /// given date, or else the clock's.
    ///
    /// # Errors
    /// The folder is not there. What cannot be read inside it is an entry that says so.
    pub fn open(project: &Path, today: Option<Date>) -> Result<Self, Failure> {
        let project = project
            .canonicalize()
            .map_err(|error| Failure::io(Action::Read, project, &error))?;
        let today = today.map_or_else(clock, Ok)?;
        let read: Vec<_> = walk(&project)
            .into_par_iter()
            .map(|(path, found)| {
                let (entry, text) = match found {
                    Found::File => inspect(&project, &path),
                    Found::Unreadable(why) => (Entry::Unreadable(why), None),
                };
                (path, entry, text)
            })
            .collect();
        let texts = read.iter();
        let texts = texts.filter_map(|(path, _, text)| Some((path.clone(), text.clone()?)));
        Ok(Self {
            project,
            texts: texts.collect(),
            entries: read
                .into_iter()
                .map(|(path, entry, _)| (path, entry))
                .collect(),
            today,
        })
    }

    /// The project's folder, absolute and without symbolic links.
    pub fn project(&self) -> &Path {
        &self.project
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
            Some(Entry::File { digest, .. }) => {
                let bytes = read_file(&self.project.join(path.as_str()), limit(path))?;
                if Digest::of(&bytes) == *digest {
                    Ok(bytes.into())
                } else {
                    Err(Unreadable::Refused(
                        "changed since it was listed".to_owned(),
                    ))
                }
            }
            Some(Entry::Unreadable(why)) => Err(why.clone()),
            None => Err(Unreadable::Refused("no such file".to_owned())),
        }
    }

    fn today(&self) -> Date {
        self.today
    }
}

fn clock() -> Result<Date, Failure> {
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

fn is_text(path: &FilePath) -> bool {
    TEXT.iter()
        .any(|ending| path.extension().eq_ignore_ascii_case(ending))
}

fn limit(path: &FilePath) -> u64 {
    if is_text(path) {
        TEXT_LIMIT
    } else {
        MEDIA_LIMIT
    }
}

fn inspect(project: &Path, path: &FilePath) -> (Entry, Option<Arc<[u8]>>) {
    match read_file(&project.join(path.as_str()), limit(path)) {
        Ok(bytes) => {
            let entry = Entry::File {
                digest: Digest::of(&bytes),
                size: bytes.len() as u64,
            };
            (entry, is_text(path).then(|| bytes.into()))
        }
        Err(why) => (Entry::Unreadable(why), None),
    }
}

/// Reads a file that is no larger than a limit. Pipes and devices are refused before they are
/// opened, because opening one may wait for ever.
fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, Unreadable> {
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
