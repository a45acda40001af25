//! Where the entries of a menu lead.
//!
//! An entry names an address of its site (`/aanmelden/`), a file (`../../content/paginas/over.md`)
//! or a web address.

use super::links::{Destination, LinkedItem, ParsedLink, destination, find_target, parse_link};
use super::site::SitePlan;
use crate::model::address::Address;
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::model::layout::Owner;
use crate::source::FilePath;

/// Where an entry leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MenuTarget {
    /// To a page or file of the site.
    Here {
        /// Its address.
        address: Address,
        /// What follows it: `?thema=gezondheid`, `#aanmelden`; or an empty text.
        tail: String,
    },
    /// To an absolute URL.
    Elsewhere(String),
    /// To a document that is not shown today.
    Unpublished(DocIx),
    /// To an address that the site does not have today.
    NoPage(String),
    /// To a file that is not there, or that has no page on this site: the path that was looked up.
    NoFile(FilePath),
}

/// Resolves an entry of the menu of a site, as written.
pub fn menu_target(heads: &Heads, plan: &SitePlan, link: &str) -> MenuTarget {
    let is_address =
        link.starts_with('/') && !link.starts_with("/content/") && !link.starts_with("/regions/");
    if is_address {
        let end = link.find(['#', '?']).unwrap_or(link.len());
        let (address, tail) = link.split_at(end);
        return on_site(plan, Address::from(address), tail);
    }
    match parse_link(link) {
        ParsedLink::Absolute { url, .. } => MenuTarget::Elsewhere(url.to_owned()),
        ParsedLink::Anchor(_) => MenuTarget::NoPage(link.to_owned()),
        ParsedLink::Path { .. } => file(heads, plan, link),
    }
}

fn on_site(plan: &SitePlan, address: Address, tail: &str) -> MenuTarget {
    match plan.at(address.as_str()) {
        Some(_) => MenuTarget::Here {
            address,
            tail: tail.to_owned(),
        },
        None => MenuTarget::NoPage(address.to_string()),
    }
}

fn file(heads: &Heads, plan: &SitePlan, path: &str) -> MenuTarget {
    let (found, anchor) = find_file(heads, plan.site, path);
    let anchor = anchor
        .map(|anchor| format!("#{anchor}"))
        .unwrap_or_default();
    let document = match found {
        LinkedItem::Document(document) => document,
        LinkedItem::Page(address) | LinkedItem::Address(address) => {
            return on_site(plan, address, &anchor);
        }
        LinkedItem::Media(media) => {
            return match plan.medium_address(media) {
                Some(address) => on_site(plan, address.clone(), &anchor),
                None => MenuTarget::NoFile(path.into()),
            };
        }
        LinkedItem::Nothing(wanted) => return MenuTarget::NoFile(wanted),
        LinkedItem::Unreadable | LinkedItem::Escapes => return MenuTarget::NoFile(path.into()),
    };
    match destination(heads, plan.site, plan.when, document) {
        Destination::Here {
            address,
            anchor: own,
        } => {
            let own = own.map(|own| format!("#{own}"));
            MenuTarget::Here {
                address,
                tail: own.unwrap_or(anchor),
            }
        }
        Destination::Referral { url, .. } => MenuTarget::Elsewhere(url),
        Destination::Unpublished(document) => MenuTarget::Unpublished(document),
        Destination::Nowhere => MenuTarget::NoFile(heads.document(document).at.path.clone()),
    }
}

/// What a path in a menu names: as seen from `region.yaml`, else from the region's content, else
/// from the project.
pub(super) fn find_file<'t>(
    heads: &Heads,
    site: SiteIx,
    path: &'t str,
) -> (LinkedItem, Option<&'t str>) {
    let site = heads.site(site);
    let owner = Owner::Site(site.id.clone());
    let content = FilePath::new(format!("regions/{}/content/region.yaml", site.id));
    let first = find_target(heads, &site.path, &owner, path);
    let is_missing =
        |found: &LinkedItem| matches!(found, LinkedItem::Nothing(_) | LinkedItem::Escapes);
    if !is_missing(&first.0) {
        return first;
    }
    let others = [content, FilePath::from("region.yaml")];
    let mut others = others
        .iter()
        .map(|from| find_target(heads, from, &owner, path));
    others
        .find(|(found, _)| !is_missing(found))
        .unwrap_or(first)
}
