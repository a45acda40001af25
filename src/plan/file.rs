//! The files that a site can have, of every sort.
//!
//! Whatever depends on the sort of a file matches on [`FileKind`] and on the enums in it, without a
//! wildcard: a new kind is then found by the compiler at every such place.

use super::page::PageKind;
use crate::model::address::Address;
use crate::model::heads::DocIx;

/// A file of a site, as it is planned.
#[derive(Debug, Clone)]
pub struct PlannedFile {
    /// The address at which it is published.
    pub address: Address,
    /// What it is.
    pub kind: FileKind,
}

/// What a file of a site is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// A page that visitors read.
    Page(PageKind),
    /// A file that programs read.
    Data(DataKind),
    /// A stub at a former address of a document, which sends visitors on to its page.
    Redirect {
        /// The document.
        document: DocIx,
        /// The position of the address in the document's `voorheen`.
        former: usize,
    },
    /// The picture or download at a position of `Heads::media`, published as it is.
    Medium(usize),
}

/// A file that programs read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DataKind {
    /// What the script of the finder reads: every course with its values and its card.
    FinderIndex,
    /// The calendar file of a run of a course, by the position of the run in `Heads::runs`.
    RunCalendar(DocIx, usize),
    /// The agenda as a calendar file.
    AgendaCalendar,
    /// A course file to fill in by hand.
    RegistrationExample,
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
    /// Where to report a leak.
    SecurityTxt,
}

impl FileKind {
    /// The document whose own page the file is: links to the document lead there.
    pub fn document(self) -> Option<DocIx> {
        match self {
            Self::Page(page) => page.document(),
            Self::Data(_) | Self::Redirect { .. } | Self::Medium(_) => None,
        }
    }

    /// The document that the file is made from, when it is made from just one: also that of a print
    /// version, of a calendar file and of a redirect.
    pub fn source_document(self) -> Option<DocIx> {
        match self {
            Self::Page(PageKind::SpecialPrint(document))
            | Self::Redirect { document, .. }
            | Self::Data(DataKind::RunCalendar(document, _)) => Some(document),
            Self::Page(page) => page.document(),
            Self::Data(
                DataKind::FinderIndex
                | DataKind::AgendaCalendar
                | DataKind::RegistrationExample
                | DataKind::Feed
                | DataKind::Catalogue
                | DataKind::CatalogueSchema
                | DataKind::CatalogueTable
                | DataKind::Sitemap
                | DataKind::Robots
                | DataKind::SecurityTxt,
            )
            | Self::Medium(_) => None,
        }
    }

    /// The name of the template that makes the file, without its extension; `None` for what is
    /// not HTML.
    pub fn template(self) -> Option<&'static str> {
        match self {
            Self::Page(page) => Some(page.template()),
            Self::Redirect { .. } => Some(REDIRECT_TEMPLATE),
            Self::Data(_) | Self::Medium(_) => None,
        }
    }
}

/// The name of the template of redirects, without its extension.
pub const REDIRECT_TEMPLATE: &str = "redirect";
