//! Data that several rules need, computed once for all documents.
//!
//! Rules that built such lists themselves, for each document, would take quadratic time. So the
//! sets of ids and anchors and the target of each link are computed here.

use std::ops::Deref;

use rayon::prelude::*;

use super::anchors::{AnchorIndex, AnchorPage, has_known_anchors};
use super::input::CheckInput;
use super::known::KnownIds;
use super::link_paths::{LinkPaths, SiteAddresses};
use super::moved_index::MovedIndex;
use crate::model::document::Document;
use crate::model::heads::SiteIx;
use crate::plan::link_uses::{self, LinkUse};
use crate::plan::links::{self, LinkedItem, OwnUrl, ParsedLink, parse_link};

/// The input of the rules, with the data derived from it.
pub(super) struct CheckContext<'e> {
    input: &'e CheckInput<'e>,
    /// The ids that references can name.
    pub(super) known: KnownIds,
    /// The paths that links can name.
    pub(super) paths: LinkPaths<'e>,
    /// The documents that were renamed or removed, and what they left behind.
    pub(super) moved: MovedIndex,
    /// The addresses that each site has.
    pub(super) addresses: SiteAddresses<'e>,
    /// The anchors of every page that some link with an anchor leads to.
    pub(super) anchors: AnchorIndex,
    /// The documents with their links, in the order of their paths.
    pub(super) checked: Vec<CheckedDocument<'e>>,
}

/// A document with its resolved links.
pub(super) struct CheckedDocument<'e> {
    /// The document.
    pub(super) document: &'e Document,
    /// The sites that show it; for an accent, its own. Empty when it has no links.
    pub(super) sites: Vec<SiteIx>,
    /// Its links.
    pub(super) links: Vec<CheckedLink<'e>>,
}

/// A parsed and resolved link.
pub(super) struct CheckedLink<'e> {
    /// The link.
    pub(super) link: LinkUse<'e>,
    /// The link as written, parsed.
    pub(super) written: ParsedLink<'e>,
    /// The item that its path resolves to; `None` when the link has no path.
    pub(super) leads_to: Option<LinkedItem>,
    /// The page of one of the sites that its web address is that of.
    pub(super) own_url: Option<OwnUrl>,
    /// The page that must have its anchor; `None` when the link has no anchor.
    pub(super) anchor_page: Option<AnchorPage>,
}

impl<'e> CheckContext<'e> {
    /// Resolves all links and builds the indexes.
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
            moved: MovedIndex::new(input.heads),
            addresses: SiteAddresses::new(input.plans),
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
        let (written, leads_to) = match parse_link(link.target) {
            ParsedLink::Path { path, .. } => {
                let (target, anchor) = links::find_target(heads, &at.path, &at.owner, link.target);
                (ParsedLink::Path { path, anchor }, Some(target))
            }
            written => (written, None),
        };
        let own_url = match &written {
            ParsedLink::Absolute { url, .. } => links::own_url(heads, url),
            ParsedLink::Path { .. } | ParsedLink::Anchor(_) => None,
        };
        let own_page = own_url.as_ref().filter(|own| own.anchor.is_some());
        let anchor_page = match (&written, &leads_to) {
            (ParsedLink::Absolute { .. }, _) => own_page.and_then(|own| {
                let document = links::document_at(heads, &own.address);
                document.map(|document| AnchorPage::of_document(heads, document, &[own.site]))
            }),
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
                LinkedItem::Address(address) if has_known_anchors(address) => {
                    Some(AnchorPage::List(address.clone()))
                }
                LinkedItem::Address(_) => None,
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
            own_url,
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
