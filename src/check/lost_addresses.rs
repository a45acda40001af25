//! Addresses in the ledger of a site that nothing has now: `lost-address`.
//!
//! A piece that is scheduled or expired keeps its address, as a date alone must not bring an error.

use std::collections::{HashMap, HashSet};

use super::context::CheckContext;
use super::findings::Findings;
use super::ledger::scheduled;
use crate::diagnostic::codes::lost_address;
use crate::diagnostic::{Diagnostic, Names, Place};
use crate::model::address::Address;
use crate::model::document::YamlFile;
use crate::model::heads::{Availability, DocIx, SiteIx};
use crate::model::ledger::{Ledger, SiteAddress};
use crate::model::value::items;
use crate::plan::links::document_address;
use crate::source::{FilePath, Source, Span, Spanned, newline};

pub(super) fn check(context: &CheckContext<'_>, findings: &mut Findings) {
    for (id, file) in &context.yaml.ledgers {
        let Some(site) = context.heads.site_with_id(id) else {
            continue;
        };
        for problem in problems(context, site, file) {
            findings.push(problem.on_site(id));
        }
    }
}

fn problems(context: &CheckContext<'_>, site: SiteIx, file: &YamlFile<Ledger>) -> Vec<Diagnostic> {
    let published = items(&file.value.published);
    if published.is_empty() {
        return Vec::new();
    }
    let gone: HashSet<&str> = items(&file.value.gone)
        .iter()
        .filter_map(|entry| Some(&*entry.value.address.as_ref()?.value.0))
        .collect();
    let later = scheduled(context, site);
    let expired = expired(context, site);
    let mut seen = HashSet::new();
    let is_lost = |address: &&Spanned<SiteAddress>| {
        let address = &*address.value.0;
        context.plan(site).at(address).is_none()
            && !gone.contains(address)
            && !later.contains_key(address)
            && !expired.contains(address)
    };
    let lost = published.iter().filter(is_lost);
    // A merge of two branches may list an address twice.
    let lost: Vec<_> = lost
        .filter(|address| seen.insert(&*address.value.0))
        .collect();
    if lost.is_empty() {
        return Vec::new();
    }
    let successors = Successors::new(context, site, published);
    let today = context.when.today.to_string();
    let problem = |address: &Spanned<SiteAddress>| {
        let written = &*address.value.0;
        let successor = successors.of(written);
        let named = successor.map(|(path, new)| (path.as_str(), new.as_str()));
        let place = Place::new(file.source.path(), address.span);
        let problem = lost_address::problem(place, written, &today, named);
        match successor.and_then(|(path, _)| redirect(context, path, written)) {
            Some((place, text)) => problem.with_fix(false, place, text),
            None => match withdrawal(file, written, &today) {
                Some((span, text)) => {
                    problem.with_fix(false, Place::new(file.source.path(), span), text)
                }
                None => problem,
            },
        }
    };
    lost.into_iter().map(problem).collect()
}

/// The addresses of pieces that have expired.
fn expired(context: &CheckContext<'_>, site: SiteIx) -> HashSet<Address> {
    let heads = context.heads;
    let mut addresses = HashSet::new();
    for document in (0..heads.documents.len()).map(DocIx) {
        let availability = heads.availability(document, context.when.today);
        if !matches!(availability, Availability::Expired(_)) || !heads.shows(site, document) {
            continue;
        }
        let head = heads.document(document);
        addresses.insert(document_address(head).0);
        let former = items(&head.common.formerly).iter();
        addresses.extend(former.map(|former| Address::from(&*former.value.0)));
    }
    addresses
}

/// The new pieces of a site, which an old address may have become.
struct Successors {
    /// By the folder of the address, such as `/aanbod/`: the last parts of the addresses of new pieces.
    names: HashMap<String, Names<String>>,
    /// The file and address of each, by address.
    pieces: HashMap<String, (FilePath, Address)>,
}

impl Successors {
    fn new(context: &CheckContext<'_>, site: SiteIx, published: &[Spanned<SiteAddress>]) -> Self {
        let known: HashSet<&str> = published.iter().map(|address| &*address.value.0).collect();
        let mut names: HashMap<String, Vec<String>> = HashMap::new();
        let mut pieces = HashMap::new();
        for file in &context.plan(site).files {
            let Some(document) = file.kind.document() else {
                continue;
            };
            let address = file.address.as_str();
            if known.contains(address) {
                continue;
            }
            let (folder, name) = parts(address);
            names
                .entry(folder.to_owned())
                .or_default()
                .push(name.to_owned());
            let path = context.heads.document(document).at.path.clone();
            pieces.insert(address.to_owned(), (path, file.address.clone()));
        }
        let index = |(folder, names)| (folder, Names::new(names));
        Self {
            names: names.into_iter().map(index).collect(),
            pieces,
        }
    }

    fn of(&self, address: &str) -> Option<&(FilePath, Address)> {
        let (folder, name) = parts(address);
        let suggestion = self.names.get(folder)?.suggest(name);
        let near = suggestion.near()?;
        self.pieces.get(&format!("{folder}{near}/"))
    }
}

/// The folder of an address, and its last part: `/aanbod/` and `inclusie`.
fn parts(address: &str) -> (&str, &str) {
    let bare = address.trim_end_matches('/');
    let at = bare.rfind('/').map_or(0, |at| at + 1);
    bare.split_at(at)
}

/// The edit that lists an address under `voorheen` of a document that has no such key yet.
fn redirect(context: &CheckContext<'_>, path: &FilePath, address: &str) -> Option<(Place, String)> {
    let document = context
        .documents
        .iter()
        .find(|document| document.source.path() == path)?;
    if document.head.common.formerly.is_some() {
        return None;
    }
    let text = document.source.text();
    let end = document.front_matter.as_ref()?.end;
    let newline = newline(text);
    let start = match text.get(..end)?.ends_with('\n') {
        true => "",
        false => newline,
    };
    let place = Place::new(path, Span::new(end, end));
    Some((place, format!("{start}voorheen: [{address}]{newline}")))
}

/// The edit that lists an address as gone on purpose; `None` when the list is written in another form.
fn withdrawal(file: &YamlFile<Ledger>, address: &str, today: &str) -> Option<(Span, String)> {
    let text = file.source.text();
    let newline = newline(text);
    let item = format!("- {{adres: {address}, sinds: {today}}}");
    let Some(gone) = &file.value.gone else {
        let end = text.len();
        let start = match text.is_empty() || text.ends_with('\n') {
            true => "",
            false => newline,
        };
        let list = format!("{start}vervallen:{newline}  {item}{newline}");
        return Some((Span::new(end, end), list));
    };
    let (line, indent) = indentation(&file.source, gone.value.first()?.span)?;
    Some((Span::new(line, line), format!("{indent}{item}{newline}")))
}

/// The start of the line of an item of a list with hyphens, and the spaces before the hyphen.
fn indentation(source: &Source, item: Span) -> Option<(usize, &str)> {
    let before = source.text().get(..item.range().start)?;
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let indent = before.get(line..)?.trim_end().strip_suffix('-')?;
    indent.trim().is_empty().then_some((line, indent))
}
