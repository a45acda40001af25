//! From a plan to bytes: the pages that people read and the files that programs read.
//!
//! A file is a function of its [`Scene`] and nothing else, so that any file can be asked for at
//! any time, by a build that makes all of them or by a preview that makes one. What the template of
//! a page gets to see stands in [`view`].

pub mod chart;
pub mod dutch;
mod figure;
pub mod finder;
pub mod here;
mod page;
pub mod prose;
mod routing;
pub mod said_once;
pub mod shared;
pub mod spot;
#[cfg(test)]
mod tests;
pub mod tree;
pub mod view;

use tera::Value;

pub use self::finder::index as finder_index;
use self::here::Here;
pub use self::page::{page, redirect};
use self::shared::Shared;
use self::view::body::BodyView;
use self::view::registration;
use self::view::shown::Shown;
use crate::model::address::Address;
use crate::model::document::Head;
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::plan::site::SitePlan;
use crate::syntax::markdown::Body;
use crate::syntax::prose::Prose;
use crate::theme::Theme;

/// What rendering one file may look at.
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
    /// The site, as all its pages show it.
    pub site: &'e Value,
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

/// The course file to fill in by hand, which stands beside the registration form.
pub fn registration_example(scene: &Scene<'_>, address: &Address) -> String {
    registration::example_file(&Here::new(scene, address))
}

/// The text of a document as a feed carries it: with full addresses, as it is read elsewhere.
pub fn feed_text(scene: &Scene<'_>, document: DocIx) -> Option<String> {
    let address = scene.plan.address_of(document)?;
    let here = Here::new(scene, address).anywhere();
    let shown = Shown::new(here.heads, here.plan.site, document);
    let text = BodyView::of(&here, &shown).html;
    (!text.is_empty()).then_some(text)
}
