//! A municipality belongs to one academy: `duplicate-id`.

use std::collections::BTreeMap;

use super::context::CheckContext;
use super::findings::Findings;
use crate::diagnostic::Place;
use crate::diagnostic::codes::duplicate_id;
use crate::model::value::items;
use crate::plan::municipalities::folded_name;

pub(super) fn check(context: &CheckContext<'_>, findings: &mut Findings) {
    let mut seen: BTreeMap<String, Place> = BTreeMap::new();
    for file in context.yaml.sites.values() {
        for name in items(&file.value.municipalities) {
            let place = Place::new(file.source.path(), name.span);
            let folded = folded_name(&name.value);
            match seen.get(&folded) {
                Some(first) => findings.push(duplicate_id::municipality(
                    place,
                    &name.value,
                    first.clone(),
                )),
                None => {
                    seen.insert(folded, place);
                }
            }
        }
    }
}
