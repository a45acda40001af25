//! What has been made before, behind a trait: a build keeps it on the disk, a preview in memory. Compressed
//! texts are kept in the same way.

use std::sync::Arc;

use super::fault::PictureFault;
use crate::digest::Digest;

/// Files to make from one source.
pub struct Job<'j> {
    /// The number of the wanted file in `recipes`.
    pub wanted: usize,
    /// The digests of the recipes of all files that are made from the source. Decoding it takes most of
    /// the time, so that who needs them all asks for them at once.
    pub recipes: &'j [Digest],
    /// How many pixels the source has: what making takes of memory and time.
    pub pixels: u64,
    /// Makes the files with these numbers, in their order.
    pub make: Make<'j>,
}

/// A function that makes files, by their numbers in a [`Job`].
pub type Make<'j> = &'j (dyn Fn(&[usize]) -> Result<Vec<Vec<u8>>, PictureFault> + Sync);

/// Made files, by the digests of their recipes.
pub trait Kept: Sync {
    /// The wanted file of a job: as it was made before, or made now.
    ///
    /// # Errors
    /// Why it cannot be made.
    fn get(&self, job: &Job<'_>) -> Result<Arc<[u8]>, PictureFault>;
}

/// Keeps nothing: every file is made when it is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct NothingKept;

impl Kept for NothingKept {
    fn get(&self, job: &Job<'_>) -> Result<Arc<[u8]>, PictureFault> {
        let made = (job.make)(&[job.wanted])?;
        Ok(made.into_iter().next().unwrap_or_default().into())
    }
}
