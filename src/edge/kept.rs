//! Made pictures and compressed texts, kept: on the disk for builds, in memory for a preview.
//!
//! On the disk they are in `OUT/.vindplek/beelden/`, each in a file named by the digest of its recipe, after
//! a digest of its bytes, so that a damaged one is made again. The folder may be deleted at any time. What
//! cannot be written there is made again by the next build: a full disk stops the publishing of a site,
//! not the making of a picture.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use lru::LruCache;
use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::edition::Edition;
use crate::picture::{Job, Kept, PictureFault};
use crate::world::World;

/// How many pixels are worked on at a time: each takes some ten bytes while it is decoded. One picture may
/// have more by itself.
const PIXELS_AT_A_TIME: u64 = 64_000_000;

/// The size of the folder, in bytes, above which the oldest files are removed.
pub const DISK_LIMIT: u64 = 1 << 30;

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

    /// The problems of the pictures of an edition that cannot be decoded. One from which something was made
    /// before can be.
    pub fn undecodable(&self, edition: &Edition, world: &dyn World) -> Vec<Diagnostic> {
        let pictures = edition.pictures();
        let unknown = pictures.par_iter().filter(|picture| {
            let recipes = picture.recipes();
            !recipes.iter().any(|recipe| self.path(*recipe).exists())
        });
        let problems = unknown
            .flat_map_iter(|picture| self.gate.pass(picture.pixels(), || picture.problems(world)));
        problems.collect()
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

    /// Removes the oldest files as long as there are more bytes than the limit, and none of the given
    /// recipes.
    pub fn prune(&self, limit: u64, in_use: &HashSet<Digest>) {
        let in_use: HashSet<PathBuf> = in_use.iter().map(|recipe| self.path(*recipe)).collect();
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
            if size <= limit {
                break;
            }
            if !in_use.contains(&path) && fs::remove_file(&path).is_ok() {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn made(kept: &KeptOnDisk, name: &str) -> Digest {
        let recipe = Digest::of(name.as_bytes());
        let make = |_: &[usize]| Ok(vec![vec![7; 1000]]);
        let job = Job {
            wanted: 0,
            recipes: &[recipe],
            pixels: 1,
            make: &make,
        };
        kept.get(&job).unwrap();
        recipe
    }

    #[test]
    fn above_the_limit_the_oldest_go_and_what_is_in_use_stays() {
        let out = tempfile::tempdir().unwrap();
        let kept = KeptOnDisk::new(out.path());
        let names = ["a", "b", "c", "d"];
        let recipes = names.map(|name| made(&kept, name));
        for (recipe, days) in recipes.iter().zip([40, 30, 20, 10]) {
            let file = fs::File::options().write(true).open(kept.path(*recipe));
            let made_on =
                SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(86_400 * (100 - days));
            file.unwrap().set_modified(made_on).unwrap();
        }
        let left = || {
            let is_kept = |at: &usize| kept.path(recipes[*at]).exists();
            (0..4)
                .filter(is_kept)
                .map(|at| names[at])
                .collect::<String>()
        };
        let each = 1000 + ALL_DIGITS as u64;
        let in_use = HashSet::from([recipes[0]]);
        kept.prune(4 * each, &in_use);
        assert_eq!(left(), "abcd");
        kept.prune(4 * each - 1, &in_use);
        assert_eq!(left(), "acd");
        kept.prune(2 * each, &in_use);
        assert_eq!(left(), "ad");
        kept.prune(0, &HashSet::from(recipes));
        assert_eq!(left(), "ad");
    }
}
