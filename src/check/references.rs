//! References by id must name something that exists and is published: `unknown-reference`,
//! `unpublished-target`.
//!
//! The field readers record each reference with its kind of target, so one rule covers all keys. In
//! a text, references are the arguments of components. A reference to a document that was renamed
//! is left to `moved-document`.

use super::context::{CheckContext, CheckedDocument};
use super::findings::Findings;
use super::links::unpublished;
use crate::diagnostic::Place;
use crate::diagnostic::codes::unknown_reference::{self, Addition};
use crate::model::heads::DocIx;
use crate::model::layout::ListFile;
use crate::model::shape::Target;
use crate::model::target_ids::{component_target, named_document};
use crate::source::{FilePath, Span};

pub(super) fn of_document(
    context: &CheckContext<'_>,
    checked: &CheckedDocument<'_>,
    findings: &mut Findings,
) {
    let document = checked.document;
    let path = &document.head.at.path;
    for reference in &document.head.references {
        let id = &reference.id;
        check(
            context,
            path,
            reference.target,
            &id.value,
            id.span,
            findings,
        );
    }
    for component in &document.body.components {
        let target = component_target(component.kind);
        if let (Some(target), Some(id)) = (target, &component.argument) {
            check(context, path, target, &id.value, id.span, findings);
        }
    }
}

pub(super) fn of_lists(context: &CheckContext<'_>, findings: &mut Findings) {
    for file in context.yaml.all() {
        for reference in file.references {
            let id = &reference.id;
            check(
                context,
                file.source.path(),
                reference.target,
                &id.value,
                id.span,
                findings,
            );
        }
    }
}

fn check(
    context: &CheckContext<'_>,
    path: &FilePath,
    target: Target,
    id: &str,
    span: Span,
    findings: &mut Findings,
) {
    let Some(known) = context.known.of(target) else {
        return;
    };
    let place = Place::new(path, span);
    if known.contains(id) {
        let document = document(context, target, id);
        findings.extend(document.and_then(|document| unpublished(context, place, document)));
        return;
    }
    if context.moved.of_reference(target, id).is_some() {
        return;
    }
    let suggestion = findings.suggest(path, known.names(), id);
    let kind = target.words();
    let addition = addition(target);
    let course = context.heads.at_path(path);
    let course = course.and_then(|course| context.heads.document(course).course());
    let provided = course.filter(|course| {
        let provider = course.provider.as_ref();
        provider.is_some_and(|provider| provider.span == span)
    });
    findings.push(match (provided, addition) {
        (Some(course), Some(addition)) if target == Target::Partner => {
            let may_be_unlisted = !course.phase().follows_assessment();
            unknown_reference::provider(place, id, &kind, &suggestion, addition, may_be_unlisted)
        }
        _ => unknown_reference::problem(place, id, &kind, &suggestion, addition),
    });
}

/// Where editors add a target; `None` when it is a file of its own.
fn addition(target: Target) -> Option<Addition> {
    let (file, list, name) = match target {
        Target::Kind => (ListFile::Vocabulary, "soorten", "naam"),
        Target::Audience => (ListFile::Vocabulary, "doelgroepen", "naam"),
        Target::Theme => (ListFile::Vocabulary, "themas", "naam"),
        Target::Profile => (ListFile::Vocabulary, "profielen", "naam"),
        Target::Pillar => (ListFile::Vocabulary, "pijlers", "naam"),
        Target::Category => (ListFile::Vocabulary, "categorieen", "naam"),
        Target::Partner => (ListFile::Partners, "partners", "naam"),
        Target::Term => (ListFile::Glossary, "begrippen", "term"),
        Target::Figure => (ListFile::Figures, "cijfers", "titel"),
        Target::Region | Target::Special | Target::Course | Target::Module | Target::Criterion => {
            return None;
        }
    };
    Some(Addition {
        file: file.path(),
        list,
        name,
    })
}

/// The document that a reference links to.
fn document(context: &CheckContext<'_>, target: Target, id: &str) -> Option<DocIx> {
    let (kind, id) = named_document(target, id)?;
    context.heads.with_id(kind, id)
}
