//! News: `news_list` in `news-list.html`, `news` in `news.html`.

use serde::Serialize;
use tera::Value;

use super::article::ArticleParts;
use super::body::BodyView;
use super::parts::{LinkView, Pagination, Stamp};

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
