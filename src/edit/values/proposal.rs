//! A way to carry out an edit.

use crate::edit::lists::Replacement;

/// A way to carry out an edit: replacements that do not overlap.
pub(super) type Proposal = Vec<Replacement>;
