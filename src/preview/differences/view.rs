//! What differs, site by site, in words.

use serde::Serialize;

use super::Since;
use crate::percent;
use crate::render::dutch::amount;
use crate::review::{PageName, Presence, Review, SiteReview, in_words};

/// How many changed texts of a page are told.
const TOLD: usize = 5;

/// The heading of the pages that differ because they mention something that changed.
pub(super) const FOLLOWING: &str = "Verandert mee";

/// What differs on all sites.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct DifferencesView {
    /// The sites on which something differs.
    pub(super) sites: Vec<DifferencesOfSite>,
}

/// What differs on a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct DifferencesOfSite {
    /// The name of its folder.
    pub(super) id: String,
    /// Its short name.
    pub(super) name: String,
    /// How many pages differ, in words.
    pub(super) count: String,
    /// The differences, the most important first.
    pub(super) parts: Vec<DifferencesPart>,
}

/// Differences of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct DifferencesPart {
    /// Its heading.
    pub(super) title: &'static str,
    /// The pages, or sentences.
    pub(super) lines: Vec<DifferenceLine>,
}

/// A page that differs, or something else that does.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct DifferenceLine {
    /// The title of the page, or a sentence.
    pub(super) title: String,
    /// The address of the page on the site; null for a sentence.
    pub(super) address: Option<String>,
    /// Where its two versions are shown side by side; null for a sentence.
    pub(super) compare: Option<String>,
    /// What changed on it, in words.
    pub(super) details: Vec<String>,
}

/// Puts a review in words.
pub fn differences(review: &Review, since: Since) -> DifferencesView {
    let sites = review.sites.iter().filter(|site| !site.is_empty());
    DifferencesView {
        sites: sites.map(|site| of_site(site, since)).collect(),
    }
}

impl DifferencesView {
    /// What changed on a page, in words.
    pub(super) fn details(&self, site: &str, address: &str) -> &[String] {
        let sites = self.sites.iter().filter(|found| found.id == site);
        let mut lines = sites
            .flat_map(|site| &site.parts)
            .flat_map(|part| &part.lines);
        let found = lines.find(|line| line.address.as_deref() == Some(address));
        found.map_or(&[], |line| &line.details)
    }
}

fn of_site(site: &SiteReview, since: Since) -> DifferencesOfSite {
    let page = |page: &PageName| DifferenceLine {
        title: named(page),
        address: Some(page.address.clone()),
        compare: Some(compare(site, since, &page.address)),
        details: Vec::new(),
    };
    let sentence = |title: String| DifferenceLine {
        title,
        ..DifferenceLine::default()
    };
    let mut parts = Vec::new();
    let mut part = |title, lines: Vec<DifferenceLine>| {
        if !lines.is_empty() {
            parts.push(DifferencesPart { title, lines });
        }
    };
    let of_site = match site.presence {
        Presence::Both => None,
        Presence::New => Some("Deze site is nieuw."),
        Presence::Gone => Some("Deze site verdwijnt."),
    };
    let of_site = of_site.map(|words| sentence(words.to_owned()));
    part("De site zelf", of_site.into_iter().collect());
    part(
        "Veranderd",
        site.changed
            .iter()
            .map(|changed| {
                let mut details = changed.facts.clone();
                details.extend(changed.texts.iter().take(TOLD).map(in_words));
                details.dedup();
                if let more @ 1.. = changed.texts.len().saturating_sub(TOLD) {
                    details.push(format!("en nog {}", amount(more, "plek", "plekken")));
                }
                DifferenceLine {
                    details,
                    ..page(&changed.page)
                }
            })
            .collect(),
    );
    part("Nieuw", site.added.iter().map(page).collect());
    let removed = site.removed.iter().map(|removed| DifferenceLine {
        details: match removed.is_recorded {
            true => Vec::new(),
            false => vec!["Het adres verdwijnt zonder doorverwijzing.".to_owned()],
        },
        ..page(&removed.page)
    });
    part("Verdwenen", removed.collect());
    let moved = site.moved.iter().map(|moved| DifferenceLine {
        title: moved.title.clone(),
        address: Some(moved.to.clone()),
        compare: Some(compare(site, since, &moved.to)),
        details: vec![match moved.redirects {
            true => format!(
                "Eerst op {}; wie dat adres heeft, komt vanzelf hier.",
                moved.from
            ),
            false => format!("Eerst op {}; dat adres verwijst niet door.", moved.from),
        }],
    });
    part("Verhuisd", moved.collect());
    let files = |files: &[String]| files.iter().cloned().map(sentence).collect::<Vec<_>>();
    part("Nieuwe bestanden", files(&site.added_files));
    part("Vervangen bestanden", files(&site.changed_files));
    let everywhere = site.everywhere.iter().map(|shared| {
        let pages = amount(shared.pages, "pagina", "pagina’s");
        sentence(format!("{} (op {pages})", in_words(&shared.change)))
    });
    let mut everywhere: Vec<DifferenceLine> = everywhere.collect();
    if site.looks_changed > 0 {
        everywhere.push(sentence(format!(
            "Alleen de opmaak of de techniek: {}",
            amount(site.looks_changed, "pagina", "pagina’s")
        )));
    }
    part("Op veel pagina’s tegelijk", everywhere);
    part("Nog niet te zien", files(&site.waiting));
    part(FOLLOWING, site.mentioning.iter().map(page).collect());
    let unrendered = site.unrendered.iter().map(|address| PageName {
        address: address.clone(),
        title: String::new(),
    });
    part(
        "Kan door een fout niet gemaakt worden",
        unrendered.map(|name| page(&name)).collect(),
    );
    let pages = parts.iter().flat_map(|part| &part.lines);
    let pages = pages.filter(|line| line.address.is_some()).count();
    DifferencesOfSite {
        id: site.id.clone(),
        name: site.short_name.clone(),
        count: amount(pages, "pagina", "pagina’s"),
        parts,
    }
}

fn named(page: &PageName) -> String {
    match page.title.is_empty() {
        true => page.address.clone(),
        false => page.title.clone(),
    }
}

/// Where the versions of a page are shown side by side, with its former address if it moved.
fn compare(site: &SiteReview, since: Since, address: &str) -> String {
    let moved = site.moved.iter().find(|moved| moved.to == address);
    let was = moved.map_or(String::new(), |moved| {
        format!("&was={}", percent::component(&moved.from))
    });
    format!(
        "{}vergelijk?sinds={}&site={}&adres={}{was}",
        crate::preview::OWN,
        since.id(),
        percent::component(&site.id),
        percent::component(address)
    )
}
