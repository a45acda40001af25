//! What a build may read, and nothing else.
//!
//! The core reaches the outside through one trait. The disk stands behind it in a build, a folder
//! kept fresh by the watcher in a preview, and a map in tests and benches; no stage can tell them
//! apart.

mod listing;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

pub use self::listing::{Listing, Run};
use crate::digest::Digest;
use crate::source::{FilePath, Source};

/// What stands at a path.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Entry {
    /// A file, with the digest of its bytes and its size in bytes.
    File {
        /// Digest of the bytes.
        digest: Digest,
        /// Number of bytes.
        size: u64,
    },
    /// Something that is there, but whose bytes cannot be had.
    Unreadable(Unreadable),
}

/// Why the bytes of a file cannot be had.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unreadable {
    /// The operating system refused; its own words.
    Refused(String),
    /// A symbolic link, or the file behind it, leaves the project.
    Escapes,
    /// The path is not Unicode; the path in the listing is what could be made of it.
    NotUnicode,
    /// The file is larger than the limit, in bytes.
    TooLarge {
        /// Size in bytes.
        size: u64,
        /// The largest size that is read, in bytes.
        limit: u64,
    },
}

/// The largest text file that is read, in bytes. A course is some 5 kB; nobody writes a megabyte
/// by hand.
pub const TEXT_LIMIT: u64 = 4 << 20;

/// The largest picture or download that is published, in bytes.
pub const MEDIA_LIMIT: u64 = 64 << 20;

/// What a build may read.
pub trait World: Sync {
    /// Everything under `content`, `regions` and `themes`, in the order of the paths. Hidden files
    /// are left out.
    fn entries(&self) -> &Listing;

    /// The bytes of a file that [`World::entries`] lists.
    ///
    /// # Errors
    /// Why they cannot be had, also when the file has changed or gone since it was listed.
    fn read(&self, path: &FilePath) -> Result<Arc<[u8]>, Unreadable>;

    /// The date that the sites are built for, in Europe/Amsterdam.
    fn today(&self) -> Date;
}

/// The texts of some files. What cannot be read as text has none.
pub fn texts<'p>(
    world: &dyn World,
    paths: impl Iterator<Item = &'p FilePath>,
) -> BTreeMap<FilePath, Source> {
    let paths: BTreeSet<&FilePath> = paths.collect();
    let text = |path: &FilePath| {
        let bytes = world.read(path).ok()?;
        let source = Source::decode(path.clone(), &bytes).ok()?;
        Some((path.clone(), source))
    };
    paths.into_iter().filter_map(text).collect()
}

/// A world in memory, for tests, benches and examples.
#[derive(Debug, Clone)]
pub struct MemoryWorld {
    entries: Listing,
    files: Listing<Arc<[u8]>>,
    today: Date,
}

impl MemoryWorld {
    /// A world without files on a date.
    pub fn new(today: Date) -> Self {
        Self {
            entries: Listing::default(),
            files: Listing::default(),
            today,
        }
    }

    /// Writes a file, in place of what was there.
    pub fn write(&mut self, path: &str, bytes: impl AsRef<[u8]>) {
        let bytes = bytes.as_ref();
        let entry = Entry::File {
            digest: Digest::of(bytes),
            size: bytes.len() as u64,
        };
        self.entries.insert(path.into(), entry);
        self.files.insert(path.into(), bytes.into());
    }

    /// Lists a file whose bytes cannot be had.
    pub fn write_unreadable(&mut self, path: &str, why: Unreadable) {
        self.remove(path);
        self.entries.insert(path.into(), Entry::Unreadable(why));
    }

    /// Removes a file; says whether it was there.
    pub fn remove(&mut self, path: &str) -> bool {
        self.files.remove(&path.into());
        self.entries.remove(&path.into()).is_some()
    }

    /// Travels to another date.
    pub fn set_today(&mut self, today: Date) {
        self.today = today;
    }
}

impl World for MemoryWorld {
    fn entries(&self) -> &Listing {
        &self.entries
    }

    fn read(&self, path: &FilePath) -> Result<Arc<[u8]>, Unreadable> {
        match (self.files.get(path), self.entries.get(path)) {
            (Some(bytes), _) => Ok(Arc::clone(bytes)),
            (None, Some(Entry::Unreadable(why))) => Err(why.clone()),
            (None, _) => Err(Unreadable::Refused("no such file".to_owned())),
        }
    }

    fn today(&self) -> Date {
        self.today
    }
}
