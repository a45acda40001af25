//! What the panel “Versturen” shows.

use serde::Serialize;

use super::conflict::FileQuestions;
use super::done::DoneCommand;
use super::work_tree_status::FileDifference;

/// What there is to send, and what stands in its way.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct SendingState {
    /// Whether the project is in a work tree of git.
    pub is_shown: bool,
    /// Why nothing can be sent at present; null when it can.
    pub obstacle: Option<String>,
    /// The branch.
    pub branch: Option<String>,
    /// The address that is sent to, without a password; null when there is none.
    pub remote: Option<String>,
    /// The files that differ from the last commit.
    pub files: Vec<SendingFile>,
    /// The sentences of what is kept and not sent, the newest first; not all when there are many.
    pub unsent: Vec<String>,
    /// The number of commits that wait in a proposal.
    pub proposed: usize,
    /// The number of commits of others that are known and not brought in.
    pub unfetched: usize,
    /// The paths of files with changes that were made in the preview and are not on the disk.
    pub unsaved: Vec<String>,
    /// Whether git does not know who the editor is.
    pub needs_name: bool,
    /// Whether a step is being taken.
    pub is_busy: bool,
    /// What is to be chosen before the work of others can be brought in; null when nothing is.
    pub questions: Option<Vec<FileQuestions>>,
    /// The commands that were run for the editor, the oldest first.
    pub done: Vec<DoneCommand>,
}

/// A file that differs from the last commit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SendingFile {
    /// Its path.
    pub path: String,
    /// What it is called.
    pub name: String,
    /// How it differs.
    pub difference: FileDifference,
    /// A sentence about it.
    pub sentence: String,
    /// Whether the editor saved it in this preview.
    pub is_own: bool,
}

/// What became of a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepReply {
    /// Whether it was done.
    pub is_done: bool,
    /// What to say about it.
    pub message: String,
    /// The step that comes next.
    pub offer: Option<SendingOffer>,
    /// The address of a page to go to.
    pub address: Option<String>,
}

/// A step that is offered after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SendingOffer {
    /// Bring in the work of others.
    Fetch,
    /// Send it to a branch of its own.
    Propose,
}
