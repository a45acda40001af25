//! Special editions: `special` in `special.html`, `special_article` in `special-article.html`,
//! `special_print` in `special-print.html`.

use serde::Serialize;

use super::article::ArticleParts;
use super::body::BodyView;
use super::parts::{LinkView, Named, PictureView, Stamp};

/// The cover of a special.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpecialView {
    /// Which edition it is.
    pub edition: String,
    /// The day it came out; null while it is announced.
    pub date: Option<Stamp>,
    /// When an announced edition is expected, in words: `Verwacht in najaar 2024`, `Aangekondigd,
    /// de datum is nog niet bekend`; null once it is out.
    pub expected: Option<String>,
    /// Its text.
    pub body: BodyView,
    /// Its articles, in order.
    pub contents: Vec<ContentsEntry>,
    /// The first article.
    pub first: Option<LinkView>,
    /// The edition on one page, to print.
    pub print_href: String,
    /// The picture that goes with it.
    pub picture: Option<PictureView>,
}

/// An article in a table of contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContentsEntry {
    /// Its number in the edition, from 1.
    pub number: usize,
    /// Its title.
    pub title: String,
    /// Its summary.
    pub summary: String,
    /// Its page; on the print view its anchor.
    pub href: String,
    /// The pillar it treats.
    pub pillar: Option<Named>,
    /// Whether it is this page.
    pub current: bool,
}

/// An article of a special.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpecialArticleView {
    /// The special, by its title.
    pub special: LinkView,
    /// Which edition it is.
    pub edition: String,
    /// The number of this article, from 1.
    pub number: usize,
    /// How many articles there are.
    pub count: usize,
    /// The pillar it treats.
    pub pillar: Option<Named>,
    /// Sender, authors, quote, downloads and the rest.
    #[serde(flatten)]
    pub article: ArticleParts,
    /// Its text.
    pub body: BodyView,
    /// All articles, in order.
    pub contents: Vec<ContentsEntry>,
    /// The article before it.
    pub previous: Option<LinkView>,
    /// The article after it.
    pub next: Option<LinkView>,
}

/// A special on one page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpecialPrintView {
    /// The cover.
    pub cover: SpecialView,
    /// The articles, in order.
    pub articles: Vec<PrintedArticle>,
    /// The cover's page.
    pub special_href: String,
}

/// An article on the print view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrintedArticle {
    /// Its anchor.
    pub anchor: String,
    /// Its number, from 1.
    pub number: usize,
    /// Its title.
    pub title: String,
    /// Its summary.
    pub summary: String,
    /// The pillar it treats.
    pub pillar: Option<Named>,
    /// Sender, authors, quote, downloads and the rest.
    #[serde(flatten)]
    pub article: ArticleParts,
    /// Its text; headings begin at `<h3>` and their anchors at the article's.
    pub body: BodyView,
}
