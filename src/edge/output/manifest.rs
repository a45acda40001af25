//! The manifest: the files that vindplek wrote, so that a build removes no others and need not read
//! unchanged ones.

use std::collections::BTreeMap;
use std::path::Path;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::files::{FileSystem, OutputStamp};
use super::layout::{is_plain, temporary};
use super::obstacle::write_failure;
use super::site_files::Order;
use crate::digest::Digest;
use crate::edge::path::is_absence;
use crate::edge::{Action, Failure};

/// One file as vindplek wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct ManifestRecord {
    /// Digest of its bytes.
    pub(super) digest: Digest,
    /// Its metadata after it was written.
    pub(super) stamp: OutputStamp,
    /// When it is published, and removed in reverse order.
    pub(super) order: Order,
}

/// All files of a site by path, as vindplek wrote them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Manifest(pub(super) BTreeMap<String, ManifestRecord>);

impl Manifest {
    /// What distinguishes it from every other manifest, for the same program.
    pub(super) fn identity(&self) -> Digest {
        Digest::lasting(self)
    }
}

/// A file of vindplek's own state.
pub(super) trait StateFile: Serialize + DeserializeOwned {
    /// The paths in the site that it names.
    fn paths(&self) -> impl Iterator<Item = &str>;
}

impl StateFile for Manifest {
    fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// Reads a state file; returns `None` when it does not exist, is damaged, or is of a version of
/// vindplek that wrote it in another way. A damaged file is as good as a lost one: what a site has
/// is then compared with what it should have.
pub(super) fn load<T: StateFile>(
    files: &dyn FileSystem,
    path: &Path,
) -> Result<Option<T>, Failure> {
    let bytes = match files.read(path) {
        Ok(bytes) => bytes,
        Err(error) if is_absence(&error) => return Ok(None),
        Err(error) => return Err(Failure::io(Action::Read, path, &error)),
    };
    let value = serde_json::from_slice::<T>(&bytes).ok();
    Ok(value.filter(|value| value.paths().all(is_plain)))
}

/// Writes a state file atomically: an interruption leaves the old one or the new one.
pub(super) fn store<T: StateFile>(
    files: &dyn FileSystem,
    path: &Path,
    value: &T,
) -> Result<(), Failure> {
    let fail = |error: &std::io::Error| write_failure(path, error);
    let bytes = serde_json::to_vec(value).map_err(|error| fail(&error.into()))?;
    let temporary = temporary(path);
    files
        .write_durably(&temporary, &bytes)
        .and_then(|()| files.rename(&temporary, path))
        .map_err(|error| fail(&error))
}
