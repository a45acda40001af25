//! Links to pages of the sites by their address: `/aanmelden/` in a text, which every site that shows
//! the text must have, and `https://voorbeeld.nl/aanbod/`, of which one site knows whether it exists.

use super::context::{CheckContext, CheckedLink};
use super::findings::Findings;
use super::links::{broken_anchor_problem, unpublished};
use crate::diagnostic::codes::{broken_link, unpublished_target};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::address::Address;
use crate::model::heads::{DocIx, SiteIx};
use crate::plan::link_text;
use crate::plan::link_uses::LinkUse;
use crate::plan::links::{OwnUrl, document_at};

/// The problem with a link to an address of the sites that show it.
pub(super) fn page(
    context: &CheckContext<'_>,
    place: Place,
    sites: &[SiteIx],
    link: &LinkUse<'_>,
    address: &Address,
    findings: &mut Findings,
) -> Option<Diagnostic> {
    let lacks = |site: &&SiteIx| context.plan(**site).at(address.as_str()).is_none();
    let lacking: Vec<SiteIx> = sites.iter().filter(lacks).copied().collect();
    let first = *lacking.first()?;
    let is_empty_now = |site: &SiteIx| context.ever(*site).at(address.as_str()).is_some();
    let mut problem = if lacking.iter().all(is_empty_now) {
        unpublished_target::empty_list(place, address.as_str())
    } else {
        let names = context.addresses.of(first);
        let near = names.and_then(|names| {
            findings
                .suggest(&place.path, names, address.as_str())
                .near()
        });
        let rest = link
            .target
            .find(['?', '#'])
            .map_or("", |at| &link.target[at..]);
        let near = near.map(|near| format!("{near}{rest}"));
        broken_link::missing_page(place, link.target, near.as_deref())
    };
    for site in lacking {
        problem = problem.on_site(&context.heads.site(site).id);
    }
    Some(problem)
}

/// The problem with a link to a page of one of the sites by its web address.
pub(super) fn page_by_url(
    context: &CheckContext<'_>,
    place: Place,
    link: &CheckedLink<'_>,
    url: &str,
    findings: &mut Findings,
) -> Option<Diagnostic> {
    let own = link.own_url.as_ref()?;
    if has_page(context, own) {
        let anchor = own.anchor.as_deref()?;
        return broken_anchor_problem(context, place, link, anchor, findings);
    }
    let document = document_at(context.heads, &own.address);
    let shown = document.filter(|document| context.heads.shows(own.site, *document));
    if let Some(problem) = shown.and_then(|shown| unpublished(context, place.clone(), shown)) {
        return Some(problem);
    }
    if context.ever(own.site).at(own.address.as_str()).is_some() {
        return Some(unpublished_target::empty_list(place, url));
    }
    let near = document
        .map(|document| relative(context, &place, document))
        .or_else(|| {
            let names = context.addresses.of(own.site)?;
            let near = findings
                .suggest(&place.path, names, own.address.as_str())
                .near()?;
            let page = context.plan(own.site).at(near)?;
            Some(match page.kind.document() {
                Some(document) => relative(context, &place, document),
                None => format!("{}{near}", context.heads.site(own.site).region.base()),
            })
        });
    Some(broken_link::missing_on_site(place, url, near.as_deref()))
}

fn has_page(context: &CheckContext<'_>, own: &OwnUrl) -> bool {
    let plan = context.plan(own.site);
    let address = own.address.as_str();
    plan.at(address).is_some() || plan.at(&format!("{address}/")).is_some()
}

/// The path to a document, as a link in the file would write it.
fn relative(context: &CheckContext<'_>, place: &Place, document: DocIx) -> String {
    let path = &context.heads.document(document).at.path;
    let from = place.path.folder();
    // A regional file is read as if it were in the shared folder too.
    let as_shared = from
        .split_once("/content/")
        .map(|(_, inner)| format!("content/{inner}"));
    match as_shared.filter(|_| path.as_str().starts_with("content/")) {
        Some(from) => link_text::relative_path(&from, path.as_str()),
        None => link_text::relative_path(from, path.as_str()),
    }
}
