//! What a plan is made from.

use crate::edition::Edition;
use crate::memo::Memo;
use crate::world::World;

/// The project that a plan is made for.
#[derive(Clone, Copy)]
pub struct EditContext<'a> {
    /// Its edition.
    pub edition: &'a Edition,
    /// The world that the edition was compiled from.
    pub world: &'a dyn World,
    /// The memo of that compilation, for compiling the planned project.
    pub memo: &'a Memo,
}
