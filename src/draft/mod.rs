//! Files to begin with: a draft of everything that an editor can make, and snippets of the same.
//!
//! A draft holds every key of its type. What must be there is filled in, as far as a program can
//! know: `onbekend` where that is a value, today's date, a word that the project has. The rest
//! stands behind a `#`, on one line each, with what it is for. Keys, explanations and examples are
//! those of the model ([`Key`](crate::model::shape::Key)), so that a draft, a schema, the
//! registration form and the checks cannot say different things.
//!
//! Two promises hold, and tests keep them: a draft has neither errors nor warnings as it is, and
//! the `#` can be taken away before any of its keys. So an example is fitted to the project before
//! it is written (the module `value`): it names what is there.

mod accent;
mod cursor_stop;
mod document;
mod facts;
mod head;
mod name;
mod region;
mod request;
pub mod snippet;
mod value;
mod yaml_text;

pub use self::request::{Draft, DraftContext, DraftKind, DraftRefusal, DraftRequest, exists};

/// Drafts the requested file.
///
/// # Errors
/// Why it cannot be drafted, and what to do about it.
pub fn draft(context: DraftContext<'_>, request: DraftRequest<'_>) -> Result<Draft, DraftRefusal> {
    match request.thing {
        DraftKind::Document(kind) => document::draft(context, kind, request),
        DraftKind::Accent => accent::draft(context, request),
        DraftKind::Region => region::draft(context, request),
    }
}
