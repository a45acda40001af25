//! Links in the keys of list files and sites: web sites of partners and academies, channels, logos.
//!
//! Reading a file notes each link with its purpose, so one rule covers all keys. Menus have a rule
//! of their own.

use super::context::CheckContext;
use super::findings::Findings;
use super::links::{address, picture_of_list};
use crate::diagnostic::Place;
use crate::model::layout::Owner;
use crate::plan::link_uses::Purpose;
use crate::plan::links::{LinkedItem, find_target};

pub(super) fn check(context: &CheckContext<'_>, findings: &mut Findings) {
    for file in context.yaml.all() {
        for link in file.links {
            if link.purpose == Purpose::Address {
                let place = Place::new(file.source.path(), link.target.span);
                findings.extend(address(place, &link.target.value));
            }
        }
    }
    for (source, link) in context.yaml.pictures() {
        let problem = picture_of_list(context, source, link, findings);
        findings.extend(problem);
    }
}

/// A picture that a list file names.
pub(super) struct ListedPicture<'c> {
    /// The path as written.
    pub(super) written: &'c str,
    /// The place of the path.
    pub(super) place: Place,
    /// What it leads to.
    pub(super) leads_to: LinkedItem,
}

/// The pictures that list files name, found or not.
pub(super) fn pictures<'c>(
    context: &'c CheckContext<'_>,
) -> impl Iterator<Item = ListedPicture<'c>> {
    context.yaml.pictures().map(|(source, link)| {
        let written = &*link.target.value;
        ListedPicture {
            written,
            place: Place::new(source.path(), link.target.span),
            leads_to: find_target(context.heads, source.path(), &Owner::Shared, written).0,
        }
    })
}
