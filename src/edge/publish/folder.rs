//! A folder of this machine as a host.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::link_store::{LinkStore, StoreEntry};
use super::state_files::STAGE;
use super::transport::{SendProgress, Transport, TransportError};
use crate::edge::path::is_absence;
use crate::edge::{Action, Failure};
use crate::publish::TargetListing;

/// A folder of this machine that a site is published to.
#[derive(Debug, Clone)]
pub struct FolderTransport {
    root: PathBuf,
}

impl FolderTransport {
    /// A folder, which need not exist.
    pub fn new(root: PathBuf) -> Self {
        Self { root }
    }

    /// Puts a file in its place, by a name that it has until it is whole.
    fn put(
        &self,
        path: &str,
        fill: impl FnOnce(&Path) -> io::Result<u64>,
    ) -> Result<u64, TransportError> {
        let target = self.root.join(path);
        let stage = self.root.join(STAGE);
        let temporary = stage.join(crate::digest::Digest::of(path.as_bytes()).short(32));
        let done = fs::create_dir_all(&stage)
            .and_then(|()| target.parent().map_or(Ok(()), fs::create_dir_all))
            .and_then(|()| fill(&temporary))
            .and_then(|size| fs::rename(&temporary, &target).map(|()| size));
        done.map_err(|error| failed(Action::Write, &target, &error))
    }
}

impl Transport for FolderTransport {
    fn list(&self, folder: &str) -> Result<TargetListing, TransportError> {
        let mut listing = TargetListing::new();
        for entry in WalkDir::new(self.root.join(folder)) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => match error.io_error() {
                    Some(cause) if is_absence(cause) => continue,
                    _ => {
                        let path = error.path().unwrap_or(&self.root).to_owned();
                        let cause = error.into();
                        return Err(failed(Action::Read, &path, &cause));
                    }
                },
            };
            if entry.file_type().is_dir() {
                continue;
            }
            let below = entry.path().strip_prefix(&self.root).ok();
            if let Some(path) = below.and_then(slashed) {
                let size = entry.metadata().map_or(0, |found| found.len());
                listing.insert(path, size);
            }
        }
        Ok(listing)
    }

    fn sizes(&self, paths: &[&str]) -> Result<TargetListing, TransportError> {
        let mut listing = TargetListing::new();
        for path in paths {
            let file = self.root.join(path);
            match fs::symlink_metadata(&file) {
                Ok(found) => {
                    listing.insert((*path).to_owned(), found.len());
                }
                Err(error) if is_absence(&error) => {}
                Err(error) => return Err(failed(Action::Read, &file, &error)),
            }
        }
        Ok(listing)
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, TransportError> {
        let file = self.root.join(path);
        match fs::read(&file) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if is_absence(&error) => Ok(None),
            Err(error) => Err(failed(Action::Read, &file, &error)),
        }
    }

    fn fetch(&self, paths: &[&str]) -> Result<BTreeMap<String, Vec<u8>>, TransportError> {
        let mut files = BTreeMap::new();
        for path in paths {
            if let Some(bytes) = self.read(path)? {
                files.insert((*path).to_owned(), bytes);
            }
        }
        Ok(files)
    }

    fn send(
        &self,
        from: &Path,
        paths: &[&str],
        progress: &dyn SendProgress,
    ) -> Result<(), TransportError> {
        let mut sent = 0;
        for path in paths {
            sent += self.put(path, |temporary| fs::copy(from.join(path), temporary))?;
            progress.sent(sent);
        }
        Ok(())
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), TransportError> {
        let size = bytes.len() as u64;
        self.put(path, |temporary| fs::write(temporary, bytes).map(|()| size))?;
        Ok(())
    }

    fn remove(&self, paths: &[&str]) -> Result<(), TransportError> {
        for path in paths {
            let file = self.root.join(path);
            match fs::remove_file(&file) {
                Err(error) if !is_absence(&error) => {
                    return Err(failed(Action::Remove, &file, &error));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn remove_folders(&self, folders: &[&str]) -> Result<(), TransportError> {
        for folder in folders {
            // Of a folder that is not empty, or not there, nothing is asked.
            let _ = fs::remove_dir(self.root.join(folder));
        }
        Ok(())
    }
}

impl LinkStore for FolderTransport {
    fn may_link(&self) -> bool {
        cfg!(unix)
    }

    fn below(&self, folder: &str) -> Box<dyn Transport + '_> {
        Box::new(Self::new(self.root.join(folder)))
    }

    fn entry(&self, path: &str) -> Result<Option<StoreEntry>, TransportError> {
        let path = self.root.join(path);
        let found = fs::symlink_metadata(&path).and_then(|found| match found.is_symlink() {
            true => fs::read_link(&path).map(Some),
            false => Ok(None),
        });
        match found {
            // A target that is no Unicode is none of ours.
            Ok(target) => Ok(Some(match target.as_deref().and_then(slashed) {
                Some(target) => StoreEntry::Link(target),
                None => StoreEntry::Other,
            })),
            Err(error) if is_absence(&error) => Ok(None),
            Err(error) => Err(failed(Action::Read, &path, &error)),
        }
    }

    fn names(&self, folder: &str) -> Result<Vec<String>, TransportError> {
        let folder = self.root.join(folder);
        match fs::read_dir(&folder) {
            Ok(entries) => {
                let name = |entry: fs::DirEntry| entry.file_name().into_string().ok();
                Ok(entries.flatten().filter_map(name).collect())
            }
            Err(error) if is_absence(&error) => Ok(Vec::new()),
            Err(error) => Err(failed(Action::Read, &folder, &error)),
        }
    }

    fn carry_over(&self, from: &str, to: &str, paths: &[&str]) -> Result<(), TransportError> {
        let (from, to) = (self.root.join(from), Self::new(self.root.join(to)));
        for path in paths {
            let (source, target) = (from.join(path), to.root.join(path));
            let folder = target.parent().map_or(Ok(()), fs::create_dir_all);
            match folder.and_then(|()| fs::hard_link(&source, &target)) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                // Not all disks do that.
                Err(_) => drop(to.put(path, |temporary| fs::copy(source, temporary))?),
            }
        }
        Ok(())
    }

    fn link(&self, target: &str, path: &str) -> Result<bool, TransportError> {
        let path = self.root.join(path);
        let made = match fs::remove_file(&path) {
            Err(error) if !is_absence(&error) => Err(error),
            _ => make_link(target, &path),
        };
        match made {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(false),
            Err(error) => Err(failed(Action::Write, &path, &error)),
        }
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), TransportError> {
        let to = self.root.join(to);
        fs::rename(self.root.join(from), &to).map_err(|error| failed(Action::Write, &to, &error))
    }

    fn remove_tree(&self, folder: &str) -> Result<(), TransportError> {
        let folder = self.root.join(folder);
        match fs::remove_dir_all(&folder) {
            Err(error) if !is_absence(&error) => Err(failed(Action::Remove, &folder, &error)),
            _ => Ok(()),
        }
    }
}

#[cfg(unix)]
fn make_link(target: &str, path: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, path)
}

#[cfg(not(unix))]
fn make_link(_target: &str, _path: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// A path with `/` between its parts; `None` when it is not Unicode: then it is no file of ours.
fn slashed(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

fn failed(action: Action, path: &Path, error: &io::Error) -> TransportError {
    TransportError::lasting(Failure::io(action, path, error))
}
