//! The ids that a reference can name: those of the list files, the regions and the documents.

use std::sync::Arc;

use super::document::Head;
use super::heads::Heads;
use super::layout::{Kind, ListFile};
use super::schema::Field;
use super::shape::Target;
use super::value::{NewId, items};
use super::vocabulary::Word;
use crate::diagnostic::Place;
use crate::source::{FilePath, Spanned};
use crate::syntax::markdown::ComponentKind;

/// Something that a reference can name.
#[derive(Debug, Clone)]
pub struct TargetDefinition {
    /// Its id, as references write it.
    pub id: Arc<str>,
    /// Its name, as readers see it.
    pub name: Arc<str>,
    /// Where its id is written; for a region or document the whole file.
    pub place: Place,
}

/// The ids of a kind of target, in the order in which they were written.
pub fn ids(heads: &Heads, target: Target) -> Vec<Arc<str>> {
    let definitions = definitions(heads, target).into_iter();
    definitions.map(|definition| definition.id).collect()
}

/// What references to a kind of target can name, in the order in which it was written.
pub fn definitions(heads: &Heads, target: Target) -> Vec<TargetDefinition> {
    let vocabulary = &heads.vocabulary;
    match target {
        Target::Kind => words(&vocabulary.kinds),
        Target::Audience => words(&vocabulary.audiences),
        Target::Theme => words(&vocabulary.themes),
        Target::Profile => words(&vocabulary.profiles),
        Target::Pillar => words(&vocabulary.pillars),
        Target::Category => words(&vocabulary.categories),
        Target::Partner => in_list(ListFile::Partners, &heads.partners.partners, |partner| {
            (&partner.id, &partner.name)
        }),
        Target::Criterion => in_list(ListFile::Norm, &heads.norm.criteria, |criterion| {
            (&criterion.id, &criterion.question)
        }),
        Target::Term => in_list(ListFile::Glossary, &heads.glossary.terms, |term| {
            (&term.id, &term.term)
        }),
        Target::Figure => in_list(ListFile::Figures, &heads.figures.figures, |figure| {
            (&figure.id, &figure.title)
        }),
        // A second national site is reported as such, so references to it are not reported too.
        Target::Region => heads
            .site_positions()
            .filter(|site| Some(*site) != heads.national)
            .map(|site| heads.site(site))
            .map(|site| TargetDefinition {
                id: Arc::clone(&site.id),
                name: site.name().into(),
                place: Place::file(&site.path),
            })
            .collect(),
        Target::Special => documents(heads, Kind::Special),
        Target::Course => documents(heads, Kind::Course),
        Target::Module => modules(heads),
    }
}

/// The document that a reference leads to: its kind and id, for targets that are documents or parts
/// of one.
pub fn named_document(target: Target, id: &str) -> Option<(Kind, &str)> {
    match target {
        Target::Special => Some((Kind::Special, id)),
        Target::Course => Some((Kind::Course, id)),
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

/// What the argument of a component names; `None` for a component without an id.
pub fn component_target(component: ComponentKind) -> Option<Target> {
    match component {
        ComponentKind::Audience => Some(Target::Audience),
        ComponentKind::Figure => Some(Target::Figure),
        ComponentKind::Frame
        | ComponentKind::Steps
        | ComponentKind::Quotation
        | ComponentKind::Routing => None,
    }
}

fn words(list: &Field<Vec<Spanned<Word>>>) -> Vec<TargetDefinition> {
    in_list(ListFile::Vocabulary, list, |word| (&word.id, &word.name))
}

/// The items of a list in a file, by the fields of each that hold its id and its name.
fn in_list<T>(
    file: ListFile,
    list: &Field<Vec<Spanned<T>>>,
    fields: impl Fn(&T) -> (&Field<NewId>, &Field<Arc<str>>),
) -> Vec<TargetDefinition> {
    let path = FilePath::from(file.path());
    let defined = |item: &Spanned<T>| {
        let (id, name) = fields(&item.value);
        definition(&path, id, name)
    };
    items(list).iter().filter_map(defined).collect()
}

fn definition(
    path: &FilePath,
    id: &Field<NewId>,
    name: &Field<Arc<str>>,
) -> Option<TargetDefinition> {
    let id = id.as_ref()?;
    let name = name.as_ref().map_or(&id.value.0, |name| &name.value);
    Some(TargetDefinition {
        id: Arc::clone(&id.value.0),
        name: Arc::clone(name),
        place: Place::new(path, id.span),
    })
}

/// The documents of a kind.
fn documents(heads: &Heads, kind: Kind) -> Vec<TargetDefinition> {
    let documents = heads.of_kind(kind).map(|at| heads.document(at));
    let defined = documents.map(|head| TargetDefinition {
        id: Arc::clone(&head.at.id),
        name: head.title().into(),
        place: Place::file(&head.at.path),
    });
    defined.collect()
}

/// Every module of every course, as `course#module`.
fn modules(heads: &Heads) -> Vec<TargetDefinition> {
    let courses = heads.of_kind(Kind::Course).map(|at| heads.document(at));
    let of_course = |head: &Arc<Head>| {
        let list = head.course().map(|course| items(&course.modules));
        let modules = list.unwrap_or_default().iter().filter_map(|module| {
            let module = &module.value;
            let found = definition(&head.at.path, &module.id, &module.title)?;
            let id = format!("{}#{}", head.at.id, found.id);
            Some(TargetDefinition {
                id: id.into(),
                ..found
            })
        });
        modules.collect::<Vec<_>>()
    };
    courses.flat_map(of_course).collect()
}
