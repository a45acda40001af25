//! Ids that must be unique: `duplicate-id`.

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

/// The ids of a list seen so far; reports each later duplicate.
#[derive(Default)]
struct Seen {
    first: HashMap<Arc<str>, Place>,
}

impl Seen {
    fn note(&mut self, path: &FilePath, id: &Field<NewId>, findings: &mut Findings) {
        let Some(id) = id else { return };
        let place = Place::new(path, id.span);
        match self.first.get(&id.value.0) {
            Some(first) => findings.push(duplicate_id::problem(place, &id.value.0, first.clone())),
            None => {
                self.first.insert(Arc::clone(&id.value.0), place);
            }
        }
    }

    fn check_list<T>(
        path: &FilePath,
        list: &Field<Vec<Spanned<T>>>,
        id: impl Fn(&T) -> &Field<NewId>,
        findings: &mut Findings,
    ) {
        let mut seen = Self::default();
        for item in items(list) {
            seen.note(path, id(&item.value), findings);
        }
    }
}

fn if_present<T>(file: &OptionalYamlFile<T>, check: impl FnOnce(&YamlFile<T>, &FilePath)) {
    if let Some(file) = file {
        check(file, file.source.path());
    }
}

pub(super) fn in_lists(context: &CheckContext<'_>, findings: &mut Findings) {
    let yaml = context.yaml;
    if_present(&yaml.vocabulary, |file, path| {
        let lists = &file.value;
        for list in [
            &lists.kinds,
            &lists.audiences,
            &lists.themes,
            &lists.profiles,
            &lists.pillars,
            &lists.categories,
        ] {
            Seen::check_list(path, list, |word| &word.id, findings);
        }
    });
    if_present(&yaml.partners, |file, path| {
        Seen::check_list(path, &file.value.partners, |partner| &partner.id, findings);
    });
    if_present(&yaml.glossary, |file, path| {
        Seen::check_list(path, &file.value.terms, |term| &term.id, findings);
    });
    if_present(&yaml.figures, |file, path| {
        Seen::check_list(path, &file.value.figures, |figure| &figure.id, findings);
    });
    if_present(&yaml.norm, |file, path| {
        Seen::check_list(
            path,
            &file.value.criteria,
            |criterion| &criterion.id,
            findings,
        );
        if let Some(tree) = &file.value.tree {
            let mut seen = Seen::default();
            for node in items(&tree.nodes) {
                seen.note(path, &node.id, findings);
            }
            for outcome in items(&tree.outcomes) {
                seen.note(path, &outcome.id, findings);
            }
        }
    });
}

/// The scope and id that must be unique: kind, special (of an article), id.
type Identity = (Kind, Option<Arc<str>>, Arc<str>);

/// Reports duplicate document ids. They are unique per kind, across the shared and all regional
/// folders. A regional file at the path of a shared one is an accent and not a second document.
pub(super) fn of_documents(context: &CheckContext<'_>, findings: &mut Findings) {
    let mut first: HashMap<Identity, &FilePath> = HashMap::new();
    for head in &context.heads.documents {
        let at = &head.at;
        let key = (at.kind, at.special.clone(), Arc::clone(&at.id));
        match first.get(&key) {
            Some(other) => findings.push(duplicate_id::problem(
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

/// Reports duplicate ids of runs and modules in a course, and of questions in a survey.
pub(super) fn in_courses(context: &CheckContext<'_>, findings: &mut Findings) {
    for document in context.heads.of_kind(Kind::Course) {
        let mut seen = Seen::default();
        for run in context.heads.runs(document) {
            seen.note(&run.written_in.at.path, &run.run.id, findings);
        }
        let head = context.heads.document(document);
        if let Some(course) = head.course() {
            Seen::check_list(
                &head.at.path,
                &course.modules,
                |module| &module.id,
                findings,
            );
        }
    }
    for document in context.heads.of_kind(Kind::Survey) {
        let head = context.heads.document(document);
        if let Content::Survey(survey) = &head.content {
            Seen::check_list(
                &head.at.path,
                &survey.questions,
                |question| &question.id,
                findings,
            );
        }
    }
}
