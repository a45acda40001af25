//! What several rules need, worked out once for all documents.
//!
//! A rule that builds a list of all courses for each of them is slow at ten, and unbearable at ten
//! thousand. So sets of ids and anchors, the wordings of the glossary and the target of each link
//! are gathered here.

use std::ops::Deref;

use rayon::prelude::*;

use super::anchors::{AnchorIndex, AnchorPage};
use super::input::CheckInput;
use super::known::KnownIds;
use super::link_paths::LinkPaths;
use super::link_uses::{self, LinkUse};
use crate::model::document::Document;
use crate::model::heads::SiteIx;
use crate::plan::links::{self, LinkedItem, ParsedLink, parse_link};

/// The input of the rules, with what was worked out of it.
pub(super) struct CheckContext<'e> {
    input: &'e CheckInput<'e>,
    /// The ids that references can name.
    pub(super) known: KnownIds,
    /// The paths that links can name.
    pub(super) paths: LinkPaths<'e>,
    /// The anchors of the pages that a link names an anchor of.
    pub(super) anchors: AnchorIndex,
    /// The documents with their links, in the order of their paths.
    pub(super) checked: Vec<CheckedDocument<'e>>,
}

/// A document with the targets of its links.
pub(super) struct CheckedDocument<'e> {
    /// The document.
    pub(super) document: &'e Document,
    /// The sites that show it; for an accent, its own. Empty when it has no links.
    pub(super) sites: Vec<SiteIx>,
    /// Its links.
    pub(super) links: Vec<CheckedLink<'e>>,
}

/// A link, taken apart.
pub(super) struct CheckedLink<'e> {
    /// The link.
    pub(super) link: LinkUse<'e>,
    /// What was written.
    pub(super) written: ParsedLink<'e>,
    /// What its path names, when it is a path.
    pub(super) leads_to: Option<LinkedItem>,
    /// The page on which its anchor must be, when it names one.
    pub(super) anchor_page: Option<AnchorPage>,
}

impl<'e> CheckContext<'e> {
    /// Works everything out.
    pub(super) fn new(input: &'e CheckInput<'e>) -> Self {
        let checked: Vec<CheckedDocument<'e>> = input
            .documents
            .par_iter()
            .map(|document| CheckedDocument::new(input, document))
            .collect();
        let links = checked.iter().flat_map(|document| &document.links);
        let anchors = AnchorIndex::new(input, links.filter_map(|link| link.anchor_page.clone()));
        Self {
            input,
            known: KnownIds::new(input),
            paths: LinkPaths::new(input.heads),
            anchors,
            checked,
        }
    }
}

impl<'e> Deref for CheckContext<'e> {
    type Target = CheckInput<'e>;

    fn deref(&self) -> &CheckInput<'e> {
        self.input
    }
}

impl<'e> CheckedDocument<'e> {
    fn new(input: &CheckInput<'_>, document: &'e Document) -> Self {
        let uses = link_uses::of(document);
        let sites = match uses.is_empty() {
            true => Vec::new(),
            false => sites_of(input, document),
        };
        let links = uses
            .into_iter()
            .map(|link| CheckedLink::new(input, document, &sites, link));
        Self {
            document,
            links: links.collect(),
            sites,
        }
    }
}

impl<'e> CheckedLink<'e> {
    fn new(
        input: &CheckInput<'_>,
        document: &Document,
        sites: &[SiteIx],
        link: LinkUse<'e>,
    ) -> Self {
        let heads = input.heads;
        let at = &document.head.at;
        let written = parse_link(link.target);
        let leads_to = match &written {
            ParsedLink::Path { path, .. } => Some(links::find(heads, &at.path, &at.owner, path)),
            ParsedLink::Absolute { .. } | ParsedLink::Anchor(_) => None,
        };
        let anchor_page = match (&written, &leads_to) {
            (ParsedLink::Anchor(_), _) => {
                let own = heads.at_path(&at.path);
                let shared = || heads.accented(&document.head).map(|(shared, _)| shared);
                let page = own.or_else(shared);
                page.map(|page| AnchorPage::of_document(heads, page, sites))
            }
            (
                ParsedLink::Path {
                    anchor: Some(_), ..
                },
                Some(target),
            ) => match target {
                LinkedItem::Document(target) => {
                    Some(AnchorPage::of_document(heads, *target, sites))
                }
                LinkedItem::Page(address) => Some(AnchorPage::List(address.clone())),
                LinkedItem::Media(_)
                | LinkedItem::Unreadable
                | LinkedItem::Escapes
                | LinkedItem::Nothing(_) => None,
            },
            _ => None,
        };
        Self {
            link,
            written,
            leads_to,
            anchor_page,
        }
    }
}

fn sites_of(input: &CheckInput<'_>, document: &Document) -> Vec<SiteIx> {
    let heads = input.heads;
    if let Some((_, site)) = heads.accented(&document.head) {
        return vec![site];
    }
    let Some(at) = heads.at_path(&document.head.at.path) else {
        return Vec::new();
    };
    let shows = |site: &SiteIx| heads.shows(*site, at);
    heads.site_positions().filter(shows).collect()
}
