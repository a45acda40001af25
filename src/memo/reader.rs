//! Stages that read files.

use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Memo, Remembered, key, lock};
use crate::digest::Digest;
use crate::source::FilePath;
use crate::world::{FileEntry, Unreadable, World};

/// A function of its own fields and of the files that these list.
pub trait ReadingStage: Hash {
    /// The name under which runs are counted. It is part of the key.
    const NAME: &'static str;

    /// The type of the result.
    type Output: Send + Sync + 'static;

    /// Computes the result, with the files that `reader` reads and with what other stages return.
    fn run(&self, reader: &FileReader<'_>) -> Self::Output;
}

/// What a [`ReadingStage`] uses besides its fields: the files of a world, and the memo for the
/// results of other stages.
pub struct FileReader<'w> {
    world: &'w dyn World,
    memo: &'w Memo,
    /// Listed files that could not be read.
    failures: Mutex<Vec<ReadFailure>>,
}

type ReadFailure = (FilePath, Unreadable);

impl<'w> FileReader<'w> {
    /// A reader of the files of a world.
    pub fn new(world: &'w dyn World, memo: &'w Memo) -> Self {
        Self {
            world,
            memo,
            failures: Mutex::default(),
        }
    }

    /// The memo, for stages that read no files.
    pub fn memo(&self) -> &'w Memo {
        self.memo
    }

    /// Whether a listed file could not be read.
    pub fn has_failed(&self) -> bool {
        !lock(&self.failures).is_empty()
    }

    /// The bytes of a file that a world lists as `entry`.
    ///
    /// # Errors
    /// Why they cannot be read. If the listing does not say so, the results of the stages that
    /// asked for the file are not remembered.
    pub fn read(&self, path: &FilePath, entry: &FileEntry) -> Result<Arc<[u8]>, Unreadable> {
        if let FileEntry::Unreadable(why) = entry {
            return Err(why.clone());
        }
        let bytes = match self.world.entries().get(path) {
            Some(listed) if listed == entry => self.world.read(path),
            _ => Err(Unreadable::Refused("not listed like this".to_owned())),
        };
        bytes.inspect_err(|why| lock(&self.failures).push((path.clone(), why.clone())))
    }

    /// The result of a stage, computed unless it is remembered.
    ///
    /// If a listed file could not be read, neither this result nor that of the stage that owns this
    /// reader is remembered, and the digest of the result covers the failures.
    pub fn get<S: ReadingStage>(&self, stage: &S) -> Remembered<S::Output> {
        let key = key(S::NAME, stage);
        if let Some(value) = self.memo.lookup(key) {
            return Remembered {
                value,
                identity: key,
            };
        }
        let reader = Self::new(self.world, self.memo);
        let result = stage.run(&reader);
        let mut failures = reader
            .failures
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        if failures.is_empty() {
            return Remembered {
                value: self.memo.store_computed(S::NAME, key, result),
                identity: key,
            };
        }
        failures.sort();
        let identity = Digest::of_value(&(key, &failures));
        lock(&self.failures).extend(failures);
        Remembered {
            value: Arc::new(result),
            identity,
        }
    }
}
