//! The addresses of a site that are to last.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::address::Address;
use crate::plan::file::FileKind;
use crate::plan::page::PageKind;
use crate::plan::site::SitePlan;

/// The addresses that others may have kept, and that therefore go into the ledger of a site: the pages
/// of documents, and what always exists. Lists and calendars that come and go with what they list are
/// not among them, as time alone must not make an address a lost one.
pub fn lasting_addresses(plan: &SitePlan) -> BTreeSet<Arc<str>> {
    let lasting = plan.files.iter().filter(|file| match file.kind {
        FileKind::Page(page) => is_lasting(page),
        FileKind::Redirect { .. } => true,
        FileKind::Data(_) | FileKind::Medium(_) | FileKind::Picture(..) => false,
    });
    lasting.map(|file| shown(&file.address)).collect()
}

fn shown(address: &Address) -> Arc<str> {
    Arc::from(address.as_str())
}

fn is_lasting(page: PageKind) -> bool {
    match page {
        PageKind::Course(_)
        | PageKind::News(_)
        | PageKind::Special(_)
        | PageKind::SpecialArticle(_)
        | PageKind::Roadmap(_)
        | PageKind::CareerPath(_)
        | PageKind::Function(_)
        | PageKind::Survey(_)
        | PageKind::Audience(_)
        | PageKind::Plain(_) => true,
        PageKind::Home
        | PageKind::Courses(_)
        | PageKind::Facet(..)
        | PageKind::Overview
        | PageKind::Agenda
        | PageKind::AgendaMonth(..)
        | PageKind::NewsList(_)
        | PageKind::NewsCategory(..)
        | PageKind::SpecialPrint(_)
        | PageKind::Surveys
        | PageKind::Glossary
        | PageKind::Partners
        | PageKind::Norm
        | PageKind::Registration
        | PageKind::Figures
        | PageKind::Academies
        | PageKind::MyList
        | PageKind::Search
        | PageKind::NotFound => false,
    }
}
