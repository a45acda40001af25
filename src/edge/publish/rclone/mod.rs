//! A server or bucket as a host, through rclone: one program that speaks to all of them.
//!
//! Its own `sync` is not used: it compares by time or size, and sends pages before their style. Here it
//! is given explicit lists, and told not to compare. It writes each file under a name that ends in
//! `.vindplek` and renames it, where the protocol does not do that itself.

mod find;
mod headers;
mod log;
mod remote;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;
use serde_json::Value;
use tempfile::TempDir;

use self::headers::grouped_by_headers;
use self::log::listen;
use self::remote::{Remote, Secrets};
use super::complaint::{explain, unknown_server};
use super::credentials::Credentials;
use super::transport::{SendProgress, Transport, TransportError};
use crate::diagnostic::Text;
use crate::edge::{Action, Failure};
use crate::export::host::FileHeaders;
use crate::model::publish_target::{Protocol, PublishTarget};
use crate::publish::{PARTIAL, TargetListing};

/// Up to how many files are looked up one by one; more are found in a list of everything.
const LOOKED_UP: usize = 200;

/// The exit codes of rclone for a folder or file that is not there.
const NOT_FOUND: [i32; 2] = [3, 4];

/// A host that rclone speaks to.
pub(in crate::edge::publish) struct Rclone {
    program: PathBuf,
    remote: Remote,
    credentials: Credentials,
    /// The headers of each file, where the host keeps those.
    headers: Option<FileHeaders>,
    /// Shared with each program that is started: see `LocalState`.
    held: File,
    temporary: TempDir,
}

/// What a run of rclone said.
struct RcloneOutcome {
    code: Option<i32>,
    output: Vec<u8>,
    /// The last error that it reported.
    complaint: String,
}

impl Rclone {
    /// A server or bucket; `headers` are those that a bucket keeps with each file. `held` is given to each program that is started.
    ///
    /// # Errors
    /// rclone is not there, a key or password is missing, or this machine refuses.
    pub(in crate::edge::publish) fn new(
        target: &PublishTarget,
        credentials: Credentials,
        headers: &FileHeaders,
        held: File,
    ) -> Result<Self, Failure> {
        let program = find::find()?;
        let temporary = tempfile::Builder::new().prefix("vindplek-").tempdir();
        let temporary =
            temporary.map_err(|error| Failure::io(Action::Write, &std::env::temp_dir(), &error))?;
        let mut rclone = Self {
            program,
            remote: Remote {
                folder: String::new(),
                variables: Vec::new(),
            },
            headers: matches!(target, PublishTarget::Bucket(_)).then(|| headers.clone()),
            credentials,
            held,
            temporary,
        };
        let configured = rclone.configured();
        let secrets = Secrets {
            obscured_password: rclone.obscured_password()?,
            key: rclone.credentials.key.clone(),
            known_hosts: rclone.known_hosts(target)?,
        };
        if let Some(remote) = Remote::new(target, &secrets, &configured) {
            rclone.remote = remote;
        }
        Ok(rclone)
    }

    /// Whether the user's own configuration of rclone has this server and account.
    pub(in crate::edge::publish) fn is_configured(&self) -> bool {
        self.remote.variables.is_empty()
    }

    /// The remotes of the user's own configuration; none if it cannot be read, which a use of it reports.
    fn configured(&self) -> BTreeMap<String, BTreeMap<String, Value>> {
        let outcome = self.run(&["config", "dump"], &());
        let output = outcome.ok().filter(|outcome| outcome.code == Some(0));
        let parsed = output.and_then(|outcome| serde_json::from_slice(&outcome.output).ok());
        parsed.unwrap_or_default()
    }

    /// The password in the form that rclone takes in a setting. It goes in by standard input, where no
    /// other user of the machine sees it.
    fn obscured_password(&self) -> Result<Option<String>, Failure> {
        let Some(password) = &self.credentials.password else {
            return Ok(None);
        };
        let mut command = self.command(&["obscure", "-"]);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let obscured = command.spawn().and_then(|mut child| {
            if let Some(mut input) = child.stdin.take() {
                input.write_all(password.as_bytes())?;
            }
            child.wait_with_output()
        });
        let output = obscured.map_err(|error| self.not_started(&error))?;
        Ok(Some(
            String::from_utf8_lossy(&output.stdout).trim().to_owned(),
        ))
    }

    /// The file with the keys of servers: without one, anybody could pretend to be the server.
    fn known_hosts(&self, target: &PublishTarget) -> Result<Option<String>, Failure> {
        let is_ssh =
            matches!(target, PublishTarget::Server(server) if server.protocol == Protocol::Sftp);
        if !is_ssh {
            return Ok(None);
        }
        let path = match self.credentials.known_hosts_file(self.temporary.path())? {
            Some(path) => path,
            None => {
                let home = std::env::home_dir().unwrap_or_default();
                let path = home.join(".ssh/known_hosts");
                if !path.is_file() {
                    return Err(unknown_server());
                }
                path
            }
        };
        Ok(Some(path.display().to_string()))
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(arguments)
            .args([
                "--use-json-log",
                "--retries",
                "1",
                "--low-level-retries",
                "3",
            ])
            .args(["--contimeout", "15s", "--timeout", "30s"])
            // Cheap hosts take few connections. A limit on those themselves makes rclone wait for ever.
            .args(["--transfers", "3", "--checkers", "2"])
            .envs(
                self.remote
                    .variables
                    .iter()
                    .map(|(name, value)| (name, value)),
            );
        command
    }

    fn not_started(&self, error: &io::Error) -> Failure {
        Failure::io(Action::Read, &self.program, error)
    }

    /// Runs rclone to its end.
    fn run(
        &self,
        arguments: &[&str],
        progress: &dyn SendProgress,
    ) -> Result<RcloneOutcome, TransportError> {
        let failed = |error: &io::Error| TransportError::lasting(self.not_started(error));
        let held = self.held.try_clone().map_err(|error| failed(&error))?;
        let mut command = self.command(arguments);
        command
            .stdin(held)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| failed(&error))?;
        let output = child.stdout.take();
        let (output, complaint) = std::thread::scope(|scope| {
            let reader = scope.spawn(move || {
                let mut bytes = Vec::new();
                let read = output.map(|mut output| output.read_to_end(&mut bytes));
                read.map_or(Ok(()), |read| read.map(|_| ())).map(|()| bytes)
            });
            let complaint = listen(&mut child, progress);
            let output = reader.join().unwrap_or_else(|_| Ok(Vec::new()));
            (output, complaint)
        });
        let status = child.wait().map_err(|error| failed(&error))?;
        Ok(RcloneOutcome {
            code: status.code(),
            output: output.map_err(|error| failed(&error))?,
            complaint: self.credentials.hidden(&complaint),
        })
    }

    /// Runs rclone; `None` when what is asked for is not there.
    fn ask(&self, arguments: &[&str]) -> Result<Option<Vec<u8>>, TransportError> {
        let outcome = self.run(arguments, &())?;
        match outcome.code {
            Some(0) => Ok(Some(outcome.output)),
            Some(code) if NOT_FOUND.contains(&code) => Ok(None),
            _ => Err(explain(&outcome.complaint)),
        }
    }

    /// Runs rclone to do something.
    fn order(&self, arguments: &[&str], progress: &dyn SendProgress) -> Result<(), TransportError> {
        let outcome = self.run(arguments, progress)?;
        match outcome.code {
            Some(0) => Ok(()),
            _ => Err(explain(&outcome.complaint)),
        }
    }

    /// A file with paths, one a line.
    fn list_file(&self, paths: &[&str]) -> Result<String, TransportError> {
        let path = self.temporary.path().join("paths");
        let text: String = paths.iter().flat_map(|path| [path, "\n"]).collect();
        fs::write(&path, text)
            .map_err(|error| TransportError::lasting(Failure::io(Action::Write, &path, &error)))?;
        Ok(path.display().to_string())
    }

    fn listing(&self, arguments: &[&str]) -> Result<TargetListing, TransportError> {
        let found = [
            "lsjson",
            "--recursive",
            "--files-only",
            "--no-modtime",
            "--no-mimetype",
        ];
        let Some(output) = self.ask(&[&found, arguments].concat())? else {
            return Ok(TargetListing::new());
        };
        let files: Vec<ListedFile> = serde_json::from_slice(&output).map_err(|_| unreadable())?;
        Ok(files
            .into_iter()
            .map(|file| (file.path, file.size))
            .collect())
    }
}

impl Transport for Rclone {
    fn list(&self, folder: &str) -> Result<TargetListing, TransportError> {
        let listing = self.listing(&[&self.remote.path(folder)])?;
        Ok(match folder {
            "" => listing,
            _ => listing
                .into_iter()
                .map(|(path, size)| (format!("{folder}/{path}"), size))
                .collect(),
        })
    }

    fn sizes(&self, paths: &[&str]) -> Result<TargetListing, TransportError> {
        if paths.len() > LOOKED_UP {
            return self.list("");
        }
        let list = self.list_file(paths)?;
        self.listing(&[
            "--files-from-raw",
            &list,
            "--no-traverse",
            &self.remote.path(""),
        ])
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, TransportError> {
        self.ask(&["cat", &self.remote.path(path)])
    }

    fn fetch(&self, paths: &[&str]) -> Result<BTreeMap<String, Vec<u8>>, TransportError> {
        let folder = self.temporary.path().join("fetched");
        let failed =
            |error: &io::Error| TransportError::lasting(Failure::io(Action::Write, &folder, error));
        fs::create_dir_all(&folder).map_err(|error| failed(&error))?;
        let (from, to) = (self.remote.path(""), folder.display().to_string());
        let list = self.list_file(paths)?;
        self.ask(&[
            "copy",
            &from,
            &to,
            "--files-from-raw",
            &list,
            "--no-traverse",
        ])?;
        let mut files = BTreeMap::new();
        for path in paths {
            // One that the host does not have is not there.
            if let Ok(bytes) = fs::read(folder.join(path)) {
                files.insert((*path).to_owned(), bytes);
            }
        }
        fs::remove_dir_all(&folder).map_err(|error| failed(&error))?;
        Ok(files)
    }

    fn send(
        &self,
        from: &Path,
        paths: &[&str],
        progress: &dyn SendProgress,
    ) -> Result<(), TransportError> {
        let groups = match &self.headers {
            Some(headers) => grouped_by_headers(paths, headers),
            None => vec![(Vec::new(), paths.to_vec())],
        };
        let from = from.display().to_string();
        for (headers, paths) in groups {
            let list = self.list_file(&paths)?;
            let to = self.remote.path("");
            let mut arguments = vec![
                "copy",
                &from,
                &to,
                "--files-from-raw",
                &list,
                "--no-check-dest",
                "--partial-suffix",
                PARTIAL,
                "--stats",
                "500ms",
                "--stats-log-level",
                "NOTICE",
            ];
            for header in &headers {
                arguments.extend(["--header-upload", header]);
            }
            self.order(&arguments, progress)?;
        }
        Ok(())
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), TransportError> {
        let file = self.temporary.path().join("file");
        fs::write(&file, bytes)
            .map_err(|error| TransportError::lasting(Failure::io(Action::Write, &file, &error)))?;
        let (from, to) = (file.display().to_string(), self.remote.path(path));
        let arguments = [
            "copyto",
            &from,
            &to,
            "--no-check-dest",
            "--partial-suffix",
            PARTIAL,
        ];
        self.order(&arguments, &())
    }

    fn remove(&self, paths: &[&str]) -> Result<(), TransportError> {
        let list = self.list_file(paths)?;
        let folder = self.remote.path("");
        self.ask(&[
            "delete",
            &folder,
            "--files-from-raw",
            &list,
            "--no-traverse",
        ])?;
        Ok(())
    }

    fn remove_folders(&self, folders: &[&str]) -> Result<(), TransportError> {
        // A bucket has no folders.
        if self.headers.is_some() {
            return Ok(());
        }
        for folder in folders {
            self.run(&["rmdir", &self.remote.path(folder)], &())?;
        }
        Ok(())
    }
}

/// A file in rclone's list.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ListedFile {
    path: String,
    size: u64,
}

fn unreadable() -> TransportError {
    TransportError::passing(Failure::new(
        Text::new(
            "Wat rclone over de server zegt, is niet te lezen",
            "What rclone says of the server cannot be read",
        ),
        Text::new(
            "Installeer de nieuwste rclone, en geef de opdracht dan opnieuw",
            "Install the latest rclone, then run the command again",
        ),
    ))
}
