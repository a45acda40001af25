//! All integration tests, in one program: the library is linked once.
//!
//! A module is a suite; `cargo test --release --test suite diagnostics` runs one. Fixtures stand
//! beside the suite's folder, in `tests/diagnostics/` and `tests/mistakes/`. The tests of all
//! suites run in parallel in one process, so none may change the environment, the current
//! directory or anything else that a process has once.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests use the disk and run the program, and fail by panicking"
)]

mod begin;
mod cli;
mod days;
mod diagnostics;
mod disk_world;
mod edits;
mod exports;
mod fixes;
mod hostile;
mod hosts;
mod illustrations;
mod language_server;
mod layering;
mod media;
mod mistakes;
mod mutations;
mod new;
mod newsletter;
mod next_change;
mod output;
mod pictures;
mod pipelines;
mod prose_minified;
mod publishing;
mod reading;
mod review;
mod search;
mod sites;
mod social_pictures;
mod support;
mod text_editor;
mod texts;
mod time;
mod value_edits;
mod watch;
mod yaml_oracle;
