//! Carries out the publication of a site ([`crate::publish`]): takes the lock, sends, verifies, removes.

mod backoff;
mod complaint;
mod credentials;
mod folder;
mod held_lock;
mod link_store;
mod local_state;
mod publication;
mod rclone;
mod releases;
mod sftp;
mod site_folder;
mod state_files;
mod target;
mod transport;

pub use backoff::Backoff;
pub use folder::FolderTransport;
pub use link_store::{LinkStore, StoreEntry};
pub use local_state::LocalState;
pub use publication::{PublicationProgress, Publisher, SitePublication, Unpublished};
pub use releases::Releases;
pub use site_folder::{owner, site_files};
pub use target::{Host, open};
pub use transport::{SendProgress, Transport, TransportError};
