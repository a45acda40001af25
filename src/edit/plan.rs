//! A plan: what changes in which file.

use std::sync::Arc;

use super::addresses::AddressEffects;
use crate::source::{FilePath, Span};

/// A planned change of the project.
#[derive(Debug)]
pub struct EditPlan {
    /// The files that change, in the order of their paths.
    pub changes: Vec<FileChange>,
    /// What becomes of addresses.
    pub effects: AddressEffects,
}

/// A file before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// Its path before; `None` for a new file.
    pub from: Option<FilePath>,
    /// Its path after; `None` for a file that is removed.
    pub to: Option<FilePath>,
    /// Its bytes before; none for a new file.
    pub before: Arc<[u8]>,
    /// Its bytes after; none for a file that is removed.
    pub after: Arc<[u8]>,
    /// The edits of its text, in order.
    pub edits: Vec<EditedPlace>,
}

/// An edit of a text, to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditedPlace {
    /// The replaced range of the text before the change.
    pub span: Span,
    /// The line before the change, from 1.
    pub line: u32,
    /// The replaced text.
    pub old: String,
    /// The new text.
    pub new: String,
}
