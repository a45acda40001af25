//! Pagination of lists.

use serde::Serialize;

use crate::model::address::Address;
use crate::plan::site::PAGE_SIZE;
use crate::render::link_context::LinkContext;

/// The pagination bar of a page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Pagination {
    /// Number of this page, from 1.
    pub(in crate::render) number: usize,
    /// The number of pages; the bar is left out when it is 1.
    pub(in crate::render) pages: usize,
    /// The number of items on all pages together.
    pub(in crate::render) total: usize,
    /// The URL of the previous page.
    pub(in crate::render) previous: Option<String>,
    /// The URL of the next page.
    pub(in crate::render) next: Option<String>,
    /// The numbers to show: the first, the last, and those around this page.
    pub(in crate::render) numbers: Vec<PageNumber>,
}

/// A number in the pagination bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct PageNumber {
    /// The number.
    pub(in crate::render) number: usize,
    /// The URL of that page; null for the current page.
    pub(in crate::render) href: Option<String>,
    /// Whether numbers are left out just before this one.
    pub(in crate::render) gap: bool,
}

impl Pagination {
    /// Page `number`, from 1, of a list whose first page has the given address, with the items on
    /// it.
    pub(in crate::render) fn of<'i, T>(
        links: &LinkContext<'_>,
        first: &Address,
        items: &'i [T],
        number: usize,
    ) -> (Self, &'i [T]) {
        Self::with_size(links, first, items, PAGE_SIZE, number)
    }

    /// The same of a list with `size` items on a page.
    pub(in crate::render) fn with_size<'i, T>(
        links: &LinkContext<'_>,
        first: &Address,
        items: &'i [T],
        size: usize,
        number: usize,
    ) -> (Self, &'i [T]) {
        let pages = items.len().div_ceil(size).max(1);
        let href = |number: usize| links.href(&first.paged(number));
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
            .chunks(size)
            .nth(number.saturating_sub(1))
            .unwrap_or_default();
        (pagination, items)
    }

    /// The title of this page of a list; from the second page on it includes the number.
    pub(in crate::render) fn title(&self, title: &str) -> String {
        match self.number {
            0 | 1 => title.to_owned(),
            number => format!("{title}, pagina {number}"),
        }
    }
}
