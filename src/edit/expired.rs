//! The list of addresses that expired, in the file of a site that keeps them.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::context::EditContext;
use super::lists::{self, insertion, is_flow, item_prefix};
use super::pending::PendingEdits;
use super::refusal::EditRefusal;
use crate::diagnostic::Text;
use crate::model::address::Address;
use crate::source::{FilePath, Source, newline};
use crate::syntax::yaml::{self, Map, Node, Value};

const KEY: &str = "vervallen";

/// The changes of the list of one site.
#[derive(Debug, Default)]
pub(super) struct ExpiredChange {
    /// The addresses that expire.
    pub(super) add: BTreeSet<Address>,
    /// The addresses that are in use again.
    pub(super) drop: BTreeSet<Address>,
}

/// The file of a site.
pub(super) fn ledger_path(site: &str) -> FilePath {
    FilePath::new(format!("regions/{site}/adressen.yaml"))
}

/// The addresses that a site lists as expired.
pub(super) fn listed(context: EditContext<'_>, site: &str) -> Vec<Address> {
    let Some(source) = read(context, &ledger_path(site)) else {
        return Vec::new();
    };
    let (tree, _) = yaml::parse(&source, 0..source.text().len());
    let Value::Map(map) = &tree.root.value else {
        return Vec::new();
    };
    match map.get(KEY).map(|node| &node.value) {
        Some(Value::List(items)) => items.iter().filter_map(address).collect(),
        _ => Vec::new(),
    }
}

/// The text of a ledger; `None` when it is not there or cannot be read.
pub(super) fn read(context: EditContext<'_>, path: &FilePath) -> Option<Source> {
    if !context.world.entries().contains(path) {
        return None;
    }
    let bytes = context.world.read(path).ok()?;
    Source::decode(path.clone(), &bytes).ok()
}

fn address(item: &Node) -> Option<Address> {
    let Value::Map(map) = &item.value else {
        return None;
    };
    match &map.get("adres")?.value {
        Value::Scalar(scalar) => Some(Address::new(scalar.text.trim())),
        _ => None,
    }
}

/// Changes the list of a site.
///
/// # Errors
/// The file is not written in a form that can be edited.
pub(super) fn change(
    pending: &mut PendingEdits,
    context: EditContext<'_>,
    site: &Arc<str>,
    change: &ExpiredChange,
) -> Result<(), EditRefusal> {
    let path = ledger_path(site);
    let today = context.world.today();
    let is_there = context.world.entries().contains(&path);
    let Some(source) = read(context, &path) else {
        if is_there {
            return Err(unwritable(&path));
        }
        if !change.add.is_empty() {
            let text = format!("{KEY}:\n{}", block(&change.add, today, "  - ", "\n"));
            pending.created.insert(path, text + "\n");
        }
        return Ok(());
    };
    let (tree, problems) = yaml::parse(&source, 0..source.text().len());
    let Value::Map(map) = &tree.root.value else {
        return Err(unwritable(&path));
    };
    if !problems.is_empty() {
        return Err(unwritable(&path));
    }
    change_text(pending, &source, map, change, today).ok_or_else(|| unwritable(&path))
}

fn change_text(
    pending: &mut PendingEdits,
    source: &Source,
    map: &Map,
    change: &ExpiredChange,
    today: Date,
) -> Option<()> {
    let (text, path) = (source.text(), source.path());
    let newline = newline(text);
    let Some(entry) = map.entry(KEY) else {
        if !change.add.is_empty() {
            let start = match text.is_empty() || text.ends_with('\n') {
                true => "",
                false => newline,
            };
            let list = block(&change.add, today, "  - ", newline);
            let (span, text) =
                insertion(text.len(), format!("{start}{KEY}:{newline}{list}{newline}"));
            pending.replace(path, span, text);
        }
        return Some(());
    };
    let items: &[Node] = match &entry.value.value {
        Value::List(items) => items,
        Value::Null => &[],
        _ => return None,
    };
    let present: BTreeSet<Address> = items.iter().filter_map(address).collect();
    let add: BTreeSet<Address> = change.add.difference(&present).cloned().collect();
    let is_dropped = |at: &usize| {
        let address = items.get(*at).and_then(address);
        address.is_some_and(|address| change.drop.contains(&address))
    };
    let dropped: BTreeSet<usize> = (0..items.len()).filter(is_dropped).collect();
    if dropped.len() == items.len() && add.is_empty() && map.entries.len() == 1 {
        pending.removals.insert(path.clone());
        return Some(());
    }
    if !dropped.is_empty() {
        for (span, text) in lists::remove(text, entry, &dropped)? {
            pending.replace(path, span, text);
        }
    }
    if add.is_empty() {
        return Some(());
    }
    let (span, text) = match items.last() {
        None => {
            let after = entry.key.span.range().end;
            let colon = after + text.get(after..)?.find(':')? + 1;
            let end = entry.value.span.range().end.max(colon);
            let list = block(&add, today, "  - ", newline);
            let span = crate::source::Span::new(colon, end);
            (span, format!("{newline}{list}"))
        }
        Some(_) if is_flow(text, &entry.value) => {
            let items = add.iter().map(|address| flow_item(address, today));
            lists::append(text, &entry.value, &items.collect::<Vec<_>>())?
        }
        Some(last) => {
            let prefix = item_prefix(text, last)?;
            let list = block(&add, today, prefix, newline);
            let at = lists::line_end(text, last.span.range().end);
            insertion(at, format!("{newline}{list}"))
        }
    };
    pending.replace(path, span, text);
    Some(())
}

/// Items of a list, each on one line with a hyphen, without a line ending at the end. So two branches
/// that both add some merge line by line.
fn block(addresses: &BTreeSet<Address>, today: Date, prefix: &str, newline: &str) -> String {
    let item = |address: &Address| format!("{prefix}{}", flow_item(address, today));
    let items: Vec<String> = addresses.iter().map(item).collect();
    items.join(newline)
}

fn flow_item(address: &Address, today: Date) -> String {
    format!("{{adres: {address}, sinds: {today}}}")
}

/// The refusal to edit a ledger that is not written as expected.
pub(super) fn unwritable(path: &FilePath) -> EditRefusal {
    EditRefusal::new(
        Text::new(
            format!("vindplek kan in {path} geen adressen opschrijven"),
            format!("Addresses cannot be written to {path}"),
        ),
        Text::new(
            "Herstel dat bestand (vindplek check zegt wat er mis is), of haal het weg, en geef de \
             opdracht dan opnieuw",
            "Mend that file (vindplek check says what is wrong), or remove it, then run the \
             command again",
        ),
    )
}
