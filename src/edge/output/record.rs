//! Records: what a build keeps so that the next one need not do it again.
//!
//! A record states what follows from what, such as "from this input these bytes are made", and never
//! what is on the disk: that is in the manifest. So a record is true whatever happens after it, and
//! only a program whose digests are the same can find anything by it ([`Digest::lasting`]). Any of
//! them may be deleted at any time.
//!
//! A record begins with the digest of the rest: a damaged one is as good as none.

use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::files::FileSystem;
use super::layout::temporary;
use crate::digest::Digest;

/// Reads a record; `None` when there is none that can be used.
pub(super) fn load<T: DeserializeOwned>(files: &dyn FileSystem, path: &Path) -> Option<T> {
    let bytes = files.read(path).ok()?;
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let (digest, value) = (bytes.get(..end)?, bytes.get(end + 1..)?);
    let is_whole = Digest::of(value).to_string().as_bytes() == digest;
    serde_json::from_slice(value).ok().filter(|_| is_whole)
}

/// Writes a record, unless the same is there already. What cannot be written is worked out again by
/// the next build.
pub(super) fn store<T: Serialize>(files: &dyn FileSystem, path: &Path, value: &T) {
    let Ok(value) = serde_json::to_vec(value) else {
        return;
    };
    let digest = Digest::of(&value).to_string();
    let bytes = [digest.as_bytes(), b"\n", &value].concat();
    if files.read(path).is_ok_and(|known| known == bytes) {
        return;
    }
    // It need not reach the disk at once: half a record is none.
    let temporary = temporary(path);
    if files.write(&temporary, &bytes).is_ok() {
        let _ = files.rename(&temporary, path);
    }
}
