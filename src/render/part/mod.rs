//! Parts shared by several pages: cards, facts in words, pagination.
//!
//! They get the targets of links ([`LinkContext`](super::link_context::LinkContext)), but not the
//! page on which they are shown, so that they can be built once for a site.

pub(super) mod art;
pub(super) mod basics;
pub(super) mod card;
pub(super) mod cost;
pub(super) mod credit;
pub(super) mod download;
pub(super) mod enrolment;
pub(super) mod facet_groups;
pub(super) mod facts;
pub(super) mod film;
pub(super) mod freshness;
pub(super) mod listing;
pub(super) mod logo;
pub(super) mod mail;
pub(super) mod pagination;
pub(super) mod retold;
pub(super) mod runs;
pub(super) mod said_once;
pub(super) mod sections;
pub(super) mod start;
pub(super) mod unknowns;
