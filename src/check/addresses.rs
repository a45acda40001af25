//! Each address belongs to one page: `duplicate-address`, `redirect-loop`.

use super::context::CheckContext;
use super::findings::Findings;
use crate::diagnostic::Place;
use crate::diagnostic::codes::{duplicate_address, redirect_loop};
use crate::model::heads::{DocIx, Heads};
use crate::model::layout::check_name;
use crate::model::value::items;
use crate::plan::address::Address;
use crate::plan::page::What;
use crate::plan::site::{Clash, SitePlan};

pub(super) fn check(context: &CheckContext<'_>, found: &mut Findings) {
    for plan in context.plans {
        let site = &context.heads.site(plan.site).id;
        for clash in &plan.clashes {
            let problem = problem(context.heads, plan, *clash);
            found.extend(problem.map(|problem| problem.on_site(site)));
        }
    }
}

fn problem(heads: &Heads, plan: &SitePlan, clash: Clash) -> Option<crate::diagnostic::Diagnostic> {
    let first = plan.pages.get(clash.first)?;
    let other = place(heads, first.what);
    if let What::Redirect(document, at) = clash.second {
        let former = items(&heads.document(document).common.formerly).get(at)?;
        let address: &str = &former.value.0;
        let here = place(heads, clash.second);
        return Some(match first.what {
            What::Redirect(..) => duplicate_address::redirects(here, address, other),
            what if what.document() == Some(document) => redirect_loop::problem(here, address),
            _ => duplicate_address::redirect_to_page(here, address, other),
        });
    }
    let document = clash.second.document()?;
    if is_reported_otherwise(heads, first.what, document) {
        return None;
    }
    let address = address(heads, document);
    let here = place(heads, clash.second);
    if address == first.address {
        return Some(duplicate_address::pages(here, address.as_str(), other));
    }
    let (mine, theirs) = (address.as_str(), first.address.as_str());
    Some(duplicate_address::differ_in_case(here, mine, theirs, other))
}

/// A name that is refused, or an id that stands twice, has been reported as such.
fn is_reported_otherwise(heads: &Heads, first: What, second: DocIx) -> bool {
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

/// Where a page comes from: its document, the former address, or for a page that no one document
/// makes, the folder of the shared content.
fn place(heads: &Heads, what: What) -> Place {
    match what {
        What::Redirect(document, at) => {
            let head = heads.document(document);
            let former = items(&head.common.formerly).get(at);
            Place::new(
                &head.at.path,
                former.map(|former| former.span).unwrap_or_default(),
            )
        }
        What::RunCalendar(document, _) | What::SpecialPrint(document) => {
            Place::file(&heads.document(document).at.path)
        }
        What::Media(at) => heads.media.get(at).map_or_else(
            || Place::file(&"content/media".into()),
            |media| Place::file(&media.path),
        ),
        what => match what.document() {
            Some(document) => Place::file(&heads.document(document).at.path),
            None => Place::file(&"content".into()),
        },
    }
}
