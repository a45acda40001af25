//! Where the commands meet the core: all they ask of it stands here.

use crate::edge::publish::SiteFiles;
use crate::edition::{self, Edition, Options};
use crate::memo::Memo;
use crate::world::World;

/// Compiles everything that a world holds, once.
pub(super) fn compile(world: &dyn World, drafts: bool) -> Edition {
    edition::compile(world, Options { drafts }, &Memo::new())
}

/// The sites of an edition, ready to be rendered. None yet: rendering is joined here.
pub(super) fn sites(_edition: &Edition) -> Vec<Box<dyn SiteFiles + '_>> {
    Vec::new()
}
