//! The site itself, its glossary and its questions.

use super::node::{
    Answer, DefinedTerm, DefinedTermSet, FaqPage, Node, Organization, Question, Reference, WebSite,
};
use crate::export::absolute::url;
use crate::model::address::Address;
use crate::model::document::Content;
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::model::value::{items, text};
use crate::plan::links::{document_address, public_url};
use crate::plan::site::SitePlan;

/// The academy and its web site.
pub(super) fn home(heads: &Heads, plan: &SitePlan) -> Vec<Node> {
    let region = &heads.site(plan.site).region;
    let home = url(heads, plan.site, &Address::from("/"));
    let academy = academy_id(heads, plan.site);
    let organization = Organization {
        id: Some(academy.clone()),
        email: region
            .contact
            .as_ref()
            .map(|contact| text(&contact.email).to_owned()),
        description: region
            .welcome
            .as_ref()
            .map(|welcome| text(&welcome.text).to_owned()),
        area_served: texts(
            items(&region.provinces)
                .iter()
                .map(|province| &province.value),
        ),
        same_as: texts(
            items(&region.channels)
                .iter()
                .filter_map(|channel| channel.url.as_ref().map(|url| &url.value)),
        ),
        ..Organization::named(heads.site(plan.site).name(), Some(home.clone()))
    };
    let site = WebSite {
        id: format!("{home}#website"),
        url: home,
        name: heads.site(plan.site).name().to_owned(),
        in_language: "nl",
        publisher: Reference { id: academy },
    };
    vec![Node::Organization(organization), Node::WebSite(site)]
}

/// The academy of a site, where it is spoken of on another page than its home page.
pub(super) fn academy(heads: &Heads, site: SiteIx) -> Organization {
    let home = public_url(heads, site, &Address::from("/"), None);
    Organization {
        id: Some(academy_id(heads, site)),
        ..Organization::named(heads.site(site).name(), Some(home))
    }
}

fn academy_id(heads: &Heads, site: SiteIx) -> String {
    format!("{}#academie", url(heads, site, &Address::from("/")))
}

/// The glossary.
pub(super) fn glossary(heads: &Heads, plan: &SitePlan, address: &Address) -> Node {
    let link = url(heads, plan.site, address);
    let terms = items(&heads.glossary.terms).iter().filter_map(|term| {
        Some(DefinedTerm {
            term_code: term.id.as_ref()?.value.0.to_string(),
            name: text(&term.term).to_owned(),
            alternate_name: texts(items(&term.also).iter().map(|word| &word.value)),
            description: text(&term.definition).to_owned(),
        })
    });
    Node::DefinedTermSet(DefinedTermSet {
        id: link.clone(),
        url: link,
        name: "Begrippenkader",
        in_language: "nl",
        has_defined_term: terms.collect(),
    })
}

/// The questions about the carrièrepad.
pub(super) fn questions(heads: &Heads, plan: &SitePlan, document: DocIx) -> Vec<Node> {
    let head = heads.document(document);
    let Content::CareerPath(path) = &head.content else {
        return Vec::new();
    };
    let questions: Vec<Question> = items(&path.questions)
        .iter()
        .map(|question| Question {
            name: text(&question.question).to_owned(),
            accepted_answer: Answer {
                text: text(&question.answer).to_owned(),
            },
        })
        .collect();
    if questions.is_empty() {
        return Vec::new();
    }
    let (address, _) = document_address(head);
    vec![Node::FaqPage(FaqPage {
        url: url(heads, plan.site, &address),
        in_language: "nl",
        main_entity: questions,
    })]
}

/// Texts of their own.
pub(super) fn texts<T: ToString>(texts: impl Iterator<Item = T>) -> Vec<String> {
    texts.map(|text| text.to_string()).collect()
}
