//! The anchors of a page: the headings of its text, and those that vindplek makes.

use super::prepared::Prepared;
use crate::model::address::Address;
use crate::model::document::Head;
use crate::model::heads::{DocIx, SiteIx};
use crate::model::schema::Field;
use crate::model::value::{NewId, items};

/// Every anchor on the page of a document, on the sites that are asked for.
pub(super) fn of_document(ground: &Prepared<'_>, document: DocIx, sites: &[SiteIx]) -> Vec<String> {
    let heads = ground.heads;
    let head = heads.document(document);
    let mut anchors = outline(ground, head);
    for site in sites {
        if let Some(accent) = heads.accent(document, *site) {
            anchors.extend(outline(ground, accent));
        }
    }
    if let Some(course) = head.course() {
        anchors.push("uitvoeringen".to_owned());
        let runs = heads.runs(document);
        anchors.extend(named("uitvoering-", runs.map(|run| &run.run.id)));
        let modules = items(&course.modules);
        if !modules.is_empty() {
            anchors.push("modules".to_owned());
        }
        anchors.extend(named("module-", modules.iter().map(|module| &module.id)));
    }
    anchors
}

/// The anchors of a page that is made from a list file; `None` for a page that has none to speak
/// of.
pub(super) fn of_page(ground: &Prepared<'_>, address: &Address) -> Vec<String> {
    let heads = ground.heads;
    match address.as_str() {
        "/begrippen/" => named("", items(&heads.glossary.terms).iter().map(|term| &term.id)),
        "/partners/" => named("", items(&heads.partners.partners).iter().map(|p| &p.id)),
        "/cijfers/" => named("", items(&heads.figures.figures).iter().map(|f| &f.id)),
        "/toetsingskader/" => named("", items(&heads.norm.criteria).iter().map(|c| &c.id)),
        _ => Vec::new(),
    }
}

fn outline(ground: &Prepared<'_>, head: &Head) -> Vec<String> {
    let at = ground
        .documents
        .binary_search_by(|document| document.head.at.path.cmp(&head.at.path));
    let document = at.ok().and_then(|at| ground.documents.get(at));
    document.map_or_else(Vec::new, |document| {
        let outline = document.body.outline.iter();
        outline.map(|heading| heading.id.to_string()).collect()
    })
}

fn named<'h>(prefix: &str, ids: impl Iterator<Item = &'h Field<NewId>>) -> Vec<String> {
    ids.flatten()
        .map(|id| format!("{prefix}{}", id.value.0))
        .collect()
}
