//! The ids that a reference can name: those of the list files, the regions and the documents.

use std::sync::Arc;

use super::heads::Heads;
use super::layout::Kind;
use super::schema::Field;
use super::shape::Target;
use super::value::{NewId, items};
use super::vocabulary::Word;
use crate::source::Spanned;

/// The ids of a kind of target, in the order in which they were written.
pub fn ids(heads: &Heads, target: Target) -> Vec<Arc<str>> {
    let vocabulary = &heads.vocabulary;
    match target {
        Target::Kind => words(&vocabulary.kinds),
        Target::Audience => words(&vocabulary.audiences),
        Target::Theme => words(&vocabulary.themes),
        Target::Profile => words(&vocabulary.profiles),
        Target::Pillar => words(&vocabulary.pillars),
        Target::Category => words(&vocabulary.categories),
        Target::Partner => ids_of(items(&heads.partners.partners), |partner| &partner.id),
        Target::Criterion => ids_of(items(&heads.norm.criteria), |criterion| &criterion.id),
        Target::Term => ids_of(items(&heads.glossary.terms), |term| &term.id),
        Target::Figure => ids_of(items(&heads.figures.figures), |figure| &figure.id),
        // A second national site is reported as such, so references to it are not reported too.
        Target::Region => heads
            .site_positions()
            .filter(|site| Some(*site) != heads.national)
            .map(|site| Arc::clone(&heads.site(site).id))
            .collect(),
        Target::Special => heads
            .of_kind(Kind::Special)
            .map(|document| Arc::clone(&heads.document(document).at.id))
            .collect(),
        Target::Module => modules(heads),
    }
}

/// The document that a reference leads to: its kind and id, for targets that are documents or parts
/// of one.
pub fn named_document(target: Target, id: &str) -> Option<(Kind, &str)> {
    match target {
        Target::Special => Some((Kind::Special, id)),
        Target::Module => id.split_once('#').map(|(course, _)| (Kind::Course, course)),
        Target::Kind
        | Target::Audience
        | Target::Theme
        | Target::Profile
        | Target::Pillar
        | Target::Category
        | Target::Partner
        | Target::Region
        | Target::Criterion
        | Target::Term
        | Target::Figure => None,
    }
}

fn words(list: &Field<Vec<Spanned<Word>>>) -> Vec<Arc<str>> {
    ids_of(items(list), |word| &word.id)
}

fn ids_of<T>(list: &[Spanned<T>], id: impl Fn(&T) -> &Field<NewId>) -> Vec<Arc<str>> {
    list.iter()
        .filter_map(|item| id(&item.value).as_ref())
        .map(|id| Arc::clone(&id.value.0))
        .collect()
}

/// Every module of every course, as `course#module`.
fn modules(heads: &Heads) -> Vec<Arc<str>> {
    let courses = heads.of_kind(Kind::Course).map(|at| heads.document(at));
    courses
        .flat_map(|head| {
            let list = head.course().map(|course| items(&course.modules));
            let ids = ids_of(list.unwrap_or_default(), |module| &module.id);
            ids.into_iter()
                .map(|id| Arc::from(format!("{}#{id}", head.at.id)))
        })
        .collect()
}
