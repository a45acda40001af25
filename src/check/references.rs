//! Every id names something, and something that visitors can read: `unknown-reference`,
//! `unpublished-target`.
//!
//! Readers note each reference with the kind of thing that it must name, so that one rule serves
//! them all. In a text, references are the arguments of components.

use super::Found;
use super::links::unpublished;
use super::prepared::{Prepared, Subject};
use crate::diagnostic::Place;
use crate::diagnostic::codes::unknown_reference;
use crate::model::heads::DocIx;
use crate::model::layout::Kind;
use crate::model::shape::Target;
use crate::source::{FilePath, Span};
use crate::syntax::markdown::ComponentKind;

pub(super) fn of_document(ground: &Prepared<'_>, subject: &Subject<'_>, found: &mut Found) {
    let document = subject.document;
    let path = &document.head.at.path;
    for reference in &document.head.references {
        let id = &reference.id;
        check(ground, path, reference.target, &id.value, id.span, found);
    }
    for component in &document.body.components {
        let target = match component.kind {
            ComponentKind::Audience => Target::Audience,
            ComponentKind::Figure => Target::Figure,
            ComponentKind::Frame
            | ComponentKind::Steps
            | ComponentKind::Quotation
            | ComponentKind::Routing => continue,
        };
        if let Some(id) = &component.argument {
            check(ground, path, target, &id.value, id.span, found);
        }
    }
}

pub(super) fn of_lists(ground: &Prepared<'_>, found: &mut Found) {
    for sheet in ground.sheets.all() {
        for reference in sheet.references {
            let id = &reference.id;
            check(
                ground,
                sheet.source.path(),
                reference.target,
                &id.value,
                id.span,
                found,
            );
        }
    }
}

fn check(
    ground: &Prepared<'_>,
    path: &FilePath,
    target: Target,
    id: &str,
    span: Span,
    found: &mut Found,
) {
    let Some(known) = ground.known.of(target) else {
        return;
    };
    let place = Place::new(path, span);
    if known.contains(id) {
        let document = document(ground, target, id);
        found.extend(document.and_then(|document| unpublished(ground, place, document)));
        return;
    }
    let known: Vec<&str> = known.iter().map(|id| &**id).collect();
    found.push(unknown_reference::problem(
        place,
        id,
        &target.words(),
        &known,
    ));
}

/// The document that a reference leads its readers to.
fn document(ground: &Prepared<'_>, target: Target, id: &str) -> Option<DocIx> {
    match target {
        Target::Special => ground.heads.with_id(Kind::Special, id),
        Target::Module => {
            let (course, _) = id.split_once('#')?;
            ground.heads.with_id(Kind::Course, course)
        }
        _ => None,
    }
}
