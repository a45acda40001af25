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
mod html;
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

use self::here::Here;
use self::shared::Shared;
use self::view::body::BodyView;
use self::view::registration;
use self::view::shown::Shown;
use crate::diagnostic::Diagnostic;
use crate::export::{calendar, catalogue, feed, robots, sitemap};
use crate::model::document::Head;
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::plan::page::{Page, What};
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

/// Makes a file of a site. Pictures and downloads are published as they are, and are not made
/// here: they come out empty.
///
/// # Errors
/// What the template engine says.
pub fn file(scene: &Scene<'_>, page: &Page) -> Result<Vec<u8>, Box<Diagnostic>> {
    let Scene { heads, plan, .. } = *scene;
    Ok(match page.what {
        What::FinderIndex => finder::index(scene, page)?,
        What::RunCalendar(course, run) => calendar::run(heads, plan, course, run),
        What::AgendaCalendar => calendar::agenda(heads, plan),
        What::Feed => feed::feed(heads, plan, &|document| feed_text(scene, document)),
        What::Catalogue => catalogue::json(heads, plan),
        What::CatalogueSchema => catalogue::schema(heads, plan),
        What::CatalogueTable => catalogue::csv(heads, plan),
        What::Sitemap => sitemap::sitemap(heads, plan),
        What::RegistrationExample => {
            registration::example_file(&Here::new(scene, &page.address)).into_bytes()
        }
        What::Robots => robots::robots_txt(heads, plan),
        What::SecurityTxt => robots::security_txt(heads, plan),
        What::Media(_) => Vec::new(),
        _ => match html::render(scene, page) {
            Some(page) => page?.into_bytes(),
            None => Vec::new(),
        },
    })
}

/// The text of a document as a feed carries it: with full addresses, as it is read elsewhere.
fn feed_text(scene: &Scene<'_>, document: DocIx) -> Option<String> {
    let address = scene.plan.address_of(document)?;
    let here = Here::new(scene, address).anywhere();
    let shown = Shown::new(here.heads, here.plan.site, document);
    let text = BodyView::of(&here, &shown).html;
    (!text.is_empty()).then_some(text)
}
