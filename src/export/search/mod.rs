//! The search index: words of texts, and the format in which the page's search library stores its
//! index.
//!
//! The script `zoekmachine.js` divides a query into words and reduces them to stems in the same way
//! as [`tokens`] does with the texts. What stands in the index is decided by `render::search`.

pub mod stop_words;
mod stored;
pub mod tokens;
mod words;

pub use self::stored::{IndexField, StoredIndex};
pub use self::words::{DocumentWords, WordCounts};
