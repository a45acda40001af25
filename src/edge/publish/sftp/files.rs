//! The bytes of files on a server: read and written in pieces, of many files at a time.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use super::wire::{Reply, Request, status};
use super::{PIECE, Sftp, failed_here};
use crate::digest::Digest;
use crate::edge::publish::state_files::STAGE;
use crate::edge::publish::transport::TransportError;

impl Sftp {
    /// Reads those of some files that are there; not more than may be open at a time.
    pub(super) fn read_some(
        &self,
        paths: &[&str],
    ) -> Result<BTreeMap<String, Vec<u8>>, TransportError> {
        let open = paths
            .iter()
            .map(|path| Request::OpenToRead(self.path(path)));
        let mut files = BTreeMap::new();
        let mut handles = Vec::new();
        for (path, reply) in paths.iter().zip(self.ask(open)?) {
            match reply {
                Reply::Handle(handle) => handles.push((*path, handle)),
                Reply::Status(status::ABSENT, _) => {}
                refusal => return Err(self.refused(path, &refusal)),
            }
        }
        let all: Vec<Vec<u8>> = handles.iter().map(|(_, handle)| handle.clone()).collect();
        files.extend(
            handles
                .iter()
                .map(|(path, _)| ((*path).to_owned(), Vec::new())),
        );
        while !handles.is_empty() {
            let offset = |path: &str| files.get(path).map_or(0, Vec::len) as u64;
            let read = |(path, handle): &(&str, Vec<u8>)| {
                Request::Read(handle.clone(), offset(path), PIECE as u32)
            };
            let requests: Vec<Request> = handles.iter().map(read).collect();
            let mut unfinished = Vec::new();
            for ((path, handle), reply) in handles.into_iter().zip(self.ask(requests)?) {
                match (reply, files.get_mut(path)) {
                    (Reply::Data(data), Some(bytes)) => {
                        bytes.extend(data);
                        unfinished.push((path, handle));
                    }
                    (Reply::Status(status::END, _), _) => {}
                    (refusal, _) => return Err(self.refused(path, &refusal)),
                }
            }
            handles = unfinished;
        }
        self.ask(all.into_iter().map(Request::Close))?;
        Ok(files)
    }

    /// Writes files under the names that they have until they are whole, and then gives them theirs; not
    /// more than may be open at a time. `bytes` reads one of them.
    pub(super) fn write_some(
        &self,
        paths: &[&str],
        bytes: &dyn Fn(&str) -> io::Result<Vec<u8>>,
        written: &mut dyn FnMut(u64),
    ) -> Result<(), TransportError> {
        let temporary: Vec<String> = paths
            .iter()
            .map(|path| format!("{STAGE}/{}", Digest::of(path.as_bytes()).short(32)))
            .collect();
        let names: Vec<&str> = temporary.iter().map(String::as_str).collect();
        self.make_folders(&[paths, &*names].concat())?;
        let open = names
            .iter()
            .map(|name| Request::OpenToWrite(self.path(name)));
        let mut handles = Vec::new();
        for (path, reply) in paths.iter().zip(self.ask(open)?) {
            match reply {
                Reply::Handle(handle) => handles.push(handle),
                refusal => return Err(self.refused(path, &refusal)),
            }
        }
        // What each request writes, so that it can be counted when it is done.
        let asked: RefCell<Vec<(usize, u64)>> = RefCell::default();
        let unread: RefCell<Option<TransportError>> = RefCell::default();
        let requests = handles.into_iter().enumerate().flat_map(|(place, handle)| {
            let path = paths.get(place).copied().unwrap_or_default();
            let bytes = bytes(path).unwrap_or_else(|error| {
                unread.replace(Some(failed_here(Path::new(path), &error)));
                Vec::new()
            });
            let mut asked = asked.borrow_mut();
            let mut requests = Vec::new();
            for (piece, data) in bytes.chunks(PIECE).enumerate() {
                asked.push((place, data.len() as u64));
                let offset = (piece * PIECE) as u64;
                requests.push(Request::Write(handle.clone(), offset, data.to_vec()));
            }
            asked.push((place, 0));
            requests.push(Request::Close(handle));
            requests
        });
        let replies = self.connection.ask(requests, &mut |place| {
            written(asked.borrow().get(place).map_or(0, |(_, bytes)| *bytes));
        })?;
        if let Some(error) = unread.take() {
            return Err(error);
        }
        for ((place, _), reply) in asked.borrow().iter().zip(&replies) {
            self.done(paths.get(*place).copied().unwrap_or_default(), reply)?;
        }
        let named = paths.iter().zip(&names);
        let named = named.map(|(path, name)| Request::Rename(self.path(name), self.path(path)));
        for (path, reply) in paths.iter().zip(self.ask(named)?) {
            self.done(path, &reply)?;
        }
        Ok(())
    }
}
