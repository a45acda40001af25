//! There must be exactly one national site: `missing-national-site`, `second-national-site`. Each site
//! has an address of its own: `duplicate-address`.

use std::collections::BTreeMap;

use super::context::CheckContext;
use super::findings::Findings;
use crate::diagnostic::Place;
use crate::diagnostic::codes::{duplicate_address, missing_national_site, second_national_site};
use crate::source::Span;

pub(super) fn check(context: &CheckContext<'_>, findings: &mut Findings) {
    shared_addresses(context, findings);
    let mut first: Option<Place> = None;
    for file in context.yaml.sites.values() {
        if !file.value.is_national() {
            continue;
        }
        let span = file
            .value
            .kind
            .as_ref()
            .map_or(Span::FILE, |kind| kind.span);
        let place = Place::new(file.source.path(), span);
        match &first {
            None => first = Some(place),
            Some(first) => findings.push(second_national_site::problem(place, first.clone())),
        }
    }
    let all_known = context
        .yaml
        .sites
        .values()
        .all(|file| file.value.kind.is_some());
    if first.is_none() && all_known {
        let place = Place::file(&"regions".into());
        findings.push(missing_national_site::problem(place));
    }
}

/// Two sites with one `basis_url` would overwrite each other.
fn shared_addresses(context: &CheckContext<'_>, findings: &mut Findings) {
    let mut seen: BTreeMap<String, Place> = BTreeMap::new();
    for file in context.yaml.sites.values() {
        let Some(base) = &file.value.base_url else {
            continue;
        };
        let place = Place::new(file.source.path(), base.span);
        let address = base.value.as_str().to_lowercase();
        match seen.get(&address) {
            Some(first) => {
                let address = base.value.as_str();
                findings.push(duplicate_address::of_sites(place, address, first.clone()));
            }
            None => {
                seen.insert(address, place);
            }
        }
    }
}
