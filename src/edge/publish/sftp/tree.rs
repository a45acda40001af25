//! What is in the folders of a server, one level after the other.

use super::wire::{EntryAttributes, Reply, Request, status};
use super::{OPEN, Sftp};
use crate::edge::publish::transport::TransportError;
use crate::publish::TargetListing;

/// What is below a folder.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The files, with their sizes.
    pub(super) files: TargetListing,
    /// The folders, those above others first.
    pub(super) folders: Vec<String>,
}

/// A folder, and the names in it with what they are.
pub(super) type FolderEntries = (String, Vec<(String, EntryAttributes)>);

impl Sftp {
    /// Everything below a folder; nothing when it is not there.
    pub(super) fn tree(&self, folder: &str) -> Result<Tree, TransportError> {
        let mut tree = Tree::default();
        let mut level = vec![folder.to_owned()];
        while !level.is_empty() {
            let mut next = Vec::new();
            for folders in level.chunks(OPEN) {
                for (folder, entries) in self.entries(folders)? {
                    for (name, attributes) in entries {
                        let path = match &*folder {
                            "" => name,
                            folder => format!("{folder}/{name}"),
                        };
                        match attributes.is_folder() {
                            true => next.push(path),
                            false => drop(tree.files.insert(path, attributes.size)),
                        }
                    }
                }
            }
            tree.folders.extend(next.iter().cloned());
            level = next;
        }
        Ok(tree)
    }

    /// What is in some folders; those that are not there are left out.
    pub(super) fn entries(&self, folders: &[String]) -> Result<Vec<FolderEntries>, TransportError> {
        let open = folders.iter().map(|folder| self.path(folder));
        let opened = self.ask(open.map(Request::OpenFolder))?;
        let mut found = Vec::new();
        let mut handles = Vec::new();
        for (folder, reply) in folders.iter().zip(opened) {
            match reply {
                Reply::Handle(handle) => {
                    handles.push((found.len(), handle));
                    found.push((folder.clone(), Vec::new()));
                }
                Reply::Status(status::ABSENT, _) => {}
                refusal => return Err(self.refused(folder, &refusal)),
            }
        }
        let all: Vec<Vec<u8>> = handles.iter().map(|(_, handle)| handle.clone()).collect();
        while !handles.is_empty() {
            let read = handles.iter().map(|(_, handle)| handle.clone());
            let replies = self.ask(read.map(Request::ReadFolder))?;
            let mut unfinished = Vec::new();
            for ((place, handle), reply) in handles.into_iter().zip(replies) {
                match (reply, found.get_mut(place)) {
                    (Reply::Names(names), Some((_, entries))) => {
                        let is_below = |name: &str| name != "." && name != "..";
                        entries.extend(names.into_iter().filter(|(name, _)| is_below(name)));
                        unfinished.push((place, handle));
                    }
                    (Reply::Status(status::END, _), _) => {}
                    (refusal, found) => {
                        let folder = found.map(|(folder, _)| folder.clone());
                        return Err(self.refused(&folder.unwrap_or_default(), &refusal));
                    }
                }
            }
            handles = unfinished;
        }
        self.ask(all.into_iter().map(Request::Close))?;
        Ok(found)
    }
}
