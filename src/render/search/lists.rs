//! The entries of list pages whose items are found one by one: the glossary and the partners.

use super::entry::SearchEntry;
use super::kind::SearchKind;
use crate::model::address::Address;
use crate::render::context::PageContext;
use crate::render::view::{glossary, partners};

/// The glossary, and its terms as parts of it.
pub(super) fn glossary(context: &PageContext<'_>, address: &Address) -> Vec<SearchEntry> {
    let (page, view) = glossary::view(context);
    let list = SearchEntry::new(SearchKind::Page, &page.title, &page.summary, address).rank(85);
    let terms = view.letters.into_iter().flat_map(|letter| letter.terms);
    let terms = terms.map(|term| {
        let entry = SearchEntry::new(SearchKind::Term, &term.term, &term.definition, address);
        let mut entry = entry.part_of(&page.title, &term.id).rank(60);
        entry.names(term.also.as_deref().unwrap_or_default());
        entry
    });
    [list].into_iter().chain(terms).collect()
}

/// The partners, each as a part of the page.
pub(super) fn partners(context: &PageContext<'_>, address: &Address) -> Vec<SearchEntry> {
    let (page, view) = partners::view(context);
    let list = SearchEntry::new(SearchKind::Page, &page.title, &page.summary, address).rank(85);
    let groups = view.groups.into_iter();
    let groups = groups.flat_map(|group| {
        let title = group.title;
        group
            .partners
            .into_iter()
            .map(move |partner| (partner, title.clone()))
    });
    let own = view.own.into_iter().map(|partner| (partner, String::new()));
    let parts = own.chain(groups).map(|(partner, group)| {
        let description = partner.description.unwrap_or_default();
        let entry = SearchEntry::new(SearchKind::Partner, &partner.name, &description, address);
        let mut entry = entry.part_of(&page.title, &partner.id).rank(60);
        entry.names(&group);
        entry
    });
    [list].into_iter().chain(parts).collect()
}
