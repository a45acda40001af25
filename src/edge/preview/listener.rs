//! How a preview reports to the terminal.

use crate::diagnostic::{Diagnostic, Language};
use crate::preview::changes::Changes;
use crate::world::World;

/// Receives the results of the background work.
pub trait PreviewListener: Send + Sync {
    /// Called when the problems differ from those of the last call, and the first time.
    fn problems(&self, world: &dyn World, problems: &[Diagnostic], language: Language);

    /// Called when the pages that a save changed are known.
    fn changes(&self, changes: &Changes, language: Language);

    /// Called when the preview starts to poll because the system does not report changes.
    fn polling_started(&self, language: Language);
}
