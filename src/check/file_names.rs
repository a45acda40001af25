//! Pictures and downloads with one address: `duplicate-address`.
//!
//! Their names may differ in case or Unicode form only. Such files are one file on many disks, so
//! they are reported whether or not a page uses them.

use std::collections::HashMap;

use super::context::CheckContext;
use super::findings::Findings;
use crate::diagnostic::Place;
use crate::diagnostic::codes::duplicate_address;
use crate::model::heads::{Heads, Media, SiteIx};
use crate::model::layout::Owner;
use crate::model::names::composed;
use crate::plan::visibility::media_address;

pub(super) fn of_media(context: &CheckContext<'_>, findings: &mut Findings) {
    let heads = context.heads;
    let mut first: HashMap<String, &Media> = HashMap::new();
    for media in &heads.media {
        let site = a_site_of(heads, &media.owner);
        let address = site.and_then(|site| media_address(heads, site, media));
        let Some(address) = address else { continue };
        let key = composed(address.as_str()).to_lowercase();
        match first.get(&key) {
            Some(other) => findings.push(duplicate_address::files_with_one_address(
                Place::file(&media.path),
                inner(media),
                inner(other),
                Place::file(&other.path),
            )),
            None => {
                first.insert(key, media);
            }
        }
    }
}

/// A site that may publish the media of an owner: all such sites give them the same addresses.
fn a_site_of(heads: &Heads, owner: &Owner) -> Option<SiteIx> {
    match owner {
        Owner::Shared => heads.site_positions().next(),
        Owner::Site(site) => heads.site_with_id(site),
    }
}

/// The path below the media folder, as it is on the disk.
fn inner(media: &Media) -> &str {
    let path = media.path.as_str();
    let folder = media.owner.folder();
    let inner = path.strip_prefix(&folder).unwrap_or(path);
    inner.strip_prefix("media/").unwrap_or(inner)
}
