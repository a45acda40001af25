//! The outcome of a command, which becomes the exit code.

/// The outcome of a command that ran to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The content has no errors.
    Fine,
    /// The content has errors.
    Errors,
    /// There is no project, and the user was told what to do.
    NoProject,
}
