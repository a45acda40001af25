//! Pages and media that nothing links to: `orphan-page`, `unused-media`.
//!
//! Courses, news, specials, surveys, quarters, functions and audience pages appear in lists. Other
//! pages need a link from a text, a key or a menu. Links in the footer of a theme do not count, and
//! neither do links from a page to itself. Nothing may link to a draft, so drafts are exempt.
//!
//! While some file cannot be read completely, nothing is reported: that file may hold the link.

use std::collections::HashSet;

use super::context::CheckContext;
use super::findings::Findings;
use super::lists;
use crate::diagnostic::codes::{orphan_page, unused_media};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::address::Address;
use crate::model::heads::DocIx;
use crate::model::layout::Kind;
use crate::model::value::{items, text};
use crate::plan::links::{LinkedItem, document_address};
use crate::plan::menu::{MenuTarget, menu_target};
use crate::plan::site::media::in_menu;

pub(super) fn check(context: &CheckContext<'_>, findings: &mut Findings) {
    let heads = context.heads;
    let mut pages: HashSet<DocIx> = HashSet::new();
    let mut media: HashSet<usize> = HashSet::new();
    for checked in &context.checked {
        let own = heads.at_path(&checked.document.head.at.path);
        for link in &checked.links {
            match link.leads_to {
                Some(LinkedItem::Document(target)) if Some(target) != own => {
                    pages.insert(target);
                }
                Some(LinkedItem::Media(target)) => {
                    media.insert(target);
                }
                _ => {}
            }
        }
    }
    media.extend(heads.site_positions().flat_map(|site| in_menu(heads, site)));
    media.extend(
        lists::pictures(context).filter_map(|picture| match picture.leads_to {
            LinkedItem::Media(target) => Some(target),
            _ => None,
        }),
    );
    let menus: HashSet<Address> = heads
        .site_positions()
        .flat_map(|site| {
            let plan = context.plan(site);
            let entries = items(&heads.site(site).region.menu).iter();
            entries.filter_map(move |entry| {
                match menu_target(heads, plan, text(&entry.value.link)) {
                    MenuTarget::Here { address, .. } => Some(address),
                    MenuTarget::NoPage(address) => Some(Address::new(address)),
                    MenuTarget::Unpublished(document) => {
                        Some(document_address(heads.document(document)).0)
                    }
                    MenuTarget::Elsewhere(_) | MenuTarget::NoFile(_) => None,
                }
            })
        })
        .collect();
    let is_unsure = has_unread_text(context);
    for page in heads.of_kind(Kind::Page) {
        let head = heads.document(page);
        let is_listed = head.at.id.starts_with("voor/");
        let in_menu = || menus.contains(&document_address(head).0);
        let is_hidden = head.is_draft() && !context.when.drafts;
        if !is_unsure && !is_listed && !is_hidden && !pages.contains(&page) && !in_menu() {
            findings.push(orphan_page::problem(Place::file(&head.at.path)));
        }
    }
    if is_unsure {
        return;
    }
    let misspelt = names_of_missing_files(context);
    for (at, file) in heads.media.iter().enumerate() {
        let is_meant = || misspelt.contains(&file.path.file_name().to_lowercase());
        if !media.contains(&at) && !is_meant() {
            findings.push(unused_media::problem(Place::file(&file.path)));
        }
    }
}

/// Whether some file could not be read completely, so that it may use what nothing else uses.
fn has_unread_text(context: &CheckContext<'_>) -> bool {
    let is_unread = |problem: &Diagnostic| problem.code.hides_text();
    let documents = context.documents.iter();
    let mut documents = documents.flat_map(|document| &document.problems);
    let yaml = context.yaml.all();
    let mut lists = yaml.iter().flat_map(|file| file.problems);
    documents.any(is_unread) || lists.any(is_unread)
}

/// The names, in lower case, of files to which a link leads that does not exist: what bears such a
/// name was probably meant.
fn names_of_missing_files(context: &CheckContext<'_>) -> HashSet<String> {
    let links = context.checked.iter().flat_map(|checked| &checked.links);
    let lost = links.filter(|link| match &link.leads_to {
        Some(LinkedItem::Nothing(_) | LinkedItem::Escapes) => true,
        None => link.link.target.contains(['/', '\\']),
        _ => false,
    });
    let lost = lost.map(|link| link.link.target);
    let lost_in_lists = lists::pictures(context).filter(|picture| {
        matches!(
            picture.leads_to,
            LinkedItem::Nothing(_) | LinkedItem::Escapes
        )
    });
    // A path on the computer of the editor, of which no link is left.
    let unusable = context.documents.iter().flat_map(|document| {
        let problems = document.problems.iter();
        let values = problems.filter(|problem| problem.code == Code::InvalidValue);
        values.filter_map(|problem| document.source.text().get(problem.place.span.range()))
    });
    lost.chain(lost_in_lists.map(|picture| picture.written))
        .chain(unusable)
        .filter_map(|target| target.rsplit(['/', '\\']).next())
        .map(|name| name.trim_matches(['"', '\'']).to_lowercase())
        .collect()
}
