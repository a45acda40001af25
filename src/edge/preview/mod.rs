//! The preview server: what [`crate::preview`] describes, kept fresh and served over HTTP.
//!
//! Three threads of our own are at work beside those of the server. One waits for the disk and
//! compiles (`session`); one works out, behind what is served, what is wrong and what has changed
//! (`behind`); and the watch looks the project over now and then ([`super::watch`]). A request waits
//! until all that was saved before it has been compiled, and then looks at one edition that no later
//! save touches.

mod answer;
mod behind;
mod fix;
mod server;
mod session;

use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

pub use self::server::{Bound, serve};
pub use self::session::{Session, Snapshot};
use crate::diagnostic::{Diagnostic, Language};
use crate::preview::changes::Changes;
use crate::world::World;

use super::Failure;

/// What a preview is asked to show.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The date; the clock's when none is given.
    pub as_of: Option<Date>,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether changes are looked for from the start.
    pub poll: bool,
    /// The language of messages; that of the national site when none is given.
    pub language: Option<Language>,
}

/// Who wants to know what happens.
pub trait Listener: Send + Sync {
    /// What is wrong was worked out, and is not what it was.
    fn problems(&self, world: &dyn World, problems: &[Diagnostic], language: Language);

    /// What a save changed was worked out.
    fn changes(&self, changes: &Changes, language: Language);

    /// Changes are looked for from now on, as the system does not tell them.
    fn polls(&self, language: Language);
}

/// Opens a project and keeps its newest edition at hand.
///
/// # Errors
/// The folder is not there.
pub fn open(
    project: &Path,
    wish: Wish,
    listener: Arc<dyn Listener>,
) -> Result<Arc<Session>, Failure> {
    Session::open(project, wish, listener)
}
