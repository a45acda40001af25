//! Changes that are the same on many pages of a site, such as a word in the menu: said once.

use std::collections::{BTreeMap, BTreeSet};

use super::report::{SharedChange, TextChange};

/// From how many pages of one kind on a change that all of them have is said once.
const MANY: usize = 5;

/// A page of which the visible part may have changed.
pub(super) struct ComparedPage {
    /// The name of its template.
    pub(super) template: &'static str,
    /// Whether it has no source of its own, such as a list with its filters, of which the counts
    /// change together.
    pub(super) is_list: bool,
    /// Its changes.
    pub(super) changes: Vec<TextChange>,
}

/// Takes from pages what changed in the same way on at least half of them, or on every page of a
/// kind of which there are many, lists excepted. `pages` are all pages of a site, also those without changes.
pub(super) fn take_shared(pages: &mut [ComparedPage]) -> Vec<SharedChange> {
    let mut of_template: BTreeMap<&str, usize> = BTreeMap::new();
    let mut lists: BTreeSet<&str> = BTreeSet::new();
    let mut found: BTreeMap<&TextChange, BTreeMap<&str, usize>> = BTreeMap::new();
    for page in &*pages {
        *of_template.entry(page.template).or_default() += 1;
        lists.extend(page.is_list.then_some(page.template));
        for change in page.changes.iter().collect::<BTreeSet<_>>() {
            *found
                .entry(change)
                .or_default()
                .entry(page.template)
                .or_default() += 1;
        }
    }
    let is_shared = |counts: &BTreeMap<&str, usize>| {
        let all: usize = counts.values().sum();
        let is_whole_kind = |(template, count): (&&str, &usize)| {
            *count >= MANY && of_template.get(template) == Some(count) && !lists.contains(template)
        };
        all >= MANY && (2 * all >= pages.len() || counts.iter().any(is_whole_kind))
    };
    let shared: Vec<SharedChange> = found
        .into_iter()
        .filter(|(_, counts)| is_shared(counts))
        .map(|(change, counts)| SharedChange {
            change: change.clone(),
            pages: counts.values().sum(),
        })
        .collect();
    for page in pages {
        let is_own = |change: &TextChange| shared.iter().all(|other| other.change != *change);
        page.changes.retain(is_own);
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(now: &str) -> TextChange {
        TextChange {
            before: Vec::new(),
            now: vec![now.to_owned()],
        }
    }

    #[test]
    fn what_changes_on_most_pages_is_said_once_and_the_rest_stays() {
        let mut pages: Vec<ComparedPage> = (0..12)
            .map(|number| ComparedPage {
                template: if number < 6 { "course" } else { "news" },
                is_list: false,
                changes: match number {
                    0 => vec![change("menu"), change("eigen"), change("cursus")],
                    1..6 => vec![change("menu"), change("cursus")],
                    6..10 => vec![change("menu"), change("bericht")],
                    _ => Vec::new(),
                },
            })
            .collect();
        let shared = take_shared(&mut pages);
        let said: Vec<(&str, usize)> = shared
            .iter()
            .map(|shared| (&*shared.change.now[0], shared.pages))
            .collect();
        // Four of the six news pages are no kind as a whole.
        assert_eq!(said, [("cursus", 6), ("menu", 10)]);
        assert_eq!(pages[0].changes, [change("eigen")]);
        assert_eq!(pages[6].changes, [change("bericht")]);
    }
}
