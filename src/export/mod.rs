//! What other programs read of a site: its feed, calendars, catalogue, sitemap and structured data.
//!
//! Each is a function of the index over all documents and the plan of the site, without a template
//! and without a theme. The text of a feed's entry is rendered by the caller.

mod absolute;
pub mod calendar;
pub mod catalogue;
pub mod feed;
pub mod json_ld;
pub mod robots;
pub mod sitemap;
mod xml;
