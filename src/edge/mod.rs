//! All input and output: the disk, the clock, the network and the terminal.
//!
//! The core is a function of a [`World`](crate::world::World). This room implements a world on a
//! disk, and writes or serves the rendered sites. What goes wrong here is not a problem of the
//! content, so it is a [`Failure`] and not a diagnostic.

#![expect(
    clippy::disallowed_methods,
    reason = "this room is the one that touches the disk and the clock"
)]

pub mod apply;
pub mod begin;
pub mod console;
pub mod create;
pub mod disk;
pub mod editor;
mod failure;
mod git;
pub mod kept;
pub mod language_server;
pub mod mend;
pub mod output;
mod path;
pub mod preview;
pub mod publish;
pub mod revision;
pub mod terminal;
pub mod watch;

pub use failure::{Action, Failure};
pub use path::normal;
