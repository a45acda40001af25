//! Stage three: which pages each site has, at which addresses, and what each lists.
//!
//! A plan is a function of the heads, the site and the date. It names every file of a site before
//! any is rendered, so that links can be resolved, addresses compared and any page found by its
//! address.

pub mod agenda;
pub mod axis;
mod band;
pub mod circles;
pub mod equivalents;
pub mod facet;
pub mod file;
pub mod host;
pub mod learning_path;
pub mod link_text;
pub mod link_uses;
pub mod links;
pub mod localized;
pub mod menu;
pub mod municipalities;
pub mod page;
pub mod runs;
pub mod section;
pub mod shown_picture;
pub mod site;
#[cfg(test)]
pub(crate) mod testing;
pub mod visibility;
pub mod way;
