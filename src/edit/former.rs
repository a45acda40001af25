//! Lists former addresses under `voorheen`.

use std::collections::BTreeSet;

use super::lists::{self, Replacement, insertion, is_flow, item_prefix};
use super::pending::PendingEdits;
use super::refusal::EditRefusal;
use crate::diagnostic::Text;
use crate::model::address::Address;
use crate::model::document::Document;
use crate::model::heads::{Availability, DocIx, Heads};
use crate::model::layout::Kind;
use crate::model::value::items;
use crate::plan::links::document_address;
use crate::source::{Span, newline};
use crate::syntax::front_matter;
use crate::syntax::yaml::{self, Map, Node, Value};

use jiff::civil::Date;

const KEY: &str = "voorheen";

/// The addresses of a document's own pages: for a special also that of its print version.
pub(super) fn own_addresses(heads: &Heads, document: DocIx) -> Vec<Address> {
    let head = heads.document(document);
    if head.at.kind == Kind::Quarter {
        return Vec::new();
    }
    let (address, _) = document_address(head);
    match head.at.kind {
        Kind::Special => {
            let print = Address::new(format!("{address}print/"));
            vec![address, print]
        }
        _ => vec![address],
    }
}

/// Whether the addresses of a document were ever public, as far as the sources show.
pub(super) fn was_public(heads: &Heads, document: DocIx, today: Date) -> bool {
    let is_public = |document: DocIx| {
        matches!(
            heads.availability(document, today),
            Availability::Published | Availability::Expired(_)
        )
    };
    let special = heads.document(document).at.special.as_deref();
    let cover = special.and_then(|id| heads.with_id(Kind::Special, id));
    is_public(document) && cover.is_none_or(is_public)
}

/// The former addresses that a document lists.
pub(super) fn listed(heads: &Heads, document: DocIx) -> Vec<Address> {
    let listed = items(&heads.document(document).common.formerly).iter();
    listed
        .map(|former| Address::new(&*former.value.0))
        .collect()
}

/// Adds addresses to the former ones of a document and drops others. One that is dropped is replaced
/// in its place, so that the order of the rest, by which feeds know a piece, stays.
///
/// # Errors
/// The list is not written in a form that can be edited.
pub(super) fn change(
    pending: &mut PendingEdits,
    document: &Document,
    add: &[Address],
    drop: &[Address],
) -> Result<(), EditRefusal> {
    if add.is_empty() && drop.is_empty() {
        return Ok(());
    }
    let source = &document.source;
    let text = source.text();
    let refusal = || unwritable(document);
    let head = front_matter::split(source).yaml.ok_or_else(refusal)?;
    let (tree, _) = yaml::parse(source, head.clone());
    let Value::Map(map) = &tree.root.value else {
        return Err(refusal());
    };
    let edits = match map.entry(KEY) {
        None => vec![new_key(text, map, head.end, add)],
        Some(entry) => match &entry.value.value {
            Value::List(present) => change_list(text, entry, present, add, drop),
            Value::Null => {
                let after = entry.key.span.range().end;
                let rest = text.get(after..).unwrap_or_default();
                let colon = rest.find(':').map(|colon| after + colon + 1);
                colon.map(|at| vec![insertion(at, format!(" [{}]", joined(add)))])
            }
            _ => None,
        }
        .ok_or_else(refusal)?,
    };
    for (span, text) in edits {
        if !(span.start == span.end && text.is_empty()) {
            pending.replace(source.path(), span, text);
        }
    }
    Ok(())
}

fn joined(addresses: &[Address]) -> String {
    let texts: Vec<String> = addresses.iter().map(as_yaml).collect();
    texts.join(", ")
}

/// An address as a value of a list. That of an old site may have characters with a meaning in YAML, but
/// never a quote or a backslash.
fn as_yaml(address: &Address) -> String {
    match address
        .as_str()
        .contains([',', '[', ']', ':', '&', '*', '!', '|', '\''])
    {
        true => format!("\"{address}\""),
        false => address.to_string(),
    }
}

/// The key with its list, on a line of its own at the end of the head.
fn new_key(text: &str, map: &Map, end: usize, add: &[Address]) -> Replacement {
    if add.is_empty() {
        return (Span::new(end, end), String::new());
    }
    let indent = map.entries.first().map_or("", |entry| {
        let start = entry.key.span.range().start;
        let before = text.get(lists::line_start(text, start)..start);
        before
            .filter(|before| before.trim().is_empty())
            .unwrap_or("")
    });
    let line = format!("{indent}{KEY}: [{}]{}", joined(add), newline(text));
    insertion(end, line)
}

fn change_list(
    text: &str,
    entry: &yaml::MapEntry,
    present: &[Node],
    add: &[Address],
    drop: &[Address],
) -> Option<Vec<Replacement>> {
    let written = |node: &Node| match &node.value {
        Value::Scalar(scalar) => scalar.text.trim().to_owned(),
        _ => String::new(),
    };
    let is_dropped = |node: &Node| drop.iter().any(|address| address.as_str() == written(node));
    let mut dropped: BTreeSet<usize> = (0..present.len())
        .filter(|at| present.get(*at).is_some_and(is_dropped))
        .collect();
    let is_present = |address: &&Address| {
        let mut kept = present.iter().filter(|node| !is_dropped(node));
        kept.any(|node| written(node) == address.as_str())
    };
    let add: Vec<String> = add
        .iter()
        .filter(|address| !is_present(address))
        .map(as_yaml)
        .collect();
    let list = &entry.value;
    let mut edits = Vec::new();
    match (dropped.first().copied(), add.is_empty()) {
        (_, true) => {}
        (None, false) => edits.push(lists::append(text, list, &add)?),
        (Some(first), false) => {
            let node = present.get(first)?;
            let separator = match is_flow(text, list) {
                true => ", ".to_owned(),
                false => [newline(text), item_prefix(text, node)?].concat(),
            };
            edits.push((node.span, add.join(&separator)));
            dropped.remove(&first);
        }
    }
    if !dropped.is_empty() {
        edits.extend(lists::remove(text, entry, &dropped)?);
    }
    Some(edits)
}

fn unwritable(document: &Document) -> EditRefusal {
    let path = &document.head.at.path;
    EditRefusal::new(
        Text::new(
            format!("In de kop van {path} kan het oude adres niet bij voorheen gezet worden"),
            format!("The old address cannot be added under voorheen in the head of {path}"),
        ),
        Text::new(
            "Schrijf daar een gewone lijst, zoals voorheen: [/cursus/oud/], en geef de opdracht \
             dan opnieuw",
            "Write a plain list there, such as voorheen: [/cursus/oud/], then run the command again",
        ),
    )
}
