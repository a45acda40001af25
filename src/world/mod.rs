//! What a build may read, and nothing else.
//!
//! The core reaches the outside through one trait, [`World`]. A build implements it over the disk,
//! a preview over a folder that the watcher refreshes, tests and benches over a map; no stage can
//! tell the difference.

mod built_in;
mod dated;
mod listing;
mod overlay;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

pub use self::built_in::{BASE_THEME, BuiltInThemes};
pub use self::dated::DatedWorld;
pub use self::listing::{Listing, ListingChunk};
pub use self::overlay::OverlayWorld;
use crate::digest::Digest;
use crate::source::{FilePath, Source};

/// An entry of a listing: a file, as far as it can be known without its contents.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FileEntry {
    /// A file, with the digest of its bytes and its size in bytes.
    File {
        /// Digest of the bytes.
        digest: Digest,
        /// Number of bytes.
        size: u64,
    },
    /// A file of a theme that is part of the program ([`BuiltInThemes`]), and not on the disk.
    BuiltIn {
        /// Digest of the bytes.
        digest: Digest,
        /// Number of bytes.
        size: u64,
    },
    /// A file that exists but cannot be read.
    Unreadable(Unreadable),
}

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unreadable {
    /// The operating system refused, with this message.
    Refused(String),
    /// A file that cannot be opened, for a reason that has a remedy of its own.
    Blocked(AccessFailure),
    /// A folder whose files cannot be listed. The listing has the path of the folder, and nothing
    /// below it: what may be in there is unknown.
    Folder(AccessFailure),
    /// A folder that belongs to another program, and is not descended into.
    Foreign,
    /// A symbolic link, or the file behind it, leaves the project.
    Escapes,
    /// The path is not Unicode; the path in the listing is a lossy conversion of it.
    NotUnicode,
    /// The file is larger than the limit, in bytes.
    TooLarge {
        /// Size in bytes.
        size: u64,
        /// The largest size that is read, in bytes.
        limit: u64,
    },
}

/// Why the operating system gives no access.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AccessFailure {
    /// The user lacks the rights.
    Rights,
    /// The process, or the system, has too many open files.
    OpenFiles,
    /// The disk reports an error.
    Disk,
    /// A symbolic link to something that does not exist.
    DanglingLink,
    /// Symbolic links that lead back to themselves or to a folder above.
    LinkLoop,
    /// Another reason, in the words of the system.
    Other(String),
}

/// The largest text file that is read, in bytes. A course is some 5 kB, so a larger file was not
/// written by hand.
pub const TEXT_LIMIT: u64 = 4 << 20;

/// The largest picture or download that is published, in bytes.
pub const MEDIA_LIMIT: u64 = 64 << 20;

/// What a build may read.
pub trait World: Sync {
    /// All files under `content`, `regions` and `themes`, sorted by path, without hidden files, and
    /// those of the built-in themes that the project does not have itself. A folder has an entry
    /// only if it cannot be listed ([`Unreadable::Folder`]) or is not descended into.
    fn entries(&self) -> &Listing;

    /// The bytes of a file that [`World::entries`] lists.
    ///
    /// # Errors
    /// Why they cannot be read. A file that changed or was removed since it was listed cannot.
    fn read(&self, path: &FilePath) -> Result<Arc<[u8]>, Unreadable>;

    /// The date that the sites are built for, in Europe/Amsterdam.
    fn today(&self) -> Date;
}

impl<W: World + ?Sized> World for &W {
    fn entries(&self) -> &Listing {
        (**self).entries()
    }

    fn read(&self, path: &FilePath) -> Result<Arc<[u8]>, Unreadable> {
        (**self).read(path)
    }

    fn today(&self) -> Date {
        (**self).today()
    }
}

/// Reads some files as text. Files that cannot be read or decoded are left out.
pub fn read_texts<'p>(
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
    /// An empty world on a date.
    pub fn new(today: Date) -> Self {
        Self {
            entries: Listing::default(),
            files: Listing::default(),
            today,
        }
    }

    /// Writes a file, replacing any earlier one.
    pub fn write(&mut self, path: &str, bytes: impl AsRef<[u8]>) {
        let bytes = bytes.as_ref();
        let entry = FileEntry::File {
            digest: Digest::of(bytes),
            size: bytes.len() as u64,
        };
        self.entries.insert(path.into(), entry);
        self.files.insert(path.into(), bytes.into());
    }

    /// Adds the built-in themes that the world does not have itself.
    pub fn add_built_in_themes(&mut self, themes: &BuiltInThemes) {
        for file in themes.files_over(&self.entries) {
            self.entries.insert(file.path.clone(), file.entry());
            self.files
                .insert(file.path.clone(), Arc::clone(&file.bytes));
        }
    }

    /// Lists a file that cannot be read.
    pub fn write_unreadable(&mut self, path: &str, why: Unreadable) {
        self.remove(path);
        self.entries.insert(path.into(), FileEntry::Unreadable(why));
    }

    /// Lists a folder that cannot be listed itself, in place of everything below it.
    pub fn write_unlisted(&mut self, folder: &str, why: AccessFailure) {
        let inside = format!("{folder}/");
        let below: Vec<FilePath> = self
            .entries
            .starting_at(&FilePath::from(inside.as_str()))
            .map(|(path, _)| path.clone())
            .take_while(|path| path.as_str().starts_with(&inside))
            .collect();
        for path in below {
            self.remove(path.as_str());
        }
        self.write_unreadable(folder, Unreadable::Folder(why));
    }

    /// Removes a file; returns whether it existed.
    pub fn remove(&mut self, path: &str) -> bool {
        self.files.remove(&path.into());
        self.entries.remove(&path.into()).is_some()
    }
}

impl World for MemoryWorld {
    fn entries(&self) -> &Listing {
        &self.entries
    }

    fn read(&self, path: &FilePath) -> Result<Arc<[u8]>, Unreadable> {
        match (self.files.get(path), self.entries.get(path)) {
            (Some(bytes), _) => Ok(Arc::clone(bytes)),
            (None, Some(FileEntry::Unreadable(why))) => Err(why.clone()),
            (None, _) => Err(Unreadable::Refused("no such file".to_owned())),
        }
    }

    fn today(&self) -> Date {
        self.today
    }
}
