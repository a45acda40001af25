//! The order in which the files of a site are sent.

use crate::edition::SiteFile;
use crate::plan::file::{DataKind, FileKind};
use crate::plan::page::PageKind;

/// A part of a publication, complete before the next begins. Files are removed in reverse order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Styles, scripts and fonts.
    Asset,
    /// Pictures and downloads, and the small files that a page links to.
    Medium,
    /// The pages of documents, and redirects.
    Page,
    /// Pages that list others, and what their scripts read.
    List,
    /// Feeds, the catalogue, the sitemap: what programs follow to the pages.
    Data,
}

/// The phase in which a file is sent.
pub fn phase(file: SiteFile<'_>) -> Phase {
    let planned = match file {
        SiteFile::Asset(_) => return Phase::Asset,
        SiteFile::Picture(_) => return Phase::Medium,
        SiteFile::Planned(planned) => planned,
    };
    match planned.kind {
        FileKind::Medium(_) | FileKind::Picture(..) => Phase::Medium,
        FileKind::Redirect { .. } | FileKind::Page(PageKind::SpecialPrint(_)) => Phase::Page,
        FileKind::Page(page) => match page.document() {
            Some(_) => Phase::Page,
            None => Phase::List,
        },
        FileKind::Data(data) => match data {
            DataKind::RunCalendar(..)
            | DataKind::SurveyTable(_)
            | DataKind::CatalogueSchema
            | DataKind::RegistrationExample
            | DataKind::WebManifest => Phase::Medium,
            DataKind::FinderIndex
            | DataKind::SearchIndex
            | DataKind::AgendaRows
            | DataKind::ComparedCourses => Phase::List,
            DataKind::AgendaCalendar
            | DataKind::Feed
            | DataKind::Catalogue
            | DataKind::CatalogueTable
            | DataKind::GlossaryTurtle
            | DataKind::GlossaryJsonLd
            | DataKind::Sitemap
            | DataKind::Robots
            | DataKind::SecurityTxt => Phase::Data,
        },
    }
}
