//! From a plan to HTML: pages, redirects, and what feeds and other data files show as pages do.
//!
//! What is rendered is a function of its [`SiteContext`] and its address and nothing else, so that
//! any page can be asked for at any time, by a build that makes all of them or by a preview that
//! makes one. What the template of a page gets to see stands in `view`.
//!
//! The files build on each other in layers: `part::basics`, the small pieces; `link_context`,
//! where links lead; `part`, pieces that many pages show; `shared`, what is made once for a
//! site; `context`, the page that is being made; `view`, a view for each kind of page; and the
//! functions that are exported here.

mod chart;
mod context;
mod data;
pub mod dutch;
mod figure;
mod finder;
mod link_context;
mod page;
mod part;
mod prose;
mod routing;
mod shared;
#[cfg(test)]
mod tests;
mod texts;
mod tree;
mod view;

pub use self::context::SiteContext;
pub use self::data::{feed_text, registration_example};
pub use self::finder::index as finder_index;
pub use self::page::{page, redirect};
pub use self::shared::SharedViews;
pub use self::texts::{DocumentText, DocumentTexts};
pub use self::view::site::value as site_view;
