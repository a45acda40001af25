//! What nothing leads to: `orphan-page`, `unused-media`.
//!
//! Courses, news, specials, surveys, quarters, functions and pages for audiences stand in lists of
//! their own. Other pages must be linked to from a text, a key or a menu; that a theme lists all of
//! them at the foot of every page does not help a reader who looks for one. A page that links to itself is
//! not found by that. Nothing may lead to a draft yet, so none is asked for.

use std::collections::HashSet;

use super::context::CheckContext;
use super::findings::Findings;
use crate::diagnostic::Place;
use crate::diagnostic::codes::{orphan_page, unused_media};
use crate::model::heads::DocIx;
use crate::model::layout::Kind;
use crate::model::value::items;
use crate::plan::links::{LinkedItem, document_address};

pub(super) fn check(context: &CheckContext<'_>, found: &mut Findings) {
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
    let menus = heads.sites.iter().flat_map(|site| items(&site.region.menu));
    let menus: HashSet<&str> = menus
        .filter_map(|entry| Some(&*entry.value.link.as_ref()?.value))
        .collect();
    for page in heads.of_kind(Kind::Page) {
        let head = heads.document(page);
        let is_listed = head.at.id.starts_with("voor/");
        let in_menu = || menus.contains(document_address(head).0.as_str());
        let is_hidden = head.is_draft() && !context.when.drafts;
        if !is_listed && !is_hidden && !pages.contains(&page) && !in_menu() {
            found.push(orphan_page::problem(Place::file(&head.at.path)));
        }
    }
    for (at, file) in heads.media.iter().enumerate() {
        if !media.contains(&at) {
            found.push(unused_media::problem(Place::file(&file.path)));
        }
    }
}
