//! Explains pages without a single document: what they list, and which folder or list produces
//! them.

use super::{Explainer, WhyLine};
use crate::model::heads::DocIx;
use crate::model::layout::{Kind, ListFile};
use crate::model::schema::Field;
use crate::model::value::items;
use crate::model::vocabulary::Word;
use crate::plan::axis::Axis;
use crate::plan::file::{DataKind, FileKind};
use crate::plan::page::PageKind;
use crate::render::dutch::amount;
use crate::source::{FilePath, Spanned};

/// The maximum number of documents named of a list.
const NAMED: usize = 50;

impl Explainer<'_> {
    /// The origin of a file without a single document, and its contents.
    pub(super) fn listed(&self, kind: FileKind) -> (Vec<WhyLine>, Vec<WhyLine>) {
        let plan = self.plan;
        match kind {
            FileKind::Page(PageKind::Home) => (
                self.sentence(
                    "vindplek maakt de voorpagina zelf, uit de woorden van de site en wat er op de \
                     site staat",
                ),
                Vec::new(),
            ),
            FileKind::Page(PageKind::Courses(_) | PageKind::Overview)
            | FileKind::Data(
                DataKind::FinderIndex
                | DataKind::ComparedCourses
                | DataKind::Catalogue
                | DataKind::CatalogueTable,
            ) => self.folder(
                "aanbod",
                "vindplek maakt deze lijst zelf, van alle cursussen op de site",
                &plan.courses,
            ),
            FileKind::Page(PageKind::Facet(at, _)) => self.facet(at),
            FileKind::Page(PageKind::Agenda | PageKind::AgendaMonth(..))
            | FileKind::Data(DataKind::AgendaCalendar | DataKind::AgendaRows) => (
                self.sentence(
                    "vindplek maakt de agenda zelf, van de “uitvoeringen” van cursussen en \
                     accenten, en van de bijeenkomsten in het nieuws",
                ),
                Vec::new(),
            ),
            FileKind::Page(PageKind::NewsList(_)) | FileKind::Data(DataKind::Feed) => self.folder(
                "nieuws",
                "vindplek maakt deze lijst zelf, van het nieuws en de specials op de site",
                &plan.news,
            ),
            FileKind::Page(PageKind::NewsCategory(at, _)) => self.category(at),
            FileKind::Page(PageKind::Surveys) => self.folder(
                "peilingen",
                "vindplek maakt deze lijst zelf, van alle peilingen op de site",
                &plan.surveys,
            ),
            FileKind::Page(PageKind::Glossary)
            | FileKind::Data(DataKind::GlossaryTurtle | DataKind::GlossaryJsonLd) => {
                self.list(ListFile::Glossary, "De begrippen staan in dit bestand")
            }
            FileKind::Page(PageKind::Partners) => self.list(
                ListFile::Partners,
                "De partners staan in dit bestand; welke de site noemt, staat bij “partners” van \
                 de site en van de stukken erop",
            ),
            FileKind::Page(PageKind::Norm) => {
                self.list(ListFile::Norm, "Het toetsingskader staat in dit bestand")
            }
            FileKind::Page(PageKind::Registration)
            | FileKind::Data(DataKind::RegistrationExample) => self.list(
                ListFile::Vocabulary,
                "vindplek maakt het formulier zelf; de keuzes erin komen uit dit bestand",
            ),
            FileKind::Page(PageKind::Figures) => {
                self.list(ListFile::Figures, "De cijfers staan in dit bestand")
            }
            FileKind::Page(PageKind::Academies) => {
                let sites = self.heads.academies().map(|site| {
                    let site = self.heads.site(site);
                    WhyLine::new(site.name()).at(self.whole(&site.path))
                });
                (
                    self.sentence(
                        "vindplek maakt deze lijst zelf, van de bestanden van de regio’s",
                    ),
                    sites.collect(),
                )
            }
            FileKind::Medium(at) | FileKind::Picture(at, _) => {
                let medium = self.heads.media.get(at);
                let line =
                    medium.map(|medium| WhyLine::new("Dit bestand").at(self.whole(&medium.path)));
                (line.into_iter().collect(), Vec::new())
            }
            FileKind::Page(
                PageKind::MyList
                | PageKind::Search
                | PageKind::NotFound
                // Files of a single document are explained by that document.
                | PageKind::Course(_)
                | PageKind::News(_)
                | PageKind::Special(_)
                | PageKind::SpecialArticle(_)
                | PageKind::SpecialPrint(_)
                | PageKind::Roadmap(_)
                | PageKind::CareerPath(_)
                | PageKind::Function(_)
                | PageKind::Survey(_)
                | PageKind::Audience(_)
                | PageKind::Plain(_),
            )
            | FileKind::Data(
                DataKind::CatalogueSchema
                | DataKind::SearchIndex
                | DataKind::Sitemap
                | DataKind::WebManifest
                | DataKind::Robots
                | DataKind::SecurityTxt
                | DataKind::Host(_)
                | DataKind::RunCalendar(..)
                | DataKind::SurveyTable(_),
            )
            | FileKind::Redirect { .. } => {
                (self.sentence("vindplek maakt deze pagina zelf"), Vec::new())
            }
        }
    }

    fn sentence(&self, text: &str) -> Vec<WhyLine> {
        vec![WhyLine::new(text)]
    }

    fn list(&self, list: ListFile, text: &str) -> (Vec<WhyLine>, Vec<WhyLine>) {
        let place = self.whole(&FilePath::from(list.path()));
        (vec![WhyLine::new(text).at(place)], Vec::new())
    }

    fn folder(
        &self,
        folder: &str,
        text: &str,
        documents: &[DocIx],
    ) -> (Vec<WhyLine>, Vec<WhyLine>) {
        let shared = format!("content/{folder}/");
        let mut lines = vec![WhyLine::new(text).at(self.whole(&shared.as_str().into()))];
        let own = self.own_folder(self.site, folder);
        let is_own = |document: &DocIx| {
            let path = &self.heads.document(*document).at.path;
            path.as_str().starts_with(&own)
        };
        if documents.iter().any(is_own) {
            let name = self.heads.site(self.site).short_name();
            let text = format!("Wat alleen {name} heeft, staat hier");
            lines.push(WhyLine::new(text).at(self.whole(&own.as_str().into())));
        }
        (lines, self.named(documents))
    }

    fn facet(&self, at: usize) -> (Vec<WhyLine>, Vec<WhyLine>) {
        let Some(facet) = self.plan.facets.get(at) else {
            return Default::default();
        };
        let vocabulary = &self.heads.vocabulary;
        let words = match facet.axis {
            Axis::Theme => Some(&vocabulary.themes),
            Axis::Profile => Some(&vocabulary.profiles),
            Axis::Kind => Some(&vocabulary.kinds),
            _ => None,
        };
        let text = format!(
            "vindplek maakt deze lijst zelf, van de cursussen met {} “{}”",
            facet.axis.label().to_lowercase(),
            facet.label
        );
        let mut lines = vec![WhyLine::new(text)];
        lines.extend(words.and_then(|words| self.word(words, &facet.id)));
        (lines, self.named(&facet.courses))
    }

    fn category(&self, at: usize) -> (Vec<WhyLine>, Vec<WhyLine>) {
        let Some(category) = self.plan.categories.get(at) else {
            return Default::default();
        };
        let label = &category.label;
        let text =
            format!("vindplek maakt deze lijst zelf, van het nieuws in de categorie “{label}”");
        let mut lines = vec![WhyLine::new(text)];
        lines.extend(self.word(&self.heads.vocabulary.categories, &category.id));
        (lines, self.named(&category.items))
    }

    /// The location of a vocabulary entry.
    fn word(&self, words: &Field<Vec<Spanned<Word>>>, id: &str) -> Option<WhyLine> {
        let path = FilePath::from(ListFile::Vocabulary.path());
        let source = self.edition.source(&path)?;
        let is_meant = |word: &&Spanned<Word>| {
            let known = word.value.id.as_ref();
            known.is_some_and(|known| &*known.value.0 == id)
        };
        let word = items(words).iter().find(is_meant)?;
        let line = WhyLine::new("De naam en de uitleg van die groep staan hier");
        Some(line.at(self.within(source, word.span)))
    }

    /// The documents of a list, by title.
    fn named(&self, documents: &[DocIx]) -> Vec<WhyLine> {
        let named = documents.iter().take(NAMED).map(|document| {
            let head = self.heads.document(*document);
            WhyLine::new(head.title()).at(self.whole(&head.at.path))
        });
        let mut lines: Vec<WhyLine> = named.collect();
        if let Some(more) = documents.len().checked_sub(NAMED).filter(|more| *more > 0) {
            lines.push(WhyLine::new(format!(
                "en nog {}",
                amount(more, "stuk", "stukken")
            )));
        }
        lines
    }
}

/// The Dutch name of a kind of document.
pub(in crate::preview) fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Course => "cursus",
        Kind::News => "nieuws",
        Kind::Special => "special",
        Kind::SpecialArticle => "artikel in een special",
        Kind::Roadmap => "reisplan",
        Kind::Quarter => "kwartaal",
        Kind::CareerPath => "carrièrepad",
        Kind::Function => "functie",
        Kind::Survey => "peiling",
        Kind::Page => "pagina",
    }
}
