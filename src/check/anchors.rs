//! The anchors of pages: headings in their text, and those that vindplek generates.
//!
//! A page with thousands of headings may be linked to thousands of times, so its anchors are
//! collected once, before any link is checked.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::input::CheckInput;
use crate::deferred::Deferred;
use crate::diagnostic::Names;
use crate::model::address::Address;
use crate::model::document::Head;
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::model::layout::Kind;
use crate::model::schema::Field;
use crate::model::value::{NewId, items};

/// A page that has anchors.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum AnchorPage {
    /// The page of a document, with the sites whose accents appear on it.
    Document(DocIx, Vec<SiteIx>),
    /// A page generated from a list file.
    List(Address),
}

impl AnchorPage {
    /// The page of a document as shown on the given sites.
    pub(super) fn of_document(heads: &Heads, document: DocIx, sites: &[SiteIx]) -> Self {
        let with_accent = heads.accents_on(document).map(|(site, _)| site);
        let accents = with_accent.filter(|site| sites.contains(site));
        Self::Document(document, accents.collect())
    }
}

/// The anchors of a page.
pub(super) struct PageAnchors {
    /// In page order.
    anchors: Vec<Arc<str>>,
    by_name: HashSet<Arc<str>>,
    names: Deferred<Names<Arc<str>>>,
}

impl PageAnchors {
    fn new(anchors: Vec<Arc<str>>) -> Self {
        Self {
            by_name: anchors.iter().map(Arc::clone).collect(),
            anchors,
            names: Deferred::new(),
        }
    }

    /// Whether the page has an anchor.
    pub(super) fn contains(&self, anchor: &str) -> bool {
        self.by_name.contains(anchor)
    }

    /// The anchors as a name index for suggestions, built on first use.
    pub(super) fn names(&self) -> &Names<Arc<str>> {
        let names = || Names::new(self.anchors.iter().map(Arc::clone));
        self.names.get_or_compute(names)
    }
}

/// The anchors of every page that some link with an anchor leads to.
pub(super) struct AnchorIndex {
    pages: BTreeMap<AnchorPage, PageAnchors>,
    collected: usize,
}

impl AnchorIndex {
    /// Collects the anchors of the given pages, each once.
    pub(super) fn new(input: &CheckInput<'_>, pages: impl Iterator<Item = AnchorPage>) -> Self {
        let pages: BTreeSet<AnchorPage> = pages.collect();
        let collected = pages.into_par_iter().map(|page| {
            let anchors = PageAnchors::new(collect_anchors(input, &page));
            (page, anchors)
        });
        let pages: BTreeMap<AnchorPage, PageAnchors> = collected.collect();
        Self {
            collected: pages.values().map(|page| page.anchors.len()).sum(),
            pages,
        }
    }

    /// The anchors of a page.
    pub(super) fn of(&self, page: &AnchorPage) -> Option<&PageAnchors> {
        self.pages.get(page)
    }

    /// The number of collected anchors.
    pub(super) fn collected(&self) -> usize {
        self.collected
    }
}

fn collect_anchors(input: &CheckInput<'_>, page: &AnchorPage) -> Vec<Arc<str>> {
    match page {
        AnchorPage::Document(document, accents) => of_document(input, *document, accents),
        AnchorPage::List(address) => of_list(input.heads, address),
    }
}

fn of_document(input: &CheckInput<'_>, document: DocIx, sites: &[SiteIx]) -> Vec<Arc<str>> {
    let heads = input.heads;
    let head = heads.document(document);
    let mut anchors = outline(input, head);
    for site in sites {
        if let Some(accent) = heads.accent(document, *site) {
            anchors.extend(outline(input, accent));
        }
    }
    if head.at.kind == Kind::Roadmap {
        let quarters = heads.of_kind(Kind::Quarter);
        anchors.extend(quarters.map(|quarter| Arc::clone(&heads.document(quarter).at.id)));
    }
    if let Some(course) = head.course() {
        anchors.push("uitvoeringen".into());
        let runs = heads.runs(document);
        anchors.extend(named("uitvoering-", runs.map(|run| &run.run.id)));
        let modules = items(&course.modules);
        if !modules.is_empty() {
            anchors.push("modules".into());
        }
        anchors.extend(named("module-", modules.iter().map(|module| &module.id)));
    }
    anchors
}

/// Whether the anchors of a generated page are known here. Those of other pages are in their
/// templates.
pub(super) fn has_known_anchors(address: &Address) -> bool {
    matches!(
        address.as_str(),
        "/begrippen/" | "/partners/" | "/cijfers/" | "/toetsingskader/"
    )
}

/// The anchors of a page generated from a list file; empty for any other page.
fn of_list(heads: &Heads, address: &Address) -> Vec<Arc<str>> {
    match address.as_str() {
        "/begrippen/" => named("", items(&heads.glossary.terms).iter().map(|term| &term.id)),
        "/partners/" => named("", items(&heads.partners.partners).iter().map(|p| &p.id)),
        "/cijfers/" => named("", items(&heads.figures.figures).iter().map(|f| &f.id)),
        "/toetsingskader/" => named("", items(&heads.norm.criteria).iter().map(|c| &c.id)),
        _ => Vec::new(),
    }
}

fn outline(input: &CheckInput<'_>, head: &Head) -> Vec<Arc<str>> {
    let document = input.document(&head.at.path);
    document.map_or_else(Vec::new, |document| {
        let outline = document.body.outline.iter();
        outline.map(|heading| Arc::from(&*heading.id)).collect()
    })
}

fn named<'h>(prefix: &str, ids: impl Iterator<Item = &'h Field<NewId>>) -> Vec<Arc<str>> {
    ids.flatten()
        .map(|id| format!("{prefix}{}", id.value.0).into())
        .collect()
}
