//! A folder in which a name can be a link: what releases ask of a disk or a server.

use super::transport::{Transport, TransportError};

/// What a name in a folder is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreEntry {
    /// A symbolic link, and where it leads as it is written.
    Link(String),
    /// A file or a folder.
    Other,
}

/// A folder that holds links. All paths are relative to it, with `/` between the parts.
pub trait LinkStore {
    /// Whether links may be possible here, as far as is known without trying.
    fn may_link(&self) -> bool;

    /// A folder in it as a host; it need not be there, and may be a link.
    fn below(&self, folder: &str) -> Box<dyn Transport + '_>;

    /// What a name is; `None` when it is not there.
    ///
    /// # Errors
    /// See [`TransportError`].
    fn entry(&self, path: &str) -> Result<Option<StoreEntry>, TransportError>;

    /// The names in a folder; none when it is not there.
    ///
    /// # Errors
    /// See [`TransportError`].
    fn names(&self, folder: &str) -> Result<Vec<String>, TransportError>;

    /// Gives files of a folder to another folder, under the same paths, without sending them. What is
    /// there already stays.
    ///
    /// # Errors
    /// See [`TransportError`]. Some of them may be there.
    fn carry_over(&self, from: &str, to: &str, paths: &[&str]) -> Result<(), TransportError>;

    /// Makes a link in the place of the one that is there. Its target is not looked at.
    /// Returns whether it was made: not all servers do that.
    ///
    /// # Errors
    /// See [`TransportError`].
    fn link(&self, target: &str, path: &str) -> Result<bool, TransportError>;

    /// Renames a folder or a link. A link takes the place of the one that is there at one moment.
    ///
    /// # Errors
    /// See [`TransportError`].
    fn rename(&self, from: &str, to: &str) -> Result<(), TransportError>;

    /// Removes a folder with all that is in it. One that is not there is no error.
    ///
    /// # Errors
    /// See [`TransportError`].
    fn remove_tree(&self, folder: &str) -> Result<(), TransportError>;
}
