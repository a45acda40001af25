//! A build without files of some kinds, to measure what those cost: the program has no option for it.
//!
//! `without PROJECT OUT [search|pictures|social|fonts …]` does what `vindplek build` does, on a fixed date,
//! but neither makes nor writes those files. Pages still refer to them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a benchmark may panic"
)]

use std::path::Path;

use vindplek::diagnostic::{Diagnostic, Severity};
use vindplek::digest::Digest;
use vindplek::edge::disk::DiskWorld;
use vindplek::edge::kept::{DISK_LIMIT, KeptOnDisk};
use vindplek::edge::output::{Bytes, Order, Output, Produced, SiteFiles, publish};
use vindplek::edition::{EditionFile, FileBytes, Options, SiteFile, compile};
use vindplek::memo::Memo;
use vindplek::plan::file::{DataKind, FileKind};
use vindplek::render::PictureSubject;

/// That of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The date of the build, that of the other programs of this bench.
const AS_OF: &str = "2026-11-01";

fn main() {
    let arguments: Vec<String> = std::env::args()
        .filter(|argument| argument != "--bench")
        .collect();
    let [_, project, out, left_out @ ..] = &arguments[..] else {
        panic!("without PROJECT OUT [search|pictures|social|fonts …]");
    };
    let left_out: Vec<Kind> = left_out.iter().map(|name| Kind::named(name)).collect();
    let world = DiskWorld::open(Path::new(project), AS_OF.parse().ok()).unwrap();
    let edition = compile(&world, Options::default(), &Memo::new());
    let is_error = |problem: &Diagnostic| problem.severity == Severity::Error;
    assert!(
        !edition.problems().iter().any(is_error),
        "the project has errors"
    );
    let kept = KeptOnDisk::new(Path::new(out));
    let sites: Vec<PartOfSite<'_>> = edition
        .sites()
        .map(|site| {
            let files = site.files();
            let files =
                files.filter(|file| Kind::of(file).is_none_or(|kind| !left_out.contains(&kind)));
            PartOfSite::new(site.id(), files.collect(), &world, &kept)
        })
        .collect();
    let sites: Vec<&dyn SiteFiles> = sites.iter().map(|site| site as &dyn SiteFiles).collect();
    publish(Path::new(out), &sites, &()).unwrap();
    let pictures = edition.pictures();
    let recipes = pictures.into_iter().flat_map(|picture| picture.recipes());
    kept.prune(DISK_LIMIT, &recipes.collect());
}

/// A kind of files that can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The index of the search in all pages.
    Search,
    /// What is made of photos.
    Pictures,
    /// The pictures that show when somebody shares a page.
    Social,
    /// The fonts of themes.
    Fonts,
}

impl Kind {
    fn named(name: &str) -> Self {
        match name {
            "search" => Self::Search,
            "pictures" => Self::Pictures,
            "social" => Self::Social,
            "fonts" => Self::Fonts,
            _ => panic!("unknown kind `{name}`"),
        }
    }

    fn of(file: &EditionFile<'_>) -> Option<Self> {
        match file.source() {
            SiteFile::Planned(planned) => match planned.kind {
                FileKind::Data(DataKind::SearchIndex) => Some(Self::Search),
                FileKind::Medium(_) | FileKind::Picture(..) => Some(Self::Pictures),
                FileKind::Page(_) | FileKind::Data(_) | FileKind::Redirect { .. } => None,
            },
            SiteFile::Picture(picture) => {
                matches!(picture.subject, PictureSubject::Page { .. }).then_some(Self::Social)
            }
            SiteFile::Asset(asset) => {
                let is_font = asset.address.as_str().ends_with(".woff2");
                is_font.then_some(Self::Fonts)
            }
        }
    }
}

/// The files of a site that are built.
struct PartOfSite<'e> {
    site: &'e str,
    world: &'e DiskWorld,
    kept: &'e KeptOnDisk,
    files: Vec<EditionFile<'e>>,
    outputs: Vec<Output>,
}

impl<'e> PartOfSite<'e> {
    fn new(
        site: &'e str,
        files: Vec<EditionFile<'e>>,
        world: &'e DiskWorld,
        kept: &'e KeptOnDisk,
    ) -> Self {
        let output = |file: &EditionFile<'e>| Output {
            path: file.path(),
            order: Order::Page,
            digest: file.digest(),
        };
        Self {
            site,
            world,
            kept,
            outputs: files.iter().map(output).collect(),
            files,
        }
    }
}

impl SiteFiles for PartOfSite<'_> {
    fn site(&self) -> &str {
        self.site
    }

    fn outputs(&self) -> &[Output] {
        &self.outputs
    }

    fn produce(&self, number: usize) -> Result<Option<Produced>, Vec<Diagnostic>> {
        let made = self.files[number].produce(self.world, self.kept);
        let made = made.map_err(|problem| vec![*problem])?;
        let known = self.outputs[number].digest;
        Ok(Some(Produced {
            digest: known.unwrap_or_else(|| Digest::of(&made)),
            bytes: match made {
                FileBytes::Rendered(bytes) => Bytes::Made(bytes),
                FileBytes::Shared(bytes) => Bytes::Shared(bytes),
            },
        }))
    }
}
