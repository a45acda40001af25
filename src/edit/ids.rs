//! Every use of an id that names something: in keys, lists and texts.

use crate::edition::Edition;
use crate::model::shape::Target;
use crate::model::target_ids::component_target;
use crate::source::{FilePath, Span};

/// A use of an id.
#[derive(Debug, Clone)]
pub struct IdUse<'e> {
    /// The file.
    pub path: &'e FilePath,
    /// The place of the id.
    pub span: Span,
    /// The kind of what it names.
    pub target: Target,
    /// The id.
    pub id: &'e str,
}

/// The uses of ids, in the order of the files.
pub fn id_uses(edition: &Edition) -> Vec<IdUse<'_>> {
    let mut uses = Vec::new();
    for document in edition.documents() {
        let path = &document.head.at.path;
        uses.extend(document.head.references.iter().map(|reference| IdUse {
            path,
            span: reference.id.span,
            target: reference.target,
            id: &reference.id.value,
        }));
        uses.extend(document.body.components.iter().filter_map(|component| {
            let id = component.argument.as_ref()?;
            Some(IdUse {
                path,
                span: id.span,
                target: component_target(component.kind)?,
                id: &id.value,
            })
        }));
    }
    for file in edition.yaml().all() {
        uses.extend(file.references.iter().map(|reference| IdUse {
            path: file.source.path(),
            span: reference.id.span,
            target: reference.target,
            id: &reference.id.value,
        }));
    }
    uses
}
