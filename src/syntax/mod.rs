//! From text to spanned trees.
//!
//! The syntax floor knows how things are written and nothing of what they mean: which keys a
//! course has or where a link leads is decided above it. Reading never fails: each reader returns
//! what it could make of the text *and* what was wrong with it, so that one mistake hides nothing
//! else. Whatever it is fed, it takes time linear in the length of the text, bounded depth, and
//! does not panic.

pub mod front_matter;
pub mod glossary;
pub mod markdown;
pub mod prose;
pub mod typography;
pub mod yaml;

/// How many problems of one kind of reading are told of one text. Nobody reads more at a time, and
/// a text made to do harm cannot fill memory with them.
const MAX_PROBLEMS: usize = 100;
