//! News, specials and meetings.

use super::retold::retold;
use super::schema_org;
use super::site::{academy, texts};
use crate::export::absolute::{day_or_moment, picture_url, url};
use crate::export::dates::published_text;
use crate::model::document::{Content, Head};
use crate::model::heads::{DocIx, Heads};
use crate::model::layout::Kind;
use crate::model::news::Article;
use crate::model::value::{ids, items, non_empty, text};
use crate::model::vocabulary::Vocabulary;
use crate::plan::agenda;
use crate::plan::links::document_address;
use crate::plan::localized::LocalizedDocument;
use crate::plan::site::SitePlan;

/// A news item or an article of a special, and the meeting it reports on.
pub(super) fn article(heads: &Heads, plan: &SitePlan, document: DocIx) -> Vec<schema_org::Node> {
    let head = heads.document(document);
    let Some(article) = head.article() else {
        return Vec::new();
    };
    let link = link(heads, plan, head);
    let special = head.at.special.as_deref();
    let special = special.or_else(|| article.special.as_ref().map(|special| &*special.value.id));
    let cover = special.and_then(|id| heads.with_id(Kind::Special, id));
    let cover = cover.filter(|cover| plan.address_of(*cover).is_some());
    let appeared = match &head.content {
        Content::News(..) => published_text(head, plan.when.today),
        _ => cover.and_then(|cover| published_text(heads.document(cover), plan.when.today)),
    };
    let localized = LocalizedDocument::new(heads, plan.site, document);
    let picture = localized.picture();
    let news = schema_org::NewsArticle {
        id: link.clone(),
        url: link,
        headline: head.title(),
        description: localized.summary().to_owned(),
        in_language: "nl",
        image: picture.and_then(|(from, picture)| picture_url(heads, plan, from, picture)),
        alternative_headline: non_empty(text(&article.kicker)),
        date_published: appeared,
        date_modified: updated(head),
        author: authors(article),
        publisher: academy(heads, plan.site),
        article_section: texts(
            ids(&article.categories).map(|id| Vocabulary::name(&heads.vocabulary.categories, id)),
        ),
        is_part_of: cover.map(|cover| schema_org::Reference {
            id: self::link(heads, plan, heads.document(cover)),
        }),
        is_based_on: retold(heads, plan, head),
    };
    let mut nodes = vec![schema_org::Node::NewsArticle(Box::new(news))];
    nodes.extend(meeting(heads, plan, document));
    nodes
}

/// The cover of a special.
pub(super) fn special(heads: &Heads, plan: &SitePlan, document: DocIx) -> schema_org::Node {
    let head = heads.document(document);
    let link = link(heads, plan, head);
    let edition = match &head.content {
        Content::Special(special) => Some(text(&special.edition).to_owned()),
        _ => None,
    };
    let articles = plan.articles(&head.at.id).iter();
    schema_org::Node::PublicationIssue(schema_org::PublicationIssue {
        id: link.clone(),
        url: link,
        name: head.title(),
        description: LocalizedDocument::new(heads, plan.site, document)
            .summary()
            .to_owned(),
        issue_number: edition,
        in_language: "nl",
        date_published: published_text(head, plan.when.today),
        date_modified: updated(head),
        publisher: academy(heads, plan.site),
        is_based_on: retold(heads, plan, head),
        has_part: articles
            .map(|article| schema_org::Reference {
                id: self::link(heads, plan, heads.document(*article)),
            })
            .collect(),
    })
}

/// The upcoming meetings of the agenda. Runs are described on the pages of their courses.
pub(super) fn meetings(heads: &Heads, plan: &SitePlan) -> Vec<schema_org::Node> {
    let coming = plan
        .agenda
        .iter()
        .filter(|item| item.end >= plan.when.today);
    coming
        .filter_map(|item| match item.event {
            agenda::AgendaEvent::Meeting(document) => meeting(heads, plan, document),
            agenda::AgendaEvent::Run(..) => None,
        })
        .collect()
}

fn meeting(heads: &Heads, plan: &SitePlan, document: DocIx) -> Option<schema_org::Node> {
    let head = heads.document(document);
    let article = head.article()?;
    let meeting = article.meeting.as_ref()?;
    let meeting = &meeting.value;
    let hours = meeting.hours();
    let place = text(&meeting.place);
    Some(schema_org::Node::Event(schema_org::Event {
        name: head.title(),
        description: LocalizedDocument::new(heads, plan.site, document)
            .summary()
            .to_owned(),
        url: link(heads, plan, head),
        start_date: day_or_moment(meeting.first_day()?, hours.from),
        end_date: day_or_moment(meeting.last_day()?, hours.until),
        event_status: "https://schema.org/EventScheduled",
        location: (!place.is_empty()).then(|| schema_org::Place {
            name: place.to_owned(),
            address: place.to_owned(),
        }),
        organizer: sender(article),
    }))
}

fn authors(article: &Article) -> Vec<schema_org::Author> {
    let writers: Vec<schema_org::Author> = items(&article.authors)
        .iter()
        .map(|name| {
            schema_org::Author::Person(schema_org::Person {
                name: name.value.to_string(),
            })
        })
        .collect();
    if writers.is_empty() {
        return sender(article)
            .into_iter()
            .map(schema_org::Author::Organization)
            .collect();
    }
    writers
}

fn sender(article: &Article) -> Option<schema_org::Organization> {
    let sender = article.sender.as_ref()?;
    Some(schema_org::Organization::named(&sender.value, None))
}

fn updated(head: &Head) -> Option<String> {
    head.common
        .updated
        .as_ref()
        .map(|period| period.value.w3c())
}

fn link(heads: &Heads, plan: &SitePlan, head: &Head) -> String {
    url(heads, plan.site, &document_address(head).0)
}
