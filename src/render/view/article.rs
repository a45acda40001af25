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
use crate::plan::links::{LinkedItem, find_target};
use crate::plan::localized::LocalizedDocument;
use crate::render::context::PageContext;
use crate::render::dutch;
use crate::render::part::basics::{DateView, LinkView, NamedValue, PictureView, Tag, all_named};

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

/// A file to download.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct DownloadView {
    /// Its title.
    pub(in crate::render) title: String,
    /// Its URL.
    pub(in crate::render) href: String,
    /// Whether it is on another site.
    pub(in crate::render) external: bool,
    /// The file type: `PDF`; null when the URL has no extension.
    pub(in crate::render) format: Option<String>,
    /// The size, in words: `1,2 MB`; null for a file elsewhere.
    pub(in crate::render) size: Option<String>,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct MeetingView {
    /// Its dates.
    pub(in crate::render) dates: DateView,
    /// The last day, machine-readable.
    pub(in crate::render) end: String,
    /// Its place.
    pub(in crate::render) place: Option<String>,
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
            meeting: value(&article.meeting).and_then(|meeting| meeting_view(context, meeting)),
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
    let title = text(&item.title).to_owned();
    let Some(file) = value(&item.file) else {
        let url = value(&item.url)?;
        return Some(DownloadView {
            title,
            href: url.to_string(),
            external: true,
            format: file_type(url),
            size: None,
        });
    };
    let (found, _) = find_target(context.heads, &head.at.path, &head.at.owner, file);
    let LinkedItem::Media(media) = found else {
        return None;
    };
    let size = context.heads.media.get(media)?.size;
    let href = non_empty(&context.resolve(head, file).href)?;
    Some(DownloadView {
        title,
        href,
        external: false,
        format: file_type(file),
        size: Some(dutch::size(size)),
    })
}

/// The file type by extension: `PDF`.
fn file_type(name: &str) -> Option<String> {
    let (_, extension) = name.rsplit('/').next()?.rsplit_once('.')?;
    let plain = extension.len() <= 4 && extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
    plain.then(|| extension.to_uppercase())
}

fn meeting_view(context: &PageContext<'_>, meeting: &Meeting) -> Option<MeetingView> {
    let start = *value(&meeting.start)?;
    let end = value(&meeting.end).copied().unwrap_or(start);
    Some(MeetingView {
        dates: dutch::date_range(start, end),
        end: end.to_string(),
        place: non_empty(text(&meeting.place)),
        past: end < context.today(),
    })
}
