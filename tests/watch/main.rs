//! A preview that is always right, from the disk to the browser's line.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests change files on the disk, and fail by unwrapping"
)]

mod editions;
mod fresh;
mod server;
#[path = "../small/mod.rs"]
mod small;
