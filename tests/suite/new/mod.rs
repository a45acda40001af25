//! `vindplek new`: what is begun has no problem, can be filled in as it is written, and is never put
//! in the place of something else.

mod drafts;
mod program;
mod project;
