//! The dialect of Markdown: the extensions that are read, and how deep they nest.

use pulldown_cmark::Options;

/// How deep blocks, lists and emphasis may be nested.
pub const MAX_DEPTH: usize = 48;

/// The dialect. Listed one by one: `Options::all` switches on two kinds of footnotes at once.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_DEFINITION_LIST);
