//! Links in the keys of list files and sites: web sites of partners and academies, channels.
//!
//! Reading a file notes each link with its purpose, so one rule covers all keys. Menus have a rule
//! of their own.

use super::context::CheckContext;
use super::findings::Findings;
use super::links::address;
use crate::diagnostic::Place;
use crate::plan::link_uses::Purpose;

pub(super) fn check(context: &CheckContext<'_>, findings: &mut Findings) {
    for file in context.yaml.all() {
        for link in file.links {
            if link.purpose == Purpose::Address {
                let place = Place::new(file.source.path(), link.target.span);
                findings.extend(address(place, &link.target.value));
            }
        }
    }
}
