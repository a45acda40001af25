//! Rules over what was read and planned. They know heads, bodies and plans, and never the disk.
//!
//! A rule looks either at one document at a time, so that a save checks that document alone, or at
//! the project as a whole. What each rule guards is told beside its code, in
//! [`crate::diagnostic::codes`]; here stands how a breach is found. What can be seen while a file
//! is read (a misspelt key, a date in words) is reported there and has no rule here.

mod addresses;
mod anchors;
mod ids;
mod link_uses;
mod links;
mod references;
mod sites;

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::model::document::Document;
use crate::model::heads::{Heads, SiteIx};
use crate::model::sheets::Sheets;
use crate::plan::site::{SitePlan, When};

/// What rules may look at.
pub struct Ground<'e> {
    /// The index over all documents.
    pub heads: &'e Heads,
    /// All documents and accents with their bodies, in the order of their paths.
    pub documents: &'e [Arc<Document>],
    /// The YAML files.
    pub sheets: &'e Sheets,
    /// The plans of all sites, in the order of the sites.
    pub plans: &'e [Arc<SitePlan>],
    /// The date, and whether drafts are shown.
    pub when: When,
}

impl Ground<'_> {
    /// The plan of a site.
    pub fn plan(&self, site: SiteIx) -> &SitePlan {
        &self.plans[site.0]
    }
}

/// Where a rule puts what it found.
pub type Found = Vec<Diagnostic>;

/// A rule that looks at one document at a time.
type DocumentRule = fn(&Ground<'_>, &Document, &mut Found);

/// A rule that looks at the project as a whole.
type ProjectRule = fn(&Ground<'_>, &mut Found);

/// The rules that look at one document at a time.
const DOCUMENT_RULES: &[DocumentRule] = &[references::of_document, links::check];

/// The rules that look at the project as a whole.
const PROJECT_RULES: &[ProjectRule] = &[
    sites::check,
    references::of_lists,
    ids::in_lists,
    ids::of_documents,
    ids::in_courses,
    addresses::check,
];

/// Everything that the rules have to say, in no particular order.
pub fn check(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = ground
        .documents
        .par_iter()
        .flat_map_iter(|document| {
            let mut found = Vec::new();
            for rule in DOCUMENT_RULES {
                rule(ground, document, &mut found);
            }
            found
        })
        .collect();
    for rule in PROJECT_RULES {
        rule(ground, &mut found);
    }
    found
}
