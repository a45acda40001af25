//! What a renamed or removed document left behind: `moved-document`.
//!
//! An accent without its shared document is reported once, and not for each key that it lacks as a
//! document ([`supersede`]). Links and references to a document that moved are reported once for
//! each file and document, with a fix that changes all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::context::{CheckContext, CheckedDocument, CheckedLink};
use super::findings::Findings;
use super::moved_index::{FormerOf, LeftAccent, Whereabouts};
use crate::diagnostic::codes::moved_document::{self, NewPlace};
use crate::diagnostic::{Code, Diagnostic, Edit, Place};
use crate::model::document::{Document, Head};
use crate::model::heads::{DocIx, Heads};
use crate::model::layout::{Location, Owner, locate};
use crate::model::target_ids::named_document;
use crate::model::value::items;
use crate::plan::link_text::{LinkPlace, path_edit};
use crate::plan::link_uses::LinkUse;
use crate::plan::links::{LinkedItem, ParsedLink, address_at};
use crate::source::{FilePath, Span};

/// The number of missing keys from which on a file is no document with a mistake.
const MANY_MISSING: usize = 3;

pub(super) fn of_document(
    context: &CheckContext<'_>,
    checked: &CheckedDocument<'_>,
    findings: &mut Findings,
) {
    let head = &checked.document.head;
    if let Some(left) = left_accent(context, checked) {
        let problem = accent_problem(context.heads, head, &left);
        let Owner::Site(site) = &head.at.owner else {
            return;
        };
        findings.push(problem.on_site(site));
        return;
    }
    if context.moved.of_accent(&head.at.path).is_some() {
        return;
    }
    for (whereabouts, uses) in uses(context, checked) {
        findings.push(use_problem(context, checked, &whereabouts, uses));
    }
}

/// What became of the shared document that a file is an accent on: the file was read as an accent,
/// or it lacks most keys of a document and stands where a shared document was.
fn left_accent(context: &CheckContext<'_>, checked: &CheckedDocument<'_>) -> Option<Whereabouts> {
    let head = &checked.document.head;
    if head.accent().is_some() {
        return match context.moved.of_accent(&head.at.path)? {
            LeftAccent::Left(whereabouts) => Some(whereabouts.clone()),
            LeftAccent::NearTo(_) => None,
        };
    }
    if head.at.owner == Owner::Shared {
        return None;
    }
    if !is_incomplete(checked.document) {
        return None;
    }
    match context.moved.of_path(&head.at.path)? {
        Whereabouts::MovedTo(moved) => {
            let to = context.heads.document(moved.document);
            let is_shared = to.at.owner == Owner::Shared;
            is_shared.then_some(Whereabouts::MovedTo(moved))
        }
        gone @ Whereabouts::Gone(_) => Some(gone),
    }
}

/// Whether a file lacks so much that it is no document with a mistake.
fn is_incomplete(document: &Document) -> bool {
    let count = |code: Code| {
        let problems = document.problems.iter();
        problems.filter(|problem| problem.code == code).count()
    };
    count(Code::MissingKey) >= MANY_MISSING || count(Code::MissingFrontMatter) > 0
}

fn accent_problem(heads: &Heads, head: &Head, left: &Whereabouts) -> Diagnostic {
    let place = Place::file(&head.at.path);
    match left {
        Whereabouts::MovedTo(moved) => {
            let to = heads.document(moved.document);
            let accent = match to.at.owner {
                Owner::Shared => Some([&head.at.owner.folder(), to.at.path_in_owner()].concat()),
                Owner::Site(_) => None,
            };
            let destination = destination(to, *moved, accent.as_deref());
            moved_document::accent_left(place, destination)
        }
        Whereabouts::Gone(path) => {
            let (address, _) = address_at(&head.at);
            moved_document::accent_of_nothing(place, path.as_str(), address.as_str())
        }
    }
}

/// Where a document is now.
fn destination<'h>(to: &'h Head, moved: FormerOf, accent: Option<&'h str>) -> NewPlace<'h> {
    let formerly = items(&to.common.formerly).get(moved.former);
    let span = formerly.map_or(Span::FILE, |former| former.span);
    NewPlace {
        title: to.title.as_ref().map_or(&*to.at.id, |title| &title.value),
        path: to.at.path.as_str(),
        accent,
        formerly: Place::new(&to.at.path, span),
    }
}

/// The links and references of a file to one document that moved.
#[derive(Default)]
struct LeftUses {
    /// Their places.
    spans: BTreeSet<Span>,
    /// The changes of those that can be changed.
    edits: BTreeMap<Span, Edit>,
    /// Whether one cannot be changed.
    is_partial: bool,
}

impl LeftUses {
    fn add(&mut self, span: Span, edit: Option<Edit>) {
        self.spans.insert(span);
        match edit {
            Some(edit) => {
                self.edits.insert(edit.place.span, edit);
            }
            None => self.is_partial = true,
        }
    }
}

fn uses(
    context: &CheckContext<'_>,
    checked: &CheckedDocument<'_>,
) -> BTreeMap<Whereabouts, LeftUses> {
    let mut left: BTreeMap<Whereabouts, LeftUses> = BTreeMap::new();
    for link in &checked.links {
        let Some(LinkedItem::Nothing(wanted)) = &link.leads_to else {
            continue;
        };
        if let Some(whereabouts) = of_link(context, &link.link, wanted) {
            let edit = match whereabouts {
                Whereabouts::MovedTo(to) => link_edit(context.heads, checked, link, to.document),
                Whereabouts::Gone(_) => None,
            };
            let uses = left.entry(whereabouts).or_default();
            uses.add(link.link.span, edit);
        }
    }
    for reference in &checked.document.head.references {
        let id = &reference.id.value;
        let is_known = context
            .known
            .of(reference.target)
            .is_none_or(|known| known.contains(id));
        if is_known {
            continue;
        }
        if let Some(whereabouts) = context.moved.of_reference(reference.target, id) {
            let edit = match whereabouts {
                Whereabouts::MovedTo(to) => {
                    let old = named_document(reference.target, id).map(|(_, old)| old);
                    let new = &context.heads.document(to.document).at.id;
                    old.and_then(|old| id_edit(checked, reference.id.span, old, new))
                }
                Whereabouts::Gone(_) => None,
            };
            let uses = left.entry(whereabouts).or_default();
            uses.add(reference.id.span, edit);
        }
    }
    left
}

/// What became of the document that a link looks up at a path where nothing is.
pub(super) fn of_link(
    context: &CheckContext<'_>,
    link: &LinkUse<'_>,
    wanted: &FilePath,
) -> Option<Whereabouts> {
    match link.is_to_media(wanted) {
        true => None,
        false => context.moved.of_path(wanted),
    }
}

fn link_edit(
    heads: &Heads,
    checked: &CheckedDocument<'_>,
    link: &CheckedLink<'_>,
    to: DocIx,
) -> Option<Edit> {
    let ParsedLink::Path {
        path: written,
        anchor,
    } = &link.written
    else {
        return None;
    };
    let document = checked.document;
    let from = LinkPlace::of(&document.head.at);
    let exists = |path: &FilePath| heads.at_path(path).is_some();
    let path = from.path_to(&LinkPlace::of(&heads.document(to).at), written, &exists);
    let used = &link.link;
    path_edit(&document.source, used.span, used.target, *anchor, &path)
}

/// The change of the id in a reference; what follows the id, such as a module, stays.
fn id_edit(checked: &CheckedDocument<'_>, span: Span, old: &str, new: &str) -> Option<Edit> {
    let source = &checked.document.source;
    let written = source.text().get(span.range())?;
    let start = span.range().start + written.find(old)?;
    Some(Edit {
        place: Place::new(source.path(), Span::new(start, start + old.len())),
        text: new.to_owned(),
    })
}

fn use_problem(
    context: &CheckContext<'_>,
    checked: &CheckedDocument<'_>,
    whereabouts: &Whereabouts,
    uses: LeftUses,
) -> Diagnostic {
    let head = &checked.document.head;
    let span = uses.spans.first().copied().unwrap_or(Span::FILE);
    let place = Place::new(&head.at.path, span);
    let mut problem = match whereabouts {
        Whereabouts::MovedTo(moved) => {
            let to = context.heads.document(moved.document);
            let edits = match uses.is_partial {
                true => Vec::new(),
                false => uses.edits.into_values().collect(),
            };
            moved_document::use_left(place, destination(to, *moved, None), edits)
        }
        Whereabouts::Gone(path) => {
            let address = match locate(path) {
                Location::Document(at) => address_at(&at).0.to_string(),
                _ => String::new(),
            };
            moved_document::use_of_nothing(place, path.as_str(), &address)
        }
    };
    let sites = checked.sites.iter();
    let ids = sites.map(|site| Arc::clone(&context.heads.site(*site).id));
    problem.sites = ids.collect();
    problem
}

/// Removes the problems that an accent without its shared document causes besides
/// `moved-document`.
pub fn supersede(problems: &mut Vec<Diagnostic>) {
    let left = problems
        .iter()
        .filter(|problem| problem.code == Code::MovedDocument && problem.place.span == Span::FILE);
    let left: BTreeSet<FilePath> = left.map(|problem| problem.place.path.clone()).collect();
    if left.is_empty() {
        return;
    }
    let is_caused = |problem: &Diagnostic| match problem.code {
        Code::MissingFrontMatter
        | Code::MissingKey
        | Code::UnknownKey
        | Code::AccentKey
        | Code::UnknownReference
        | Code::BrokenLink
        | Code::BrokenAnchor
        | Code::MissingMedia
        | Code::UnpublishedTarget
        | Code::StrayAccent
        | Code::UnusedAccent
        | Code::OrphanPage => left.contains(&problem.place.path),
        Code::DuplicateAddress => problem.paths().any(|path| left.contains(path)),
        _ => false,
    };
    problems.retain(|problem| !is_caused(problem));
}
