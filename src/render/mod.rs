//! From a plan to HTML: pages, redirects, and the page content in feeds and other data files.
//!
//! Rendering is a function of a [`SiteContext`] and an address only, so that a build can render all
//! pages and a preview any single one. `view` holds what the template of each kind of page gets.
//!
//! The files form layers: `part::basics`, the smallest views; `link_context`, the targets of links;
//! `part`, views that several pages share; `shared`, values computed once for a site; `context`,
//! the page being rendered; `view`, a view for each kind of page; and the functions exported here.

mod agenda_rows;
mod chart;
mod compared;
mod context;
mod data;
pub mod dutch;
mod figure;
mod finder;
mod fragment;
mod link_context;
pub mod newsletter;
mod page;
mod part;
mod pictures;
mod prose;
mod routing;
mod search;
mod shared;
#[cfg(test)]
mod tests;
mod texts;
mod tree;
mod view;
mod web_manifest;

pub use self::agenda_rows::script as agenda_rows;
pub use self::compared::script as compared_courses;
pub use self::context::SiteContext;
pub use self::data::{feed_text, registration_example};
pub use self::finder::index as finder_index;
pub use self::page::{page, redirect};
pub use self::part::cost::cost_in_words;
pub use self::pictures::{PictureSubject, SitePicture, SitePictures, dress};
pub use self::search::index as search_index;
pub use self::shared::SharedViews;
pub use self::texts::{DocumentText, DocumentTexts};
pub use self::view::site::value as site_view;
pub use self::view::title::pictures as site_pictures;
pub use self::web_manifest::web_manifest;
