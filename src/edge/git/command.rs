//! A command of git.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::environment::{clean, ssh_command};
use super::process::{EndedProcess, Interruption, StopSignal, run};
use crate::diagnostic::Text;
use crate::sending::done::DoneCommand;

/// How long a command may take. What is slower can be stopped before that.
const LIMIT: Duration = Duration::from_secs(600);

/// Git in a folder.
#[derive(Clone, Copy)]
pub(in crate::edge) struct Git<'g> {
    folder: &'g Path,
    /// The step that the commands are part of, if any.
    step: Option<&'g GitStep>,
}

/// A step that an editor asked for: it can be stopped, and its commands can be seen.
#[derive(Debug, Default)]
pub(in crate::edge) struct GitStep {
    stop: StopSignal,
    done: Mutex<Vec<DoneCommand>>,
}

/// A command with what it needs.
#[derive(Debug, Clone, Default)]
pub(in crate::edge) struct GitCall {
    arguments: Vec<String>,
    input: Vec<u8>,
    index: Option<PathBuf>,
    is_remote: bool,
}

/// What came of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::edge) struct GitOutput {
    /// Its exit code; `None` when it was killed.
    pub(in crate::edge) code: Option<i32>,
    /// What it printed.
    pub(in crate::edge) out: Vec<u8>,
    /// What it said about it.
    pub(in crate::edge) said: String,
}

/// Why there is no output.
#[derive(Debug)]
pub(in crate::edge) enum GitFailure {
    /// It could not be started.
    NotRun(io::Error),
    /// The editor stopped it.
    Stopped,
    /// It took too long.
    TooLong,
}

impl<'g> Git<'g> {
    /// Git in a folder, for reading.
    pub(in crate::edge) fn new(folder: &'g Path) -> Self {
        Self { folder, step: None }
    }

    /// Git in a folder, for a step.
    pub(in crate::edge) fn for_step(folder: &'g Path, step: &'g GitStep) -> Self {
        let step = Some(step);
        Self { folder, step }
    }

    /// The folder.
    pub(in crate::edge) fn folder(&self) -> &'g Path {
        self.folder
    }

    /// Runs a command to its end.
    pub(in crate::edge) fn run(&self, call: &GitCall) -> Result<GitOutput, GitFailure> {
        let mut command = clean();
        command.arg("-C").arg(self.folder).args(&call.arguments);
        if let Some(index) = &call.index {
            command.env("GIT_INDEX_FILE", index);
        }
        if call.is_remote
            && let Some(ssh) = ssh_command(*self)
        {
            command.env("GIT_SSH_COMMAND", ssh);
        }
        let stop = self.step.map(|step| &step.stop);
        let ended = run(command, &call.input, LIMIT, stop);
        let EndedProcess { status, out, err } = ended.map_err(|it| match it {
            Interruption::Failed(error) => GitFailure::NotRun(error),
            Interruption::Stopped => GitFailure::Stopped,
            Interruption::TooLong => GitFailure::TooLong,
        })?;
        if let Some(step) = self.step {
            let done = DoneCommand::new(&call.arguments, &out, &err, status.success());
            step.lock().push(done);
        }
        Ok(GitOutput {
            code: status.code(),
            out,
            said: String::from_utf8_lossy(&err).into_owned(),
        })
    }

    /// The line that a command prints, if it succeeds.
    pub(in crate::edge) fn line(&self, arguments: &[&str]) -> Result<Option<String>, GitFailure> {
        Ok(self.run(&GitCall::new(arguments))?.line())
    }
}

impl GitStep {
    /// Stops the step.
    pub(in crate::edge) fn stop(&self) {
        self.stop.stop();
    }

    /// The commands that were run so far.
    pub(in crate::edge) fn done(&self) -> Vec<DoneCommand> {
        self.lock().clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<DoneCommand>> {
        self.done.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl GitCall {
    /// A command from its arguments.
    pub(in crate::edge) fn new<A: AsRef<str>>(arguments: &[A]) -> Self {
        Self {
            arguments: arguments.iter().map(|it| it.as_ref().to_owned()).collect(),
            ..Self::default()
        }
    }

    /// Adds arguments at the end.
    #[must_use]
    pub(in crate::edge) fn and<A: AsRef<str>>(mut self, arguments: &[A]) -> Self {
        let more = arguments.iter().map(|it| it.as_ref().to_owned());
        self.arguments.extend(more);
        self
    }

    /// Gives it something to read.
    #[must_use]
    pub(in crate::edge) fn reading(mut self, input: impl Into<Vec<u8>>) -> Self {
        self.input = input.into();
        self
    }

    /// Has it use an index of its own.
    #[must_use]
    pub(in crate::edge) fn with_index(mut self, index: &Path) -> Self {
        self.index = Some(index.to_owned());
        self
    }

    /// Lets it connect to a remote.
    #[must_use]
    pub(in crate::edge) fn for_remote(mut self) -> Self {
        self.is_remote = true;
        self
    }
}

impl GitOutput {
    /// Whether the command succeeded.
    pub(in crate::edge) fn is_ok(&self) -> bool {
        self.code == Some(0)
    }

    /// What it printed, as text.
    pub(in crate::edge) fn text(&self) -> String {
        String::from_utf8_lossy(&self.out).into_owned()
    }

    /// The line that it printed, if it succeeded.
    pub(in crate::edge) fn line(&self) -> Option<String> {
        let text = self.text().trim().to_owned();
        (self.is_ok() && !text.is_empty()).then_some(text)
    }

    /// Everything that it said: hooks print to both.
    pub(in crate::edge) fn words(&self) -> String {
        [self.said.trim(), self.text().trim()]
            .join("\n")
            .trim()
            .to_owned()
    }
}

impl GitFailure {
    /// Whether there is no git on this machine.
    pub(in crate::edge) fn is_absence(&self) -> bool {
        matches!(self, Self::NotRun(error) if error.kind() == io::ErrorKind::NotFound)
    }
}

impl From<GitFailure> for Text {
    fn from(failure: GitFailure) -> Self {
        match failure {
            GitFailure::NotRun(error) => Self::new(
                format!("Git wilde niet starten: {error}"),
                format!("Git would not start: {error}"),
            ),
            GitFailure::Stopped => Self::new(
                "Gestopt. Wat al gedaan was, ziet u onder “Wat is er gedaan?”.",
                "Stopped. What was already done is shown below.",
            ),
            GitFailure::TooLong => Self::new(
                "Git gaf na tien minuten nog geen antwoord, en is gestopt. Probeer het later opnieuw.",
                "Git gave no answer in ten minutes, and was stopped. Try again later.",
            ),
        }
    }
}
