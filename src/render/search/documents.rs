//! The entries of documents.

use super::course;
use super::entry::SearchEntry;
use super::kind::SearchKind;
use crate::model::document::Content;
use crate::model::heads::{DocIx, SiteIx};
use crate::model::layout::Kind;
use crate::model::news::Article;
use crate::model::schema::Field;
use crate::model::survey::Survey;
use crate::model::value::{Known, ids, items, text, value};
use crate::model::vocabulary::Vocabulary;
use crate::plan::links::{Destination, destination, document_address};
use crate::plan::localized::LocalizedDocument;
use crate::plan::site::shown_date;
use crate::render::context::PageContext;
use crate::render::dutch;
use crate::render::part::card;
use crate::render::view::body::ACCENT;
use crate::render::view::survey::question_anchor;

/// The entry of a document that the site shows.
pub(super) fn entry(context: &PageContext<'_>, document: DocIx) -> SearchEntry {
    let entry = localized_entry(context, context.plan.site, document);
    entry.academy(context.region_of(context.heads.document(document)))
}

/// The quarters of the reisplan, as parts of its page.
pub(super) fn quarters(context: &PageContext<'_>, page: &str) -> Vec<SearchEntry> {
    let part = |document: &DocIx| {
        let (_, anchor) = document_address(context.heads.document(*document));
        entry(context, *document).part_of(page, &anchor.unwrap_or_default())
    };
    context.plan.quarters.iter().map(part).collect()
}

/// On the national site, what only academies show: it leads to the site of the first that does.
pub(super) fn elsewhere(context: &PageContext<'_>) -> Vec<SearchEntry> {
    let (heads, plan) = (context.heads, context.plan);
    if !context.site().is_national() {
        return Vec::new();
    }
    let all = (0..heads.documents.len()).map(DocIx);
    let entry = |document| match destination(heads, plan.site, plan.when, document) {
        Destination::Referral { url, site } => {
            let academy = heads.site(site).short_name();
            Some(localized_entry(context, site, document).at(url, academy))
        }
        Destination::Here { .. } | Destination::Unpublished(_) | Destination::Nowhere => None,
    };
    all.filter_map(entry).collect()
}

/// The entry of a document as a site shows it.
fn localized_entry(context: &PageContext<'_>, site: SiteIx, document: DocIx) -> SearchEntry {
    let localized = LocalizedDocument::new(context.heads, site, document);
    let head = localized.head;
    let (kind, rank) = match head.at.kind {
        Kind::Course => (SearchKind::Course, course::rank(context, document)),
        Kind::News => (SearchKind::News, 75),
        Kind::Special => (SearchKind::Special, 85),
        Kind::SpecialArticle => (SearchKind::Special, 75),
        Kind::Roadmap | Kind::CareerPath => (SearchKind::Path, 95),
        Kind::Quarter => (SearchKind::Path, 65),
        Kind::Function => (SearchKind::Path, 90),
        Kind::Survey => (SearchKind::Survey, 85),
        Kind::Page if head.at.id.starts_with("voor/") => (SearchKind::Audience, 95),
        Kind::Page => (SearchKind::Page, 90),
    };
    let (address, _) = document_address(head);
    let mut entry = SearchEntry::new(kind, &head.title(), localized.summary(), &address).rank(rank);
    entry.themes(context.heads, &head.common.themes);
    for audience in ids(&head.common.audiences) {
        entry.names(Vocabulary::name(
            &context.heads.vocabulary.audiences,
            audience,
        ));
    }
    add_content(&mut entry, context, &localized);
    add_texts(&mut entry, context, site, &localized);
    entry
}

fn add_texts(
    entry: &mut SearchEntry,
    context: &PageContext<'_>,
    site: SiteIx,
    localized: &LocalizedDocument<'_>,
) {
    let accent = context.texts.accent_words(localized.document, site);
    let is_replaced = accent.is_some() && localized.replaces_body();
    if let Some((body, words)) = context.texts.body_words(localized.document)
        && !is_replaced
    {
        entry.body(body, words);
    }
    if let Some((body, words)) = accent {
        if !is_replaced {
            entry.heading(
                &format!("In {}", context.heads.site(site).short_name()),
                ACCENT,
            );
        }
        entry.body(body, words);
    }
}

/// Adds what the keys of a document say.
fn add_content(
    entry: &mut SearchEntry,
    context: &PageContext<'_>,
    localized: &LocalizedDocument<'_>,
) {
    let head = localized.head;
    let is_out = match &head.content {
        Content::Special(special) => {
            entry.names(text(&special.edition));
            entry.detail(&card::expected(special).unwrap_or_default());
            special.date.is_some()
        }
        Content::News(_, article) => {
            add_article(entry, context, article);
            true
        }
        Content::SpecialArticle(_, article) => {
            add_article(entry, context, article);
            false
        }
        Content::Course(course) => {
            course::add_facts(entry, context, localized, course);
            false
        }
        Content::Survey(survey) => {
            add_survey(entry, survey);
            false
        }
        Content::Roadmap(roadmap) => {
            entry.text(text(&roadmap.goal));
            false
        }
        Content::Quarter(quarter) => {
            for milestone in items(&quarter.milestones) {
                entry.text(text(&milestone.value.title));
            }
            false
        }
        Content::CareerPath(path) => {
            for item in items(&path.steps).iter().chain(items(&path.guide)) {
                entry.names(text(&item.value.title));
                entry.text(text(&item.value.text));
            }
            for question in items(&path.questions) {
                entry.names(text(&question.value.question));
                entry.text(text(&question.value.answer));
            }
            false
        }
        Content::Function(profile) => {
            entry.names(&format!("Functie {}", head.at.id.to_uppercase()));
            for fact in [&profile.role, &profile.level, &profile.goal] {
                entry.text(known(fact).map_or("", |text| text));
            }
            for list in [&profile.results, &profile.skills] {
                for fact in known(list).into_iter().flatten() {
                    entry.text(&fact.value);
                }
            }
            false
        }
        Content::Page | Content::Accent(_) => false,
    };
    if let Some(date) = shown_date(head).filter(|_| is_out) {
        let date = dutch::date(date).text;
        entry.text(&date);
        entry.detail(&date);
    }
    for work in items(&head.common.retells) {
        entry.text(text(&work.value.title));
        entry.text(text(&work.value.author));
    }
}

fn add_article(entry: &mut SearchEntry, context: &PageContext<'_>, article: &Article) {
    let vocabulary = &context.heads.vocabulary;
    for category in ids(&article.categories) {
        entry.names(Vocabulary::name(&vocabulary.categories, category));
    }
    for pillar in ids(&article.pillars) {
        entry.text(Vocabulary::name(&vocabulary.pillars, pillar));
    }
    entry.names(text(&article.kicker));
    entry.text(text(&article.sender));
    for author in items(&article.authors) {
        entry.text(&author.value);
    }
    if let Some(quote) = value(&article.quote) {
        entry.text(text(&quote.text));
        entry.text(text(&quote.by));
    }
    for download in items(&article.downloads) {
        entry.text(text(&download.value.title));
    }
    if let Some(meeting) = value(&article.meeting)
        && let (Some(start), Some(end)) = (meeting.first_day(), meeting.last_day())
    {
        let words = format!("{} {}", dutch::days(start, end), text(&meeting.place));
        match end >= context.today() {
            true => entry.names(&words),
            false => entry.text(&words),
        }
    }
}

fn add_survey(entry: &mut SearchEntry, survey: &Survey) {
    if let Some(period) = value(&survey.period).and_then(Known::known) {
        entry.names(&period.dutch());
        entry.detail(&dutch::capitalised(&period.dutch()));
    }
    entry.text(text(&survey.held_by));
    for question in items(&survey.questions) {
        let question = &question.value;
        entry.heading(text(&question.question), &question_anchor(question));
        let answers = value(&question.answers).map_or(&[][..], |answers| answers.0.as_slice());
        for answer in answers {
            entry.text(&answer.value);
        }
    }
}

fn known<T>(field: &Field<Known<T>>) -> Option<&T> {
    value(field).and_then(Known::known)
}
