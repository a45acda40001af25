//! The ledger of the addresses that a site has published: `gepubliceerd` in its `adressen.yaml`.
//!
//! One address a line, in order, so that two branches that both published merge without a conflict.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::context::EditContext;
use super::expired::{ledger_path, read, unwritable};
use super::lists::{self, insertion, is_flow, item_prefix, line_start};
use super::pending::PendingEdits;
use super::plan::FileChange;
use super::refusal::EditRefusal;
use crate::source::{Source, Span, newline};
use crate::syntax::yaml::{self, Map, Node, Value};

const KEY: &str = "gepubliceerd";

/// The change of the project that records the addresses that a site has published; `None` when all of
/// them are recorded.
///
/// # Errors
/// The ledger is not written in a form that can be edited.
pub fn record_published(
    context: EditContext<'_>,
    site: &str,
    addresses: &BTreeSet<Arc<str>>,
) -> Result<Option<Vec<FileChange>>, EditRefusal> {
    let path = ledger_path(site);
    let mut pending = PendingEdits::default();
    match read(context, &path) {
        None if context.world.entries().contains(&path) => return Err(unwritable(&path)),
        None => {
            let text = format!("{KEY}:\n{}\n", block(addresses.iter(), "  - ", "\n"));
            pending.created.insert(path, text);
        }
        Some(source) => {
            let (tree, problems) = yaml::parse(&source, 0..source.text().len());
            let map = match &tree.root.value {
                Value::Map(map) if problems.is_empty() => map,
                _ => return Err(unwritable(&path)),
            };
            let edited = edit(&mut pending, &source, map, addresses);
            edited.ok_or_else(|| unwritable(&path))?;
        }
    }
    if addresses.is_empty() || (pending.edits.is_empty() && pending.created.is_empty()) {
        return Ok(None);
    }
    pending.changes(context).map(Some)
}

fn edit(
    pending: &mut PendingEdits,
    source: &Source,
    map: &Map,
    addresses: &BTreeSet<Arc<str>>,
) -> Option<()> {
    let (text, path) = (source.text(), source.path());
    let newline = newline(text);
    let Some(entry) = map.entry(KEY) else {
        let start = match text.is_empty() || text.ends_with('\n') {
            true => "",
            false => newline,
        };
        let list = block(addresses.iter(), "  - ", newline);
        let (span, text) = insertion(text.len(), format!("{start}{KEY}:{newline}{list}{newline}"));
        pending.replace(path, span, text);
        return Some(());
    };
    let items: &[Node] = match &entry.value.value {
        Value::List(items) => items,
        Value::Null => &[],
        _ => return None,
    };
    let written = |item: &Node| match &item.value {
        Value::Scalar(scalar) => Some(Arc::<str>::from(scalar.text.trim())),
        _ => None,
    };
    let present: BTreeSet<Arc<str>> = items.iter().filter_map(written).collect();
    let missing: Vec<&Arc<str>> = addresses.difference(&present).collect();
    if missing.is_empty() {
        return Some(());
    }
    if items.is_empty() {
        let after = entry.key.span.range().end;
        let colon = after + text.get(after..)?.find(':')? + 1;
        let end = entry.value.span.range().end.max(colon);
        let list = block(missing.into_iter(), "  - ", newline);
        pending.replace(path, Span::new(colon, end), format!("{newline}{list}"));
        return Some(());
    }
    if is_flow(text, &entry.value) {
        let missing: Vec<String> = missing.into_iter().map(ToString::to_string).collect();
        let (span, text) = lists::append(text, &entry.value, &missing)?;
        pending.replace(path, span, text);
        return Some(());
    }
    // Each goes before the first item that comes after it.
    let position = |address: &&Arc<str>| {
        let is_later = |item: &Node| written(item).is_some_and(|other| other > **address);
        items.iter().position(is_later).unwrap_or(items.len())
    };
    for at in 0..=items.len() {
        let here = missing
            .iter()
            .copied()
            .filter(|address| position(address) == at);
        let here: Vec<&Arc<str>> = here.collect();
        if here.is_empty() {
            continue;
        }
        let (span, text) = match items.get(at) {
            Some(next) => {
                let prefix = item_prefix(text, next)?;
                let list = block(here.into_iter(), prefix, newline);
                let start = line_start(text, next.span.range().start);
                insertion(start, format!("{list}{newline}"))
            }
            None => {
                let last = items.last()?;
                let list = block(here.into_iter(), item_prefix(text, last)?, newline);
                let end = lists::line_end(text, last.span.range().end);
                insertion(end, format!("{newline}{list}"))
            }
        };
        pending.replace(path, span, text);
    }
    Some(())
}

/// Items of a list, each with a hyphen, without a line ending at the end.
fn block<'a>(addresses: impl Iterator<Item = &'a Arc<str>>, prefix: &str, newline: &str) -> String {
    let items: Vec<String> = addresses
        .map(|address| format!("{prefix}{address}"))
        .collect();
    items.join(newline)
}
