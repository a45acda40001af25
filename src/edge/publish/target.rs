//! The host behind an address.

use std::path::PathBuf;

use super::credentials::Credentials;
use super::folder::FolderTransport;
use super::local_state::LocalState;
use super::rclone::Rclone;
use super::releases::Releases;
use super::transport::Transport;
use crate::edge::{Action, Failure};
use crate::model::publish_target::PublishTarget;

/// How a site gets to its place.
pub enum Host {
    /// File by file.
    InPlace(Box<dyn Transport>),
    /// A whole new folder, swapped at once.
    Releases(Releases),
    /// Not by this program: the pipeline publishes what is built.
    Pages,
}

/// Opens the host of a site.
///
/// # Errors
/// A program or a secret is missing, or this machine refuses.
pub fn open(target: &PublishTarget, site: &str, local: &LocalState) -> Result<Host, Failure> {
    match target {
        PublishTarget::Pages => Ok(Host::Pages),
        PublishTarget::Folder(folder) => {
            let folder = PathBuf::from(&**folder);
            Ok(match Releases::at(&folder)? {
                Some(releases) => Host::Releases(releases),
                None => Host::InPlace(Box::new(FolderTransport::new(folder))),
            })
        }
        PublishTarget::Server(_) | PublishTarget::Bucket(_) => {
            let held = local.share();
            let held =
                held.map_err(|error| Failure::io(Action::Read, "vindplek".as_ref(), &error))?;
            let rclone = Rclone::new(target, Credentials::of_site(site), held)?;
            Ok(Host::InPlace(Box::new(rclone)))
        }
    }
}
