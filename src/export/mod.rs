//! Files and data for other programs: feed, calendars, catalogue, tables, glossary, sitemap,
//! structured data and mails.
//!
//! Each is a function of the index of all documents and the plan of the site, without template or
//! theme. The caller renders the texts of feed entries.

mod absolute;
pub mod calendar;
pub mod catalogue;
pub mod compressed;
mod dates;
pub mod feed;
pub mod host;
pub mod json_ld;
pub mod newsletter;
pub mod robots;
pub mod search;
pub mod sitemap;
pub mod skos;
mod spreadsheet;
pub mod survey_table;
mod xml;

pub use self::absolute::midnight;
pub use self::dates::{appeared, facts_renewed};
