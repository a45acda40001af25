//! The stages that compute what belongs to one site.

use std::sync::Arc;

use tera::Value;

use super::themes::CompiledTheme;
use crate::memo::{Remembered, Slot, Stage};
use crate::model::heads::{Heads, SiteIx};
use crate::plan::host::HostSettings;
use crate::plan::site::SitePlan;
use crate::plan::visibility::When;
use crate::render::{SharedViews, SitePictures, site_pictures, site_view};

/// The stage that plans a site.
#[derive(Hash)]
pub(super) struct PlanOfSite {
    pub(super) heads: Remembered<Heads>,
    pub(super) site: SiteIx,
    pub(super) when: When,
    pub(super) host: HostSettings,
}

impl Stage for PlanOfSite {
    const NAME: &'static str = "plan";
    type Output = Arc<SitePlan>;

    fn run(&self) -> Arc<SitePlan> {
        Arc::new(SitePlan::new(&self.heads, self.site, self.when, self.host))
    }
}

/// The stage that plans everything that a site ever shows, on whichever date.
#[derive(Hash)]
pub(super) struct EverOfSite {
    pub(super) heads: Remembered<Heads>,
    pub(super) site: SiteIx,
    pub(super) drafts: bool,
}

impl Stage for EverOfSite {
    const NAME: &'static str = "plan of all dates";
    type Output = SitePlan;

    fn run(&self) -> SitePlan {
        SitePlan::ever(&self.heads, self.site, self.drafts)
    }
}

/// The stage that computes what all pages of a site share.
#[derive(Hash)]
pub(super) struct SharedByPages {
    pub(super) plan: Arc<Slot<PlanOfSite>>,
}

impl Stage for SharedByPages {
    const NAME: &'static str = "shared";
    type Output = SharedViews;

    fn run(&self) -> SharedViews {
        let heads = self.plan.stage().heads.shared();
        SharedViews::new(Arc::clone(heads), Arc::clone(self.plan.output()))
    }
}

/// The stage that lists the pictures that a site has of its own.
#[derive(Hash)]
pub(super) struct PicturesOfSite {
    pub(super) plan: Arc<Slot<PlanOfSite>>,
    pub(super) theme: Arc<Slot<CompiledTheme>>,
}

impl Stage for PicturesOfSite {
    const NAME: &'static str = "pictures";
    type Output = SitePictures;

    fn run(&self) -> SitePictures {
        let (theme, _) = self.theme.output();
        let heads = self.plan.stage().heads.shared();
        site_pictures(Arc::clone(heads), Arc::clone(self.plan.output()), theme)
    }
}

/// The stage that computes the templates' view of a site.
#[derive(Hash)]
pub(super) struct ViewOfSite {
    pub(super) plan: Arc<Slot<PlanOfSite>>,
    pub(super) theme: Arc<Slot<CompiledTheme>>,
    pub(super) pictures: Arc<Slot<PicturesOfSite>>,
}

impl Stage for ViewOfSite {
    const NAME: &'static str = "view";
    type Output = Value;

    fn run(&self) -> Value {
        let (theme, _) = self.theme.output();
        let heads = &self.plan.stage().heads;
        site_view(
            heads,
            self.plan.output(),
            &theme.stylesheet,
            self.pictures.output(),
        )
    }
}
