//! A key agent of one publication, for a private key that stands in the environment: `ssh` takes keys
//! from a file or an agent, and a key that is written to a file could stay there.
//!
//! The agent is that of OpenSSH, started with a command that ends when this program does. Then the agent
//! ends as well, also when this program is killed.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A running agent that holds a key.
#[derive(Debug)]
pub(super) struct KeyAgent {
    socket: PathBuf,
    command: Child,
}

impl KeyAgent {
    /// Starts an agent with a key, whose socket is in a folder; `None` when this machine has no such
    /// agent, or it does not take the key.
    pub(super) fn with_key(key: &str, folder: &Path) -> Option<Self> {
        let socket = folder.join("agent");
        // `cat` ends when there is nothing more to read: when this program has ended.
        let command = Command::new("ssh-agent")
            .arg("-a")
            .arg(&socket)
            .arg("cat")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut agent = Self {
            socket,
            command: command.ok()?,
        };
        let added = agent.wait().and_then(|()| agent.add(key));
        matches!(added, Ok(true)).then_some(agent)
    }

    /// The path of its socket.
    pub(super) fn socket(&self) -> &Path {
        &self.socket
    }

    /// Waits until the agent listens: then its command runs, and repeats what it reads.
    fn wait(&mut self) -> io::Result<()> {
        if let (Some(input), Some(output)) = (&mut self.command.stdin, &mut self.command.stdout) {
            input.write_all(b"\n")?;
            input.flush()?;
            output.read_exact(&mut [0])?;
        }
        Ok(())
    }

    /// Adds a key, which goes in by standard input; returns whether the agent took it.
    fn add(&self, key: &str) -> io::Result<bool> {
        let mut adding = Command::new("ssh-add")
            .args(["-q", "-"])
            .env("SSH_AUTH_SOCK", &self.socket)
            // It must not ask for the passphrase of a key that has one.
            .env("SSH_ASKPASS_REQUIRE", "force")
            .env("SSH_ASKPASS", "false")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        if let Some(mut input) = adding.stdin.take() {
            input.write_all(format!("{}\n", key.trim()).as_bytes())?;
        }
        Ok(adding.wait()?.success())
    }
}

impl Drop for KeyAgent {
    fn drop(&mut self) {
        // The agent ends after its command.
        drop(self.command.stdin.take());
        let _ = self.command.wait();
    }
}
