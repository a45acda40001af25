//! Every id names something: `unknown-reference`.
//!
//! Readers note each reference with the kind of thing that it must name, so that one rule serves
//! them all. A list that could not be read as a whole may hold what is looked for, and nothing is
//! reported about it.

use super::{Found, Ground};
use crate::diagnostic::Place;
use crate::diagnostic::codes::unknown_reference;
use crate::model::document::Document;
use crate::model::heads::Heads;
use crate::model::layout::{Kind, List};
use crate::model::schema::{Field, Reference, Target};
use crate::model::value::{NewId, items};
use crate::model::vocabulary::Word;
use crate::source::{FilePath, Spanned};

pub(super) fn of_document(ground: &Ground<'_>, document: &Document, found: &mut Found) {
    for reference in &document.head.references {
        check(ground, &document.head.at.path, reference, found);
    }
}

pub(super) fn of_lists(ground: &Ground<'_>, found: &mut Found) {
    for sheet in ground.sheets.all() {
        for reference in sheet.references {
            check(ground, sheet.source.path(), reference, found);
        }
    }
}

fn check(ground: &Ground<'_>, path: &FilePath, reference: &Reference, found: &mut Found) {
    let id: &str = &reference.id.value;
    let Some(known) = known(ground, reference.target) else {
        return;
    };
    if known.iter().any(|name| name == id) {
        return;
    }
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let place = Place::new(path, reference.id.span);
    let words = reference.target.words();
    found.push(unknown_reference::problem(place, id, &words, &known));
}

/// The ids that a reference can name; `None` when they are not all known.
fn known(ground: &Ground<'_>, target: Target) -> Option<Vec<String>> {
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
        Target::Audience => words(&vocabulary.audiences),
        Target::Theme => words(&vocabulary.themes),
        Target::Profile => words(&vocabulary.profiles),
        Target::Pillar => words(&vocabulary.pillars),
        Target::Category => words(&vocabulary.categories),
        Target::Partner => ids(items(&heads.partners.partners), |partner| &partner.id),
        Target::Criterion => ids(items(&heads.norm.criteria), |criterion| &criterion.id),
        Target::Term => ids(items(&heads.glossary.terms), |term| &term.id),
        Target::Figure => ids(items(&heads.figures.figures), |figure| &figure.id),
        Target::Region => heads
            .academies()
            .map(|site| heads.site(site).id.to_string())
            .collect(),
        Target::Special => heads
            .of_kind(Kind::Special)
            .map(|document| heads.document(document).at.id.to_string())
            .collect(),
        Target::Module => modules(heads)?,
    })
}

fn words(list: &Field<Vec<Spanned<Word>>>) -> Vec<String> {
    ids(items(list), |word| &word.id)
}

fn ids<T>(list: &[Spanned<T>], id: impl Fn(&T) -> &Field<NewId>) -> Vec<String> {
    list.iter()
        .filter_map(|item| id(&item.value).as_ref())
        .map(|id| id.value.0.to_string())
        .collect()
}

/// Every module of every course, as `course#module`; `None` when a course's modules could not be
/// read.
fn modules(heads: &Heads) -> Option<Vec<String>> {
    let mut modules = Vec::new();
    for document in heads.of_kind(Kind::Course) {
        let head = heads.document(document);
        if heads.unreadable.contains(&head.at.path) {
            return None;
        }
        let course = head.course();
        let list = course.map(|course| items(&course.modules)).unwrap_or_default();
        let names = ids(list, |module| &module.id);
        modules.extend(names.iter().map(|name| format!("{}#{name}", head.at.id)));
    }
    Some(modules)
}
