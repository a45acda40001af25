//! No two of the same: `duplicate-id`.

use std::collections::HashMap;
use std::sync::Arc;

use super::context::CheckContext;
use super::findings::Findings;
use crate::diagnostic::Place;
use crate::diagnostic::codes::duplicate_id;
use crate::model::document::{Content, YamlFile};
use crate::model::layout::Kind;
use crate::model::schema::Field;
use crate::model::value::{NewId, items};
use crate::model::yaml_files::OptionalYamlFile;
use crate::source::{FilePath, Spanned};

/// Reports every id that was given before in the same list.
#[derive(Default)]
struct Seen {
    first: HashMap<Arc<str>, Place>,
}

impl Seen {
    fn note(&mut self, path: &FilePath, id: &Field<NewId>, found: &mut Findings) {
        let Some(id) = id else { return };
        let place = Place::new(path, id.span);
        match self.first.get(&id.value.0) {
            Some(first) => found.push(duplicate_id::problem(place, &id.value.0, first.clone())),
            None => {
                self.first.insert(Arc::clone(&id.value.0), place);
            }
        }
    }

    fn list<T>(
        path: &FilePath,
        list: &Field<Vec<Spanned<T>>>,
        id: impl Fn(&T) -> &Field<NewId>,
        found: &mut Findings,
    ) {
        let mut seen = Self::default();
        for item in items(list) {
            seen.note(path, id(&item.value), found);
        }
    }
}

fn with<T>(sheet: &OptionalYamlFile<T>, check: impl FnOnce(&YamlFile<T>, &FilePath)) {
    if let Some(sheet) = sheet {
        check(sheet, sheet.source.path());
    }
}

pub(super) fn in_lists(context: &CheckContext<'_>, found: &mut Findings) {
    let yaml = context.yaml;
    with(&yaml.vocabulary, |sheet, path| {
        let lists = &sheet.value;
        for list in [
            &lists.kinds,
            &lists.audiences,
            &lists.themes,
            &lists.profiles,
            &lists.pillars,
            &lists.categories,
        ] {
            Seen::list(path, list, |word| &word.id, found);
        }
    });
    with(&yaml.partners, |sheet, path| {
        Seen::list(path, &sheet.value.partners, |partner| &partner.id, found);
    });
    with(&yaml.glossary, |sheet, path| {
        Seen::list(path, &sheet.value.terms, |term| &term.id, found);
    });
    with(&yaml.figures, |sheet, path| {
        Seen::list(path, &sheet.value.figures, |figure| &figure.id, found);
    });
    with(&yaml.norm, |sheet, path| {
        Seen::list(
            path,
            &sheet.value.criteria,
            |criterion| &criterion.id,
            found,
        );
        if let Some(tree) = &sheet.value.tree {
            let mut seen = Seen::default();
            for node in items(&tree.nodes) {
                seen.note(path, &node.id, found);
            }
            for outcome in items(&tree.outcomes) {
                seen.note(path, &outcome.id, found);
            }
        }
    });
}

/// What makes two documents the same: their kind, the special of an article, their id.
type Identity = (Kind, Option<Arc<str>>, Arc<str>);

/// Ids of documents are unique within their type over the shared and all regional folders. A
/// region's file at the path of a shared one is an accent, and no second document.
pub(super) fn of_documents(context: &CheckContext<'_>, found: &mut Findings) {
    let mut first: HashMap<Identity, &FilePath> = HashMap::new();
    for head in &context.heads.documents {
        let at = &head.at;
        let key = (at.kind, at.special.clone(), Arc::clone(&at.id));
        match first.get(&key) {
            Some(other) => found.push(duplicate_id::problem(
                Place::file(&at.path),
                &at.id,
                Place::file(other),
            )),
            None => {
                first.insert(key, &at.path);
            }
        }
    }
}

/// Ids of the runs and modules of a course, and of the questions of a survey.
pub(super) fn in_courses(context: &CheckContext<'_>, found: &mut Findings) {
    for document in context.heads.of_kind(Kind::Course) {
        let mut seen = Seen::default();
        for run in context.heads.runs(document) {
            seen.note(&run.written_in.at.path, &run.run.id, found);
        }
        let head = context.heads.document(document);
        if let Some(course) = head.course() {
            Seen::list(&head.at.path, &course.modules, |module| &module.id, found);
        }
    }
    for document in context.heads.of_kind(Kind::Survey) {
        let head = context.heads.document(document);
        if let Content::Survey(survey) = &head.content {
            Seen::list(
                &head.at.path,
                &survey.questions,
                |question| &question.id,
                found,
            );
        }
    }
}
