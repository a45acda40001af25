//! Fields shared by news and the articles of a special.

use std::sync::Arc;

use serde::Serialize;

use crate::diagnostic::join_list;
use crate::model::address::Address;
use crate::model::common::Refs;
use crate::model::document::Head;
use crate::model::news::{Article, Download, Meeting};
use crate::model::schema::Field;
use crate::model::value::{AnAudience, ids, items, non_empty, text, value};
use crate::model::vocabulary::Vocabulary;
use crate::plan::localized::LocalizedDocument;
use crate::render::context::PageContext;
use crate::render::dutch;
use crate::render::part::basics::{DateView, LinkView, NamedValue, PictureView, Tag, all_named};
use crate::render::part::download::DownloadView;
use crate::render::part::mail::mailto;
use crate::render::part::runs::weekday;

/// What accompanies the text of an article. Its fields are flattened into the view that holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct ArticleParts {
    /// The line above the title.
    pub(in crate::render) kicker: Option<String>,
    /// The sender.
    pub(in crate::render) sender: String,
    /// The authors, in words: `Naam en Naam`; null when no author is named.
    pub(in crate::render) authors: Option<String>,
    /// Its categories of news.
    pub(in crate::render) categories: Vec<Tag>,
    /// A pull quote.
    pub(in crate::render) quote: Option<QuoteView>,
    /// Files that accompany it.
    pub(in crate::render) downloads: Vec<DownloadView>,
    /// Links for further reading.
    pub(in crate::render) further: Vec<LinkView>,
    /// The pillars of LAB it covers.
    pub(in crate::render) pillars: Vec<NamedValue>,
    /// The meeting it announces or reports on.
    pub(in crate::render) meeting: Option<MeetingView>,
    /// Its audiences.
    pub(in crate::render) audiences: Vec<Tag>,
    /// Its picture.
    pub(in crate::render) picture: Option<PictureView>,
}

/// A pull quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct QuoteView {
    /// The quotation.
    pub(in crate::render) text: String,
    /// The person quoted.
    pub(in crate::render) by: Option<String>,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct MeetingView {
    /// Its dates.
    pub(in crate::render) dates: DateView,
    /// The last day, machine-readable.
    pub(in crate::render) end: String,
    /// The weekday of a meeting of one day: `donderdag`.
    pub(in crate::render) weekday: Option<&'static str>,
    /// Its times: `13.30 tot 17.00 uur`; null when unknown.
    pub(in crate::render) hours: Option<String>,
    /// Its place.
    pub(in crate::render) place: Option<String>,
    /// The URL to enrol; null when there is none, and when it is over.
    pub(in crate::render) enrol: Option<String>,
    /// Whether it is over.
    pub(in crate::render) past: bool,
}

impl ArticleParts {
    /// What accompanies the text of an article.
    pub(super) fn of(
        context: &PageContext<'_>,
        localized: &LocalizedDocument<'_>,
        article: &Article,
    ) -> Self {
        let head = localized.head;
        let authors: Vec<&str> = items(&article.authors)
            .iter()
            .map(|name| &*name.value)
            .collect();
        let downloads = items(&article.downloads).iter();
        let further = items(&article.further).iter().map(|further| {
            let target = context.resolve(head, text(&further.link));
            target.with_text(text(&further.title))
        });
        let picture = localized.picture();
        Self {
            kicker: non_empty(text(&article.kicker)),
            sender: text(&article.sender).to_owned(),
            authors: non_empty(&join_list(&authors, "en")),
            categories: categories(context, article),
            quote: value(&article.quote).map(|quote| QuoteView {
                text: text(&quote.text).to_owned(),
                by: non_empty(text(&quote.by)),
            }),
            downloads: downloads
                .filter_map(|item| download(context, head, item))
                .collect(),
            further: further.collect(),
            pillars: all_named(&context.heads.vocabulary.pillars, &article.pillars),
            meeting: value(&article.meeting)
                .and_then(|meeting| meeting_view(context, head, meeting)),
            audiences: audiences(context, &head.common.audiences),
            picture: picture.and_then(|(head, picture)| context.picture(head, picture)),
        }
    }
}

/// Audiences, each with its page when the site has one.
pub(super) fn audiences(
    context: &PageContext<'_>,
    audiences: &Field<Refs<AnAudience>>,
) -> Vec<Tag> {
    let tag = |id: &Arc<str>| {
        let address = Address::new(format!("/voor/{id}/"));
        let exists = context.plan.at(address.as_str()).is_some();
        Tag {
            id: id.to_string(),
            name: Vocabulary::plural(&context.heads.vocabulary.audiences, id).to_owned(),
            href: exists.then(|| context.href(&address)),
        }
    };
    ids(audiences).map(tag).collect()
}

fn categories(context: &PageContext<'_>, article: &Article) -> Vec<Tag> {
    let tag = |id: &Arc<str>| {
        let category = context
            .plan
            .categories
            .iter()
            .find(|category| category.id == *id);
        Tag {
            id: id.to_string(),
            name: Vocabulary::name(&context.heads.vocabulary.categories, id).to_owned(),
            href: category.map(|category| context.href(&category.address)),
        }
    };
    ids(&article.categories).map(tag).collect()
}

/// A download; `None` when its file does not exist.
fn download(context: &PageContext<'_>, head: &Head, item: &Download) -> Option<DownloadView> {
    let title = text(&item.title);
    match value(&item.file) {
        Some(file) => DownloadView::of_file(context, head, title, file),
        None => Some(DownloadView::of_url(title, value(&item.url)?)),
    }
}

fn meeting_view(context: &PageContext<'_>, head: &Head, meeting: &Meeting) -> Option<MeetingView> {
    let (start, end) = (meeting.first_day()?, meeting.last_day()?);
    let past = end < context.today();
    let enrol = non_empty(text(&meeting.enrol)).filter(|_| !past);
    let days = dutch::date_range(start, end);
    let subject = format!("Aanmelden voor {}, {}", head.title(), days.text);
    let enrol = enrol.map(|target| match target.strip_prefix("mailto:") {
        Some(email) if !email.contains('?') => mailto(email, &subject, &[]),
        Some(_) | None => target,
    });
    Some(MeetingView {
        end: end.to_string(),
        weekday: weekday(start, end),
        hours: meeting.hours().dutch(),
        place: non_empty(text(&meeting.place)),
        enrol,
        past,
        dates: days,
    })
}
