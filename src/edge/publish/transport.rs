//! What publishing asks of a host, and how it fails.

use std::collections::BTreeMap;
use std::path::Path;

use crate::diagnostic::Text;
use crate::edge::Failure;
use crate::publish::TargetListing;

/// A site's folder on a host. All paths are relative to that folder, with `/` between the parts.
pub trait Transport {
    /// The files below a folder in it (`""` for all), at any depth, with their sizes; empty when there is
    /// no such folder yet.
    ///
    /// # Errors
    /// See [`TransportError`].
    fn list(&self, folder: &str) -> Result<TargetListing, TransportError>;

    /// The sizes of those of some files that are there.
    ///
    /// # Errors
    /// See [`TransportError`].
    fn sizes(&self, paths: &[&str]) -> Result<TargetListing, TransportError>;

    /// The bytes of a file; `None` when it is not there.
    ///
    /// # Errors
    /// See [`TransportError`].
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, TransportError>;

    /// The bytes of those of some files that are there.
    ///
    /// # Errors
    /// See [`TransportError`].
    fn fetch(&self, paths: &[&str]) -> Result<BTreeMap<String, Vec<u8>>, TransportError>;

    /// Sends files from a folder of this machine. Each gets its name when it has arrived whole.
    ///
    /// # Errors
    /// See [`TransportError`]. Some of them may have arrived.
    fn send(
        &self,
        from: &Path,
        paths: &[&str],
        progress: &dyn SendProgress,
    ) -> Result<(), TransportError>;

    /// Writes a small file, which gets its name when it has arrived whole.
    ///
    /// # Errors
    /// See [`TransportError`].
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), TransportError>;

    /// Removes files, in order. One that is not there is no error.
    ///
    /// # Errors
    /// See [`TransportError`]. Some of them may have been removed.
    fn remove(&self, paths: &[&str]) -> Result<(), TransportError>;

    /// Removes empty folders, in order. One that is not empty stays.
    ///
    /// # Errors
    /// See [`TransportError`].
    fn remove_folders(&self, folders: &[&str]) -> Result<(), TransportError>;

    /// Nothing will be asked for a while: a connection may be closed until then.
    fn rest(&self) {}
}

/// Receives the progress of sending.
pub trait SendProgress: Sync {
    /// This many bytes have been sent of what [`Transport::send`] was given.
    fn sent(&self, bytes: u64);
}

impl SendProgress for () {
    fn sent(&self, _bytes: u64) {}
}

/// Why a host did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransportError {
    /// What went wrong.
    pub failure: Failure,
    /// Whether it may go well a moment later: a line that broke, a server that was silent.
    pub may_pass: bool,
}

impl TransportError {
    /// A failure that stays.
    pub fn lasting(failure: Failure) -> Self {
        Self {
            failure,
            may_pass: false,
        }
    }

    /// A failure that may pass.
    pub fn passing(failure: Failure) -> Self {
        Self {
            failure,
            may_pass: true,
        }
    }
}

impl From<TransportError> for Failure {
    fn from(error: TransportError) -> Self {
        error.failure
    }
}

/// The failure of a host that said it had stored what it does not have.
pub(super) fn not_stored(path: &str) -> TransportError {
    TransportError::passing(Failure::new(
        Text::new(
            format!(
                "De server zei dat “{path}” er stond, maar het staat er niet, of niet helemaal"
            ),
            format!(
                "The server said that it had stored “{path}”, but it did not, or not all of it"
            ),
        ),
        Text::new(
            "Kijk of er op de server nog ruimte is, en geef de opdracht dan opnieuw",
            "Check that the server has space left, then run the command again",
        ),
    ))
}
