//! The two sides of a comparison.

use crate::diagnostic::Diagnostic;
use crate::edition::Edition;
use crate::world::World;

/// One side of a comparison.
#[derive(Clone, Copy)]
pub struct Side<'e> {
    /// The edition.
    pub edition: &'e Edition,
    /// The world that it was compiled from.
    pub world: &'e dyn World,
    /// Its problems, sorted, also those of rendering.
    pub problems: &'e [Diagnostic],
}
