//! What the pages of a small project say, on each of its sites.

mod course;
mod finder;
mod lists;
mod norm;
mod prose;
mod registration;
mod story;
mod survey;
mod system;

use std::sync::Arc;

use tera::Value;

use super::here::Here;
use super::shared::{self, Shared};
use super::{Bodies, Prepared, Scene};
use crate::model::address::Address;
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::model::layout::Kind;
use crate::plan::site::SitePlan;
use crate::plan::testing::{plan, project};
use crate::theme::Theme;

/// Texts play no part.
struct NoTexts;

impl Bodies for NoTexts {
    fn body(&self, _: DocIx) -> Option<Prepared<'_>> {
        None
    }

    fn accent(&self, _: DocIx, _: SiteIx) -> Option<Prepared<'_>> {
        None
    }
}

/// One site of a project, on 1 March 2026.
struct Site {
    heads: Arc<Heads>,
    plan: Arc<SitePlan>,
    theme: Theme,
    shared: Shared,
    view: Value,
}

impl Site {
    fn new(id: &str, files: &[(&str, &str)]) -> Self {
        let heads = Arc::new(project(files));
        let plan = Arc::new(plan(&heads, id));
        let theme = Theme::compile("kaal", &[]).0;
        let shared = Shared::new(Arc::clone(&heads), Arc::clone(&plan));
        let view = shared::site(&heads, &plan, &theme.stylesheet);
        Self {
            heads,
            plan,
            theme,
            shared,
            view,
        }
    }

    fn scene(&self) -> Scene<'_> {
        Scene {
            heads: &self.heads,
            plan: &self.plan,
            bodies: &NoTexts,
            theme: &self.theme,
            shared: &self.shared,
            site: &self.view,
        }
    }

    fn here<'s>(&'s self, address: &'s Address) -> Here<'s> {
        Here::new(&self.scene(), address)
    }

    fn document(&self, kind: Kind, id: &str) -> DocIx {
        self.heads.with_id(kind, id).unwrap()
    }
}
