//! The kinds of pages that a site can have.

use crate::model::heads::DocIx;

/// An HTML page for visitors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PageKind {
    /// The home page.
    Home,
    /// Page `n`, from 1, of the courses.
    Courses(usize),
    /// Page `n`, from 1, of the facet at a position of `SitePlan::facets`.
    Facet(usize, usize),
    /// All courses on one page, for printing.
    Overview,
    /// A course.
    Course(DocIx),
    /// The agenda.
    Agenda,
    /// Page `n`, from 1, of the month at a position of `SitePlan::agenda_months`.
    AgendaMonth(usize, usize),
    /// Page `n`, from 1, of the news.
    NewsList(usize),
    /// Page `n`, from 1, of the category at a position of `SitePlan::categories`.
    NewsCategory(usize, usize),
    /// A news item.
    News(DocIx),
    /// The cover of a special.
    Special(DocIx),
    /// An article of a special.
    SpecialArticle(DocIx),
    /// A special on one page, for printing.
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
    /// The norm and its decision tree.
    Norm,
    /// The registration form for providers.
    Registration,
    /// Figures.
    Figures,
    /// A page for an audience.
    Audience(DocIx),
    /// A plain page.
    Plain(DocIx),
    /// The academies; national site only.
    Academies,
    /// The courses that a visitor keeps.
    MyList,
    /// Search.
    Search,
    /// The not-found page.
    NotFound,
}

impl PageKind {
    /// The document whose own page this is: the target of links to the document. The print version
    /// of a special is not one.
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
            Self::Home
            | Self::Courses(_)
            | Self::Facet(..)
            | Self::Overview
            | Self::Agenda
            | Self::AgendaMonth(..)
            | Self::NewsList(_)
            | Self::NewsCategory(..)
            | Self::SpecialPrint(_)
            | Self::Surveys
            | Self::Glossary
            | Self::Partners
            | Self::Norm
            | Self::Registration
            | Self::Figures
            | Self::Academies
            | Self::MyList
            | Self::Search
            | Self::NotFound => None,
        }
    }

    /// Whether search engines should index it: then it is in the sitemap.
    pub fn is_indexed(self) -> bool {
        match self {
            // A print version duplicates other pages; the list of a visitor is empty to all others.
            Self::SpecialPrint(_) | Self::MyList | Self::NotFound => false,
            Self::Home
            | Self::Courses(_)
            | Self::Facet(..)
            | Self::Overview
            | Self::Course(_)
            | Self::Agenda
            | Self::AgendaMonth(..)
            | Self::NewsList(_)
            | Self::NewsCategory(..)
            | Self::News(_)
            | Self::Special(_)
            | Self::SpecialArticle(_)
            | Self::Roadmap(_)
            | Self::CareerPath(_)
            | Self::Function(_)
            | Self::Surveys
            | Self::Survey(_)
            | Self::Glossary
            | Self::Partners
            | Self::Norm
            | Self::Registration
            | Self::Figures
            | Self::Audience(_)
            | Self::Plain(_)
            | Self::Academies
            | Self::Search => true,
        }
    }

    /// The name of its template, without the extension: `special-print`.
    pub fn template(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Courses(_) | Self::Facet(..) => "courses",
            Self::Overview => "overview",
            Self::Course(_) => "course",
            Self::Agenda => "agenda",
            Self::AgendaMonth(..) => "agenda-month",
            Self::NewsList(_) | Self::NewsCategory(..) => "news-list",
            Self::News(_) => "news",
            Self::Special(_) => "special",
            Self::SpecialArticle(_) => "special-article",
            Self::SpecialPrint(_) => "special-print",
            Self::Roadmap(_) => "roadmap",
            Self::CareerPath(_) => "career-path",
            Self::Function(_) => "function",
            Self::Surveys => "surveys",
            Self::Survey(_) => "survey",
            Self::Glossary => "glossary",
            Self::Partners => "partners",
            Self::Norm => "norm",
            Self::Registration => "registration",
            Self::Figures => "figures",
            Self::Audience(_) => "audience",
            Self::Plain(_) => "page",
            Self::Academies => "academies",
            Self::MyList => "my-list",
            Self::Search => "search",
            Self::NotFound => "not-found",
        }
    }
}
