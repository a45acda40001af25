//! Links on a server: for releases.

use super::wire::{Reply, Request, status};
use super::{OPEN, Sftp};
use crate::edge::publish::link_store::{LinkStore, StoreEntry};
use crate::edge::publish::transport::{Transport, TransportError};

impl LinkStore for Sftp {
    /// A new release is made of the files of the current one, which have to be given a second name.
    fn may_link(&self) -> bool {
        self.connection.has_hard_links
    }

    fn below(&self, folder: &str) -> Box<dyn Transport + '_> {
        Box::new(self.at(&self.path(folder)))
    }

    fn entry(&self, path: &str) -> Result<Option<StoreEntry>, TransportError> {
        match self.one(Request::Attributes(self.path(path)))? {
            Reply::Status(status::ABSENT, _) => Ok(None),
            Reply::Attributes(attributes) if attributes.is_link() => {
                match self.one(Request::ReadLink(self.path(path)))? {
                    Reply::Names(names) => {
                        let target = names.into_iter().next().map(|(target, _)| target);
                        Ok(target.map(StoreEntry::Link))
                    }
                    refusal => Err(self.refused(path, &refusal)),
                }
            }
            Reply::Attributes(_) => Ok(Some(StoreEntry::Other)),
            refusal => Err(self.refused(path, &refusal)),
        }
    }

    fn names(&self, folder: &str) -> Result<Vec<String>, TransportError> {
        let entries = self.entries(&[folder.to_owned()])?;
        let names = entries.into_iter().flat_map(|(_, entries)| entries);
        Ok(names.map(|(name, _)| name).collect())
    }

    fn carry_over(&self, from: &str, to: &str, paths: &[&str]) -> Result<(), TransportError> {
        let (source, target) = (self.at(&self.path(from)), self.at(&self.path(to)));
        target.make_folders(paths)?;
        let linked = paths
            .iter()
            .map(|path| Request::HardLink(source.path(path), target.path(path)));
        let replies = self.ask(linked)?;
        let refused: Vec<(&str, Reply)> = paths
            .iter()
            .copied()
            .zip(replies)
            .filter(|(_, reply)| !matches!(reply, Reply::Status(status::OK, _)))
            .collect();
        for refused in refused.chunks(OPEN) {
            // One that is there already is refused too.
            let names: Vec<&str> = refused.iter().map(|(path, _)| *path).collect();
            let there = target.sizes(&names)?;
            let missing = refused.iter().find(|(path, _)| !there.contains_key(*path));
            if let Some((path, refusal)) = missing {
                return Err(self.refused(path, refusal));
            }
        }
        Ok(())
    }

    fn link(&self, target: &str, path: &str) -> Result<bool, TransportError> {
        let path = self.path(path);
        let requests = [
            Request::Remove(path.clone()),
            Request::Link(target.to_owned(), path),
        ];
        let made = self.ask(requests)?;
        Ok(matches!(made.last(), Some(Reply::Status(status::OK, _))))
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), TransportError> {
        self.connection.made.borrow_mut().clear();
        let renamed = self.one(Request::Rename(self.path(from), self.path(to)))?;
        self.done(to, &renamed)
    }

    fn remove_tree(&self, folder: &str) -> Result<(), TransportError> {
        let tree = self.tree(folder)?;
        let files: Vec<&str> = tree.files.keys().map(String::as_str).collect();
        self.remove(&files)?;
        let inner = tree.folders.iter().rev().map(String::as_str);
        let folders: Vec<&str> = inner.chain([folder]).collect();
        self.remove_folders(&folders)?;
        match self.entry(folder)? {
            None => Ok(()),
            Some(_) => Err(self.refused(folder, &Reply::Status(status::DENIED, String::new()))),
        }
    }
}

impl Sftp {
    /// The reply to one request.
    fn one(&self, request: Request) -> Result<Reply, TransportError> {
        let reply = self.ask([request])?.into_iter().next();
        Ok(reply.unwrap_or_else(|| Reply::Status(status::DENIED, String::new())))
    }
}
