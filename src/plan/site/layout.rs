//! Which address each file of a site has.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use super::{Clash, PAGE_SIZE, SitePlan, media_address};
use crate::model::address::Address;
use crate::model::heads::{DocIx, Heads};
use crate::model::layout::Kind;
use crate::model::value::items;
use crate::plan::links::document_address;
use crate::plan::page::{Page, What};

impl SitePlan {
    /// Every address under which the site can be reached, with what stands there, in the order in
    /// which they are published.
    pub(super) fn lay_out(
        &mut self,
        heads: &Heads,
        of_courses: Vec<(Address, What)>,
        shown: &dyn Fn(Kind) -> Vec<DocIx>,
    ) {
        self.add("/", What::Home);
        self.add_list("/aanbod/", self.courses.len(), What::Courses);
        for at in 0..self.facets.len() {
            let facet = &self.facets[at];
            if let (Some(address), count) = (facet.address.clone(), facet.courses.len()) {
                self.add_list(address.as_str(), count, |page| What::Facet(at, page));
            }
        }
        self.add("/aanbod/vinder.json", What::FinderIndex);
        self.add("/aanbod/overzicht/", What::Overview);
        for (address, what) in of_courses {
            self.add(address, what);
        }
        self.add("/agenda/", What::Agenda);
        self.add("/agenda.ics", What::AgendaCalendar);
        self.add_list("/nieuws/", self.news.len(), What::NewsList);
        for at in 0..self.categories.len() {
            let category = &self.categories[at];
            let (address, count) = (category.address.clone(), category.items.len());
            self.add_list(address.as_str(), count, |page| What::NewsCategory(at, page));
        }
        for document in shown(Kind::News) {
            self.add_document(heads, document, What::News);
        }
        for document in self.specials.clone() {
            let id = Arc::clone(&heads.document(document).at.id);
            self.add_document(heads, document, What::Special);
            for article in self.articles(&id).to_vec() {
                self.add_document(heads, article, What::SpecialArticle);
            }
            let print = Address::new(format!("/specials/{id}/print/"));
            self.add(print, What::SpecialPrint(document));
        }
        for document in shown(Kind::Roadmap) {
            self.add_document(heads, document, What::Roadmap);
        }
        for document in shown(Kind::CareerPath) {
            self.add_document(heads, document, What::CareerPath);
        }
        for document in self.functions.clone() {
            self.add_document(heads, document, What::Function);
        }
        self.add("/peilingen/", What::Surveys);
        for document in self.surveys.clone() {
            self.add_document(heads, document, What::Survey);
        }
        self.add("/begrippen/", What::Glossary);
        self.add("/partners/", What::Partners);
        self.add("/toetsingskader/", What::Norm);
        self.add("/aanmelden/", What::Registration);
        self.add("/aanmelden/mijn-cursus.md", What::RegistrationExample);
        self.add("/cijfers/", What::Figures);
        for document in self.audiences.clone() {
            self.add_document(heads, document, What::Audience);
        }
        for document in self.plain.clone() {
            self.add_document(heads, document, What::Plain);
        }
        if heads.site(self.site).is_national() {
            self.add("/academies/", What::Academies);
        }
        self.add("/zoeken/", What::Search);
        self.add("/404.html", What::NotFound);
        self.add("/feed.xml", What::Feed);
        self.add("/aanbod.json", What::Catalogue);
        self.add("/aanbod.schema.json", What::CatalogueSchema);
        self.add("/aanbod.csv", What::CatalogueTable);
        self.add("/sitemap.xml", What::Sitemap);
        let base = heads.site(self.site).region.base_url.as_ref();
        if base.is_some_and(|base| base.value.path().is_empty()) {
            self.add("/robots.txt", What::Robots);
            self.add("/.well-known/security.txt", What::SecurityTxt);
        }
        for (at, media) in heads.media.iter().enumerate() {
            if let Some(address) = media_address(heads, self.site, media) {
                self.add(address, What::Media(at));
            }
        }
        for document in (0..self.by_document.len()).map(DocIx) {
            if self.by_document[document.0].is_none() {
                continue;
            }
            let formerly = items(&heads.document(document).common.formerly);
            for (at, former) in formerly.iter().enumerate() {
                self.add(&*former.value.0, What::Redirect(document, at));
            }
        }
    }

    fn add_document(&mut self, heads: &Heads, document: DocIx, what: fn(DocIx) -> What) {
        let (address, _) = document_address(heads.document(document));
        self.add(address, what(document));
    }

    fn add_list(&mut self, address: &str, count: usize, what: impl Fn(usize) -> What) {
        let first = Address::from(address);
        for page in 1..=count.div_ceil(PAGE_SIZE).max(1) {
            self.add(first.paged(page), what(page));
        }
    }

    fn add(&mut self, address: impl Into<Address>, what: What) {
        let address = address.into();
        let at = self.pages.len();
        match self.by_address.entry(address.folded()) {
            Entry::Occupied(first) => self.clashes.push(Clash {
                first: *first.get(),
                second: what,
            }),
            Entry::Vacant(place) => {
                place.insert(at);
                if let Some(document) = what.document() {
                    self.by_document[document.0] = Some(at);
                }
                self.pages.push(Page { address, what });
            }
        }
    }
}
