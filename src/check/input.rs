//! What the rules are given.

use std::sync::Arc;

use super::findings::Findings;
use crate::memo::Slot;
use crate::model::document::Document;
use crate::model::heads::{Heads, SiteIx};
use crate::model::sheets::Sheets;
use crate::plan::site::{SitePlan, When};
use crate::source::{FilePath, Source};

/// What rules may look at.
pub struct CheckInput<'e> {
    /// The index over all documents.
    pub heads: &'e Heads,
    /// All documents and accents with their bodies, in the order of their paths.
    pub documents: &'e [Arc<Document>],
    /// For each document the slot for what follows from the document itself and the glossary.
    pub own_findings: &'e [&'e Slot<Findings>],
    /// The YAML files.
    pub sheets: &'e Sheets,
    /// The plans of all sites, in the order of the sites.
    pub plans: &'e [&'e SitePlan],
    /// The templates and style sheets of all themes.
    pub theme_texts: &'e [Arc<Source>],
    /// The date, and whether drafts are shown.
    pub when: When,
}

impl CheckInput<'_> {
    /// The plan of a site.
    pub fn plan(&self, site: SiteIx) -> &SitePlan {
        self.plans[site.0]
    }

    /// The document at a path, with its body.
    pub(super) fn document(&self, path: &FilePath) -> Option<&Arc<Document>> {
        let at = self
            .documents
            .binary_search_by(|document| document.head.at.path.cmp(path));
        self.documents.get(at.ok()?)
    }
}
