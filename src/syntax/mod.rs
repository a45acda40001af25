//! From text to spanned trees.
//!
//! This room parses notation and knows nothing of meaning: which keys a course has or where a link
//! leads is decided by the rooms above. Parsing never fails: each parser returns what it could read
//! *and* the problems it found, so that one mistake hides no other. On any input it takes time
//! linear in the length of the text, recurses to a bounded depth, and does not panic.

pub mod front_matter;
pub mod glossary;
pub mod hyphenation;
pub mod markdown;
pub mod merge_markers;
pub mod prose;
pub mod typography;
pub mod yaml;

/// The most problems that one parser reports for one text. Nobody reads more at a time, and a
/// hostile text cannot fill memory with them.
const MAX_PROBLEMS: usize = 100;
