//! News: `news_list` in `news-list.html`, `news` in `news.html`.

use serde::Serialize;
use tera::Value;

use super::article::ArticleParts;
use super::body::BodyView;
use super::meta::PageMeta;
use crate::model::address::Address;
use crate::model::heads::DocIx;
use crate::model::layout::Kind;
use crate::model::value::value;
use crate::plan::localized::LocalizedDocument;
use crate::plan::site::{Category, is_undated, news_date, shown_date};
use crate::render::context::PageContext;
use crate::render::dutch;
use crate::render::part::basics::{DateView, LinkView};
use crate::render::part::pagination::Pagination;

/// A page of the news, or of one of its categories.
#[derive(Debug, Serialize)]
pub(in crate::render) struct NewsListView {
    /// The name of the category of this page; null on the list of all news.
    pub(in crate::render) category: Option<String>,
    /// The items on this page, as [`crate::render::part::card::NewsCard`]s.
    pub(in crate::render) cards: Vec<Value>,
    /// The pagination.
    pub(in crate::render) pagination: Pagination,
    /// All categories with at least one item.
    pub(in crate::render) categories: Vec<CategoryLink>,
    /// The URL of the list of all news.
    pub(in crate::render) all_href: String,
    /// The URL of the Atom feed.
    pub(in crate::render) feed_href: String,
}

/// A category of news.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct CategoryLink {
    /// Its id.
    pub(in crate::render) id: String,
    /// Its name.
    pub(in crate::render) name: String,
    /// The URL of its list.
    pub(in crate::render) href: String,
    /// The number of items.
    pub(in crate::render) count: usize,
    /// Whether this page lists it.
    pub(in crate::render) current: bool,
}

/// A news item.
#[derive(Debug, Serialize)]
pub(in crate::render) struct NewsView {
    /// The date of publication, as precise as it is known.
    pub(in crate::render) date: Option<DateView>,
    /// Whether its date is unknown.
    pub(in crate::render) undated: bool,
    /// Sender, authors, quote, downloads and the rest.
    #[serde(flatten)]
    pub(in crate::render) article: ArticleParts,
    /// Its text.
    pub(in crate::render) body: BodyView,
    /// The special it belongs to.
    pub(in crate::render) special: Option<LinkView>,
    /// The short name of the region, for news of one region.
    pub(in crate::render) region: Option<String>,
    /// The previous news item in time.
    pub(in crate::render) older: Option<LinkView>,
    /// The next news item in time.
    pub(in crate::render) newer: Option<LinkView>,
}

/// The breadcrumbs of pages under the news.
pub(super) fn trail() -> Vec<(String, Address)> {
    vec![("Nieuws".to_owned(), Address::from("/nieuws/"))]
}

/// Page `number`, from 1, of the news, or of the category at a position in the plan.
pub(in crate::render) fn list(
    context: &PageContext<'_>,
    category: Option<usize>,
    number: usize,
) -> Option<(PageMeta, NewsListView)> {
    let all = Address::from("/nieuws/");
    let category = match category {
        Some(at) => Some(context.plan.categories.get(at)?),
        None => None,
    };
    let (items, first) = match category {
        Some(category) => (&category.items, &category.address),
        None => (&context.plan.news, &all),
    };
    let (pagination, items) = Pagination::of(context, first, items, number);
    let title = match category {
        Some(category) => category_title(category),
        None => TITLE.to_owned(),
    };
    let summary =
        "Wat er speelt bij de academies: van nieuwe scholing tot terugblikken en aankondigingen.";
    let way = if category.is_some() {
        trail()
    } else {
        Vec::new()
    };
    let mut page = PageMeta::new(context, &pagination.title(&title), summary, &way);
    page.paged(&pagination);
    let categories = context.plan.categories.iter().map(|known| CategoryLink {
        id: known.id.to_string(),
        name: known.label.clone(),
        href: context.href(&known.address),
        count: known.items.len(),
        current: category.is_some_and(|category| category.id == known.id),
    });
    let view = NewsListView {
        category: category.map(|category| category.label.clone()),
        cards: context.shared.news_cards(items),
        pagination,
        categories: categories.collect(),
        all_href: context.href(&all),
        feed_href: context.href(&Address::from("/feed.xml")),
    };
    Some((page, view))
}

/// The title of the list of all news.
pub(super) const TITLE: &str = "Nieuws";

/// The title of the list of a category.
pub(super) fn category_title(category: &Category) -> String {
    format!("Nieuws: {}", category.label)
}

/// A news item.
pub(in crate::render) fn view(
    context: &PageContext<'_>,
    document: DocIx,
) -> Option<(PageMeta, NewsView)> {
    let localized = LocalizedDocument::new(context.heads, context.plan.site, document);
    let article = localized.head.article()?;
    let page = PageMeta::of_document(context, &localized, &trail());
    let special = value(&article.special);
    let special = special.and_then(|id| context.heads.with_id(Kind::Special, id));
    let position = context.shared.news_position(document);
    // What has no date is neither older nor newer than anything.
    let has_date = |news: &DocIx| news_date(context.heads.document(*news)).is_some();
    let position = position.filter(|_| has_date(&document));
    let neighbour = |at: Option<usize>| {
        let news = at.and_then(|at| context.plan.news.get(at)).copied();
        news.filter(has_date)
    };
    let newer = neighbour(position.and_then(|at| at.checked_sub(1)));
    let older = neighbour(position.map(|at| at + 1));
    let view = NewsView {
        date: shown_date(localized.head).map(dutch::date),
        undated: is_undated(localized.head),
        article: ArticleParts::of(context, &localized, article),
        body: BodyView::of(context, &localized),
        special: special.map(|special| context.titled(special)),
        region: context.region_of(localized.head),
        older: older.map(|older| context.titled(older)),
        newer: newer.map(|newer| context.titled(newer)),
    };
    Some((page, view))
}
