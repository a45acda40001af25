//! The views of a small project on each of its sites.

mod agenda;
mod contact;
mod course;
mod finder;
mod lists;
mod municipalities;
mod my_list;
mod norm;
mod offer;
mod prose;
mod registration;
mod runs;
mod search;
mod search_page;
mod story;
mod survey;
mod system;
mod taking_part;

use std::sync::Arc;

use tera::Value;

use super::context::{PageContext, SiteContext};
use super::shared::SharedViews;
use super::texts::{DocumentText, DocumentTexts};
use crate::export::search::DocumentWords;
use crate::model::address::Address;
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::model::layout::Kind;
use crate::plan::site::SitePlan;
use crate::plan::testing::{plan, project};
use crate::render::{SitePictures, site_pictures, site_view};
use crate::syntax::markdown::Body;
use crate::theme::Theme;

/// For tests that need no texts.
struct NoTexts;

impl DocumentTexts for NoTexts {
    fn body(&self, _: DocIx) -> Option<DocumentText<'_>> {
        None
    }

    fn accent(&self, _: DocIx, _: SiteIx) -> Option<DocumentText<'_>> {
        None
    }

    fn body_words(&self, _: DocIx) -> Option<(&Body, &DocumentWords)> {
        None
    }

    fn accent_words(&self, _: DocIx, _: SiteIx) -> Option<(&Body, &DocumentWords)> {
        None
    }
}

/// One site of a project, on 1 March 2026.
struct TestSite {
    heads: Arc<Heads>,
    plan: Arc<SitePlan>,
    theme: Theme,
    shared: SharedViews,
    pictures: SitePictures,
    view: Value,
}

impl TestSite {
    fn new(id: &str, files: &[(&str, &str)]) -> Self {
        let heads = Arc::new(project(files));
        let plan = Arc::new(plan(&heads, id));
        let theme = Theme::compile(&[], &[]).0;
        let shared = SharedViews::new(Arc::clone(&heads), Arc::clone(&plan));
        let pictures = site_pictures(Arc::clone(&heads), Arc::clone(&plan), &theme);
        let view = site_view(&heads, &plan, &theme.stylesheet, &pictures);
        Self {
            heads,
            plan,
            theme,
            shared,
            pictures,
            view,
        }
    }

    fn site(&self) -> SiteContext<'_> {
        SiteContext {
            heads: &self.heads,
            plan: &self.plan,
            texts: &NoTexts,
            theme: &self.theme,
            shared: &self.shared,
            pictures: &self.pictures,
            view: &self.view,
        }
    }

    fn context<'s>(&'s self, address: &'s Address) -> PageContext<'s> {
        PageContext::new(&self.site(), address)
    }

    fn document(&self, kind: Kind, id: &str) -> DocIx {
        self.heads.with_id(kind, id).unwrap()
    }
}
