//! Where the commands meet the core: all they ask of it stands here.
//!
//! Until the compiler of editions is joined to this place, an edition has no sites.

use crate::diagnostic::{Diagnostic, Language};
use crate::edge::publish::SiteFiles;
use crate::world::World;

/// Everything that the sites contain, and everything that is wrong with them.
pub(super) struct Edition;

impl Edition {
    /// Every problem, in the order of a report.
    pub(super) fn problems(&self) -> &[Diagnostic] {
        &[]
    }

    /// The language of the national site, where there is one.
    pub(super) fn language(&self) -> Option<Language> {
        None
    }
}

/// Compiles everything that a world holds.
pub(super) fn compile(_world: &dyn World, _drafts: bool) -> Edition {
    Edition
}

/// The sites of an edition, ready to be rendered.
pub(super) fn sites(_edition: &Edition) -> Vec<Box<dyn SiteFiles + '_>> {
    Vec::new()
}
