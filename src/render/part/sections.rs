//! The sections of a list of courses, and counts of courses, in words.

use serde::Serialize;

use super::listing::ListedCard;
use crate::diagnostic::join_list;
use crate::model::heads::DocIx;
use crate::model::number::thousands;
use crate::plan::section::{OfferCount, Section};
use crate::render::link_context::LinkContext;

/// A section of a list of courses, as far as it is on a page.
#[derive(Debug, Serialize)]
pub(in crate::render) struct CourseSection {
    /// Its id on the page: `eigen`, `elders`, `nergens`, `voorbij`.
    pub(in crate::render) id: &'static str,
    /// Its heading: `In Noord`.
    pub(in crate::render) title: String,
    /// The number of courses in it, on all pages of the list together.
    pub(in crate::render) count: usize,
    /// Its courses on this page.
    pub(in crate::render) cards: Vec<ListedCard>,
}

impl CourseSection {
    /// The sections of the part of a list that starts at a position. `count` is that of the whole
    /// list, of which `total` courses are shown, with those that are over.
    pub(in crate::render) fn of_page(
        links: &LinkContext<'_>,
        (count, total): (OfferCount, usize),
        first: usize,
        page: &[DocIx],
        card: impl Fn(DocIx) -> Option<ListedCard>,
    ) -> Vec<Self> {
        let mut sections: Vec<(Section, Self)> = Vec::new();
        for (at, document) in page.iter().enumerate() {
            let section = count.section_at(first + at);
            if sections.last().is_none_or(|(last, _)| *last != section) {
                let view = Self {
                    id: id(section),
                    title: title(links, section),
                    count: size(count, total, section),
                    cards: Vec::new(),
                };
                sections.push((section, view));
            }
            if let (Some((_, view)), Some(card)) = (sections.last_mut(), card(*document)) {
                view.cards.push(card);
            }
        }
        sections.into_iter().map(|(_, view)| view).collect()
    }
}

fn size(count: OfferCount, total: usize, section: Section) -> usize {
    match section {
        Section::Own => count.own,
        Section::Elsewhere => count.elsewhere,
        Section::Nowhere => count.nowhere,
        Section::Over => total - count.total(),
    }
}

/// The id of a section on a page.
pub(in crate::render) fn id(section: Section) -> &'static str {
    match section {
        Section::Own => "eigen",
        Section::Elsewhere => "elders",
        Section::Nowhere => "nergens",
        Section::Over => "voorbij",
    }
}

/// The heading of a section on a site.
pub(in crate::render) fn title(links: &LinkContext<'_>, section: Section) -> String {
    match section {
        Section::Own if links.site().is_national() => EVERYWHERE.0.to_owned(),
        Section::Own => format!("In {}", links.site().short_name()),
        Section::Elsewhere => "Bij andere academies".to_owned(),
        Section::Nowhere => "Bij geen academie".to_owned(),
        Section::Over => "Afgerond, gestopt of onzeker".to_owned(),
    }
}

/// What a count consists of, in words: `2 van Noord, 5 bij andere academies en 2 bij geen
/// academie`; empty when it is zero.
pub(in crate::render) fn count_in_words(links: &LinkContext<'_>, count: OfferCount) -> String {
    let numbers = [count.own, count.elsewhere, count.nowhere];
    let parts = numbers.into_iter().zip(parts(links));
    let parts: Vec<String> = parts
        .filter(|(number, _)| *number > 0)
        .map(|(number, words)| format!("{} {words}", thousands(number as u64)))
        .collect();
    join_list(&parts, "en")
}

/// What each part of a count is, in words.
pub(in crate::render) fn parts(links: &LinkContext<'_>) -> [String; 3] {
    let own = match links.site().is_national() {
        true => EVERYWHERE.1.to_owned(),
        false => format!("van {}", links.site().short_name()),
    };
    let elsewhere = "bij andere academies".to_owned();
    let nowhere = "bij geen academie".to_owned();
    [own, elsewhere, nowhere]
}

/// The heading, and the part of a count, of what any academy offers.
pub(in crate::render) const EVERYWHERE: (&str, &str) = ("Bij de academies", "bij de academies");
