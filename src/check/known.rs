//! The ids that references can name.
//!
//! A list that could not be read as a whole may hold what is looked for: its ids are not known,
//! and nothing is reported about it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Ground;
use super::vocabulary::AUDIENCES;
use crate::model::layout::{Kind, ListFile};
use crate::model::shape::Target;
use crate::model::target_ids::ids;

/// The ids of every kind of thing.
pub(super) struct Known(BTreeMap<Target, BTreeSet<Arc<str>>>);

const TARGETS: [Target; 13] = [
    Target::Kind,
    Target::Audience,
    Target::Theme,
    Target::Profile,
    Target::Pillar,
    Target::Category,
    Target::Partner,
    Target::Region,
    Target::Special,
    Target::Module,
    Target::Criterion,
    Target::Term,
    Target::Figure,
];

impl Known {
    /// Gathers them.
    pub(super) fn new(ground: &Ground<'_>) -> Self {
        let all = TARGETS.into_iter();
        Self(
            all.filter_map(|target| Some((target, gather(ground, target)?)))
                .collect(),
        )
    }

    /// The ids of a kind of thing; `None` when they are not all known.
    pub(super) fn of(&self, target: Target) -> Option<&BTreeSet<Arc<str>>> {
        self.0.get(&target)
    }
}

fn gather(ground: &Ground<'_>, target: Target) -> Option<BTreeSet<Arc<str>>> {
    let heads = ground.heads;
    let list = match target {
        Target::Partner => Some(ListFile::Partners),
        Target::Criterion => Some(ListFile::Norm),
        Target::Term => Some(ListFile::Glossary),
        Target::Figure => Some(ListFile::Figures),
        Target::Kind
        | Target::Audience
        | Target::Theme
        | Target::Profile
        | Target::Pillar
        | Target::Category => Some(ListFile::Vocabulary),
        Target::Region | Target::Special | Target::Module => None,
    };
    if list.is_some_and(|list| !ground.sheets.is_complete(list)) {
        return None;
    }
    let could_not_be_read = |course| heads.unreadable.contains(&heads.document(course).at.path);
    if target == Target::Module && heads.of_kind(Kind::Course).any(could_not_be_read) {
        return None;
    }
    let mut known: BTreeSet<Arc<str>> = ids(heads, target).into_iter().collect();
    if target == Target::Audience {
        // One that the list must hold and does not is reported there, once.
        known.extend(AUDIENCES.iter().map(|id| Arc::from(*id)));
    }
    Some(known)
}
