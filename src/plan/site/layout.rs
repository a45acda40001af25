//! Assigns addresses to the files of a site.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Clash, PAGE_SIZE, SitePlan, media};
use crate::model::address::Address;
use crate::model::document::Content;
use crate::model::heads::{DocIx, Heads};
use crate::model::layout::Kind;
use crate::model::value::items;
use crate::plan::file::{DataKind, FileKind, PlannedFile};
use crate::plan::host::HostFile;
use crate::plan::links::{document_address, survey_table_address};
use crate::plan::page::PageKind;
use crate::plan::shown_picture::ShownPicture;
use crate::plan::visibility::media_address;

impl SitePlan {
    /// Every file of the site with its address, in the order of publication.
    pub(super) fn assign_addresses(
        &mut self,
        heads: &Heads,
        of_courses: Vec<(Address, FileKind)>,
        shown: &dyn Fn(Kind) -> Vec<DocIx>,
    ) {
        self.add_page("/", PageKind::Home);
        self.add_list("/aanbod/", self.courses.len(), PageKind::Courses);
        for at in 0..self.facets.len() {
            let facet = &self.facets[at];
            if let (Some(address), count) = (facet.address.clone(), facet.courses.len()) {
                self.add_list(address.as_str(), count, |page| PageKind::Facet(at, page));
            }
        }
        self.add_data("/aanbod/vinder-index.js", DataKind::FinderIndex);
        self.add_page("/aanbod/overzicht/", PageKind::Overview);
        for (address, kind) in of_courses {
            self.add(address, kind);
        }
        self.add_page("/agenda/", PageKind::Agenda);
        for at in 0..self.agenda_months.len() {
            let month = &self.agenda_months[at];
            let (first, pages) = (month.address(), month.pages());
            for number in 1..=pages {
                self.add_page(first.paged(number), PageKind::AgendaMonth(at, number));
            }
        }
        self.add_data("/agenda/gegevens.js", DataKind::AgendaRows);
        self.add_data("/agenda.ics", DataKind::AgendaCalendar);
        self.add_list("/nieuws/", self.news.len(), PageKind::NewsList);
        for at in 0..self.categories.len() {
            let category = &self.categories[at];
            let (address, count) = (category.address.clone(), category.items.len());
            self.add_list(address.as_str(), count, |page| {
                PageKind::NewsCategory(at, page)
            });
        }
        for document in shown(Kind::News) {
            self.add_document(heads, document, PageKind::News);
        }
        for document in self.specials.clone() {
            let id = Arc::clone(&heads.document(document).at.id);
            self.add_document(heads, document, PageKind::Special);
            for article in self.articles(&id).to_vec() {
                self.add_document(heads, article, PageKind::SpecialArticle);
            }
            let print = Address::new(format!("/specials/{id}/print/"));
            self.add_page(print, PageKind::SpecialPrint(document));
        }
        for document in shown(Kind::Roadmap) {
            self.add_document(heads, document, PageKind::Roadmap);
        }
        for document in shown(Kind::CareerPath) {
            self.add_document(heads, document, PageKind::CareerPath);
        }
        for document in self.functions.clone() {
            self.add_document(heads, document, PageKind::Function);
        }
        self.add_page("/peilingen/", PageKind::Surveys);
        for document in self.surveys.clone() {
            self.add_document(heads, document, PageKind::Survey);
            if let Content::Survey(survey) = &heads.document(document).content
                && survey.has_counts()
            {
                self.add_data(
                    survey_table_address(heads, document),
                    DataKind::SurveyTable(document),
                );
            }
        }
        self.add_page("/begrippen/", PageKind::Glossary);
        self.add_data("/begrippen.ttl", DataKind::GlossaryTurtle);
        self.add_data("/begrippen.jsonld", DataKind::GlossaryJsonLd);
        self.add_page("/partners/", PageKind::Partners);
        self.add_page("/toetsingskader/", PageKind::Norm);
        self.add_page("/aanmelden/", PageKind::Registration);
        self.add_data("/aanmelden/mijn-cursus.md", DataKind::RegistrationExample);
        self.add_page("/cijfers/", PageKind::Figures);
        for document in self.audiences.clone() {
            self.add_document(heads, document, PageKind::Audience);
        }
        for document in self.plain.clone() {
            self.add_document(heads, document, PageKind::Plain);
        }
        if heads.site(self.site).is_national() {
            self.add_page("/academies/", PageKind::Academies);
        }
        self.add_page("/mijn-lijst/", PageKind::MyList);
        self.add_data("/mijn-lijst/gegevens.js", DataKind::ComparedCourses);
        self.add_page("/zoeken/", PageKind::Search);
        self.add_data("/zoekindex.js", DataKind::SearchIndex);
        self.add_page("/404.html", PageKind::NotFound);
        self.add_data("/feed.xml", DataKind::Feed);
        self.add_data("/aanbod.json", DataKind::Catalogue);
        self.add_data("/aanbod.schema.json", DataKind::CatalogueSchema);
        self.add_data("/aanbod.csv", DataKind::CatalogueTable);
        self.add_data("/sitemap.xml", DataKind::Sitemap);
        self.add_data("/site.webmanifest", DataKind::WebManifest);
        let base = heads.site(self.site).region.base_url.as_ref();
        if base.is_some_and(|base| base.value.path().is_empty()) {
            self.add_data("/robots.txt", DataKind::Robots);
            self.add_data("/.well-known/security.txt", DataKind::SecurityTxt);
        }
        for file in HostFile::of(self.host.kind) {
            self.add_data(file.address(), DataKind::Host(*file));
        }
        for (at, uses) in media::used(heads, self.site, self.documents_on_pages(heads)).0 {
            let medium = heads.media.get(at);
            let address = medium.and_then(|medium| media_address(heads, self.site, medium));
            let (Some(medium), Some(address)) = (medium, address) else {
                continue;
            };
            if uses.is_linked {
                self.add(address.clone(), FileKind::Medium(at));
            }
            if uses.is_shown {
                let shown = ShownPicture::new(medium, &address);
                for (number, address) in shown.addresses.iter().enumerate() {
                    self.add(address.clone(), FileKind::Picture(at, number));
                }
                self.pictures.insert(at, shown);
            }
        }
        self.add_former_addresses(heads);
    }

    /// The former addresses: a stub page at each, or only the fact where no page can stand.
    fn add_former_addresses(&mut self, heads: &Heads) {
        let mut without_stub: FxHashMap<Address, usize> = FxHashMap::default();
        for document in (0..self.by_document.len()).map(DocIx) {
            if self.by_document[document.0].is_none() {
                continue;
            }
            let formerly = items(&heads.document(document).common.formerly);
            for (former, address) in formerly.iter().enumerate() {
                let kind = FileKind::Redirect { document, former };
                let has_stub = address.value.has_stub();
                let address = Address::new(Arc::clone(&address.value.0));
                if has_stub {
                    self.add(address, kind);
                    continue;
                }
                match without_stub.entry(address.folded()) {
                    Entry::Occupied(first) => self.clashes.push(Clash {
                        first: self.without_stub[*first.get()].clone(),
                        second: kind,
                    }),
                    Entry::Vacant(place) => {
                        place.insert(self.without_stub.len());
                        self.without_stub.push(PlannedFile { address, kind });
                    }
                }
            }
        }
    }

    /// The documents that are on a page of the site: those with a page of their own, and the
    /// quarters when there is a reisplan.
    fn documents_on_pages(&self, heads: &Heads) -> Vec<DocIx> {
        let has_page = |document: &DocIx| self.by_document[document.0].is_some();
        let with_page = (0..self.by_document.len()).map(DocIx).filter(has_page);
        let has_roadmap = heads
            .of_kind(Kind::Roadmap)
            .any(|roadmap| has_page(&roadmap));
        let quarters = self.quarters.iter().filter(|_| has_roadmap);
        with_page.chain(quarters.copied()).collect()
    }

    fn add_document(&mut self, heads: &Heads, document: DocIx, page: fn(DocIx) -> PageKind) {
        let (address, _) = document_address(heads.document(document));
        self.add_page(address, page(document));
    }

    fn add_list(&mut self, address: &str, count: usize, page: impl Fn(usize) -> PageKind) {
        let first = Address::from(address);
        for number in 1..=count.div_ceil(PAGE_SIZE).max(1) {
            self.add_page(first.paged(number), page(number));
        }
    }

    fn add_page(&mut self, address: impl Into<Address>, page: PageKind) {
        self.add(address, FileKind::Page(page));
    }

    fn add_data(&mut self, address: impl Into<Address>, data: DataKind) {
        self.add(address, FileKind::Data(data));
    }

    fn add(&mut self, address: impl Into<Address>, kind: FileKind) {
        let address = address.into();
        let at = self.files.len();
        match self.by_address.entry(address.folded()) {
            Entry::Occupied(first) => self.clashes.push(Clash {
                first: self.files[*first.get()].clone(),
                second: kind,
            }),
            Entry::Vacant(place) => {
                place.insert(at);
                if let Some(document) = kind.document() {
                    self.by_document[document.0] = Some(at);
                }
                if let FileKind::Medium(medium) = kind {
                    self.by_medium.insert(medium, at);
                }
                self.files.push(PlannedFile { address, kind });
            }
        }
    }
}
