//! Special editions: `special` in `special.html`, `special_article` in `special-article.html`,
//! `special_print` in `special-print.html`.

use serde::Serialize;

use super::article::ArticleParts;
use super::body::BodyView;
use super::meta::PageMeta;
use super::news::trail;
use crate::model::address::Address;
use crate::model::document::{Content, Head};
use crate::model::heads::DocIx;
use crate::model::layout::Kind;
use crate::model::news::Article;
use crate::model::special::{Special, SpecialArticleFields};
use crate::model::value::{text, value};
use crate::plan::localized::LocalizedDocument;
use crate::render::context::PageContext;
use crate::render::dutch;
use crate::render::part::basics::{DateView, LinkView, NamedValue, PictureView, named};
use crate::render::part::card::expected;
use crate::render::part::retold::RetoldView;

/// The cover of a special.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct SpecialView {
    /// Whether every word of its title is short enough for very large type.
    pub(in crate::render) large: bool,
    /// The edition.
    pub(in crate::render) edition: String,
    /// The date of publication; null while it is announced.
    pub(in crate::render) date: Option<DateView>,
    /// When an announced edition is expected, in words: `Verwacht in het najaar van 2024`, `Aangekondigd,
    /// de datum is nog niet bekend`; null once it is published.
    pub(in crate::render) expected: Option<String>,
    /// Its text.
    pub(in crate::render) body: BodyView,
    /// Its articles, in order.
    pub(in crate::render) contents: Vec<ContentsEntry>,
    /// The first article.
    pub(in crate::render) first: Option<LinkView>,
    /// The URL of the edition on one page, for printing.
    pub(in crate::render) print_href: String,
    /// Its picture.
    pub(in crate::render) picture: Option<PictureView>,
}

/// An article in a table of contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct ContentsEntry {
    /// Its number in the edition, from 1.
    pub(in crate::render) number: usize,
    /// Its title.
    pub(in crate::render) title: String,
    /// Its summary.
    pub(in crate::render) summary: String,
    /// The URL of its page; on the print view its anchor.
    pub(in crate::render) href: String,
    /// Its pillar.
    pub(in crate::render) pillar: Option<NamedValue>,
    /// Whether it is the current page.
    pub(in crate::render) current: bool,
}

/// An article of a special.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct SpecialArticleView {
    /// The special, with its title as text.
    pub(in crate::render) special: LinkView,
    /// The edition.
    pub(in crate::render) edition: String,
    /// The number of this article, from 1.
    pub(in crate::render) number: usize,
    /// The number of articles.
    pub(in crate::render) count: usize,
    /// Its pillar.
    pub(in crate::render) pillar: Option<NamedValue>,
    /// Sender, authors, quote, downloads and the rest.
    #[serde(flatten)]
    pub(in crate::render) article: ArticleParts,
    /// Its text.
    pub(in crate::render) body: BodyView,
    /// All articles, in order.
    pub(in crate::render) contents: Vec<ContentsEntry>,
    /// The article before it.
    pub(in crate::render) previous: Option<LinkView>,
    /// The article after it.
    pub(in crate::render) next: Option<LinkView>,
}

/// A special on one page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct SpecialPrintView {
    /// The cover.
    pub(in crate::render) cover: SpecialView,
    /// The articles, in order.
    pub(in crate::render) articles: Vec<PrintedArticle>,
    /// The URL of the cover.
    pub(in crate::render) special_href: String,
}

/// An article on the print view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct PrintedArticle {
    /// Its anchor.
    pub(in crate::render) anchor: String,
    /// Its number, from 1.
    pub(in crate::render) number: usize,
    /// Its title.
    pub(in crate::render) title: String,
    /// Its summary.
    pub(in crate::render) summary: String,
    /// Its pillar.
    pub(in crate::render) pillar: Option<NamedValue>,
    /// The works of others that its text retells.
    pub(in crate::render) retold: Vec<RetoldView>,
    /// Sender, authors, quote, downloads and the rest.
    #[serde(flatten)]
    pub(in crate::render) article: ArticleParts,
    /// Its text; headings start at `<h3>` and anchors are prefixed with the article's.
    pub(in crate::render) body: BodyView,
}

/// The maximum word length for very large type on a cover, in letters.
const LARGE: usize = 9;

/// The cover of a special.
pub(in crate::render) fn cover(
    context: &PageContext<'_>,
    document: DocIx,
) -> Option<(PageMeta, SpecialView)> {
    let localized = LocalizedDocument::new(context.heads, context.plan.site, document);
    let mut page = PageMeta::of_document(context, &localized, &trail());
    let view = cover_view(context, &localized)?;
    page.next = view.first.as_ref().map(|first| first.href.clone());
    Some((page, view))
}

fn cover_view(context: &PageContext<'_>, localized: &LocalizedDocument<'_>) -> Option<SpecialView> {
    let special = special(localized.head)?;
    let articles = context.plan.articles(&localized.head.at.id);
    let picture = localized.picture();
    Some(SpecialView {
        large: localized
            .head
            .title()
            .split([' ', '-'])
            .all(|word| word.chars().count() <= LARGE),
        edition: text(&special.edition).to_owned(),
        date: value(&special.date).map(|day| dutch::date_range(*day, *day)),
        expected: expected(special),
        body: BodyView::of(context, localized),
        contents: contents(context, articles, None),
        first: articles.first().map(|first| context.titled(*first)),
        print_href: context.href(&print_address(&localized.head.at.id)),
        picture: picture.and_then(|(head, picture)| context.picture(head, picture)),
    })
}

/// An article of a special.
pub(in crate::render) fn article(
    context: &PageContext<'_>,
    document: DocIx,
) -> Option<(PageMeta, SpecialArticleView)> {
    let localized = LocalizedDocument::new(context.heads, context.plan.site, document);
    let (placed, article) = article_fields(localized.head)?;
    let id = localized.head.at.special.as_deref()?;
    let cover = context.heads.with_id(Kind::Special, id)?;
    let cover_head = context.heads.document(cover);
    let special = special(cover_head)?;
    let articles = context.plan.articles(id);
    let at = articles.iter().position(|other| *other == document)?;
    let neighbour = |at: Option<usize>| {
        let other = at.and_then(|at| articles.get(at))?;
        Some(context.titled(*other))
    };
    let mut way = trail();
    if let Some(address) = context.plan.address_of(cover) {
        way.push((cover_head.title(), address.clone()));
    }
    let mut page = PageMeta::of_document(context, &localized, &way);
    let view = SpecialArticleView {
        special: context.titled(cover),
        edition: text(&special.edition).to_owned(),
        number: at + 1,
        count: articles.len(),
        pillar: pillar(context, placed),
        article: ArticleParts::of(context, &localized, article),
        body: BodyView::of(context, &localized),
        contents: contents(context, articles, Some(document)),
        previous: neighbour(at.checked_sub(1)),
        next: neighbour(Some(at + 1)),
    };
    page.previous = view.previous.as_ref().map(|link| link.href.clone());
    page.next = view.next.as_ref().map(|link| link.href.clone());
    Some((page, view))
}

/// A special on one page.
pub(in crate::render) fn print(
    context: &PageContext<'_>,
    document: DocIx,
) -> Option<(PageMeta, SpecialPrintView)> {
    let localized = LocalizedDocument::new(context.heads, context.plan.site, document);
    let mut way = trail();
    let address = context.plan.address_of(document)?;
    way.push((localized.head.title(), address.clone()));
    let page = PageMeta::of_document(context, &localized, &way);
    let page = page.excluded_from_search().called("Om te printen");
    let mut cover = cover_view(context, &localized)?;
    let mut articles = Vec::new();
    for (at, document) in context
        .plan
        .articles(&localized.head.at.id)
        .iter()
        .enumerate()
    {
        let localized = LocalizedDocument::new(context.heads, context.plan.site, *document);
        let (placed, article) = article_fields(localized.head)?;
        let anchor = localized.head.at.id.to_string();
        if let Some(entry) = cover.contents.get_mut(at) {
            entry.href = format!("#{anchor}");
        }
        articles.push(PrintedArticle {
            number: at + 1,
            title: localized.head.title(),
            summary: localized.summary().to_owned(),
            pillar: pillar(context, placed),
            retold: RetoldView::all(context, localized.head),
            article: ArticleParts::of(context, &localized, article),
            body: BodyView::part(context, &localized, &anchor),
            anchor,
        });
    }
    let view = SpecialPrintView {
        cover,
        articles,
        special_href: context.href(address),
    };
    Some((page, view))
}

fn print_address(id: &str) -> Address {
    Address::new(format!("/specials/{id}/print/"))
}

fn special(head: &Head) -> Option<&Special> {
    match &head.content {
        Content::Special(special) => Some(special),
        _ => None,
    }
}

fn article_fields(head: &Head) -> Option<(&SpecialArticleFields, &Article)> {
    match &head.content {
        Content::SpecialArticle(placed, article) => Some((placed, article)),
        _ => None,
    }
}

fn pillar(context: &PageContext<'_>, placed: &SpecialArticleFields) -> Option<NamedValue> {
    let id = value(&placed.pillar)?;
    Some(named(&context.heads.vocabulary.pillars, id))
}

fn contents(
    context: &PageContext<'_>,
    articles: &[DocIx],
    current: Option<DocIx>,
) -> Vec<ContentsEntry> {
    let entry = |(at, document): (usize, &DocIx)| {
        let localized = LocalizedDocument::new(context.heads, context.plan.site, *document);
        ContentsEntry {
            number: at + 1,
            title: localized.head.title(),
            summary: localized.summary().to_owned(),
            href: context.document(*document, None).href,
            pillar: article_fields(localized.head).and_then(|(placed, _)| pillar(context, placed)),
            current: current == Some(*document),
        }
    };
    articles.iter().enumerate().map(entry).collect()
}
