//! Drafts of new files of every kind, and editor snippets with the same content.
//!
//! A draft has every key of its type. Required keys are filled in as far as possible: with
//! `onbekend` if that is a valid value, today's date, an id that the project has. Optional keys are
//! commented out, each on one line with its explanation. Keys, explanations and examples come from
//! the model ([`Key`]), so that drafts, schemas, the registration form and the checks agree.
//!
//! Tests guarantee that a new draft has neither errors nor warnings, and that the `#` before any of
//! its keys can be removed. So examples are adapted to the project (the module `value`): they name
//! ids and files that exist.

mod accent;
mod cursor_stop;
mod document;
mod facts;
mod head;
mod name;
mod pipeline;
mod region;
mod request;
pub mod snippet;
pub mod starter;
mod things;
mod value;

use crate::model::region::RegionKind;

pub use self::name::short_slug;
pub use self::pipeline::{PipelineHost, pipeline};
pub use self::request::{Draft, DraftContext, DraftKind, DraftRefusal, DraftRequest, exists};
pub use self::things::{NewThings, things};
use crate::model::layout::DocumentPath;
use crate::model::shape::Key;

/// The keys that a document or accent can use, in the order of a draft.
pub fn usable_keys(at: &DocumentPath, is_accent: bool) -> Vec<&'static Key> {
    match is_accent {
        true => accent::keys(at.kind),
        false => document::usable_keys(at),
    }
}

/// The example of a key, at a path such as `uitvoeringen.start`, adapted to a project: one line of
/// YAML, or `None` when the project has nothing for it to name.
pub fn example(context: DraftContext<'_>, key: &Key, path: &str) -> Option<String> {
    let facts = facts::Facts::of(context.heads, context.world.today());
    value::example(&facts, key, path)
}

/// Drafts the requested file.
///
/// # Errors
/// Why the file cannot be drafted, with a remedy.
pub fn draft(context: DraftContext<'_>, request: DraftRequest<'_>) -> Result<Draft, DraftRefusal> {
    match request.thing {
        DraftKind::Document(kind) => document::draft(context, kind, request),
        DraftKind::Accent => accent::draft(context, request),
        DraftKind::Region => region::draft(context, request, RegionKind::Academy),
    }
}

/// Drafts the national site, which every project begins with: as [`draft`] does a region.
///
/// # Errors
/// Why the site cannot be drafted, with a remedy.
pub fn national_site(
    context: DraftContext<'_>,
    request: DraftRequest<'_>,
) -> Result<Draft, DraftRefusal> {
    region::draft(context, request, RegionKind::National)
}
