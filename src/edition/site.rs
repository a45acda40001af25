//! One site of an edition: its files, each rendered on demand.

use std::sync::Arc;

use tera::Value;

use super::Edition;
use crate::diagnostic::codes::unreadable_file;
use crate::diagnostic::{Diagnostic, Place};
use crate::digest::Digest;
use crate::model::address::Address;
use crate::model::document::Head;
use crate::model::heads::{DocIx, Media, SiteIx};
use crate::plan::page::What;
use crate::plan::site::SitePlan;
use crate::render::shared::Shared;
use crate::render::{self, Bodies, Prepared, Scene};
use crate::theme::Theme;
use crate::world::{Unreadable, World};

/// A site of an edition that has a theme and can be rendered.
pub struct EditionSite<'e> {
    edition: &'e Edition,
    plan: &'e SitePlan,
    theme: &'e Theme,
    shared: &'e Shared,
    view: &'e Value,
}

/// A file of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SiteFile<'e> {
    /// A page or feed.
    Page(What),
    /// A picture or download.
    Media(&'e Media),
    /// A file of the theme.
    Asset,
}

/// The bytes of a file of a site.
#[derive(Debug, Clone)]
pub enum FileBytes {
    /// Rendered for this file.
    Rendered(Vec<u8>),
    /// Copied from a file of the project.
    Shared(Arc<[u8]>),
}

impl std::ops::Deref for FileBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Rendered(bytes) => bytes,
            Self::Shared(bytes) => bytes,
        }
    }
}

impl Edition {
    /// The sites that can be rendered, in the order of their folders. A missing theme is a problem
    /// of the edition.
    pub fn sites(&self) -> impl Iterator<Item = EditionSite<'_>> {
        let sites = self.heads.site_positions();
        sites.filter_map(|site| self.site(site))
    }

    /// A site, if it can be rendered.
    pub fn site(&self, site: SiteIx) -> Option<EditionSite<'_>> {
        let results = self.sites.get(site.0)?;
        let (theme, _) = self.themes.of(site)?.output();
        Some(EditionSite {
            edition: self,
            plan: results.plan.output(),
            theme,
            shared: results.shared.output(),
            view: results.view.as_ref()?.output(),
        })
    }

    fn prepared(&self, head: &Head) -> Option<Prepared<'_>> {
        let (document, results) = self.documents.find(&head.at.path)?;
        Some(Prepared {
            body: &document.body,
            prose: results.prose.output(),
            head: &document.head,
        })
    }
}

impl Bodies for Edition {
    fn body(&self, document: DocIx) -> Option<Prepared<'_>> {
        self.prepared(self.heads.document(document))
    }

    fn accent(&self, document: DocIx, site: SiteIx) -> Option<Prepared<'_>> {
        self.prepared(self.heads.accent(document, site)?)
    }
}

impl<'e> EditionSite<'e> {
    /// The name of its folder.
    pub fn id(&self) -> &'e Arc<str> {
        &self.edition.heads.site(self.plan.site).id
    }

    /// Its plan.
    pub fn plan(&self) -> &'e SitePlan {
        self.plan
    }

    /// The problems of its theme. Its pages can be rendered in spite of them, but are incomplete if
    /// a file of the theme could not be used ([`is_whole`](crate::theme::is_whole)).
    pub fn theme_problems(&self) -> &'e [Diagnostic] {
        self.edition.themes.problems_of(self.plan.site)
    }

    /// The number of its files. Files are numbered from 0: first those of the plan, then those of
    /// the theme.
    pub fn len(&self) -> usize {
        self.plan.pages.len() + self.theme.assets.len()
    }

    /// Whether it has no files.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of the file at an address.
    pub fn find(&self, address: &str) -> Option<usize> {
        let assets = &self.theme.assets;
        let asset = || {
            let at = assets.binary_search_by(|asset| asset.address.as_str().cmp(address));
            at.ok().map(|at| self.plan.pages.len() + at)
        };
        self.plan.at(address).or_else(asset)
    }

    /// The path of a file in the site's folder, and what it is.
    pub fn file(&self, number: usize) -> Option<(String, SiteFile<'e>)> {
        let (address, file) = self.at(number)?;
        Some((address.file(), file))
    }

    /// The address of a file, and what it is.
    pub fn at(&self, number: usize) -> Option<(&'e Address, SiteFile<'e>)> {
        if let Some(page) = self.plan.pages.get(number) {
            let file = match page.what {
                What::Media(at) => SiteFile::Media(self.edition.heads.media.get(at)?),
                what => SiteFile::Page(what),
            };
            return Some((&page.address, file));
        }
        let asset = self.theme.assets.get(number - self.plan.pages.len())?;
        Some((&asset.address, SiteFile::Asset))
    }

    /// Renders a file, or reads it from the project.
    ///
    /// # Errors
    /// The problem in the template of a page, or why a picture can no longer be read.
    pub fn produce(&self, world: &dyn World, number: usize) -> Result<FileBytes, Box<Diagnostic>> {
        let Some(page) = self.plan.pages.get(number) else {
            let asset = self.theme.assets.get(number - self.plan.pages.len());
            let bytes = asset.map(|asset| Arc::clone(&asset.bytes));
            return Ok(FileBytes::Shared(bytes.unwrap_or_default()));
        };
        if let What::Media(at) = page.what {
            let media = &self.edition.heads.media[at];
            let bytes = world
                .read(&media.path)
                .map_err(|why| unreadable_media(media, &why))?;
            return Ok(FileBytes::Shared(bytes));
        }
        let scene = Scene {
            heads: &self.edition.heads,
            plan: self.plan,
            bodies: self.edition,
            theme: self.theme,
            shared: self.shared,
            site: self.view,
        };
        render::file(&scene, page).map(FileBytes::Rendered)
    }
}

/// The problem to report for a picture that could be read when it was listed.
fn unreadable_media(media: &Media, why: &Unreadable) -> Box<Diagnostic> {
    let message = match why {
        Unreadable::Refused(message) => message.as_str(),
        _ => "",
    };
    Box::new(unreadable_file::open_refused(
        Place::file(&media.path),
        message,
    ))
}

impl SiteFile<'_> {
    /// The digest of its bytes, if that is known without rendering it.
    pub fn digest(&self) -> Option<Digest> {
        match self {
            Self::Media(media) => Some(media.digest),
            Self::Page(_) | Self::Asset => None,
        }
    }
}
