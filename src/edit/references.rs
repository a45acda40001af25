//! References by id to documents that move or are removed.

use std::collections::{BTreeMap, BTreeSet};

use super::context::EditContext;
use super::lists;
use super::pending::PendingEdits;
use crate::model::layout::{Location, locate};
use crate::model::schema::Reference;
use crate::model::target_ids::named_document;
use crate::source::{FilePath, Source, Span};
use crate::syntax::front_matter;
use crate::syntax::yaml::{self, MapEntry, Value};

/// A reference to one of some documents.
pub(super) struct DocumentReference<'a> {
    /// The file that it is in.
    pub(super) source: &'a Source,
    /// The place of the id.
    pub(super) span: Span,
    /// The id of the document, without what follows it.
    pub(super) id: &'a str,
    /// The path of the document.
    pub(super) target: FilePath,
}

/// All references to documents at these paths.
pub(super) fn references_to<'a>(
    context: EditContext<'a>,
    is_wanted: &dyn Fn(&FilePath) -> bool,
) -> Vec<DocumentReference<'a>> {
    let heads = context.edition.heads();
    let named = |source: &'a Source, reference: &'a Reference| {
        let (kind, id) = named_document(reference.target, &reference.id.value)?;
        let document = heads.with_id(kind, id)?;
        let target = heads.document(document).at.path.clone();
        is_wanted(&target).then_some(DocumentReference {
            source,
            span: reference.id.span,
            id,
            target,
        })
    };
    let mut found = Vec::new();
    for document in context.edition.documents() {
        let references = document.head.references.iter();
        found.extend(references.filter_map(|reference| named(&document.source, reference)));
    }
    for file in context.edition.yaml().all() {
        let references = file.references.iter();
        found.extend(references.filter_map(|reference| named(file.source, reference)));
    }
    found
}

/// Writes the new ids of documents that move.
pub(super) fn rename(
    pending: &mut PendingEdits,
    context: EditContext<'_>,
    renames: &BTreeMap<FilePath, FilePath>,
) {
    for reference in references_to(context, &|path| renames.contains_key(path)) {
        let new = renames.get(&reference.target).map(locate);
        let Some(Location::Document(new)) = new else {
            continue;
        };
        if *new.id == *reference.id {
            continue;
        }
        let text = reference.source.text();
        let written = text.get(reference.span.range()).unwrap_or_default();
        if let Some(at) = written.find(reference.id) {
            let start = reference.span.range().start + at;
            let span = Span::new(start, start + reference.id.len());
            pending.replace(reference.source.path(), span, new.id.to_string());
        }
    }
}

/// Removes references from the lists that they are in, and returns those that are in no list.
pub(super) fn remove<'a>(
    pending: &mut PendingEdits,
    references: Vec<DocumentReference<'a>>,
) -> Vec<DocumentReference<'a>> {
    let mut by_file: BTreeMap<FilePath, Vec<DocumentReference<'a>>> = BTreeMap::new();
    for reference in references {
        let path = reference.source.path().clone();
        by_file.entry(path).or_default().push(reference);
    }
    let in_files = by_file.into_values();
    in_files
        .flat_map(|references| remove_in_file(pending, references))
        .collect()
}

fn remove_in_file<'a>(
    pending: &mut PendingEdits,
    references: Vec<DocumentReference<'a>>,
) -> Vec<DocumentReference<'a>> {
    let Some(source) = references.first().map(|reference| reference.source) else {
        return references;
    };
    let text = source.text();
    let range = front_matter::split(source).yaml;
    let range = range.unwrap_or(0..text.len());
    let (tree, _) = yaml::parse(source, range);
    let Value::Map(map) = &tree.root.value else {
        return references;
    };
    let mut lists: BTreeMap<Span, (&MapEntry, BTreeSet<usize>)> = BTreeMap::new();
    let mut kept = Vec::new();
    for reference in references {
        match lists::holder(map, reference.span) {
            Some((entry, at)) => {
                let list = lists.entry(entry.key.span);
                list.or_insert((entry, BTreeSet::new())).1.insert(at);
            }
            None => kept.push(reference),
        }
    }
    for (entry, unwanted) in lists.into_values() {
        for (span, text) in lists::remove(text, entry, &unwanted).unwrap_or_default() {
            pending.replace(source.path(), span, text);
        }
    }
    kept
}
