//! `vindplek new`: what is begun has no problem, can be filled in as it is written, and is never put
//! in the place of something else.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests run the program on projects of their own, and fail by unwrapping"
)]

mod drafts;
mod program;
mod project;
#[path = "../small/mod.rs"]
mod small;
