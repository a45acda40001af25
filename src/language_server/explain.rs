//! Explanations in Markdown: of keys, of what ids and links name, and of components.

use super::snapshot::ProjectSnapshot;
use crate::diagnostic::{Example, join_list};
use crate::draft::example;
use crate::model::document::Head;
use crate::model::heads::DocIx;
use crate::model::layout::Owner;
use crate::model::shape::{Key, Shape, Target};
use crate::model::target_ids::{TargetDefinition, definitions};
use crate::preview::page::label;

/// The maximum number of possible values that an explanation lists.
const MAX_LISTED: usize = 12;

/// What a key is for, what its value can be, and an example that fits the project.
pub(super) fn key(snapshot: &ProjectSnapshot, key: &Key, path: &str) -> String {
    let need = match (key.required, key.unless) {
        (false, _) => "niet verplicht".to_owned(),
        (true, None) => "verplicht".to_owned(),
        (true, Some(other)) => format!("verplicht, als {other} er niet is"),
    };
    let mut text = format!("**{}** ({need})\n\n{}", key.name, key.about);
    let shape = (key.shape)();
    match choices(snapshot, &shape) {
        Some(choices) => text.push_str(&format!("\n\nKies uit: {choices}.")),
        None => text.push_str(&format!("\n\nVul in: {}.", (key.expected)().dutch())),
    }
    let adapted = example(snapshot.draft(), key, path);
    let lines = match &adapted {
        Some(value) => format!("{}: {value}", key.name),
        None => Example {
            key: key.name,
            value: key.example,
        }
        .lines(),
    };
    text.push_str(&format!("\n\n```yaml\n{lines}\n```"));
    text
}

/// The possible values, if they can be listed.
fn choices(snapshot: &ProjectSnapshot, shape: &Shape) -> Option<String> {
    let mut words = Vec::new();
    listed(snapshot, shape, &mut words)?;
    let more = words.len().saturating_sub(MAX_LISTED);
    words.truncate(MAX_LISTED);
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match more {
        0 => Some(join_list(&words, "of")),
        more => Some(format!("{} en nog {more}", words.join(", "))),
    }
}

fn listed(snapshot: &ProjectSnapshot, shape: &Shape, words: &mut Vec<String>) -> Option<()> {
    match shape {
        Shape::Words(choices) => words.extend(choices.iter().map(|word| (*word).to_owned())),
        Shape::Flag => words.extend(["ja".to_owned(), "nee".to_owned()]),
        Shape::Reference(target) => {
            let known = definitions(snapshot.edition.heads(), *target);
            words.extend(known.into_iter().map(|known| known.id.to_string()));
        }
        Shape::List { item, .. } => listed(snapshot, item, words)?,
        Shape::AnyOf(shapes) => {
            for shape in shapes {
                listed(snapshot, shape, words)?;
            }
        }
        _ => return None,
    }
    Some(())
}

/// What an id names.
pub(super) fn target(kind: Target, found: &TargetDefinition) -> String {
    let words = kind.words();
    let path = &found.place.path;
    format!(
        "**{}**\n\n{} `{}` in {path}",
        found.name,
        words.dutch(),
        found.id
    )
}

/// A document that a link or id leads to.
pub(super) fn document(snapshot: &ProjectSnapshot, document: DocIx) -> String {
    let heads = snapshot.edition.heads();
    let head = heads.document(document);
    let mut text = format!("**{}**", head.title());
    if !head.summary().is_empty() {
        text.push_str(&format!("\n\n{}", head.summary()));
    }
    let path = &head.at.path;
    text.push_str(&format!("\n\n{} in {path}", head.at.kind.word()));
    let today = snapshot.world.today();
    if let Some(status) = label(heads.availability(document, today)) {
        text.push_str(&format!(", {status}"));
    }
    text.push_str(&format!("\n\n{}", shown_on(snapshot, document, head)));
    text
}

/// The sites that show a document, in words.
fn shown_on(snapshot: &ProjectSnapshot, document: DocIx, head: &Head) -> String {
    let heads = snapshot.edition.heads();
    let shown = heads
        .site_positions()
        .filter(|site| heads.shows(*site, document));
    let names: Vec<&str> = shown.map(|site| heads.site(site).short_name()).collect();
    match (names.len(), &head.at.owner) {
        (0, _) => "Geen enkele site laat dit zien.".to_owned(),
        (all, Owner::Shared) if all == heads.sites.len() => "Op alle sites.".to_owned(),
        _ => format!("Op de site van {}.", join_list(&names, "en")),
    }
}
