//! Pieces that several pages show: cards, facts in words, the bar below a list.
//!
//! They know where links lead ([`LinkContext`](super::link_context::LinkContext)), but not on which
//! page they are shown, so that they can be made once for a site.

pub mod basics;
pub mod card;
pub mod cost;
pub mod facet_groups;
pub mod facts;
pub mod listing;
pub mod pagination;
pub mod runs;
pub mod said_once;
pub mod unknowns;
