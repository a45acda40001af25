//! From a plan to bytes: the pages that people read and the files that programs read.

pub mod theme;
pub mod view;
