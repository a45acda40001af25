//! The kinds of files that a site can have.
//!
//! Code that depends on the kind of a file matches on [`FileKind`] and its enums without a
//! wildcard, so that the compiler finds every such place when a kind is added.

use super::host::HostFile;
use super::page::PageKind;
use crate::model::address::Address;
use crate::model::heads::DocIx;

/// A planned file of a site.
#[derive(Debug, Clone)]
pub struct PlannedFile {
    /// The address at which it is published.
    pub address: Address,
    /// Its kind.
    pub kind: FileKind,
}

/// The kind of a file of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// A page for visitors.
    Page(PageKind),
    /// A file for programs.
    Data(DataKind),
    /// A stub at a former address of a document, which redirects visitors to its page.
    Redirect {
        /// The document.
        document: DocIx,
        /// The position of the address in the document's `voorheen`.
        former: usize,
    },
    /// The picture or download at a position of `Heads::media`, under its own name: what links lead to.
    Medium(usize),
    /// One of the files in which pages show the picture at a position of `Heads::media`: the number of
    /// its form, or 0 for one that is shown whole.
    Picture(usize, usize),
}

/// A file for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DataKind {
    /// The index for the finder's script: every course with its values and its card.
    FinderIndex,
    /// The index for searching the site.
    SearchIndex,
    /// The calendar file of a run, by the position of the run in `Heads::runs`.
    RunCalendar(DocIx, usize),
    /// The agenda as a calendar file.
    AgendaCalendar,
    /// The rows of the agenda, for its script.
    AgendaRows,
    /// What the list of a visitor shows of each course, for its script.
    ComparedCourses,
    /// The example course file for registrations.
    RegistrationExample,
    /// The Atom feed.
    Feed,
    /// The catalogue as JSON.
    Catalogue,
    /// The JSON Schema of the catalogue.
    CatalogueSchema,
    /// The catalogue as CSV.
    CatalogueTable,
    /// The glossary as linked data, in Turtle.
    GlossaryTurtle,
    /// The glossary as linked data, in JSON-LD.
    GlossaryJsonLd,
    /// The outcomes of a survey as CSV.
    SurveyTable(DocIx),
    /// The sitemap.
    Sitemap,
    /// The web manifest: name, colours and icons for a home screen.
    WebManifest,
    /// `robots.txt`.
    Robots,
    /// `security.txt`.
    SecurityTxt,
    /// A file with which the host is configured.
    Host(HostFile),
}

impl FileKind {
    /// The document whose own page the file is: the target of links to the document.
    pub fn document(self) -> Option<DocIx> {
        match self {
            Self::Page(page) => page.document(),
            Self::Data(_) | Self::Redirect { .. } | Self::Medium(_) | Self::Picture(..) => None,
        }
    }

    /// The single document that the file is made from, if any: also for a print version, a calendar
    /// file and a redirect.
    pub fn source_document(self) -> Option<DocIx> {
        match self {
            Self::Page(PageKind::SpecialPrint(document))
            | Self::Redirect { document, .. }
            | Self::Data(DataKind::RunCalendar(document, _) | DataKind::SurveyTable(document)) => {
                Some(document)
            }
            Self::Page(page) => page.document(),
            Self::Data(
                DataKind::FinderIndex
                | DataKind::SearchIndex
                | DataKind::AgendaCalendar
                | DataKind::AgendaRows
                | DataKind::ComparedCourses
                | DataKind::RegistrationExample
                | DataKind::Feed
                | DataKind::Catalogue
                | DataKind::CatalogueSchema
                | DataKind::CatalogueTable
                | DataKind::GlossaryTurtle
                | DataKind::GlossaryJsonLd
                | DataKind::Sitemap
                | DataKind::WebManifest
                | DataKind::Robots
                | DataKind::SecurityTxt
                | DataKind::Host(_),
            )
            | Self::Medium(_)
            | Self::Picture(..) => None,
        }
    }

    /// The name of the file's template, without its extension; `None` for files other than HTML.
    pub fn template(self) -> Option<&'static str> {
        match self {
            Self::Page(page) => Some(page.template()),
            Self::Redirect { .. } => Some(REDIRECT_TEMPLATE),
            Self::Data(_) | Self::Medium(_) | Self::Picture(..) => None,
        }
    }
}

/// The name of the template of redirects, without its extension.
pub const REDIRECT_TEMPLATE: &str = "redirect";
