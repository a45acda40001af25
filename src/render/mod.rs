//! From a plan to bytes: the pages that people read and the files that programs read.
//!
//! A page is a function of its [`Scene`] and nothing else, so that any page can be asked for at
//! any time, by a build that makes all of them or by a preview that makes one. What its template
//! gets to see stands in [`view`].

pub mod absolute;
pub mod accented;
pub mod calendar;
pub mod catalogue;
pub mod dutch;
pub mod equivalents;
pub mod feed;
pub mod here;
pub mod html;
pub mod json_ld;
pub mod prose;
pub mod robots;
pub mod shared;
pub mod sitemap;
pub mod spot;
#[cfg(test)]
mod testing;
pub mod theme;
pub mod view;
mod xml;

use self::shared::Shared;
use self::theme::Theme;
use crate::diagnostic::Diagnostic;
use crate::model::document::Head;
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::plan::page::Page;
use crate::plan::site::SitePlan;
use crate::syntax::markdown::Body;
use crate::syntax::prose::Prose;

/// What rendering one page may look at.
#[derive(Clone, Copy)]
pub struct Scene<'e> {
    /// The index over all documents.
    pub heads: &'e Heads,
    /// The plan of the page's site.
    pub plan: &'e SitePlan,
    /// Finished texts.
    pub bodies: &'e dyn Bodies,
    /// The site's theme.
    pub theme: &'e Theme,
    /// What was worked out once for the site.
    pub shared: &'e Shared,
}

/// Where finished texts come from.
pub trait Bodies: Sync {
    /// The text of a document.
    fn body(&self, document: DocIx) -> Option<Prepared<'_>>;

    /// The text of the accent that a site has on a document.
    fn accent(&self, document: DocIx, site: SiteIx) -> Option<Prepared<'_>>;
}

/// A finished text: all that is left to do is to fill in where its links lead on one site.
#[derive(Clone, Copy)]
pub struct Prepared<'b> {
    /// Its outline, links and pictures.
    pub body: &'b Body,
    /// Its HTML, with slots.
    pub prose: &'b Prose,
    /// The head of the file that it stands in, to which its links are relative.
    pub head: &'b Head,
}

/// Renders a page for people. `None` for a file of another kind.
///
/// # Errors
/// What the template engine says.
pub fn render(scene: &Scene<'_>, page: &Page) -> Option<Result<String, Box<Diagnostic>>> {
    html::render(scene, page)
}
