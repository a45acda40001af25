//! `vindplek new`: a draft has no problems, every key in it can be filled in, and it never replaces
//! another file.

mod drafts;
mod program;
mod project;
