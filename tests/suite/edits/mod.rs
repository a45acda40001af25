//! Moving and removing documents, with everything that refers to them.

mod left_behind;
mod moves;
mod program;
mod project;
mod random_moves;
mod removals;
