//! Each address belongs to one page: `duplicate-address`, `redirect-loop`.
//!
//! Pages that are not shown yet, or no longer, count too: a date alone must not bring a clash.

use super::context::CheckContext;
use super::findings::Findings;
use crate::diagnostic::codes::{duplicate_address, redirect_loop};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::address::Address;
use crate::model::heads::{DocIx, Heads};
use crate::model::layout::check_name;
use crate::model::value::items;
use crate::plan::file::FileKind;
use crate::plan::site::Clash;

pub(super) fn check(context: &CheckContext<'_>, findings: &mut Findings) {
    let is_dated = context.heads.documents.iter().any(|head| {
        let common = &head.common;
        common.publish_on.is_some() || common.expires_on.is_some()
    });
    for plan in context.plans {
        let site = &context.heads.site(plan.site).id;
        let plan = match is_dated {
            true => context.ever(plan.site),
            false => plan,
        };
        for clash in &plan.clashes {
            let problem = problem(context.heads, clash);
            findings.extend(problem.map(|problem| problem.on_site(site)));
        }
    }
}

fn problem(heads: &Heads, clash: &Clash) -> Option<Diagnostic> {
    let first = &clash.first;
    let other = place(heads, first.kind);
    if let FileKind::Redirect { document, former } = clash.second {
        let former = items(&heads.document(document).common.formerly).get(former)?;
        let address: &str = &former.value.0;
        let place = place(heads, clash.second);
        return Some(match first.kind {
            FileKind::Redirect { .. } => {
                duplicate_address::shared_by_redirects(place, address, other)
            }
            FileKind::Page(page) if page.document() == Some(document) => {
                redirect_loop::problem(place, address)
            }
            FileKind::Page(_) | FileKind::Data(_) | FileKind::Medium(_) | FileKind::Picture(..) => {
                duplicate_address::shared_by_redirect_and_page(place, address, other)
            }
        });
    }
    let document = clash.second.document()?;
    if is_reported_elsewhere(heads, first.kind, document) {
        return None;
    }
    let address = address(heads, document);
    let place = place(heads, clash.second);
    if address == first.address {
        return Some(duplicate_address::shared_by_pages(
            place,
            address.as_str(),
            other,
        ));
    }
    let (mine, theirs) = (address.as_str(), first.address.as_str());
    Some(duplicate_address::pages_differing_in_case(
        place, mine, theirs, other,
    ))
}

/// Whether another rule reports the clash: an invalid name, or a duplicate id.
fn is_reported_elsewhere(heads: &Heads, first: FileKind, second: DocIx) -> bool {
    let second = &heads.document(second).at;
    let same_id = first.document().is_some_and(|first| {
        let first = &heads.document(first).at;
        first.kind == second.kind && first.id == second.id
    });
    same_id || check_name(second).is_err()
}

fn address(heads: &Heads, document: DocIx) -> Address {
    crate::plan::links::document_address(heads.document(document)).0
}

/// The place to report for a file: its document or the former address; the shared content folder
/// when the file is not made from a single document.
pub(super) fn place(heads: &Heads, kind: FileKind) -> Place {
    if let FileKind::Redirect { document, former } = kind {
        let head = heads.document(document);
        let former = items(&head.common.formerly).get(former);
        let span = former.map(|former| former.span).unwrap_or_default();
        return Place::new(&head.at.path, span);
    }
    if let FileKind::Medium(at) | FileKind::Picture(at, _) = kind {
        return heads.media.get(at).map_or_else(
            || Place::file(&"content/media".into()),
            |medium| Place::file(&medium.path),
        );
    }
    match kind.source_document() {
        Some(document) => Place::file(&heads.document(document).at.path),
        None => Place::file(&"content".into()),
    }
}
