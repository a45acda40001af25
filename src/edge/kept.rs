//! Made pictures and compressed texts, kept: on the disk for builds, in memory for a preview.
//!
//! On the disk they are in `OUT/.vindplek/beelden/`, each in a file named by the digest of its recipe, after
//! a digest of its bytes, so that a damaged one is made again. The folder may be deleted at any time. What
//! cannot be written there is made again by the next build: a full disk stops the publishing of a site,
//! not the making of a picture.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use lru::LruCache;

use crate::digest::Digest;
use crate::picture::{Job, Kept, PictureFault};

/// How many pixels are worked on at a time: each takes some ten bytes while it is decoded. One picture may
/// have more by itself.
const PIXELS_AT_A_TIME: u64 = 64_000_000;

/// The size of the folder, in bytes, above which the oldest files are removed.
const DISK_LIMIT: u64 = 1 << 30;

/// How much a preview keeps in memory, in bytes.
const MEMORY_LIMIT: usize = 128 << 20;

/// The digits of a digest in full.
const ALL_DIGITS: usize = 64;

/// Pictures and compressed texts that builds made, in a folder.
#[derive(Debug)]
pub struct KeptOnDisk {
    folder: PathBuf,
    gate: Gate,
    sources: Sources,
}

impl KeptOnDisk {
    /// The pictures that are kept in an output folder.
    pub fn new(out: &Path) -> Self {
        Self {
            folder: out.join(".vindplek").join("beelden"),
            gate: Gate::default(),
            sources: Sources::default(),
        }
    }

    fn path(&self, recipe: Digest) -> PathBuf {
        self.folder.join(recipe.short(ALL_DIGITS))
    }

    fn read(&self, recipe: Digest) -> Option<Arc<[u8]>> {
        let file = fs::read(self.path(recipe)).ok()?;
        let (digest, bytes) = file.split_at_checked(ALL_DIGITS)?;
        (Digest::of(bytes).short(ALL_DIGITS).as_bytes() == digest).then(|| bytes.into())
    }

    fn write(&self, recipe: Digest, bytes: &[u8]) -> std::io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        let digest = Digest::of(bytes).short(ALL_DIGITS);
        std::io::Write::write_all(&mut file, &[digest.as_bytes(), bytes].concat())?;
        file.persist(self.path(recipe))?;
        Ok(())
    }

    /// Removes the oldest files as long as there are more bytes than the limit.
    pub fn prune(&self) {
        let Ok(listed) = fs::read_dir(&self.folder) else {
            return;
        };
        let mut files: Vec<(SystemTime, u64, PathBuf)> = listed
            .flatten()
            .filter_map(|file| {
                let found = file.metadata().ok()?;
                Some((found.modified().ok()?, found.len(), file.path()))
            })
            .collect();
        files.sort_unstable();
        let mut size: u64 = files.iter().map(|(_, size, _)| size).sum();
        for (_, bytes, path) in files {
            if size <= DISK_LIMIT {
                break;
            }
            if fs::remove_file(path).is_ok() {
                size -= bytes;
            }
        }
    }
}

impl Kept for KeptOnDisk {
    fn get(&self, job: &Job<'_>) -> Result<Arc<[u8]>, PictureFault> {
        let wanted = job.recipes[job.wanted];
        if let Some(bytes) = self.read(wanted) {
            return Ok(bytes);
        }
        let source = self.sources.of(job);
        let _one_at_a_time = lock(&source);
        if let Some(bytes) = self.read(wanted) {
            return Ok(bytes);
        }
        let missing: Vec<usize> = (0..job.recipes.len())
            .filter(|number| *number == job.wanted || !self.path(job.recipes[*number]).exists())
            .collect();
        let made = self.gate.pass(job.pixels, || (job.make)(&missing))?;
        let mut found = None;
        for (number, bytes) in missing.into_iter().zip(made) {
            // Best effort, as the module says.
            let _ = self.write(job.recipes[number], &bytes);
            if number == job.wanted {
                found = Some(bytes.into());
            }
        }
        found.ok_or_else(|| PictureFault::Undecodable("nothing was made".to_owned()))
    }
}

/// Pictures that a preview made: only those that a browser asked for.
#[derive(Debug)]
pub struct KeptInMemory {
    made: Mutex<Made>,
    gate: Gate,
    sources: Sources,
}

#[derive(Debug)]
struct Made {
    files: LruCache<Digest, Arc<[u8]>>,
    size: usize,
}

impl Default for KeptInMemory {
    fn default() -> Self {
        Self {
            made: Mutex::new(Made {
                files: LruCache::unbounded(),
                size: 0,
            }),
            gate: Gate::default(),
            sources: Sources::default(),
        }
    }
}

impl KeptInMemory {
    fn found(&self, recipe: Digest) -> Option<Arc<[u8]>> {
        lock(&self.made).files.get(&recipe).cloned()
    }

    fn keep(&self, recipe: Digest, bytes: &Arc<[u8]>) {
        let mut made = lock(&self.made);
        if let Some(old) = made.files.put(recipe, Arc::clone(bytes)) {
            made.size -= old.len();
        }
        made.size += bytes.len();
        while made.size > MEMORY_LIMIT
            && let Some((_, oldest)) = made.files.pop_lru()
        {
            made.size -= oldest.len();
        }
    }
}

impl Kept for KeptInMemory {
    fn get(&self, job: &Job<'_>) -> Result<Arc<[u8]>, PictureFault> {
        let wanted = job.recipes[job.wanted];
        if let Some(bytes) = self.found(wanted) {
            return Ok(bytes);
        }
        let source = self.sources.of(job);
        let _one_at_a_time = lock(&source);
        if let Some(bytes) = self.found(wanted) {
            return Ok(bytes);
        }
        let made = self.gate.pass(job.pixels, || (job.make)(&[job.wanted]))?;
        let bytes: Arc<[u8]> = made.into_iter().next().unwrap_or_default().into();
        self.keep(wanted, &bytes);
        Ok(bytes)
    }
}

/// A lock for each source, so that no two threads decode the same one.
#[derive(Debug, Default)]
struct Sources(Mutex<HashMap<Digest, Arc<Mutex<()>>>>);

impl Sources {
    fn of(&self, job: &Job<'_>) -> Arc<Mutex<()>> {
        Arc::clone(lock(&self.0).entry(job.recipes[0]).or_default())
    }
}

/// Limits how many pixels are worked on at a time.
#[derive(Debug, Default)]
struct Gate {
    at_work: Mutex<u64>,
    changed: Condvar,
}

impl Gate {
    fn pass<T>(&self, pixels: u64, work: impl FnOnce() -> T) -> T {
        let mut at_work = lock(&self.at_work);
        while *at_work > 0 && *at_work + pixels > PIXELS_AT_A_TIME {
            at_work = self
                .changed
                .wait(at_work)
                .unwrap_or_else(PoisonError::into_inner);
        }
        *at_work += pixels;
        drop(at_work);
        let leave = Leave { gate: self, pixels };
        let result = work();
        drop(leave);
        result
    }
}

/// Makes room in a gate, also when the work panics.
struct Leave<'g> {
    gate: &'g Gate,
    pixels: u64,
}

impl Drop for Leave<'_> {
    fn drop(&mut self) {
        *lock(&self.gate.at_work) -= self.pixels;
        self.gate.changed.notify_all();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
