//! News: `news_list` in `news-list.html`, `news` in `news.html`.

use serde::Serialize;
use tera::Value;

use super::article::ArticleParts;
use super::body::BodyView;
use super::meta::PageMeta;
use super::parts::{LinkView, Pagination, Stamp};
use super::shown::{Shown, value};
use crate::model::address::Address;
use crate::model::heads::DocIx;
use crate::model::layout::Kind;
use crate::plan::site::news_date;
use crate::render::dutch;
use crate::render::here::Here;

/// A page of the news, or of one of its categories.
#[derive(Debug, Serialize)]
pub struct NewsListView {
    /// The category that this page is about: its name; null on the list of all.
    pub category: Option<String>,
    /// The items on this page, as [`super::card::NewsCard`]s.
    pub cards: Vec<Value>,
    /// Which part of the list this is.
    pub pagination: Pagination,
    /// All categories that an item has.
    pub categories: Vec<CategoryLink>,
    /// The list of all news.
    pub all_href: String,
    /// The Atom feed.
    pub feed_href: String,
}

/// A category of news.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CategoryLink {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its list.
    pub href: String,
    /// How many items it has.
    pub count: usize,
    /// Whether this page is about it.
    pub current: bool,
}

/// A piece of news.
#[derive(Debug, Serialize)]
pub struct NewsView {
    /// The day it came out.
    pub date: Option<Stamp>,
    /// Sender, authors, quote, downloads and the rest.
    #[serde(flatten)]
    pub article: ArticleParts,
    /// Its text.
    pub body: BodyView,
    /// The special it belongs to.
    pub special: Option<LinkView>,
    /// The short name of the region, for news of one region.
    pub region: Option<String>,
    /// The news before it.
    pub older: Option<LinkView>,
    /// The news after it.
    pub newer: Option<LinkView>,
}

/// The way to what stands under the news.
pub fn trail() -> Vec<(String, Address)> {
    vec![("Nieuws".to_owned(), Address::from("/nieuws/"))]
}

/// Page `number`, from 1, of the news, or of the category at a position of the plan.
pub fn list(
    here: &Here<'_>,
    category: Option<usize>,
    number: usize,
) -> Option<(PageMeta, NewsListView)> {
    let all = Address::from("/nieuws/");
    let category = match category {
        Some(at) => Some(here.plan.categories.get(at)?),
        None => None,
    };
    let (items, first) = match category {
        Some(category) => (&category.items, &category.address),
        None => (&here.plan.news, &all),
    };
    let (pagination, items) = Pagination::of(here, first, items, number);
    let title = match category {
        Some(category) => format!("Nieuws: {}", category.label),
        None => "Nieuws".to_owned(),
    };
    let summary =
        "Wat er speelt bij de academies: van nieuwe scholing tot terugblikken en aankondigingen.";
    let way = if category.is_some() {
        trail()
    } else {
        Vec::new()
    };
    let mut page = PageMeta::new(here, &pagination.title(&title), summary, &way);
    page.paged(&pagination);
    let categories = here.plan.categories.iter().map(|known| CategoryLink {
        id: known.id.to_string(),
        name: known.label.clone(),
        href: here.href(&known.address),
        count: known.items.len(),
        current: category.is_some_and(|category| category.id == known.id),
    });
    let view = NewsListView {
        category: category.map(|category| category.label.clone()),
        cards: here.shared.news_cards(items),
        pagination,
        categories: categories.collect(),
        all_href: here.href(&all),
        feed_href: here.href(&Address::from("/feed.xml")),
    };
    Some((page, view))
}

/// A piece of news.
pub fn view(here: &Here<'_>, document: DocIx) -> Option<(PageMeta, NewsView)> {
    let shown = Shown::new(here.heads, here.plan.site, document);
    let article = shown.head.article()?;
    let day = news_date(shown.head);
    let page = PageMeta::of_document(here, &shown, &trail());
    let special = value(&article.special);
    let special = special.and_then(|id| here.heads.with_id(Kind::Special, id));
    let position = here.shared.news_position(document);
    let neighbour = |at: Option<usize>| at.and_then(|at| here.plan.news.get(at)).copied();
    let newer = neighbour(position.and_then(|at| at.checked_sub(1)));
    let older = neighbour(position.map(|at| at + 1));
    let view = NewsView {
        date: day.map(|day| dutch::stamp(day, day)),
        article: ArticleParts::of(here, &shown, article),
        body: BodyView::of(here, &shown),
        special: special.map(|special| here.titled(special)),
        region: here.region_of(shown.head),
        older: older.map(|older| here.titled(older)),
        newer: newer.map(|newer| here.titled(newer)),
    };
    Some((page, view))
}
