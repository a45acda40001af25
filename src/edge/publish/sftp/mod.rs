//! A server as a host through its SFTP, with one connection by the `ssh` of this machine for all of a
//! publication. Unlike rclone it can make links, so a site can be published as releases.
//!
//! It takes keys, and no password: `ssh` asks for that at a terminal only, and what makes it take one from
//! elsewhere is a program that shows it to whoever starts that. Servers with a password, and those that
//! cannot rename over a file that is there, are left to rclone.

mod agent;
mod files;
mod links;
mod session;
mod tree;
mod wire;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::rc::Rc;

use tempfile::TempDir;

use self::agent::KeyAgent;
use self::session::{SftpSession, SshCommand};
use self::wire::{Reply, Request, status};
use super::complaint::explain;
use super::credentials::Credentials;
use super::transport::{SendProgress, Transport, TransportError};
use crate::edge::{Action, Failure};
use crate::model::publish_target::ServerTarget;
use crate::publish::TargetListing;

/// How many files or folders are open at a time.
const OPEN: usize = 48;

/// How many bytes are read or written at a time: all servers take that many.
const PIECE: usize = 32_000;

/// A folder of a server.
#[derive(Debug)]
pub(in crate::edge::publish) struct Sftp {
    connection: Rc<Connection>,
    root: String,
}

/// A connection, which is made anew when it is lost.
#[derive(Debug)]
struct Connection {
    session: RefCell<Option<SftpSession>>,
    command: SshCommand,
    /// Folders that are known to be there.
    made: RefCell<BTreeSet<String>>,
    has_hard_links: bool,
    has_space: bool,
    /// Ends with the connection.
    _agent: Option<KeyAgent>,
    /// Its files are there as long as the connection.
    _temporary: TempDir,
}

impl Sftp {
    /// Connects to a server; its root is the folder that `folder` names there. `None` when it has to be
    /// reached otherwise: with a password, or because this machine has no `ssh`, or the server does not
    /// rename over a file that is there. `held` is shared with the programs that are started.
    ///
    /// # Errors
    /// The server does not answer, is not known or does not let this account in; or this machine refuses.
    pub(in crate::edge::publish) fn connect(
        server: &ServerTarget,
        folder: &str,
        credentials: &Credentials,
        held: File,
    ) -> Result<Option<Self>, TransportError> {
        if credentials.password.is_some() {
            return Ok(None);
        }
        let temporary = tempfile::Builder::new().prefix("vindplek-").tempdir();
        let temporary = temporary.map_err(|error| failed_here(&std::env::temp_dir(), &error))?;
        let known_hosts = credentials.known_hosts_file(temporary.path());
        let known_hosts = known_hosts.map_err(TransportError::lasting)?;
        let mut arguments = Vec::new();
        if let Some(path) = known_hosts {
            arguments.push(file_option("UserKnownHostsFile", &path));
            arguments.push("-oGlobalKnownHostsFile=none".to_owned());
        }
        let agent = match &credentials.key {
            None => None,
            Some(key) => match KeyAgent::with_key(key, temporary.path()) {
                None => return Ok(None),
                Some(agent) => {
                    arguments.push(file_option("IdentityAgent", agent.socket()));
                    arguments.push("-oIdentityFile=none".to_owned());
                    Some(agent)
                }
            },
        };
        if let Some(port) = server.port {
            arguments.push(format!("-oPort={port}"));
        }
        if let Some(user) = &server.user {
            arguments.push(format!("-l{user}"));
        }
        let host = server.host.trim_matches(['[', ']']);
        arguments.extend(["-s", "--", host, "sftp"].map(str::to_owned));
        let command = SshCommand {
            arguments,
            log: temporary.path().join("log"),
            held,
        };
        let Some(session) = SftpSession::open(&command)?.filter(|open| open.has(wire::RENAME))
        else {
            return Ok(None);
        };
        let connection = Connection {
            has_hard_links: session.has(wire::HARD_LINK),
            has_space: session.has(wire::SPACE),
            session: RefCell::new(Some(session)),
            command,
            made: RefCell::default(),
            _agent: agent,
            _temporary: temporary,
        };
        Ok(Some(Self {
            connection: Rc::new(connection),
            root: folder.to_owned(),
        }))
    }

    /// Another folder over the same connection.
    pub(in crate::edge::publish) fn at(&self, root: &str) -> Self {
        Self {
            connection: Rc::clone(&self.connection),
            root: root.to_owned(),
        }
    }

    /// A path in this folder, as the server takes it.
    fn path(&self, path: &str) -> String {
        match (&*self.root, path) {
            ("", "") => ".".to_owned(),
            ("", path) => path.to_owned(),
            (root, "") => root.to_owned(),
            (root, path) => format!("{}/{path}", root.trim_end_matches('/')),
        }
    }

    fn ask(
        &self,
        requests: impl IntoIterator<Item = Request>,
    ) -> Result<Vec<Reply>, TransportError> {
        self.connection.ask(requests, &mut |_| ())
    }

    /// Makes the folders of some files, where they are not known to be there.
    fn make_folders(&self, paths: &[&str]) -> Result<(), TransportError> {
        let mut folders = BTreeSet::new();
        for path in paths {
            let path = self.path(path);
            let ends = path
                .match_indices('/')
                .map(|(at, _)| at)
                .filter(|at| *at > 0);
            folders.extend(ends.filter_map(|at| path.get(..at)).map(str::to_owned));
        }
        let mut made = self.connection.made.borrow_mut();
        folders.retain(|folder| !made.contains(folder));
        // One that is there already is refused, and one that cannot be made is found with its first file.
        self.ask(folders.iter().cloned().map(Request::MakeFolder))?;
        made.append(&mut folders);
        Ok(())
    }

    /// Whether a reply says that it was done.
    fn done(&self, path: &str, reply: &Reply) -> Result<(), TransportError> {
        match reply {
            Reply::Status(status::OK, _) => Ok(()),
            refusal => Err(self.refused(path, refusal)),
        }
    }

    /// The error of a refusal.
    fn refused(&self, path: &str, refusal: &Reply) -> TransportError {
        // What was there may have been removed by somebody else.
        self.connection.made.borrow_mut().clear();
        let words = match refusal {
            Reply::Status(status::DENIED, _) => "permission denied",
            Reply::Status(_, words) if !words.is_empty() => words,
            Reply::Status(..) => "refused",
            _ => "unexpected reply",
        };
        // Of a full disk, servers say no more than “Failure”.
        match self.is_full() {
            true => explain(&format!("sftp: {path}: no space left ({words})")),
            false => explain(&format!("sftp: {path}: {words}")),
        }
    }

    fn is_full(&self) -> bool {
        let space = match self.connection.has_space {
            true => self.ask([Request::Space(self.path(""))]),
            false => return false,
        };
        matches!(space.as_deref(), Ok([Reply::Space(bytes)]) if *bytes < PIECE as u64)
    }
}

impl Connection {
    fn ask(
        &self,
        requests: impl IntoIterator<Item = Request>,
        replied: &mut dyn FnMut(usize),
    ) -> Result<Vec<Reply>, TransportError> {
        let kept = self.session.borrow_mut().take();
        let mut session = match kept {
            Some(session) => session,
            None => {
                SftpSession::open(&self.command)?.ok_or_else(|| explain("ssh: connection lost"))?
            }
        };
        let replies = session.ask(&self.command, requests, replied)?;
        self.session.replace(Some(session));
        Ok(replies)
    }
}

impl Transport for Sftp {
    fn list(&self, folder: &str) -> Result<TargetListing, TransportError> {
        Ok(self.tree(folder)?.files)
    }

    fn sizes(&self, paths: &[&str]) -> Result<TargetListing, TransportError> {
        let asked = paths
            .iter()
            .map(|path| Request::Attributes(self.path(path)));
        let mut listing = TargetListing::new();
        for (path, reply) in paths.iter().zip(self.ask(asked)?) {
            match reply {
                Reply::Attributes(attributes) => {
                    listing.insert((*path).to_owned(), attributes.size);
                }
                Reply::Status(status::ABSENT, _) => {}
                refusal => return Err(self.refused(path, &refusal)),
            }
        }
        Ok(listing)
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, TransportError> {
        Ok(self.read_some(&[path])?.remove(path))
    }

    fn fetch(&self, paths: &[&str]) -> Result<BTreeMap<String, Vec<u8>>, TransportError> {
        let mut files = BTreeMap::new();
        for paths in paths.chunks(OPEN) {
            files.append(&mut self.read_some(paths)?);
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
        let read = |path: &str| fs::read(from.join(path));
        for paths in paths.chunks(OPEN) {
            self.write_some(paths, &read, &mut |bytes| {
                sent += bytes;
                progress.sent(sent);
            })?;
        }
        Ok(())
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), TransportError> {
        self.write_some(&[path], &|_| Ok(bytes.to_vec()), &mut |_| ())
    }

    fn remove(&self, paths: &[&str]) -> Result<(), TransportError> {
        let removed = paths.iter().map(|path| Request::Remove(self.path(path)));
        for (path, reply) in paths.iter().zip(self.ask(removed)?) {
            match reply {
                Reply::Status(status::ABSENT, _) => {}
                reply => self.done(path, &reply)?,
            }
        }
        Ok(())
    }

    fn remove_folders(&self, folders: &[&str]) -> Result<(), TransportError> {
        self.connection.made.borrow_mut().clear();
        // One that is not empty, or not there, is refused.
        let removed = folders.iter().map(|folder| self.path(folder));
        self.ask(removed.map(Request::RemoveFolder))?;
        Ok(())
    }

    fn rest(&self) {
        self.connection.session.take();
    }
}

/// An option of `ssh` with the path of a file.
fn file_option(name: &str, path: &Path) -> String {
    let path = path.display().to_string().replace('%', "%%");
    format!("-o{name}=\"{path}\"")
}

fn failed_here(path: &Path, error: &io::Error) -> TransportError {
    TransportError::lasting(Failure::io(Action::Read, path, error))
}
