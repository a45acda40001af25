//! The plan of one site.

mod layout;
pub mod media;
mod offer;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::{FxBuildHasher, FxHashMap};

use self::offer::Offer;
use super::agenda::{AgendaItem, AgendaMonth, months};
use super::facet::{Facet, FacetScope};
use super::file::{FileKind, PlannedFile};
use super::host::HostSettings;
use super::page::PageKind;
use super::section::{OfferCount, list_order};
use super::shown_picture::ShownPicture;
use crate::model::address::{Address, folded};
use crate::model::document::{Content, Head};
use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::model::layout::Kind;
use crate::model::period::Period;
use crate::model::value::{Known, ids, items, text, value};
use crate::plan::visibility::{When, is_ever_visible, is_visible};

/// The number of items on a page of a list.
pub const PAGE_SIZE: usize = 20;

/// A category of news with its items, newest first.
#[derive(Debug, Clone)]
pub struct Category {
    /// Its id.
    pub id: Arc<str>,
    /// Its name.
    pub label: String,
    /// The address of its list.
    pub address: Address,
    /// Its news and specials.
    pub items: Vec<DocIx>,
}

/// Two files of a site with the same address.
#[derive(Debug, Clone)]
pub struct Clash {
    /// The one that gets the address.
    pub first: PlannedFile,
    /// The one that is left out.
    pub second: FileKind,
}

/// The pages and other files of a site.
#[derive(Debug)]
pub struct SitePlan {
    /// The site.
    pub site: SiteIx,
    /// The date, and whether drafts are shown.
    pub when: When,
    /// What the site is made for.
    pub host: HostSettings,
    /// Every file: pages with their related files first, then data of the whole site, media and
    /// redirects.
    pub files: Vec<PlannedFile>,
    /// The former addresses at which no page can stand ([`FormerAddress::has_stub`]), as redirects: a
    /// host may know them.
    ///
    /// [`FormerAddress::has_stub`]: crate::model::former_address::FormerAddress::has_stub
    pub without_stub: Vec<PlannedFile>,
    /// Courses, in the order of the list; see [`super::section`].
    pub courses: Vec<DocIx>,
    /// How many of the courses are or will be to be had.
    pub count: OfferCount,
    /// News and specials, the newest first.
    pub news: Vec<DocIx>,
    /// Specials, the newest first.
    pub specials: Vec<DocIx>,
    /// Surveys, the newest first.
    pub surveys: Vec<DocIx>,
    /// Quarters of the reisplan, in order.
    pub quarters: Vec<DocIx>,
    /// Functions of the carrièrepad, in order.
    pub functions: Vec<DocIx>,
    /// Plain pages, in the order of their paths.
    pub plain: Vec<DocIx>,
    /// Pages for audiences, in the order of their paths.
    pub audiences: Vec<DocIx>,
    /// Facets of the courses.
    pub facets: Vec<Facet>,
    /// Categories of the news.
    pub categories: Vec<Category>,
    /// Runs and meetings, by first day.
    pub agenda: Vec<AgendaItem>,
    /// The months of the agenda with a page of their own, in order.
    pub agenda_months: Vec<AgendaMonth>,
    /// Files whose address is taken.
    pub clashes: Vec<Clash>,
    by_address: FxHashMap<Address, usize>,
    /// By the position of a document, the position of its page.
    by_document: Vec<Option<usize>>,
    /// By the position of a medium that the site publishes, the position of its file.
    by_medium: FxHashMap<usize, usize>,
    pictures: BTreeMap<usize, ShownPicture>,
    articles: FxHashMap<Arc<str>, Vec<DocIx>>,
}

impl SitePlan {
    /// Plans a site.
    pub fn new(heads: &Heads, site: SiteIx, when: When, host: HostSettings) -> Self {
        let is_shown = |document| is_visible(heads, document, when);
        Self::of_documents(heads, site, when, host, &is_shown)
    }

    /// Plans a site with everything that it shows on any date, as on the first day of all: with every
    /// page that it ever has, and every run still to come. It tells what the date changes (a page
    /// that is not there today) from what is never there, and which addresses clash one day.
    pub fn ever(heads: &Heads, site: SiteIx, drafts: bool) -> Self {
        let is_shown = |document| is_ever_visible(heads, document, drafts);
        let when = When {
            today: Date::ZERO,
            drafts,
            noindex: false,
        };
        Self::of_documents(heads, site, when, HostSettings::default(), &is_shown)
    }

    fn of_documents(
        heads: &Heads,
        site: SiteIx,
        when: When,
        host: HostSettings,
        is_shown: &dyn Fn(DocIx) -> bool,
    ) -> Self {
        let shown = |kind: Kind| -> Vec<DocIx> {
            heads
                .of_kind(kind)
                .filter(|document| heads.shows(site, *document))
                .filter(|document| is_shown(*document))
                .collect()
        };
        let courses = sorted(shown(Kind::Course), |document| {
            list_order(heads, site, *document, when)
        });
        let specials = sorted(shown(Kind::Special), |document| {
            Reverse(news_date(heads.document(*document)))
        });
        let mut news = shown(Kind::News);
        news.extend(&specials);
        let news = sorted(news, |document| {
            let head = heads.document(*document);
            (Reverse(news_date(head)), Arc::clone(&head.at.id))
        });
        let surveys = sorted(shown(Kind::Survey), |document| {
            Reverse(news_date(heads.document(*document)))
        });
        let (audiences, plain) = shown(Kind::Page)
            .into_iter()
            .partition(|document| heads.document(*document).at.id.starts_with("voor/"));
        let mut articles: FxHashMap<Arc<str>, Vec<DocIx>> = FxHashMap::default();
        for document in sorted(shown(Kind::SpecialArticle), |document| {
            article_order(heads.document(*document))
        }) {
            if let Some(special) = &heads.document(document).at.special {
                articles
                    .entry(Arc::clone(special))
                    .or_default()
                    .push(document);
            }
        }
        let categories = categories(heads, &news);
        let mut meetings = shown(Kind::News);
        meetings.extend(articles.values().flatten());
        meetings.sort();
        let catalogue = FacetScope { heads, site, when };
        let mut offer = Offer::of(catalogue, &courses);
        meetings
            .iter()
            .for_each(|news| offer.agenda.add_meeting(*news));
        let room = offer.files.len() + heads.documents.len();
        let agenda = offer.agenda.finish();
        let mut plan = Self {
            site,
            when,
            host,
            files: Vec::with_capacity(room),
            without_stub: Vec::new(),
            agenda_months: months(&agenda, when.today),
            agenda,
            quarters: shown(Kind::Quarter),
            functions: shown(Kind::Function),
            courses,
            count: offer.count,
            news,
            specials,
            surveys,
            plain,
            audiences,
            facets: offer.facets.finish(),
            categories,
            articles,
            clashes: Vec::new(),
            by_address: FxHashMap::with_capacity_and_hasher(room, FxBuildHasher),
            by_document: vec![None; heads.documents.len()],
            by_medium: FxHashMap::default(),
            pictures: BTreeMap::new(),
        };
        plan.assign_addresses(heads, offer.files, &shown);
        plan
    }

    /// The courses that are or will be to be had.
    pub fn offer(&self) -> &[DocIx] {
        self.courses.get(..self.count.total()).unwrap_or_default()
    }

    /// The file at an address; the comparison is case-sensitive.
    pub fn at(&self, address: &str) -> Option<&PlannedFile> {
        let position = *self.by_address.get(&*folded(address))?;
        let file = self.files.get(position)?;
        (file.address.as_str() == address).then_some(file)
    }

    /// Whether a file is at an address, whatever its case.
    pub fn is_taken(&self, address: &str) -> bool {
        self.by_address.contains_key(&*folded(address))
    }

    /// The pages that search engines should index, with their addresses.
    pub fn indexed_pages(&self) -> impl Iterator<Item = (&Address, PageKind)> {
        self.files.iter().filter_map(|file| match file.kind {
            FileKind::Page(page) if page.is_indexed() => Some((&file.address, page)),
            FileKind::Page(_)
            | FileKind::Data(_)
            | FileKind::Redirect { .. }
            | FileKind::Medium(_)
            | FileKind::Picture(..) => None,
        })
    }

    /// The address of the page of a document, when the site has one.
    pub fn address_of(&self, document: DocIx) -> Option<&Address> {
        let at = self.by_document.get(document.0).copied().flatten()?;
        self.files.get(at).map(|file| &file.address)
    }

    /// The address of a picture or download, by its position in `Heads::media`, when the site
    /// publishes it: a page that the site shows uses it.
    pub fn medium_address(&self, medium: usize) -> Option<&Address> {
        let at = *self.by_medium.get(&medium)?;
        self.files.get(at).map(|file| &file.address)
    }

    /// The files in which the site shows a picture, by its position in `Heads::media`.
    pub fn picture(&self, medium: usize) -> Option<&ShownPicture> {
        self.pictures.get(&medium)
    }

    /// The articles of a special on this site, in order.
    pub fn articles(&self, special: &str) -> &[DocIx] {
        self.articles.get(special).map_or(&[], Vec::as_slice)
    }
}

/// The date that lists show of a document: of news its `datum`, which may be vague, of a special its
/// day of publication. `None` when it is unknown or missing.
pub fn shown_date(head: &Head) -> Option<Period> {
    match &head.content {
        Content::News(dated, _) => value(&dated.date).and_then(Known::known).copied(),
        Content::Special(special) => value(&special.date).copied().map(Period::Day),
        _ => None,
    }
}

/// Whether news says itself that its date is unknown.
pub fn is_undated(head: &Head) -> bool {
    match &head.content {
        Content::News(dated, _) => value(&dated.date).is_some_and(|date| date.known().is_none()),
        _ => false,
    }
}

/// The day by which news is sorted: the first day of its date. So a piece from "2026" stands below
/// the pieces of that year with a day, and leads no list all year; one without a date is last. A
/// special that is announced is sorted by `bijgewerkt`, a survey by the last day of its period.
pub fn news_date(head: &Head) -> Option<Date> {
    let updated = head
        .common
        .updated
        .as_ref()
        .map(|period| period.value.last_day());
    match &head.content {
        Content::News(..) => shown_date(head).map(Period::first_day),
        Content::Special(_) => shown_date(head).map(Period::first_day).or(updated),
        Content::Survey(survey) => survey
            .period
            .as_ref()
            .and_then(|period| period.value.known())
            .map(|period| period.last_day()),
        _ => updated,
    }
}

fn article_order(head: &Head) -> (u32, Arc<str>) {
    let order = match &head.content {
        Content::SpecialArticle(placed, _) => placed.order.as_ref().map(|order| order.value),
        _ => None,
    };
    (order.unwrap_or(u32::MAX), Arc::clone(&head.at.id))
}

fn sorted<T, K: Ord>(mut list: Vec<T>, key: impl FnMut(&T) -> K) -> Vec<T> {
    list.sort_by_cached_key(key);
    list
}

fn categories(heads: &Heads, news: &[DocIx]) -> Vec<Category> {
    let mut by_category: FxHashMap<&str, Vec<DocIx>> = FxHashMap::default();
    for document in news {
        let article = heads.document(*document).article();
        for id in article
            .into_iter()
            .flat_map(|article| ids(&article.categories))
        {
            let items = by_category.entry(&**id).or_default();
            // An article may name a category twice.
            if items.last() != Some(document) {
                items.push(*document);
            }
        }
    }
    let words = items(&heads.vocabulary.categories).iter();
    words
        .filter_map(|word| {
            let id = word.id.as_ref()?.value.0.clone();
            let items = by_category.get(&*id).cloned().unwrap_or_default();
            (!items.is_empty()).then(|| Category {
                address: Address::new(format!("/nieuws/categorie/{id}/")),
                label: text(&word.value.name).to_owned(),
                id,
                items,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::plan::testing::{plan, project};

    fn news(date: &str) -> String {
        format!("titel: Bericht\nsamenvatting: Kort.\ndatum: {date}\nafzender: LAB\n")
    }

    #[test]
    fn a_vague_date_stands_below_the_days_in_it_and_news_without_a_date_is_last() {
        let dates = [
            ("onbekend", "onbekend"),
            ("jaar", "2026"),
            ("maand", "2026-02"),
            ("najaar", "2025-najaar"),
            ("begin", "2026-01-02"),
            ("eind", "2026-02-28"),
            ("oud", "2025-08-31"),
        ];
        let files: Vec<(String, String)> = dates
            .iter()
            .map(|(id, date)| (format!("content/nieuws/{id}.md"), news(date)))
            .collect();
        let files: Vec<(&str, &str)> = files
            .iter()
            .map(|(path, text)| (&**path, &**text))
            .collect();
        let heads = project(&files);
        let plan = plan(&heads, "noord");
        let ids: Vec<&str> = plan
            .news
            .iter()
            .map(|document| &*heads.document(*document).at.id)
            .collect();
        assert_eq!(
            ids,
            [
                "eind", "maand", "begin", "jaar", "najaar", "oud", "onbekend"
            ]
        );
    }
}
