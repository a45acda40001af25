//! From a plan to bytes: the pages that people read and the files that programs read.

pub mod absolute;
pub mod accented;
pub mod calendar;
pub mod catalogue;
pub mod equivalents;
pub mod feed;
pub mod json_ld;
pub mod robots;
pub mod sitemap;
#[cfg(test)]
mod testing;
pub mod theme;
pub mod view;
mod xml;
