//! Rules over what was read and planned. They know heads, bodies and plans, and never the disk.
//!
//! A rule looks at a document by itself, so that after a save that document alone is looked at
//! again; at a document and what it has to do with others; or at the project as a whole. What each rule guards is told beside its code, in
//! `crate::diagnostic::codes`; here stands how a breach is found. What can be seen while a file
//! is read (a misspelt key, a date in words) is reported there and has no rule here.

mod accents;
mod addresses;
mod anchors;
mod conditions;
mod contrast;
mod dates;
mod filenames;
mod headings;
mod ids;
mod keys;
mod known;
mod lengths;
mod link_texts;
mod link_uses;
mod links;
mod lists;
mod norm;
mod norm_tree;
mod orphans;
mod personal;
mod pictures;
mod prepared;
mod providers;
mod quarters;
mod readability;
mod references;
mod runs;
mod samples;
mod sites;
mod specials;
mod surveys;
mod tables;
mod templates;
pub mod terms;
mod texts;
mod vocabulary;

use std::sync::Arc;

use rayon::prelude::*;

use self::prepared::{Prepared, Subject};
use self::terms::GlossaryWords;
use crate::diagnostic::Diagnostic;
use crate::model::document::Document;
use crate::model::heads::{Heads, SiteIx};
use crate::model::yaml_files::YamlFiles;
use crate::plan::site::SitePlan;
use crate::plan::visibility::When;
use crate::source::Source;

/// What rules may look at.
pub struct Ground<'e> {
    /// The index over all documents.
    pub heads: &'e Heads,
    /// All documents and accents with their bodies, in the order of their paths.
    pub documents: &'e [&'e Document],
    /// The words that the glossary prefers and those that it advises against.
    pub words: &'e GlossaryWords,
    /// The YAML files.
    pub sheets: &'e YamlFiles,
    /// The plans of all sites, in the order of the sites.
    pub plans: &'e [&'e SitePlan],
    /// The templates and style sheets of all themes.
    pub theme_texts: &'e [Arc<Source>],
    /// The date, and whether drafts are shown.
    pub when: When,
}

impl Ground<'_> {
    /// The plan of a site.
    pub fn plan(&self, site: SiteIx) -> &SitePlan {
        self.plans[site.0]
    }
}

/// Where a rule puts what it found.
type Found = Vec<Diagnostic>;

/// A rule that looks at nothing but one document, so that its answer is remembered as long as the
/// document stays what it is.
type LoneRule = fn(&Document, &mut Found);

/// A rule that looks at one document at a time, and at what it has to do with others.
type DocumentRule = fn(&Prepared<'_>, &Subject<'_>, &mut Found);

/// A rule that looks at the project as a whole.
type ProjectRule = fn(&Prepared<'_>, &mut Found);

/// The rules that look at nothing but one document.
const LONE_RULES: &[LoneRule] = &[
    conditions::of_document,
    dates::of_document,
    lists::of_document,
    providers::of_document,
    pictures::of_document,
    headings::of_document,
    link_texts::of_document,
    tables::of_document,
    personal::of_document,
    lengths::of_document,
    filenames::of_document,
    samples::of_document,
    readability::of_document,
];

/// The rules that look at one document at a time.
const DOCUMENT_RULES: &[DocumentRule] = &[
    references::of_document,
    links::of_document,
    quarters::milestones,
    runs::of_document,
    runs::stale,
    norm::of_document,
    accents::of_document,
    surveys::of_document,
];

/// The rules that look at the project as a whole.
const PROJECT_RULES: &[ProjectRule] = &[
    sites::check,
    vocabulary::check,
    references::of_lists,
    ids::in_lists,
    ids::of_documents,
    ids::in_courses,
    specials::check,
    addresses::check,
    lists::check,
    orphans::check,
    quarters::gaps,
    norm_tree::check,
    accents::stray,
    contrast::check,
    templates::check,
    personal::of_lists,
    terms::of_lists,
];

/// What the rules find that look at more than one document, in no particular order.
pub fn check(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let prepared = Prepared::new(ground);
    let subjects = prepared.subjects.par_iter();
    let of_documents = subjects.flat_map_iter(|subject| {
        let mut found = Vec::new();
        for rule in DOCUMENT_RULES {
            rule(&prepared, subject, &mut found);
        }
        found
    });
    let of_project = PROJECT_RULES.par_iter().flat_map_iter(|rule| {
        let mut found = Vec::new();
        rule(&prepared, &mut found);
        found
    });
    of_documents.chain(of_project).collect()
}

/// What the rules find that look at nothing but one document and the words of the glossary.
pub fn alone(words: &GlossaryWords, document: &Document) -> Found {
    let mut found = Vec::new();
    for rule in LONE_RULES {
        rule(document, &mut found);
    }
    terms::of_document(words, document, &mut found);
    found
}
