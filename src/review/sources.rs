//! Which files a page is made from in the first place: those that an editor changed to change it.

use crate::model::heads::{DocIx, Heads, SiteIx};
use crate::model::layout::{Kind, ListFile};
use crate::plan::page::PageKind;
use crate::source::FilePath;

/// The files of a page of a site, sorted; none for a page that only lists others.
pub(super) fn sources(heads: &Heads, site: SiteIx, page: PageKind) -> Vec<FilePath> {
    let list = |list: ListFile| vec![FilePath::from(list.path())];
    match page {
        PageKind::Home => vec![heads.site(site).path.clone()],
        PageKind::Glossary => list(ListFile::Glossary),
        PageKind::Partners => list(ListFile::Partners),
        PageKind::Norm => list(ListFile::Norm),
        PageKind::Figures => list(ListFile::Figures),
        PageKind::Roadmap(roadmap) => {
            let quarters = heads.of_kind(Kind::Quarter);
            let documents = [roadmap].into_iter().chain(quarters);
            let mut paths: Vec<FilePath> = documents
                .flat_map(|document| of_document(heads, site, document))
                .collect();
            paths.sort();
            paths
        }
        PageKind::Courses(_)
        | PageKind::Facet(..)
        | PageKind::Overview
        | PageKind::Agenda
        | PageKind::AgendaMonth(..)
        | PageKind::NewsList(_)
        | PageKind::NewsCategory(..)
        | PageKind::SpecialPrint(_)
        | PageKind::Surveys
        | PageKind::Registration
        | PageKind::Academies
        | PageKind::MyList
        | PageKind::Search
        | PageKind::NotFound => Vec::new(),
        PageKind::Course(document)
        | PageKind::News(document)
        | PageKind::Special(document)
        | PageKind::SpecialArticle(document)
        | PageKind::CareerPath(document)
        | PageKind::Function(document)
        | PageKind::Survey(document)
        | PageKind::Audience(document)
        | PageKind::Plain(document) => of_document(heads, site, document),
    }
}

/// A document, and the accent that the site has on it.
pub(super) fn of_document(heads: &Heads, site: SiteIx, document: DocIx) -> Vec<FilePath> {
    let own = heads.document(document).at.path.clone();
    let accent = heads.accent(document, site);
    let accent = accent.map(|head| head.at.path.clone());
    [own].into_iter().chain(accent).collect()
}
