//! The ids that references can name.
//!
//! A list that could only be read in part may contain any id, so references to it are not checked.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::input::CheckInput;
use crate::deferred::Deferred;
use crate::diagnostic::Names;
use crate::model::layout::{Kind, ListFile};
use crate::model::names::composed;
use crate::model::shape::Target;
use crate::model::target_ids::ids;

/// The audiences that the content model names.
pub(super) const AUDIENCES: [&str; 6] = [
    "buurtsportcoach",
    "leidinggevende",
    "werkgever",
    "gemeente",
    "onderwijs",
    "aanbieder",
];

/// The ids by kind of target.
pub(super) struct KnownIds(BTreeMap<Target, TargetIds>);

/// The ids of one kind of target.
pub(super) struct TargetIds {
    ids: BTreeSet<Arc<str>>,
    names: Deferred<Names<Arc<str>>>,
}

impl TargetIds {
    /// Whether the id exists.
    pub(super) fn contains(&self, id: &str) -> bool {
        self.ids.contains(&*composed(id))
    }

    /// The ids as a name index for suggestions, built on first use.
    pub(super) fn names(&self) -> &Names<Arc<str>> {
        let names = || Names::new(self.ids.iter().map(Arc::clone));
        self.names.get_or_compute(names)
    }
}

const TARGETS: [Target; 14] = [
    Target::Kind,
    Target::Audience,
    Target::Theme,
    Target::Profile,
    Target::Pillar,
    Target::Category,
    Target::Partner,
    Target::Region,
    Target::Special,
    Target::Course,
    Target::Module,
    Target::Criterion,
    Target::Term,
    Target::Figure,
];

impl KnownIds {
    /// Collects the ids of all kinds.
    pub(super) fn new(input: &CheckInput<'_>) -> Self {
        let all = TARGETS.into_iter();
        let gathered = all.filter_map(|target| {
            let ids = gather(input, target)?;
            let names = Deferred::new();
            Some((target, TargetIds { ids, names }))
        });
        Self(gathered.collect())
    }

    /// The ids of a kind of target; `None` when not all of them are known.
    pub(super) fn of(&self, target: Target) -> Option<&TargetIds> {
        self.0.get(&target)
    }
}

fn gather(input: &CheckInput<'_>, target: Target) -> Option<BTreeSet<Arc<str>>> {
    let heads = input.heads;
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
        Target::Region | Target::Special | Target::Course | Target::Module => None,
    };
    let unlisted = &heads.unlisted;
    let is_unknown =
        |list: ListFile| !input.yaml.is_complete(list) || unlisted.contain(list.path());
    if list.is_some_and(is_unknown) {
        return None;
    }
    let may_be_hidden = match target {
        Target::Region => unlisted.may_hide_sites(),
        Target::Special => unlisted.may_hide_documents_in("specials"),
        Target::Course | Target::Module => unlisted.may_hide_documents_in("aanbod"),
        _ => false,
    };
    if may_be_hidden {
        return None;
    }
    let is_unreadable = |course| heads.unreadable.contains(&heads.document(course).at.path);
    if target == Target::Module && heads.of_kind(Kind::Course).any(is_unreadable) {
        return None;
    }
    let ids = ids(heads, target).into_iter();
    let mut known: BTreeSet<Arc<str>> = ids
        .map(|id| match composed(&id) {
            Cow::Borrowed(_) => id,
            Cow::Owned(composed) => composed.into(),
        })
        .collect();
    if target == Target::Audience {
        // A missing mandatory audience is reported once, at the list.
        known.extend(AUDIENCES.iter().map(|id| Arc::from(*id)));
    }
    Some(known)
}
