//! A preview that is always right, from the disk to the browser's line.

mod editions;
mod fresh;
mod server;
