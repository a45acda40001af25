//! What a change does to addresses: those that redirect from now on, and those that disappear.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::edition::Edition;
use crate::model::address::Address;
use crate::plan::file::FileKind;
use crate::source::FilePath;

/// What becomes of the addresses of all sites.
#[derive(Debug, Default)]
pub struct AddressEffects {
    /// Pages that become redirects.
    pub redirected: Vec<AddressEffect>,
    /// Addresses that disappear.
    pub gone: Vec<AddressEffect>,
    /// The number of sites.
    pub sites: usize,
}

/// What becomes of an address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AddressEffect {
    /// The address.
    pub address: Address,
    /// Where it redirects to.
    pub to: Option<Address>,
    /// The short names of the sites, in the order of the sites.
    pub sites: Vec<String>,
}

/// Compares the addresses of two editions with the same sites.
pub(super) fn effects(before: &Edition, after: &Edition) -> AddressEffects {
    let mut found: BTreeMap<(Address, Option<Address>), Vec<String>> = BTreeMap::new();
    for plan in before.plans() {
        let site = before.heads().site(plan.site);
        let same_site = after.heads().site_with_id(&site.id);
        let Some(now) = same_site.and_then(|site| after.plan(site)) else {
            continue;
        };
        for file in &plan.files {
            let to = match (file.kind, now.at(file.address.as_str())) {
                (_, None) => None,
                (FileKind::Redirect { .. }, Some(_)) => continue,
                (_, Some(new)) => match new.kind {
                    FileKind::Redirect { document, .. } => now.address_of(document).cloned(),
                    FileKind::Page(_)
                    | FileKind::Data(_)
                    | FileKind::Medium(_)
                    | FileKind::Picture(..) => continue,
                },
            };
            let sites = found.entry((file.address.clone(), to)).or_default();
            sites.push(site.short_name().to_owned());
        }
    }
    let mut effects = AddressEffects {
        sites: before.heads().sites.len(),
        ..AddressEffects::default()
    };
    for ((address, to), sites) in found {
        let list = match to {
            Some(_) => &mut effects.redirected,
            None => &mut effects.gone,
        };
        list.push(AddressEffect { address, to, sites });
    }
    effects
}

/// By site, the addresses of pages and redirects of some documents that disappear.
pub(super) fn lost(
    before: &Edition,
    after: &Edition,
    documents: &BTreeSet<FilePath>,
) -> BTreeMap<Arc<str>, BTreeSet<Address>> {
    let heads = before.heads();
    let mut lost: BTreeMap<Arc<str>, BTreeSet<Address>> = BTreeMap::new();
    for plan in before.plans() {
        let site = &heads.site(plan.site).id;
        let same_site = after.heads().site_with_id(site);
        let Some(now) = same_site.and_then(|site| after.plan(site)) else {
            continue;
        };
        for file in &plan.files {
            let is_page = matches!(file.kind, FileKind::Page(_) | FileKind::Redirect { .. });
            let of = file.kind.source_document().filter(|_| is_page);
            let is_of_documents =
                of.is_some_and(|document| documents.contains(&heads.document(document).at.path));
            if is_of_documents && now.at(file.address.as_str()).is_none() {
                let of_site = lost.entry(Arc::clone(site)).or_default();
                of_site.insert(file.address.clone());
            }
        }
    }
    lost
}
