//! Pages and media that nothing links to: `orphan-page`, `unused-media`.
//!
//! Courses, news, specials, surveys, quarters, functions and audience pages appear in lists. Other
//! pages need a link from a text, a key or a menu. Links in the footer of a theme do not count, and
//! neither do links from a page to itself. Nothing may link to a draft, so drafts are exempt.

use std::collections::HashSet;

use super::context::CheckContext;
use super::findings::Findings;
use crate::diagnostic::Place;
use crate::diagnostic::codes::{orphan_page, unused_media};
use crate::model::address::Address;
use crate::model::heads::DocIx;
use crate::model::layout::Kind;
use crate::model::value::{items, text};
use crate::plan::links::{LinkedItem, document_address};
use crate::plan::menu::{MenuTarget, menu_target};

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
    for page in heads.of_kind(Kind::Page) {
        let head = heads.document(page);
        let is_listed = head.at.id.starts_with("voor/");
        let in_menu = || menus.contains(&document_address(head).0);
        let is_hidden = head.is_draft() && !context.when.drafts;
        if !is_listed && !is_hidden && !pages.contains(&page) && !in_menu() {
            findings.push(orphan_page::problem(Place::file(&head.at.path)));
        }
    }
    for (at, file) in heads.media.iter().enumerate() {
        if !media.contains(&at) {
            findings.push(unused_media::problem(Place::file(&file.path)));
        }
    }
}
