//! The host behind an address.

use std::fs::File;
use std::path::Path;

use super::backoff::Backoff;
use super::credentials::Credentials;
use super::folder::FolderTransport;
use super::local_state::LocalState;
use super::rclone::Rclone;
use super::releases::Releases;
use super::sftp::Sftp;
use super::transport::{Transport, TransportError};
use crate::edge::{Action, Failure};
use crate::export::host::FileHeaders;
use crate::model::publish_target::{Protocol, PublishTarget, ServerTarget};

/// How a site gets to its place.
pub enum Host {
    /// File by file.
    InPlace(Box<dyn Transport>),
    /// A whole new folder, swapped at once.
    Releases(Releases),
    /// Not by this program: the pipeline publishes what is built.
    Pages,
}

impl Host {
    /// Nothing will be asked of it for a while.
    pub fn rest(&self) {
        match self {
            Self::InPlace(transport) => transport.rest(),
            Self::Releases(releases) => releases.live().rest(),
            Self::Pages => {}
        }
    }
}

/// Opens the host of a site, whose files have these headers.
///
/// # Errors
/// A program or a secret is missing, the server does not answer, or this machine refuses.
pub fn open(
    target: &PublishTarget,
    site: &str,
    local: &LocalState,
    headers: &FileHeaders,
    backoff: Backoff,
) -> Result<Host, Failure> {
    let held = || {
        let held = local.share();
        held.map_err(|error| Failure::io(Action::Read, Path::new("vindplek"), &error))
    };
    let rclone = || Rclone::new(target, Credentials::of_site(site), headers, held()?);
    match target {
        PublishTarget::Pages => Ok(Host::Pages),
        PublishTarget::Folder(folder) => {
            let folder = Path::new(&**folder);
            let name = folder.file_name().and_then(|name| name.to_str());
            let releases = match (folder.parent(), name) {
                (Some(parent), Some(name)) => {
                    let parent = FolderTransport::new(parent.to_owned());
                    Releases::at(Box::new(parent), name, backoff)?
                }
                _ => None,
            };
            let in_place = || FolderTransport::new(folder.to_owned());
            Ok(releases.map_or_else(|| Host::InPlace(Box::new(in_place())), Host::Releases))
        }
        PublishTarget::Server(server) if server.protocol == Protocol::Sftp => sftp(
            server,
            &Credentials::of_site(site),
            held()?,
            rclone(),
            backoff,
        ),
        PublishTarget::Server(_) | PublishTarget::Bucket(_) => {
            Ok(Host::InPlace(Box::new(rclone()?)))
        }
    }
}

/// Opens a folder of a server: by `ssh`, unless the user has told rclone how to get there or only rclone
/// can.
fn sftp(
    server: &ServerTarget,
    credentials: &Credentials,
    held: File,
    rclone: Result<Rclone, Failure>,
    backoff: Backoff,
) -> Result<Host, Failure> {
    let rclone = match rclone {
        Ok(rclone) if rclone.is_configured() => return Ok(Host::InPlace(Box::new(rclone))),
        rclone => rclone,
    };
    let connected = backoff.retry(|| {
        let held = held.try_clone();
        let held = held.map_err(|error| {
            TransportError::lasting(Failure::io(Action::Read, Path::new("vindplek"), &error))
        })?;
        Sftp::connect(server, &server.folder, credentials, held)
    });
    let server_folder = match (connected, rclone) {
        (Ok(Some(connected)), _) => connected,
        (Ok(None), rclone) => return Ok(Host::InPlace(Box::new(rclone?))),
        // It knows more kinds of keys and old servers.
        (Err(error), Ok(rclone)) if !error.may_pass => return Ok(Host::InPlace(Box::new(rclone))),
        (Err(error), _) => return Err(error.failure),
    };
    let releases = match parent_and_name(&server.folder) {
        Some((parent, name)) => Releases::at(Box::new(server_folder.at(parent)), name, backoff)?,
        None => None,
    };
    Ok(releases.map_or_else(|| Host::InPlace(Box::new(server_folder)), Host::Releases))
}

/// The folder that a folder of a server is in, and its name; `None` of a root, or the folder that one
/// enters.
fn parent_and_name(folder: &str) -> Option<(&str, &str)> {
    let (parent, name) = match folder.rsplit_once('/') {
        Some(("", name)) => ("/", name),
        Some(split) => split,
        None => ("", folder),
    };
    (!name.is_empty()).then_some((parent, name))
}
