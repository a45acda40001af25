//! Plans another id for something in a list, with all that refers to it.

use super::context::EditContext;
use super::finish::finish;
use super::ids::id_uses;
use super::pending::PendingEdits;
use super::plan::EditPlan;
use super::refusal::EditRefusal;
use crate::diagnostic::{Place, Text};
use crate::model::shape::Target;
use crate::model::target_ids::{TargetDefinition, definitions};
use crate::model::value::is_id;
use crate::source::Span;
use crate::syntax::markdown::slug;

/// Plans another id. A module is named `course#module`, and its new id is that after the `#`.
///
/// # Errors
/// Nothing has the old id, it is the name of a file or folder, the new one cannot be an id or is
/// taken, or the change would cause an error.
pub fn plan_id_rename(
    context: EditContext<'_>,
    target: Target,
    old: &str,
    new: &str,
) -> Result<EditPlan, EditRefusal> {
    match target {
        Target::Region | Target::Special => return Err(is_folder(old)),
        Target::Course => return Err(is_file(old)),
        _ => {}
    }
    let new = new.trim();
    if !is_id(new) {
        return Err(malformed(new));
    }
    let new_id = match old.split_once('#') {
        Some((course, _)) => format!("{course}#{new}"),
        None => new.to_owned(),
    };
    let defined = definitions(context.edition.heads(), target);
    if let Some(other) = defined.iter().find(|other| *other.id == *new_id) {
        return Err(taken(&new_id, other));
    }
    let mut defined = defined.into_iter().filter(|other| *other.id == *old);
    let Some(definition) = defined.next() else {
        return Err(unknown(target, old));
    };
    let mut pending = PendingEdits::default();
    replace(&mut pending, context, &definition.place, own_part(old), new);
    for id_use in id_uses(context.edition) {
        if id_use.target == target && id_use.id == old {
            let place = Place::new(id_use.path, id_use.span);
            replace(&mut pending, context, &place, old, &new_id);
        }
    }
    finish(context, pending)
}

/// The id of a module in its course; any other id as it is.
fn own_part(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, own)| own)
}

/// Replaces an id at a place, and leaves the quotes around it.
fn replace(pending: &mut PendingEdits, context: EditContext<'_>, at: &Place, old: &str, new: &str) {
    let source = context.edition.source(&at.path);
    let written = source.and_then(|source| source.text().get(at.span.range()));
    if let Some(inside) = written.and_then(|written| written.find(old)) {
        let start = at.span.range().start + inside;
        let span = Span::new(start, start + old.len());
        pending.replace(&at.path, span, new.to_owned());
    }
}

fn is_folder(id: &str) -> EditRefusal {
    EditRefusal::new(
        Text::new(
            format!("“{id}” is de naam van een map"),
            format!("“{id}” is the name of a folder"),
        ),
        Text::new(
            "Geef de map zelf een andere naam. De map van een regio is ook het begin van adressen: \
             overleg dat eerst met wie de site publiceert",
            "Rename the folder itself. The folder of a region is also the start of addresses: ask \
             those who publish the site first",
        ),
    )
}

fn is_file(id: &str) -> EditRefusal {
    EditRefusal::new(
        Text::new(
            format!("“{id}” is de naam van een bestand"),
            format!("“{id}” is the name of a file"),
        ),
        Text::new(
            format!(
                "Geef het bestand een andere naam: vindplek mv content/aanbod/{id}.md nieuwe-naam"
            ),
            format!("Rename the file: vindplek mv content/aanbod/{id}.md new-name"),
        ),
    )
}

fn malformed(new: &str) -> EditRefusal {
    let better = match slug(new) {
        better if better.is_empty() => "samen-bewegen".to_owned(),
        better => better,
    };
    EditRefusal::new(
        Text::new(
            format!("“{new}” kan geen korte naam (id) zijn"),
            format!("“{new}” cannot be an id"),
        ),
        Text::new(
            format!("Gebruik kleine letters, cijfers en losse streepjes, zoals “{better}”"),
            format!("Use lower-case letters, digits and single hyphens, such as “{better}”"),
        ),
    )
}

fn taken(id: &str, other: &TargetDefinition) -> EditRefusal {
    let (name, path) = (&other.name, &other.place.path);
    EditRefusal::new(
        Text::new(
            format!("“{id}” bestaat al: {name}, in {path}"),
            format!("“{id}” exists: {name}, in {path}"),
        ),
        Text::new("Kies een andere naam", "Choose another name"),
    )
}

fn unknown(target: Target, id: &str) -> EditRefusal {
    let words = target.words();
    EditRefusal::new(
        Text::new(
            format!("Er is geen {} “{id}”", words.dutch()),
            format!("There is no {} “{id}”", words.english()),
        ),
        Text::new(
            "Herstel eerst de naam, en verander die daarna",
            "Correct the name first, then rename it",
        ),
    )
}
