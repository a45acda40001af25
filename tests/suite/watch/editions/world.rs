//! A project that is edited step by step, and the edits.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use vindplek::source::FilePath;
use vindplek::world::{Listing, MemoryWorld, Unreadable, World};

/// One edit, with everything that it needs, so that it can be made again when others are left
/// out. One that finds nothing to change does nothing.
#[derive(Clone, Debug)]
pub(super) enum Edit {
    Write {
        path: String,
        bytes: Vec<u8>,
    },
    Remove(String),
    /// Renames a file, or a folder with all that is in it.
    Rename {
        from: String,
        to: String,
    },
    /// Lists a file as one whose bytes cannot be had.
    Unreadable {
        path: String,
        why: Unreadable,
    },
    /// Keeps a file listed, while reading it fails.
    FailRead {
        path: String,
        why: Unreadable,
    },
    /// Ends all failures to read.
    ReadAgain,
    Today(Date),
    Drafts(bool),
}

/// A project in memory in which reading a file may fail for a while.
#[derive(Clone)]
pub(super) struct EditedWorld {
    memory: MemoryWorld,
    failing: BTreeMap<FilePath, Unreadable>,
    today: Date,
    pub(super) drafts: bool,
}

impl EditedWorld {
    pub(super) fn new(files: &BTreeMap<String, Vec<u8>>, today: Date) -> Self {
        let mut memory = MemoryWorld::new(today);
        for (path, bytes) in files {
            memory.write(path, bytes);
        }
        Self {
            memory,
            failing: BTreeMap::new(),
            today,
            drafts: false,
        }
    }

    pub(super) fn apply(&mut self, edit: &Edit) {
        match edit {
            Edit::Write { path, bytes } => self.memory.write(path, bytes),
            Edit::Remove(path) => {
                self.memory.remove(path);
            }
            Edit::Rename { from, to } => self.rename(from, to),
            Edit::Unreadable { path, why } => self.memory.write_unreadable(path, why.clone()),
            Edit::FailRead { path, why } => {
                self.failing.insert(path.as_str().into(), why.clone());
            }
            Edit::ReadAgain => self.failing.clear(),
            Edit::Today(date) => self.today = *date,
            Edit::Drafts(drafts) => self.drafts = *drafts,
        }
    }

    fn rename(&mut self, from: &str, to: &str) {
        let moved: Vec<(String, Arc<[u8]>)> = self
            .paths()
            .into_iter()
            .filter_map(|path| {
                let rest = path.strip_prefix(from)?;
                let is_inside = rest.is_empty() || rest.starts_with('/');
                let bytes = is_inside.then(|| self.bytes(&path)).flatten()?;
                Some((path, bytes))
            })
            .collect();
        for (path, bytes) in moved {
            self.memory.remove(&path);
            self.memory.write(&path.replacen(from, to, 1), bytes);
        }
    }

    /// Whether reading fails for some file. What was read before it failed may then be remembered,
    /// so that nothing follows from a comparison.
    pub(super) fn is_failing(&self) -> bool {
        !self.failing.is_empty()
    }

    pub(super) fn paths(&self) -> Vec<String> {
        let paths = self.entries().paths();
        paths.map(|path| path.as_str().to_owned()).collect()
    }

    /// The bytes of a file, also while reading it fails.
    pub(super) fn bytes(&self, path: &str) -> Option<Arc<[u8]>> {
        self.memory.read(&path.into()).ok()
    }

    pub(super) fn text(&self, path: &str) -> Option<String> {
        String::from_utf8(self.bytes(path)?.to_vec()).ok()
    }
}

impl World for EditedWorld {
    fn entries(&self) -> &Listing {
        self.memory.entries()
    }

    fn read(&self, path: &FilePath) -> Result<Arc<[u8]>, Unreadable> {
        match self.failing.get(path) {
            Some(why) => Err(why.clone()),
            None => self.memory.read(path),
        }
    }

    fn today(&self) -> Date {
        self.today
    }
}

/// How long a text is shown in a report.
const SHOWN: usize = 1_500;

impl EditedWorld {
    /// An edit as it is reported: of a text that was there, what becomes different.
    pub(super) fn describe(&self, edit: &Edit) -> String {
        match edit {
            Edit::Write { path, bytes } => match self.bytes(path) {
                Some(before) => {
                    let same = |(a, b): &(&u8, &u8)| a == b;
                    let start = before.iter().zip(bytes).take_while(same).count();
                    let (old, new) = (&before[start..], &bytes[start..]);
                    let ends = old.iter().rev().zip(new.iter().rev());
                    let end = ends.take_while(same).count();
                    let (old, new) = (&old[..old.len() - end], &new[..new.len() - end]);
                    format!(
                        "change {path} at {start}: {} becomes {}",
                        shown(old),
                        shown(new)
                    )
                }
                None => format!("write {path}: {}", shown(bytes)),
            },
            Edit::Remove(path) => format!("remove {path}"),
            Edit::Rename { from, to } => format!("rename {from} to {to}"),
            Edit::Unreadable { path, why } => format!("list {path} as unreadable: {why:?}"),
            Edit::FailRead { path, why } => format!("fail to read {path}: {why:?}"),
            Edit::ReadAgain => "read everything again".to_owned(),
            Edit::Today(date) => format!("set the date to {date}"),
            Edit::Drafts(drafts) => format!("show drafts: {drafts}"),
        }
    }
}

fn shown(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    format!("{:?}", &text[..text.floor_char_boundary(SHOWN)])
}
