//! The edge of the house: the disk, the clock, the network and the terminal, and nothing else that
//! thinks.
//!
//! The core below is a function of a [`World`](crate::world::World); here stands the world that
//! lies on a disk, and here the pages that came out are put on one. What goes wrong here is never
//! a problem of the content, so it is a [`Failure`] and no diagnostic.

#![expect(
    clippy::disallowed_methods,
    reason = "this room is the one that touches the disk and the clock"
)]

pub mod create;
pub mod disk;
pub mod editor;
mod failure;
pub mod mend;
mod path;
pub mod preview;
pub mod publish;
pub mod terminal;
pub mod watch;

pub use failure::{Action, Failure};
pub use path::normal;
