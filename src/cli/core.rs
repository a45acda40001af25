//! Adapts the sites of an edition to publishing.

use crate::diagnostic::Diagnostic;
use crate::edge::output::{Bytes, Order, Output, SiteFiles};
use crate::edition::{
    self, CompressedFile, Edition, EditionFile, EditionSite, FileBytes, Options, SiteFile,
};
use crate::memo::Memo;
use crate::picture::Kept;
use crate::plan::file::FileKind;
use crate::world::World;

/// Compiles a world, with an empty memo.
pub(super) fn compile(world: &dyn World, options: Options) -> Edition {
    edition::compile(world, options, &Memo::new())
}

/// The sites of an edition, ready to be rendered.
pub(super) fn sites<'e>(
    edition: &'e Edition,
    world: &'e dyn World,
    kept: &'e dyn Kept,
) -> Vec<Publishable<'e>> {
    let sites = edition.sites();
    sites
        .map(|site| Publishable::new(site, world, kept))
        .collect()
}

/// A site of an edition as a list of outputs to publish.
pub(super) struct Publishable<'e> {
    site: EditionSite<'e>,
    world: &'e dyn World,
    kept: &'e dyn Kept,
    /// One for each of the first outputs.
    files: Vec<EditionFile<'e>>,
    /// One for each of the others.
    compressed: Vec<CompressedFile<'e>>,
    outputs: Vec<Output>,
}

impl<'e> Publishable<'e> {
    fn new(site: EditionSite<'e>, world: &'e dyn World, kept: &'e dyn Kept) -> Self {
        let files: Vec<EditionFile<'e>> = site.files().collect();
        let output = |file: &EditionFile<'e>| Output {
            path: file.path(),
            order: order(file.source()),
            digest: file.digest(),
        };
        let compressed: Vec<CompressedFile<'e>> = site.compressed_files().collect();
        let compressed_output = |file: &CompressedFile<'e>| Output {
            path: file.path(),
            order: match order(file.text().source()) {
                Order::Asset => Order::Asset,
                // After the page itself, which they do not count with.
                Order::Page | Order::Data => Order::Data,
            },
            digest: file.digest(),
        };
        let outputs = files.iter().map(output);
        Self {
            site,
            world,
            kept,
            outputs: outputs
                .chain(compressed.iter().map(compressed_output))
                .collect(),
            files,
            compressed,
        }
    }
}

/// The publishing order: files that pages need before pages, files that refer to pages after them.
fn order(file: SiteFile<'_>) -> Order {
    match file {
        SiteFile::Asset(_) | SiteFile::Picture(_) => Order::Asset,
        SiteFile::Planned(file) => match file.kind {
            FileKind::Medium(_) | FileKind::Picture(..) => Order::Asset,
            FileKind::Page(_) | FileKind::Redirect { .. } => Order::Page,
            FileKind::Data(_) => Order::Data,
        },
    }
}

impl SiteFiles for Publishable<'_> {
    fn site(&self) -> &str {
        self.site.id()
    }

    fn outputs(&self) -> &[Output] {
        &self.outputs
    }

    fn produce(&self, number: usize) -> Result<Option<Bytes>, Vec<Diagnostic>> {
        let produced = match number.checked_sub(self.files.len()) {
            None => self.files[number].produce(self.world, self.kept).map(Some),
            Some(number) => self.compressed[number].produce(self.world, self.kept),
        };
        match produced {
            Ok(bytes) => Ok(bytes.map(|bytes| match bytes {
                FileBytes::Rendered(bytes) => Bytes::Made(bytes),
                FileBytes::Shared(bytes) => Bytes::Shared(bytes),
            })),
            Err(problem) => Err(vec![*problem]),
        }
    }
}
