//! The input of the rules.

use std::sync::Arc;

use super::findings::Findings;
use super::wordings::GlossaryWordings;
use crate::model::document::Document;
use crate::model::heads::{Heads, SiteIx};
use crate::model::yaml_files::YamlFiles;
use crate::plan::site::SitePlan;
use crate::plan::visibility::When;
use crate::source::{FilePath, Source};

/// All data that rules may use.
pub struct CheckInput<'e> {
    /// The index over all documents.
    pub heads: &'e Heads,
    /// All documents and accents with their bodies, sorted by path.
    pub documents: &'e [&'e Document],
    /// The findings of [`check_document`](super::check_document) for each document.
    pub own_findings: &'e [&'e Findings],
    /// The preferred and discouraged wordings of the glossary.
    pub wordings: &'e GlossaryWordings,
    /// The YAML files.
    pub yaml: &'e YamlFiles,
    /// The plans of all sites, in site order.
    pub plans: &'e [&'e SitePlan],
    /// For each site, the plan of everything that it ever shows ([`SitePlan::ever`]).
    pub plans_ever: &'e dyn PlansEver,
    /// The templates and style sheets of all themes.
    pub theme_texts: &'e [Arc<Source>],
    /// The date, and whether drafts are shown.
    pub when: When,
}

/// The plans of everything that sites ever show, computed when a rule asks for one.
pub trait PlansEver: Sync {
    /// The plan of a site ([`SitePlan::ever`]).
    fn of(&self, site: SiteIx) -> &SitePlan;
}

impl CheckInput<'_> {
    /// The plan of a site.
    pub fn plan(&self, site: SiteIx) -> &SitePlan {
        self.plans[site.0]
    }

    /// The plan of everything that a site ever shows.
    pub(super) fn ever(&self, site: SiteIx) -> &SitePlan {
        self.plans_ever.of(site)
    }

    /// The document at a path, with its body.
    pub(super) fn document(&self, path: &FilePath) -> Option<&Document> {
        let at = self
            .documents
            .binary_search_by(|document| document.head.at.path.cmp(path));
        self.documents.get(at.ok()?).copied()
    }
}
