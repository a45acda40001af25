//! The preview: editions that are kept, a disk that is watched, and the server.

mod beginning;
mod differences;
mod editing;
mod editions;
mod fresh;
mod inserting;
mod pictures;
mod preview;
#[cfg(unix)]
mod program;
mod protection;
mod sending;
mod server;
mod unsaved;
