//! The ids that references can name.
//!
//! A list that could not be read as a whole may hold what is looked for: its ids are not known,
//! and nothing is reported about it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Ground;
use super::vocabulary::AUDIENCES;
use crate::model::heads::Heads;
use crate::model::layout::{Kind, List};
use crate::model::schema::{Field, Target};
use crate::model::value::{NewId, items};
use crate::model::vocabulary::Word;
use crate::source::Spanned;

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
        Target::Partner => Some(List::Partners),
        Target::Criterion => Some(List::Norm),
        Target::Term => Some(List::Glossary),
        Target::Figure => Some(List::Figures),
        Target::Kind
        | Target::Audience
        | Target::Theme
        | Target::Profile
        | Target::Pillar
        | Target::Category => Some(List::Vocabulary),
        Target::Region | Target::Special | Target::Module => None,
    };
    if list.is_some_and(|list| !ground.sheets.is_complete(list)) {
        return None;
    }
    let vocabulary = &heads.vocabulary;
    Some(match target {
        Target::Kind => words(&vocabulary.kinds),
        Target::Audience => {
            // One that the list must hold and does not is reported there, once.
            let mut known = words(&vocabulary.audiences);
            known.extend(AUDIENCES.iter().map(|id| Arc::from(*id)));
            known
        }
        Target::Theme => words(&vocabulary.themes),
        Target::Profile => words(&vocabulary.profiles),
        Target::Pillar => words(&vocabulary.pillars),
        Target::Category => words(&vocabulary.categories),
        Target::Partner => ids(items(&heads.partners.partners), |partner| &partner.id),
        Target::Criterion => ids(items(&heads.norm.criteria), |criterion| &criterion.id),
        Target::Term => ids(items(&heads.glossary.terms), |term| &term.id),
        Target::Figure => ids(items(&heads.figures.figures), |figure| &figure.id),
        // A second national site is reported as such; what refers to it is not wrong as well.
        Target::Region => heads
            .site_positions()
            .filter(|site| Some(*site) != heads.national)
            .map(|site| Arc::clone(&heads.site(site).id))
            .collect(),
        Target::Special => heads
            .of_kind(Kind::Special)
            .map(|document| Arc::clone(&heads.document(document).at.id))
            .collect(),
        Target::Module => modules(heads)?,
    })
}

fn words(list: &Field<Vec<Spanned<Word>>>) -> BTreeSet<Arc<str>> {
    ids(items(list), |word| &word.id)
}

fn ids<T>(list: &[Spanned<T>], id: impl Fn(&T) -> &Field<NewId>) -> BTreeSet<Arc<str>> {
    list.iter()
        .filter_map(|item| id(&item.value).as_ref())
        .map(|id| Arc::clone(&id.value.0))
        .collect()
}

/// Every module of every course, as `course#module`; `None` when a course could not be read.
fn modules(heads: &Heads) -> Option<BTreeSet<Arc<str>>> {
    let mut modules = BTreeSet::new();
    for document in heads.of_kind(Kind::Course) {
        let head = heads.document(document);
        if heads.unreadable.contains(&head.at.path) {
            return None;
        }
        let course = head.course();
        let list = course
            .map(|course| items(&course.modules))
            .unwrap_or_default();
        for name in ids(list, |module| &module.id) {
            modules.insert(format!("{}#{name}", head.at.id).into());
        }
    }
    Some(modules)
}
