//! The pages that show a file.

use jiff::civil::Date;
use serde::Serialize;

use super::reply;
use crate::edition::Edition;
use crate::model::address::Address;
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::model::layout::{Location, Owner, locate};
use crate::plan::links::{LinkedItem, document_address, item_at};
use crate::plan::visibility::{When, is_visible};
use crate::source::FilePath;

/// A page that shows a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShownPage {
    /// The id of the site.
    pub site: String,
    /// The short name of the site.
    pub site_name: String,
    /// The address on the site, such as `/aanbod/inclusie/`.
    pub address: String,
    /// Whether it is the page of the file itself.
    pub is_main: bool,
}

/// The path in a preview of the best page that shows a file; that of its beginning when none does.
/// `shown` is the site that is shown at present.
pub fn page_of(edition: &Edition, today: Date, path: &FilePath, shown: Option<&str>) -> String {
    let heads = edition.heads();
    let shown = pages(heads, today, path, shown).into_iter().next();
    let site = shown
        .as_ref()
        .and_then(|page| heads.site_with_id(&page.site));
    let path = site.zip(shown.as_ref());
    path.map_or("/".to_owned(), |(site, page)| {
        reply::path(edition, site, &page.address)
    })
}

/// The pages that show a file in a preview with drafts, the best first. `shown` is the site that was
/// shown last.
pub fn pages(heads: &Heads, today: Date, path: &FilePath, shown: Option<&str>) -> Vec<ShownPage> {
    let location = locate(path);
    let owner = match &location {
        Location::Document(at) => at.owner.clone(),
        Location::Media(owner) | Location::Note(owner) => owner.clone(),
        Location::Site(site) | Location::Ledger(site) => Owner::Site(site.clone()),
        Location::Theme(_)
        | Location::Template { .. }
        | Location::Asset { .. }
        | Location::List(_)
        | Location::Unknown => Owner::Shared,
    };
    let order = preferred_sites(heads, &owner, shown);
    let document = match &location {
        Location::Document(at) => {
            let shared = at.shared_path();
            heads.at_path(path).or_else(|| heads.at_path(&shared))
        }
        _ => None,
    };
    if let Some(document) = document {
        return of_document(heads, today, document, &order);
    }
    let home = Address::from("/");
    let (address, is_main) = match item_at(heads, path) {
        LinkedItem::Page(address) => (address, true),
        _ => (home, false),
    };
    let page = |site: SiteIx| page(heads, site, &address, None, is_main);
    order.into_iter().map(page).collect()
}

fn of_document(heads: &Heads, today: Date, document: DocIx, order: &[SiteIx]) -> Vec<ShownPage> {
    let (address, anchor) = document_address(heads.document(document));
    let when = When {
        today,
        drafts: true,
        noindex: false,
    };
    if !is_visible(heads, document, when) {
        return Vec::new();
    }
    let shown = order.iter().filter(|site| heads.shows(**site, document));
    let page = |site: &SiteIx| page(heads, *site, &address, anchor.as_deref(), true);
    shown.map(page).collect()
}

fn page(
    heads: &Heads,
    site: SiteIx,
    address: &Address,
    anchor: Option<&str>,
    is_main: bool,
) -> ShownPage {
    let site = heads.site(site);
    let anchor = anchor
        .map(|anchor| format!("#{anchor}"))
        .unwrap_or_default();
    ShownPage {
        site: site.id.to_string(),
        site_name: site.short_name().to_owned(),
        address: format!("{address}{anchor}"),
        is_main,
    }
}

/// The sites, the best first: that of the file itself, the one shown last, the national one.
fn preferred_sites(heads: &Heads, owner: &Owner, shown: Option<&str>) -> Vec<SiteIx> {
    let own = match owner {
        Owner::Site(site) => heads.site_with_id(site),
        Owner::Shared => None,
    };
    let shown = shown.and_then(|site| heads.site_with_id(site));
    let first = own.into_iter().chain(shown).chain(heads.national);
    let mut order: Vec<SiteIx> = Vec::new();
    for site in first.chain(heads.site_positions()) {
        if !order.contains(&site) {
            order.push(site);
        }
    }
    order
}
