//! What a text editor shows beside a text: problems, completion, explanations, definitions, renames.
//!
//! Everything here is a function of a [`ProjectSnapshot`]: the edition of a world in which the
//! unsaved texts of the editor lie over the files on the disk. So a text editor, `check` and the
//! preview can never disagree. Keys, their explanations and values come from the model
//! ([`Key`](crate::model::shape::Key)), renames from the plans of [`crate::edit`].
//!
//! The types are those of the Language Server Protocol 3.17 (`lsp-types`); reading and writing its
//! messages is the task of [`crate::edge::language_server`].

mod buffer;
mod code_actions;
mod complete;
mod diagnostics;
mod document_links;
mod explain;
mod first_gap;
mod hover;
mod key_scope;
mod outline;
mod position;
mod rename;
mod shapes;
mod snapshot;
mod symbols;
mod uris;
mod workspace_edit;
mod yaml_cursor;

pub use self::buffer::OpenBuffer;
pub use self::code_actions::{FIX_ALL, code_actions};
pub use self::complete::{COMPLETION_TRIGGERS, CompletionClient, completions};
pub use self::diagnostics::all_diagnostics;
pub use self::document_links::document_links;
pub use self::first_gap::first_gap;
pub use self::hover::hover;
pub use self::outline::outline;
pub use self::position::{ColumnUnit, TextLines};
pub use self::rename::{RenameRefusal, prepare_rename, rename, rename_files};
pub use self::snapshot::{CursorPlace, ProjectSnapshot};
pub use self::symbols::{definitions, references};
pub use self::uris::ProjectUris;
