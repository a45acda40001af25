//! Where the commands meet the core: how a site of an edition is published.

use crate::diagnostic::Diagnostic;
use crate::edge::publish::{Bytes, Order, Output, SiteFiles};
use crate::edition::{self, Edition, EditionSite, FileBytes, Options, SiteFile};
use crate::memo::Memo;
use crate::plan::page::What;
use crate::world::World;

/// Compiles everything that a world holds, once.
pub(super) fn compile(world: &dyn World, drafts: bool) -> Edition {
    edition::compile(world, Options { drafts }, &Memo::new())
}

/// The sites of an edition, ready to be rendered.
pub(super) fn sites<'e>(edition: &'e Edition, world: &'e dyn World) -> Vec<Publishable<'e>> {
    let sites = edition.sites();
    sites.map(|site| Publishable::new(site, world)).collect()
}

/// A site of an edition, as publishing sees it.
pub(super) struct Publishable<'e> {
    site: EditionSite<'e>,
    world: &'e dyn World,
    outputs: Vec<Output>,
}

impl<'e> Publishable<'e> {
    fn new(site: EditionSite<'e>, world: &'e dyn World) -> Self {
        let files = (0..site.len()).filter_map(|number| site.file(number));
        let outputs = files
            .map(|(path, file)| Output {
                path,
                order: order(&file),
                digest: file.digest(),
            })
            .collect();
        Self {
            site,
            world,
            outputs,
        }
    }
}

/// What a page needs comes before it; what leads to pages comes after them.
fn order(file: &SiteFile<'_>) -> Order {
    match file {
        SiteFile::Media(_) | SiteFile::Asset => Order::Asset,
        SiteFile::Page(
            What::Feed
            | What::Sitemap
            | What::FinderIndex
            | What::Catalogue
            | What::CatalogueSchema
            | What::CatalogueTable
            | What::AgendaCalendar
            | What::RegistrationExample
            | What::Robots
            | What::SecurityTxt,
        ) => Order::Feed,
        SiteFile::Page(_) => Order::Page,
    }
}

impl SiteFiles for Publishable<'_> {
    fn site(&self) -> &str {
        self.site.id()
    }

    fn outputs(&self) -> &[Output] {
        &self.outputs
    }

    fn produce(&self, number: usize) -> Result<Bytes, Vec<Diagnostic>> {
        match self.site.produce(self.world, number) {
            Ok(FileBytes::Rendered(bytes)) => Ok(Bytes::Made(bytes)),
            Ok(FileBytes::Shared(bytes)) => Ok(Bytes::Shared(bytes)),
            Err(problem) => Err(vec![*problem]),
        }
    }
}
