//! The site itself, its glossary and the questions about the carrièrepad.

use super::schema_org;
use crate::export::absolute::url;
use crate::model::address::Address;
use crate::model::document::Content;
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::model::value::{items, text};
use crate::plan::links::{document_address, public_url};
use crate::plan::site::SitePlan;

/// The academy and its web site.
pub(super) fn home(heads: &Heads, plan: &SitePlan) -> Vec<schema_org::Node> {
    let region = &heads.site(plan.site).region;
    let home = url(heads, plan.site, &Address::from("/"));
    let academy = academy_id(heads, plan.site);
    let organization = schema_org::Organization {
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
                .chain(items(&region.municipalities))
                .map(|area| &area.value),
        ),
        same_as: texts(
            items(&region.channels)
                .iter()
                .filter_map(|channel| channel.url.as_ref().map(|url| &url.value)),
        ),
        ..schema_org::Organization::named(heads.site(plan.site).name(), Some(home.clone()))
    };
    let site = schema_org::WebSite {
        id: format!("{home}#website"),
        url: home,
        name: heads.site(plan.site).name().to_owned(),
        in_language: "nl",
        publisher: schema_org::Reference { id: academy },
    };
    vec![
        schema_org::Node::Organization(organization),
        schema_org::Node::WebSite(site),
    ]
}

/// The academy of a site, for pages other than its home page.
pub(super) fn academy(heads: &Heads, site: SiteIx) -> schema_org::Organization {
    let home = public_url(heads, site, &Address::from("/"), None);
    schema_org::Organization {
        id: Some(academy_id(heads, site)),
        ..schema_org::Organization::named(heads.site(site).name(), Some(home))
    }
}

fn academy_id(heads: &Heads, site: SiteIx) -> String {
    format!("{}#academie", url(heads, site, &Address::from("/")))
}

/// The glossary.
pub(super) fn glossary(heads: &Heads, plan: &SitePlan, address: &Address) -> schema_org::Node {
    let link = url(heads, plan.site, address);
    let terms = items(&heads.glossary.terms).iter().filter_map(|term| {
        Some(schema_org::DefinedTerm {
            term_code: term.id.as_ref()?.value.0.to_string(),
            name: text(&term.term).to_owned(),
            alternate_name: texts(items(&term.also).iter().map(|word| &word.value)),
            description: text(&term.definition).to_owned(),
        })
    });
    schema_org::Node::DefinedTermSet(schema_org::DefinedTermSet {
        id: link.clone(),
        url: link,
        name: "Begrippenkader",
        in_language: "nl",
        has_defined_term: terms.collect(),
    })
}

/// The questions about the carrièrepad.
pub(super) fn questions(heads: &Heads, plan: &SitePlan, document: DocIx) -> Vec<schema_org::Node> {
    let head = heads.document(document);
    let Content::CareerPath(path) = &head.content else {
        return Vec::new();
    };
    let questions: Vec<schema_org::Question> = items(&path.questions)
        .iter()
        .map(|question| schema_org::Question {
            name: text(&question.question).to_owned(),
            accepted_answer: schema_org::Answer {
                text: text(&question.answer).to_owned(),
            },
        })
        .collect();
    if questions.is_empty() {
        return Vec::new();
    }
    let (address, _) = document_address(head);
    vec![schema_org::Node::FaqPage(schema_org::FaqPage {
        url: url(heads, plan.site, &address),
        in_language: "nl",
        main_entity: questions,
    })]
}

/// The texts as owned strings.
pub(super) fn texts<T: ToString>(texts: impl Iterator<Item = T>) -> Vec<String> {
    texts.map(|text| text.to_string()).collect()
}
