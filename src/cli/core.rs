//! Adapts the sites of an edition to publishing.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::edge::output::{
    Bytes, Ingredients, MadeOutput, MadeOutputs, Order, Output, Produced, SiteFiles,
};
use crate::edition::{
    self, CompressedFile, Edition, EditionFile, EditionSite, FileBytes, Options, SiteFile,
};
use crate::memo::Memo;
use crate::picture::Kept;
use crate::plan::file::FileKind;
use crate::source::FilePath;
use crate::world::World;

/// Compiles a world, with an empty memo.
pub(super) fn compile(world: &dyn World, options: Options) -> Edition {
    edition::compile(world, options, &Memo::new())
}

/// The selected sites of an edition, ready to be rendered. What earlier builds into the folder `out`
/// made of the same is known.
pub(super) fn sites<'e>(
    edition: &'e Edition,
    is_selected: &dyn Fn(&str) -> bool,
    out: &Path,
    world: &'e dyn World,
    kept: &'e dyn Kept,
) -> Vec<Publishable<'e>> {
    let sites = edition.sites().filter(|site| is_selected(site.id()));
    let sites: Vec<EditionSite<'_>> = sites.collect();
    let publishable = |site: EditionSite<'e>| {
        let ingredients = SiteIngredients { edition, site };
        let known = MadeOutputs::load(out, site.id());
        let known = known.map(|made| made.current(&ingredients));
        Publishable::new(ingredients, known.unwrap_or_default(), world, kept)
    };
    sites.into_par_iter().map(publishable).collect()
}

/// What the files of a site of an edition are made from.
struct SiteIngredients<'e> {
    edition: &'e Edition,
    site: EditionSite<'e>,
}

impl Ingredients for SiteIngredients<'_> {
    fn shared(&self) -> Digest {
        self.site.shared_digest()
    }

    fn text(&self, path: &FilePath) -> Option<Digest> {
        self.edition.text_digest(path)
    }
}

/// A site of an edition as a list of outputs to publish.
pub(super) struct Publishable<'e> {
    ingredients: SiteIngredients<'e>,
    world: &'e dyn World,
    kept: &'e dyn Kept,
    /// One for each of the first outputs.
    files: Vec<EditionFile<'e>>,
    /// One for each of the others.
    compressed: Vec<CompressedFile<'e>>,
    outputs: Vec<Output>,
    /// By path, those that need not be made again.
    known: BTreeMap<String, MadeOutput>,
    /// For each of the files whose digest only making it tells: what it was made from now.
    made: Vec<OnceLock<MadeOutput>>,
}

impl<'e> Publishable<'e> {
    fn new(
        ingredients: SiteIngredients<'e>,
        known: BTreeMap<String, MadeOutput>,
        world: &'e dyn World,
        kept: &'e dyn Kept,
    ) -> Self {
        let site = ingredients.site;
        let files: Vec<EditionFile<'e>> = site.files().collect();
        let output = |file: &EditionFile<'e>| {
            let path = file.path();
            let known = || known.get(&path).map(|made| made.digest);
            Output {
                order: order(file.source()),
                digest: file.digest().or_else(known),
                path,
            }
        };
        let mut outputs: Vec<Output> = files.iter().map(output).collect();
        let compressed: Vec<CompressedFile<'e>> = site.compressed_files().collect();
        let digests: HashMap<&str, Option<Digest>> = outputs
            .iter()
            .map(|output| (output.path.as_str(), output.digest))
            .collect();
        let compressed_output = |file: &CompressedFile<'e>| Output {
            path: file.path(),
            order: match order(file.text().source()) {
                Order::Asset => Order::Asset,
                // After the page itself, which they do not count with.
                Order::Page | Order::Data => Order::Data,
            },
            digest: digests
                .get(file.text().path().as_str())
                .and_then(|digest| Some(file.digest((*digest)?))),
        };
        let of_compressed: Vec<Output> = compressed.iter().map(compressed_output).collect();
        outputs.extend(of_compressed);
        Self {
            ingredients,
            world,
            kept,
            made: files.iter().map(|_| OnceLock::new()).collect(),
            outputs,
            files,
            compressed,
            known,
        }
    }

    /// Makes the file with this number.
    fn make(&self, number: usize) -> Result<Produced, Box<Diagnostic>> {
        let file = &self.files[number];
        let made = file.make(self.world, self.kept)?;
        let digest = file.digest().unwrap_or_else(|| {
            let digest = Digest::of(&made.bytes);
            let texts = made.texts;
            let _ = self.made[number].set(MadeOutput { digest, texts });
            digest
        });
        Ok(produced(made.bytes, digest))
    }
}

fn produced(bytes: FileBytes, digest: Digest) -> Produced {
    Produced {
        bytes: match bytes {
            FileBytes::Rendered(bytes) => Bytes::Made(bytes),
            FileBytes::Shared(bytes) => Bytes::Shared(bytes),
        },
        digest,
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
        self.ingredients.site.id()
    }

    fn outputs(&self) -> &[Output] {
        &self.outputs
    }

    fn produce(&self, number: usize) -> Result<Option<Produced>, Vec<Diagnostic>> {
        let made = match number.checked_sub(self.files.len()) {
            None => self.make(number).map(Some),
            Some(number) => {
                let file = &self.compressed[number];
                let made = file.produce(self.world, self.kept);
                made.map(|made| made.map(|(bytes, digest)| produced(bytes, digest)))
            }
        };
        made.map_err(|problem| vec![*problem])
    }

    fn made(&self) -> Option<MadeOutputs> {
        let outputs = self.outputs.iter().zip(&self.made);
        let outputs = outputs.filter_map(|(output, made)| {
            let made = made.get().or_else(|| self.known.get(&output.path))?;
            Some((output.path.clone(), made.clone()))
        });
        Some(MadeOutputs::new(&outputs.collect(), &self.ingredients))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::edge::disk::DiskWorld;
    use crate::edge::output::publish;
    use crate::picture::NothingKept;
    use crate::world::OverlayWorld;

    const COURSE: &str = "content/aanbod/hoe-werkt-de-gemeente.md";

    /// A project with something of every kind, some of its texts changed.
    fn world(changes: &[(&str, &str, &str)]) -> OverlayWorld<DiskWorld> {
        let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics/base");
        let day = "2026-11-01".parse().unwrap();
        let world = DiskWorld::open(&project, Some(day)).unwrap();
        let changed = changes.iter().map(|(path, from, to)| {
            let path = FilePath::from(*path);
            let text = String::from_utf8(world.read(&path).unwrap().to_vec()).unwrap();
            assert!(text.contains(from), "{path} has no {from:?}");
            let bytes: Arc<[u8]> = text.replacen(from, to, 1).into_bytes().into();
            (path, Some(bytes))
        });
        let changed = changed.collect();
        OverlayWorld::new(world, changed)
    }

    /// Builds into a folder, and returns by site the files that only making them tells of, and how many
    /// there are that were not made.
    fn build(
        out: &Path,
        world: &dyn World,
        options: Options,
    ) -> BTreeMap<String, (Vec<String>, usize)> {
        let edition = compile(world, options);
        let sites = sites(&edition, &|_| true, out, world, &NothingKept);
        let files: Vec<&dyn SiteFiles> = sites.iter().map(|site| site as &dyn SiteFiles).collect();
        publish(out, &files, &()).unwrap();
        let made = sites.iter().map(|site| {
            let made = site.made.iter().zip(&site.outputs);
            let made = made.filter(|(made, _)| made.get().is_some());
            let made: Vec<String> = made.map(|(_, output)| output.path.clone()).collect();
            let unmade = site
                .known
                .keys()
                .filter(|path| !made.contains(*path))
                .count();
            (site.site().to_owned(), (made, unmade))
        });
        made.collect()
    }

    fn made(out: &Path, changes: &[(&str, &str, &str)]) -> BTreeMap<String, Vec<String>> {
        let made = build(out, &world(changes), Options::default()).into_iter();
        made.map(|(site, (made, _))| (site, made)).collect()
    }

    #[test]
    fn what_is_made_from_the_same_is_not_made_again() {
        let out = tempfile::tempdir().unwrap();
        for precompressed in [false, true] {
            let options = Options {
                precompressed,
                ..Options::default()
            };
            let first = build(out.path(), &world(&[]), options);
            for (site, (made, unmade)) in build(out.path(), &world(&[]), options) {
                assert_eq!(made, Vec::<String>::new(), "{site}");
                assert_eq!(unmade, first[&site].0.len(), "{site}");
            }
        }
    }

    #[test]
    fn after_a_change_of_a_body_only_what_shows_it_is_made() {
        let out = tempfile::tempdir().unwrap();
        made(out.path(), &[]);
        let body = (COURSE, "In deze cursus leer je", "Op deze dagen leer je");
        let after = made(out.path(), &[body]);
        for site in ["noord", "oost"] {
            assert_eq!(
                after[site],
                ["aanbod/hoe-werkt-de-gemeente/index.html", "zoekindex.js"],
                "{site}"
            );
        }
        let none = made(out.path(), &[body]);
        assert!(none.values().all(Vec::is_empty), "{none:?}");
    }

    #[test]
    fn after_a_change_of_a_head_everything_is_made() {
        let out = tempfile::tempdir().unwrap();
        let first = made(out.path(), &[]);
        let title = (COURSE, "titel: Hoe werkt", "titel: Zo werkt");
        assert_eq!(made(out.path(), &[title]), first);
        assert_eq!(made(out.path(), &[]), first);
    }

    #[test]
    fn a_published_file_that_was_lost_is_made_again() {
        let out = tempfile::tempdir().unwrap();
        made(out.path(), &[]);
        std::fs::remove_file(out.path().join("noord/aanbod/index.html")).unwrap();
        let after = made(out.path(), &[]);
        assert_eq!(after["noord"], ["aanbod/index.html"]);
        assert_eq!(after["oost"], Vec::<String>::new());
    }
}
