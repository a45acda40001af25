//! One site of an edition, with its files.

use std::sync::Arc;

use tera::Value;

use super::Edition;
use super::file::{EditionFile, SiteFile};
use crate::diagnostic::Diagnostic;
use crate::export::search::DocumentWords;
use crate::model::document::Head;
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::plan::site::SitePlan;
use crate::render::{DocumentText, DocumentTexts, SharedViews, SiteContext};
use crate::syntax::markdown::Body;
use crate::theme::Theme;

/// A site of an edition that has a theme and can be rendered.
#[derive(Clone, Copy)]
pub struct EditionSite<'e> {
    edition: &'e Edition,
    plan: &'e SitePlan,
    theme: &'e Theme,
    shared: &'e SharedViews,
    view: &'e Value,
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
        Some(EditionSite {
            edition: self,
            plan: results.plan.output(),
            theme,
            shared: results.shared.output(),
            view: results.view.as_ref()?.output(),
        })
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
        self.plan.files.len() + self.theme.assets.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All files: first those of the plan, then the assets of the theme.
    pub fn files(&self) -> impl Iterator<Item = EditionFile<'e>> + use<'e> {
        let site = *self;
        let planned = self.plan.files.iter().map(SiteFile::Planned);
        let assets = self.theme.assets.iter().map(SiteFile::Asset);
        let files = planned.chain(assets);
        files.map(move |file| EditionFile::new(site, file))
    }

    /// The file with a number below [`EditionSite::len`], in the order of [`EditionSite::files`].
    pub fn file(&self, number: usize) -> Option<EditionFile<'e>> {
        let file = match self.plan.files.get(number) {
            Some(file) => SiteFile::Planned(file),
            None => SiteFile::Asset(self.theme.assets.get(number - self.plan.files.len())?),
        };
        Some(EditionFile::new(*self, file))
    }

    /// The file at an address.
    pub fn find(&self, address: &str) -> Option<EditionFile<'e>> {
        let asset = || {
            let assets = &self.theme.assets;
            let at = assets.binary_search_by(|asset| asset.address.as_str().cmp(address));
            at.ok().map(|at| SiteFile::Asset(&assets[at]))
        };
        let planned = self.plan.at(address).map(SiteFile::Planned);
        let file = planned.or_else(asset)?;
        Some(EditionFile::new(*self, file))
    }

    /// A problem of rendering the site, at a place in the project.
    pub(super) fn problem_in_project(&self, problem: Diagnostic) -> Diagnostic {
        let moved = self
            .edition
            .in_project(problem.clone(), Some(self.plan.site));
        moved.unwrap_or(problem)
    }

    pub(super) fn heads(&self) -> &'e Heads {
        &self.edition.heads
    }

    /// The input for rendering a file of the site.
    pub(super) fn context(&self) -> SiteContext<'e> {
        SiteContext {
            heads: &self.edition.heads,
            plan: self.plan,
            texts: self.edition,
            theme: self.theme,
            shared: self.shared,
            view: self.view,
        }
    }
}
