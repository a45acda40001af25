//! A connection to the SFTP of a server, by the `ssh` of this machine: with its keys, its known servers
//! and its settings.
//!
//! Requests are sent without waiting for the replies to those before, so that a thousand files cost the
//! way to the server and back a few times, and not a thousand times.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use super::wire::{self, Reply, Request};
use crate::edge::publish::complaint::explain;
use crate::edge::publish::transport::TransportError;

/// How many requests are on their way at most.
const ON_THE_WAY: usize = 64;

/// How long a server may be silent that has something to answer: as long as rclone waits. Between requests,
/// `ssh` asks the server itself for signs of life.
const PATIENCE: Duration = Duration::from_secs(30);

/// The longest packet that a server may send.
const LONGEST: u32 = 1 << 20;

/// How `ssh` is started for a server.
#[derive(Debug)]
pub(super) struct SshCommand {
    /// The arguments, without those that are always given.
    pub(super) arguments: Vec<String>,
    /// The file that `ssh` writes its complaints to.
    pub(super) log: PathBuf,
    /// Shared with the program while it runs: see `LocalState`.
    pub(super) held: File,
}

impl SshCommand {
    fn start(&self) -> io::Result<Child> {
        // It adds to what is there.
        let _ = fs::remove_file(&self.log);
        Command::new("ssh")
            .arg("-E")
            .arg(&self.log)
            .args([
                // Nobody is there to be asked; an unknown server could be anybody.
                "-oBatchMode=yes",
                "-oStrictHostKeyChecking=yes",
                "-oConnectTimeout=15",
                "-oServerAliveInterval=10",
                "-oServerAliveCountMax=3",
                "-oLogLevel=ERROR",
                // Nothing but files, and nothing that goes on afterwards.
                "-oForwardAgent=no",
                "-oForwardX11=no",
                "-oClearAllForwardings=yes",
                "-oPermitLocalCommand=no",
                "-oControlPath=none",
            ])
            .args(&self.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(self.held.try_clone()?)
            .spawn()
    }

    /// Why `ssh` ended, in its own words.
    fn complaint(&self) -> String {
        let log = fs::read(&self.log).unwrap_or_default();
        match String::from_utf8_lossy(&log).trim() {
            "" => "ssh: connection lost".to_owned(),
            said => said.to_owned(),
        }
    }
}

/// A running session.
#[derive(Debug)]
pub(super) struct SftpSession {
    child: Child,
    requests: Sender<Vec<u8>>,
    replies: Receiver<Vec<u8>>,
    extensions: Vec<String>,
    next: u32,
}

impl SftpSession {
    /// Connects; `None` when there is no `ssh` on this machine.
    ///
    /// # Errors
    /// The server does not answer, is not known, or does not let this account in.
    pub(super) fn open(command: &SshCommand) -> Result<Option<Self>, TransportError> {
        let Ok(mut child) = command.start() else {
            return Ok(None);
        };
        let (requests, to_send) = channel();
        let (received, replies) = channel();
        if let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) {
            thread::spawn(move || send(input, &to_send));
            thread::spawn(move || receive(output, &received));
        }
        let mut session = Self {
            child,
            requests,
            replies,
            extensions: Vec::new(),
            next: 0,
        };
        let greeted = session.requests.send(wire::greeting()).ok();
        let greeting = greeted.and_then(|()| session.replies.recv_timeout(PATIENCE).ok());
        match greeting.and_then(|greeting| wire::extensions(&greeting)) {
            Some(extensions) => {
                session.extensions = extensions;
                Ok(Some(session))
            }
            None => Err(session.ended(command)),
        }
    }

    /// Whether the server has an extension.
    pub(super) fn has(&self, extension: &str) -> bool {
        self.extensions.iter().any(|name| name == extension)
    }

    /// Sends requests; returns the replies to them, in order. `replied` hears of each with its place.
    ///
    /// # Errors
    /// The connection is lost; the session is over.
    pub(super) fn ask(
        &mut self,
        command: &SshCommand,
        asked: impl IntoIterator<Item = Request>,
        replied: &mut dyn FnMut(usize),
    ) -> Result<Vec<Reply>, TransportError> {
        let first = self.next;
        let mut replies: Vec<Option<Reply>> = Vec::new();
        let mut arrived = 0;
        let mut asked = asked.into_iter();
        loop {
            while replies.len() - arrived < ON_THE_WAY
                && let Some(request) = asked.next()
            {
                if self.requests.send(request.packed(self.next)).is_err() {
                    return Err(self.ended(command));
                }
                self.next = self.next.wrapping_add(1);
                replies.push(None);
            }
            if arrived == replies.len() {
                break;
            }
            let packet = self.replies.recv_timeout(PATIENCE).ok();
            let reply = packet.and_then(|packet| Reply::unpacked(&packet));
            let Some((id, reply)) = reply else {
                return Err(self.ended(command));
            };
            let place = id.wrapping_sub(first) as usize;
            match replies.get_mut(place) {
                Some(empty @ None) => *empty = Some(reply),
                _ => return Err(self.ended(command)),
            }
            arrived += 1;
            replied(place);
        }
        Ok(replies.into_iter().flatten().collect())
    }

    /// Ends the session; returns why it had to end.
    fn ended(&mut self, command: &SshCommand) -> TransportError {
        let _ = self.child.kill();
        let _ = self.child.wait();
        explain(&command.complaint())
    }
}

impl Drop for SftpSession {
    fn drop(&mut self) {
        // Every request has been answered, so nothing is lost.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Passes requests on until there are no more.
fn send(mut input: ChildStdin, requests: &Receiver<Vec<u8>>) {
    for request in requests {
        if input.write_all(&request).is_err() {
            return;
        }
    }
}

/// Passes replies on until there are no more.
fn receive(output: ChildStdout, replies: &Sender<Vec<u8>>) {
    let mut output = BufReader::new(output);
    let mut length = [0; 4];
    while output.read_exact(&mut length).is_ok() {
        let length = u32::from_be_bytes(length);
        if length > LONGEST {
            return;
        }
        let mut packet = vec![0; length as usize];
        if output.read_exact(&mut packet).is_err() || replies.send(packet).is_err() {
            return;
        }
    }
}
