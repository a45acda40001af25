//! Modules that teach the same: `gelijk_aan`, which holds both ways without being said twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::heads::{DocIx, Heads};
use crate::model::value::{ids, items};

/// For each module that has an equal, written `course#module`, the modules that teach the same.
#[derive(Debug, Default)]
pub struct Equivalents(BTreeMap<String, BTreeSet<String>>);

impl Equivalents {
    /// The equals among some courses; modules of other courses are left out, as a reader cannot
    /// get there.
    pub fn among(heads: &Heads, courses: &[DocIx]) -> Self {
        let mut said = Vec::new();
        let mut known = BTreeSet::new();
        for &document in courses {
            let head = heads.document(document);
            let modules = head
                .course()
                .map_or(&[][..], |course| items(&course.modules));
            for module in modules {
                let Some(id) = &module.id else { continue };
                let own = format!("{}#{}", head.at.id, id.value.0);
                said.extend(ids(&module.equals).map(|other| (own.clone(), other.to_string())));
                known.insert(own);
            }
        }
        let mut equals: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (one, other) in said {
            if one != other && known.contains(&other) {
                equals.entry(one.clone()).or_default().insert(other.clone());
                equals.entry(other).or_default().insert(one);
            }
        }
        Self(equals)
    }

    /// The modules that teach the same as this one, in the order of their names.
    pub fn of(&self, course: &str, module: &str) -> impl Iterator<Item = &str> {
        let equals = self.0.get(&format!("{course}#{module}"));
        equals.into_iter().flatten().map(String::as_str)
    }
}
