//! What a text retells. The author of the original is that of the original, never of our text.

use super::schema_org::{CreativeWork, Organization};
use crate::export::absolute::{logo_url, url};
use crate::model::common::RetoldWork;
use crate::model::document::Head;
use crate::model::heads::{DocIx, Heads};
use crate::model::period::Period;
use crate::model::value::{items, non_empty, text, value};
use crate::plan::links::{LinkedItem, find_target};
use crate::plan::site::SitePlan;

/// The works that the text of a document retells.
pub(super) fn retold(heads: &Heads, plan: &SitePlan, head: &Head) -> Vec<CreativeWork> {
    let works = items(&head.common.retells).iter();
    works
        .map(|work| original(heads, plan, head, &work.value))
        .collect()
}

fn original(heads: &Heads, plan: &SitePlan, head: &Head, work: &RetoldWork) -> CreativeWork {
    let author = text(&work.author);
    // The key names a person or an organisation; that of a partner is known to be the latter.
    let mut partners = items(&heads.partners.partners).iter();
    let partner = partners.find(|partner| text(&partner.value.name) == author);
    CreativeWork {
        name: text(&work.title).to_owned(),
        url: address(heads, plan, head, text(&work.link)),
        author: partner.map(|partner| {
            let website = value(&partner.value.website).map(ToString::to_string);
            Organization {
                logo: logo_url(heads, plan, &partner.value),
                ..Organization::named(author, website)
            }
        }),
        credit_text: non_empty(author).filter(|_| partner.is_none()),
        date_published: value(&work.date).copied().map(Period::w3c),
    }
}

/// The absolute URL of a link: a web address, or a page of the site.
fn address(heads: &Heads, plan: &SitePlan, head: &Head, link: &str) -> Option<String> {
    if link.starts_with("https://") {
        return Some(link.to_owned());
    }
    let page = |document: DocIx| plan.address_of(document);
    match find_target(heads, &head.at.path, &head.at.owner, link).0 {
        LinkedItem::Document(document) => page(document).map(|page| url(heads, plan.site, page)),
        _ => None,
    }
}
