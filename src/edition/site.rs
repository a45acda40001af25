//! One site of an edition, with its files.

use std::sync::Arc;

use jiff::civil::Date;

use super::file::{EditionFile, SiteFile};
use super::themes::undrawable;
use super::{Edition, SiteLook};
use crate::diagnostic::{Diagnostic, Text};
use crate::digest::Digest;
use crate::export::host;
use crate::export::newsletter::SiteMail;
use crate::export::search::DocumentWords;
use crate::model::document::Head;
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::model::region::Region;
use crate::picture::drawing::{self, DrawingError};
use crate::plan::site::SitePlan;
use crate::render::{
    DocumentText, DocumentTexts, PictureSubject, SharedViews, SiteContext, SitePicture,
    SitePictures, newsletter,
};
use crate::source::FilePath;
use crate::syntax::markdown::Body;
use crate::theme::Theme;

/// A site of an edition that has a theme and can be rendered.
#[derive(Clone, Copy)]
pub struct EditionSite<'e> {
    edition: &'e Edition,
    plan: &'e SitePlan,
    theme: &'e Theme,
    shared: &'e SharedViews,
    pictures: &'e SitePictures,
    look: &'e SiteLook,
}

impl Edition {
    /// The sites that can be rendered, in the order of their directories. A site whose theme is
    /// missing has been reported.
    pub fn sites(&self) -> impl Iterator<Item = EditionSite<'_>> {
        let sites = self.heads.site_positions();
        sites.filter_map(|site| self.site(site))
    }

    /// A site, if it can be rendered.
    pub fn site(&self, site: SiteIx) -> Option<EditionSite<'_>> {
        let results = self.sites.get(site.0)?;
        let (theme, _) = self.themes.of(site)?.output();
        let look = results.look.as_ref()?;
        Some(EditionSite {
            edition: self,
            plan: results.plan.output(),
            theme,
            shared: results.shared.output(),
            pictures: look.pictures.output(),
            look,
        })
    }

    /// A digest that changes when the finished text of a document or accent does; `None` when there is
    /// none at the path. The same program knows it again.
    pub fn text_digest(&self, path: &FilePath) -> Option<Digest> {
        let (_, results) = self.documents.find(path)?;
        Some(Digest::lasting(&results.prose))
    }

    fn prepared(&self, head: &Head) -> Option<DocumentText<'_>> {
        let (document, results) = self.documents.find(&head.at.path)?;
        Some(DocumentText {
            body: &document.body,
            prose: results.prose.output(),
            head: &document.head,
        })
    }

    fn words(&self, head: &Head) -> Option<(&Body, &DocumentWords)> {
        let (document, results) = self.documents.find(&head.at.path)?;
        Some((&document.body, results.words.output()))
    }
}

impl DocumentTexts for Edition {
    fn body(&self, document: DocIx) -> Option<DocumentText<'_>> {
        self.prepared(self.heads.document(document))
    }

    fn accent(&self, document: DocIx, site: SiteIx) -> Option<DocumentText<'_>> {
        self.prepared(self.heads.accent(document, site)?)
    }

    fn body_words(&self, document: DocIx) -> Option<(&Body, &DocumentWords)> {
        self.words(self.heads.document(document))
    }

    fn accent_words(&self, document: DocIx, site: SiteIx) -> Option<(&Body, &DocumentWords)> {
        let accent = self.words(self.heads.accent(document, site)?);
        accent.filter(|(body, _)| !body.segments.is_empty())
    }
}

impl<'e> EditionSite<'e> {
    /// The name of its folder.
    pub fn id(&self) -> &'e Arc<str> {
        &self.edition.heads.site(self.plan.site).id
    }

    /// Its settings.
    pub fn region(&self) -> &'e Region {
        &self.edition.heads.site(self.plan.site).region
    }

    /// A digest of everything that its files are made from except texts of documents: the heads of all
    /// documents, the plan of the site, its theme, its pictures, the date and the options. The same
    /// program knows it again.
    pub fn shared_digest(&self) -> Digest {
        let shared = &self.edition.sites[self.plan.site.0].shared;
        Digest::lasting(&(shared, &self.look.view, &self.look.canvas))
    }

    /// Its plan.
    pub fn plan(&self) -> &'e SitePlan {
        self.plan
    }

    /// The problems of its theme. Its pages can still be rendered, but those with an unreadable
    /// part ([`is_whole`](crate::theme::is_whole)) are incomplete.
    pub fn theme_problems(&self) -> &'e [Diagnostic] {
        self.edition.themes.problems_of(self.plan.site)
    }

    /// How many files it has.
    pub fn len(&self) -> usize {
        self.plan.files.len() + self.theme.assets.len() + self.pictures.list().len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All files: first those of the plan, then the assets of the theme, then the pictures that the
    /// site has of its own.
    pub fn files(&self) -> impl Iterator<Item = EditionFile<'e>> + use<'e> {
        let site = *self;
        let planned = self.plan.files.iter().map(SiteFile::Planned);
        let assets = self.theme.assets.iter().map(SiteFile::Asset);
        let pictures = self.pictures.list().iter().map(SiteFile::Picture);
        let files = planned.chain(assets).chain(pictures);
        files.map(move |file| EditionFile::new(site, file))
    }

    /// The file with a number below [`EditionSite::len`], in the order of [`EditionSite::files`].
    pub fn file(&self, number: usize) -> Option<EditionFile<'e>> {
        let (planned, assets) = (&self.plan.files, &self.theme.assets);
        let planned_file = planned.get(number).map(SiteFile::Planned);
        let asset = || {
            Some(SiteFile::Asset(
                assets.get(number.checked_sub(planned.len())?)?,
            ))
        };
        let picture = || {
            let number = number.checked_sub(planned.len() + assets.len())?;
            self.pictures.list().get(number).map(SiteFile::Picture)
        };
        let file = planned_file.or_else(asset).or_else(picture)?;
        Some(EditionFile::new(*self, file))
    }

    /// What its host cannot do of what was asked, for who publishes; nothing of a site that is made for
    /// no host. Each is a sentence without a full stop.
    pub fn host_notices(&self) -> Vec<Text> {
        host::notices(self.heads(), self.plan)
    }

    /// Its newsletter: what is new since a day, for an audience or for everyone; `None` when nothing is.
    pub fn newsletter(&self, since: Date, audience: Option<&str>) -> Option<SiteMail> {
        newsletter::newsletter(&self.context(self.edition), since, audience)
    }

    /// A special as a mail, for an audience or for everyone; `None` when the site does not show it, or
    /// when it has nothing for that audience.
    pub fn special_mail(&self, special: DocIx, audience: Option<&str>) -> Option<SiteMail> {
        newsletter::special(&self.context(self.edition), special, audience)
    }

    /// The file at an address.
    pub fn find(&self, address: &str) -> Option<EditionFile<'e>> {
        let asset = || {
            let assets = &self.theme.assets;
            let at = assets.binary_search_by(|asset| asset.address.as_str().cmp(address));
            at.ok().map(|at| SiteFile::Asset(&assets[at]))
        };
        let planned = self.plan.at(address).map(SiteFile::Planned);
        let picture = || self.pictures.find(address).map(SiteFile::Picture);
        let file = planned.or_else(asset).or_else(picture)?;
        Some(EditionFile::new(*self, file))
    }

    /// A problem of rendering the site, at a place in the project.
    pub(super) fn problem_in_project(&self, problem: Diagnostic) -> Diagnostic {
        let moved = self
            .edition
            .in_project(problem.clone(), Some(self.plan.site));
        moved.unwrap_or(problem)
    }

    pub(super) fn edition(&self) -> &'e Edition {
        self.edition
    }

    pub(super) fn heads(&self) -> &'e Heads {
        &self.edition.heads
    }

    /// Draws a picture that the site has of its own.
    pub(super) fn picture(&self, picture: &SitePicture) -> Result<Vec<u8>, Box<Diagnostic>> {
        let drawings = &self.theme.drawings;
        let path = match &picture.subject {
            PictureSubject::Page { .. } => &drawings.social_path,
            PictureSubject::Icon(_) => &drawings.icon_path,
        };
        self.draw(&picture.subject)
            .map_err(|why| Box::new(undrawable(path, &why)))
    }

    fn draw(&self, subject: &PictureSubject) -> Result<Vec<u8>, DrawingError> {
        match subject {
            PictureSubject::Page { title } => {
                let canvas = self.look.canvas.output().as_ref().map_err(Clone::clone)?;
                canvas.picture(title)
            }
            PictureSubject::Icon(side) => drawing::png(&self.theme.drawings.icon, *side, *side),
        }
    }

    /// The input for rendering a file of the site, with texts.
    pub(super) fn context<'c>(&self, texts: &'c dyn DocumentTexts) -> SiteContext<'c>
    where
        'e: 'c,
    {
        SiteContext {
            heads: &self.edition.heads,
            plan: self.plan,
            texts,
            theme: self.theme,
            shared: self.shared,
            pictures: self.pictures,
            view: self.look.view.output(),
        }
    }
}
