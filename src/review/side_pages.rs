//! The addresses of a site in one of the editions, with what they lead to.

use std::collections::{BTreeMap, BTreeSet};

use super::document::ReviewedDocument;
use super::page_text::PageText;
use super::report::PageName;
use super::side::Side;
use super::sources::sources;
use crate::edition::{EditionFile, EditionSite, FileBytes, SiteFile};
use crate::model::heads::{DocIx, Media};
use crate::model::value::{items, value};
use crate::picture::NothingKept;
use crate::plan::file::{DataKind, FileKind};
use crate::plan::page::PageKind;
use crate::source::FilePath;

/// The addresses of a site in one of the editions.
pub(super) struct SidePages<'e> {
    pub(super) side: Side<'e>,
    pub(super) site: EditionSite<'e>,
    pub(super) pages: BTreeMap<&'e str, (EditionFile<'e>, PageKind)>,
    pub(super) redirects: BTreeMap<&'e str, DocIx>,
    pub(super) downloads: BTreeMap<&'e str, &'e Media>,
    /// Addresses of other files that people may have kept.
    pub(super) tables: BTreeSet<&'e str>,
}

impl<'e> SidePages<'e> {
    pub(super) fn of(side: Side<'e>, site: EditionSite<'e>) -> Self {
        let mut pages = Self {
            side,
            site,
            pages: BTreeMap::new(),
            redirects: BTreeMap::new(),
            downloads: BTreeMap::new(),
            tables: BTreeSet::new(),
        };
        for file in site.files() {
            let SiteFile::Planned(planned) = file.source() else {
                continue;
            };
            let address = planned.address.as_str();
            match planned.kind {
                FileKind::Page(kind) => {
                    pages.pages.insert(address, (file, kind));
                }
                FileKind::Redirect { document, .. } => {
                    pages.redirects.insert(address, document);
                }
                FileKind::Medium(at) => {
                    let media = &side.edition.heads().media;
                    pages.downloads.extend(Some(address).zip(media.get(at)));
                }
                FileKind::Data(DataKind::SurveyTable(_)) => {
                    pages.tables.insert(address);
                }
                // What programs read follows from the pages.
                FileKind::Data(_) | FileKind::Picture(..) => {}
            }
        }
        pages
    }

    pub(super) fn names(&self) -> Vec<PageName> {
        let addresses = self.pages.keys();
        addresses.map(|address| self.name(address)).collect()
    }

    /// A page with its title, as far as it can be rendered.
    pub(super) fn name(&self, address: &str) -> PageName {
        let page = self.pages.get(address);
        let title = page.and_then(|(file, kind)| match kind.document() {
            Some(document) => Some(self.side.edition.heads().document(document).title()),
            None => Some(PageText::of(&self.rendered(file)?, address).title),
        });
        PageName {
            address: address.to_owned(),
            title: title.unwrap_or_default(),
        }
    }

    pub(super) fn rendered(&self, file: &EditionFile<'_>) -> Option<String> {
        let bytes = file.produce(self.side.world, &NothingKept).ok()?;
        match bytes {
            FileBytes::Rendered(bytes) => String::from_utf8(bytes).ok(),
            FileBytes::Shared(bytes) => String::from_utf8(bytes.to_vec()).ok(),
        }
    }

    /// The document with a page of its own at an address.
    pub(super) fn document_at(&self, address: &str) -> Option<DocIx> {
        self.pages.get(address)?.1.document()
    }

    /// The address of a document's page.
    pub(super) fn address_of(&self, document: DocIx) -> Option<&'e str> {
        let address = self.site.plan().address_of(document)?;
        Some(address.as_str())
    }

    pub(super) fn has(&self, address: &str) -> bool {
        self.pages.contains_key(address)
            || self.redirects.contains_key(address)
            || self.downloads.contains_key(address)
            || self.tables.contains(address)
    }

    pub(super) fn subject(&self, document: DocIx) -> ReviewedDocument<'e> {
        ReviewedDocument {
            heads: self.side.edition.heads(),
            site: self.site.plan().site,
            document,
        }
    }

    /// Whether the ledger says that an address is gone for good.
    pub(super) fn is_recorded(&self, address: &str) -> bool {
        let site = self.side.edition.heads().site(self.site.plan().site);
        let mut gone = items(&site.ledger.gone).iter();
        gone.any(|gone| value(&gone.value.address).is_some_and(|gone| &*gone.0 == address))
    }

    pub(super) fn sources(&self, page: PageKind) -> Vec<FilePath> {
        sources(self.side.edition.heads(), self.site.plan().site, page)
    }
}
