//! Search: `search` in `search.html`.

use serde::Serialize;

use super::plain::PageLink;

/// All that can be found, by kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SearchView {
    /// The kinds that have something.
    pub groups: Vec<SearchGroup>,
    /// How much there is.
    pub total: usize,
}

/// What there is of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SearchGroup {
    /// For an anchor: `aanbod`.
    pub id: &'static str,
    /// The heading: `Aanbod`.
    pub title: &'static str,
    /// The pages.
    pub items: Vec<PageLink>,
}
