//! Regional additions to shared documents: `accent-outdated`, `unused-accent`, `stray-accent`.
//!
//! A regional file is stray when its name is a likely misspelling of the name of a shared document
//! in the same folder. Digits are not compared: "peiling-2024" beside "peiling-2023" is another
//! survey. An imprecise `bijgewerkt` counts as its first day, so that an accent is reported as
//! outdated only when that is certain.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::context::{CheckContext, CheckedDocument};
use super::findings::Findings;
use crate::diagnostic::codes::{accent_outdated, stray_accent, unused_accent};
use crate::diagnostic::{Diagnostic, Names, Place};
use crate::model::document::Head;
use crate::model::layout::Owner;
use crate::model::period::dutch_date;

pub(super) fn of_document(
    context: &CheckContext<'_>,
    checked: &CheckedDocument<'_>,
    findings: &mut Findings,
) {
    let head = &checked.document.head;
    if head.accent().is_some() {
        findings.extend(outdated(context, head));
        findings.extend(unused(context, head));
    }
}

fn outdated(context: &CheckContext<'_>, head: &Head) -> Option<Diagnostic> {
    let compared = head.accent()?.compared_on.as_ref()?;
    let shared = context.heads.document(context.heads.accented(head)?.0);
    let updated = shared.common.updated.as_ref()?;
    if updated.value.first_day() <= compared.value {
        return None;
    }
    Some(accent_outdated::problem(
        Place::new(&head.at.path, compared.span),
        &dutch_date(compared.value),
        &updated.value.dutch(),
        Place::new(&shared.at.path, updated.span),
    ))
}

fn unused(context: &CheckContext<'_>, head: &Head) -> Option<Diagnostic> {
    let heads = context.heads;
    let (document, site) = heads.accented(head)?;
    if heads.shows(site, document) {
        return None;
    }
    let shared = heads.document(document);
    let shown_on = shared.common.regions.as_ref().map(|regions| regions.span);
    let shared = Place::new(&shared.at.path, shown_on.unwrap_or_default());
    let place = Place::file(&head.at.path);
    Some(unused_accent::problem(
        place,
        heads.site(site).name(),
        shared,
    ))
}

pub(super) fn stray(context: &CheckContext<'_>, findings: &mut Findings) {
    let heads = context.heads;
    let mut shared: BTreeMap<&str, SharedNames<'_>> = BTreeMap::new();
    for head in heads
        .documents
        .iter()
        .filter(|head| head.at.owner == Owner::Shared)
    {
        let names = shared.entry(folder(head.at.path_in_owner())).or_default();
        names.paths.insert(
            without_digits(head.at.path_in_owner()),
            head.at.path.as_str(),
        );
    }
    let unattached = heads
        .accents
        .iter()
        .filter(|head| heads.accented(head).is_none());
    for head in heads.documents.iter().chain(unattached) {
        let names = match &head.at.owner {
            Owner::Site(_) => shared.get(folder(head.at.path_in_owner())),
            Owner::Shared => None,
        };
        let Some(names) = names else { continue };
        let name = without_digits(head.at.path_in_owner());
        if names.paths.contains_key(&name) {
            continue;
        }
        let suggestion = names.prepared().suggest(&name);
        findings.count(suggestion.steps());
        if let Some(near) = suggestion.near().and_then(|near| names.paths.get(near)) {
            findings.push(stray_accent::problem(Place::file(&head.at.path), near));
        }
    }
}

/// The shared documents in a folder.
#[derive(Default)]
struct SharedNames<'h> {
    /// The paths, by file name without digits.
    paths: BTreeMap<String, &'h str>,
    names: OnceCell<Names<String>>,
}

impl SharedNames<'_> {
    fn prepared(&self) -> &Names<String> {
        let names = || Names::new(self.paths.keys().cloned());
        self.names.get_or_init(names)
    }
}

fn folder(inner: &str) -> &str {
    inner.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The name of a file without its folder, extension and digits.
fn without_digits(inner: &str) -> String {
    let name = inner.rsplit('/').next().unwrap_or(inner);
    let name = name.strip_suffix(".md").unwrap_or(name);
    name.chars().filter(|c| !c.is_ascii_digit()).collect()
}
