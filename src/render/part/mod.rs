//! Pieces that several pages show: cards, facts in words, the bar below a list.
//!
//! They know where links lead ([`LinkContext`](super::link_context::LinkContext)), but not on which
//! page they are shown, so that they can be made once for a site.

pub(super) mod basics;
pub(super) mod card;
pub(super) mod cost;
pub(super) mod facet_groups;
pub(super) mod facts;
pub(super) mod listing;
pub(super) mod pagination;
pub(super) mod runs;
pub(super) mod said_once;
pub(super) mod unknowns;
