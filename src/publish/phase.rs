//! The order in which the files of a site are sent.

use crate::edition::SiteFile;
use crate::plan::file::{DataKind, FileKind};
use crate::plan::page::PageKind;

/// A part of a publication, complete before the next begins. Files are removed in reverse order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SendPhase {
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
pub fn phase(file: SiteFile<'_>) -> SendPhase {
    let planned = match file {
        SiteFile::Asset(_) => return SendPhase::Asset,
        SiteFile::Picture(_) => return SendPhase::Medium,
        SiteFile::Planned(planned) => planned,
    };
    match planned.kind {
        FileKind::Medium(_) | FileKind::Picture(..) => SendPhase::Medium,
        FileKind::Redirect { .. } | FileKind::Page(PageKind::SpecialPrint(_)) => SendPhase::Page,
        FileKind::Page(page) => match page.document() {
            Some(_) => SendPhase::Page,
            None => SendPhase::List,
        },
        FileKind::Data(data) => match data {
            DataKind::RunCalendar(..)
            | DataKind::SurveyTable(_)
            | DataKind::CatalogueSchema
            | DataKind::RegistrationExample
            | DataKind::WebManifest => SendPhase::Medium,
            DataKind::FinderIndex
            | DataKind::SearchIndex
            | DataKind::AgendaRows
            | DataKind::ComparedCourses => SendPhase::List,
            DataKind::AgendaCalendar
            | DataKind::Feed
            | DataKind::Catalogue
            | DataKind::CatalogueTable
            | DataKind::GlossaryTurtle
            | DataKind::GlossaryJsonLd
            | DataKind::Host(_)
            | DataKind::Sitemap
            | DataKind::Robots
            | DataKind::SecurityTxt => SendPhase::Data,
        },
    }
}
