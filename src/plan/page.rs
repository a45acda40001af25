//! The pages and files that a site can have.

use crate::model::address::Address;
use crate::model::heads::DocIx;

/// A file of a site.
#[derive(Debug, Clone)]
pub struct Page {
    /// Where it stands.
    pub address: Address,
    /// What it is.
    pub what: What,
}

/// What a file of a site is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    /// The home page.
    Home,
    /// Page `n`, from 1, of the courses.
    Courses(usize),
    /// Page `n`, from 1, of the facet at a position of `SitePlan::facets`.
    Facet(usize, usize),
    /// What the script of the finder reads: every course with its values and its card.
    FinderIndex,
    /// All courses on one page, to print.
    Overview,
    /// A course.
    Course(DocIx),
    /// The calendar file of the run at a position of `Heads::runs`.
    RunCalendar(DocIx, usize),
    /// The agenda.
    Agenda,
    /// The agenda as a calendar file.
    AgendaCalendar,
    /// Page `n`, from 1, of the news.
    NewsList(usize),
    /// Page `n`, from 1, of the category at a position of `SitePlan::categories`.
    NewsCategory(usize, usize),
    /// A piece of news.
    News(DocIx),
    /// The cover of a special.
    Special(DocIx),
    /// An article of a special.
    SpecialArticle(DocIx),
    /// A special on one page, to print.
    SpecialPrint(DocIx),
    /// The reisplan.
    Roadmap(DocIx),
    /// The carrièrepad.
    CareerPath(DocIx),
    /// A function of the carrièrepad.
    Function(DocIx),
    /// The list of surveys.
    Surveys,
    /// A survey.
    Survey(DocIx),
    /// The glossary.
    Glossary,
    /// The partners.
    Partners,
    /// The norm and its tree of decisions.
    Norm,
    /// The registration form for providers.
    Registration,
    /// A course file to fill in by hand.
    RegistrationExample,
    /// Figures.
    Figures,
    /// A page for an audience.
    Audience(DocIx),
    /// A plain page.
    Plain(DocIx),
    /// The academies; national site only.
    Academies,
    /// Search.
    Search,
    /// What a visitor gets at an address that is not there.
    NotFound,
    /// The Atom feed.
    Feed,
    /// The catalogue as JSON.
    Catalogue,
    /// The JSON Schema of the catalogue.
    CatalogueSchema,
    /// The catalogue as CSV.
    CatalogueTable,
    /// The sitemap.
    Sitemap,
    /// What robots may read.
    Robots,
    /// Whom to tell of a leak.
    SecurityTxt,
    /// A former address of a document, at a position of its `voorheen`.
    Redirect(DocIx, usize),
    /// The picture or download at a position of `Heads::media`.
    Media(usize),
}

impl What {
    /// The document that the page shows, when it shows just one.
    pub fn document(self) -> Option<DocIx> {
        match self {
            Self::Course(document)
            | Self::News(document)
            | Self::Special(document)
            | Self::SpecialArticle(document)
            | Self::Roadmap(document)
            | Self::CareerPath(document)
            | Self::Function(document)
            | Self::Survey(document)
            | Self::Audience(document)
            | Self::Plain(document) => Some(document),
            _ => None,
        }
    }

    /// Whether it is a page for people, which belongs in the sitemap.
    pub fn is_listed(self) -> bool {
        !matches!(
            self,
            Self::FinderIndex
                | Self::RunCalendar(..)
                | Self::AgendaCalendar
                | Self::SpecialPrint(_)
                | Self::RegistrationExample
                | Self::NotFound
                | Self::Feed
                | Self::Catalogue
                | Self::CatalogueSchema
                | Self::CatalogueTable
                | Self::Sitemap
                | Self::Robots
                | Self::SecurityTxt
                | Self::Redirect(..)
                | Self::Media(_)
        )
    }
}
