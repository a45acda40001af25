//! Small pieces that many views share.

use super::meta::PageMeta;
use crate::model::address::Address;
use crate::model::heads::DocIx;
use crate::plan::site::PAGE_SIZE;
use crate::render::spot::Spot;
use serde::Serialize;

/// A moment or period, in words and for machines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stamp {
    /// In Dutch: `12 en 13 maart 2026`, `najaar 2021`.
    pub text: String,
    /// For `<time datetime>`: the first day, or the year or month of a vague period.
    pub iso: String,
}

/// A word of a closed list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Its id, fit for a class name: `beschikbaar`, `noord`.
    pub id: String,
    /// How it is shown.
    pub name: String,
}

/// A word of a closed list that has a page of its own on this site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tag {
    /// Its id.
    pub id: String,
    /// How it is shown.
    pub name: String,
    /// Where its page is; null when it has none.
    pub href: Option<String>,
}

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LinkKind {
    /// To a page or file of this site.
    Here,
    /// To a page of another of our sites: class `verwijzing`.
    Referral,
    /// To somewhere else: class `extern`.
    External,
    /// To a mail address or a telephone number.
    Contact,
    /// Nowhere at present: to be shown as plain text; `href` is empty.
    None,
}

/// A link that is ready for the page that holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkView {
    /// Its text.
    pub text: String,
    /// Where it leads; empty when `kind` is `none`.
    pub href: String,
    /// What kind of link: `here`, `referral`, `external`, `contact` or `none`.
    pub kind: LinkKind,
    /// The name of the academy that a referral leads to, to be read out after the text.
    pub academy: Option<String>,
}

/// A picture with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PictureView {
    /// Where it is.
    pub src: String,
    /// How wide it is by itself, in pixels; null when its file does not tell.
    pub width: Option<u32>,
    /// How high it is by itself, in pixels; null when its file does not tell.
    pub height: Option<u32>,
    /// What is on it; empty for a decorative one.
    pub alt: String,
    /// Caption.
    pub caption: Option<String>,
    /// Who took it: `Foto: naam` is for the template to write.
    pub photographer: Option<String>,
}

/// Whom to ask.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ContactView {
    /// A name or a role.
    pub name: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Web page.
    pub url: Option<String>,
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceView {
    /// What it is called.
    pub text: String,
    /// Where it stands, when that is known.
    pub href: Option<String>,
}

/// A heading with a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explained {
    /// The heading.
    pub title: String,
    /// The text, without markup.
    pub text: String,
}

/// Which part of a list this page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pagination {
    /// Number of this page, from 1.
    pub number: usize,
    /// How many pages there are; the bar is left out when it is 1.
    pub pages: usize,
    /// How many items there are on all pages together.
    pub total: usize,
    /// The page before this one.
    pub previous: Option<String>,
    /// The page after this one.
    pub next: Option<String>,
    /// The numbers to show: the first, the last, and those around this page.
    pub numbers: Vec<PageNumber>,
}

/// A number in the bar below a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageNumber {
    /// The number.
    pub number: usize,
    /// Where that page is; null for this page itself.
    pub href: Option<String>,
    /// Whether numbers were left out just before this one.
    pub gap: bool,
}

impl Pagination {
    /// Page `number`, from 1, of a list whose first page stands at an address, with the items on
    /// it.
    pub fn of<'i>(
        spot: &Spot<'_>,
        first: &Address,
        items: &'i [DocIx],
        number: usize,
    ) -> (Self, &'i [DocIx]) {
        let pages = items.len().div_ceil(PAGE_SIZE).max(1);
        let href = |number: usize| spot.href(&first.paged(number));
        let shown = |other: &usize| *other == 1 || *other == pages || other.abs_diff(number) <= 2;
        let mut numbers: Vec<PageNumber> = Vec::new();
        for other in (1..=pages).filter(shown) {
            numbers.push(PageNumber {
                number: other,
                href: (other != number).then(|| href(other)),
                gap: numbers.last().is_some_and(|last| last.number + 1 < other),
            });
        }
        let pagination = Self {
            number,
            pages,
            total: items.len(),
            previous: (number > 1).then(|| href(number - 1)),
            next: (number < pages).then(|| href(number + 1)),
            numbers,
        };
        let items = items
            .chunks(PAGE_SIZE)
            .nth(number.saturating_sub(1))
            .unwrap_or_default();
        (pagination, items)
    }

    /// The title of this page of a list: its number is in it from the second on.
    pub fn title(&self, title: &str) -> String {
        match self.number {
            0 | 1 => title.to_owned(),
            number => format!("{title}, pagina {number}"),
        }
    }
}

impl PageMeta {
    /// Says which pages of a list stand before and after this one.
    pub fn paged(&mut self, pagination: &Pagination) {
        self.previous.clone_from(&pagination.previous);
        self.next.clone_from(&pagination.next);
    }
}
