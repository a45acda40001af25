//! The files of a project, taken from folders, and all problems of a world.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jiff::civil::Date;
use vindplek::diagnostic::{Diagnostic, sort_and_merge};
use vindplek::edition::{Options, compile};
use vindplek::memo::Memo;
use vindplek::source::{FilePath, Source};
use vindplek::world::{MemoryWorld, Unreadable, World};
use walkdir::WalkDir;

/// The smallest photo: 8 by 8 pixels, all grey.
pub(crate) const PHOTO: &[u8] = include_bytes!("../../diagnostics/base/content/media/plein.jpg");

/// The files of a project by path, and those that cannot be read.
#[derive(Clone, Default)]
pub(crate) struct ProjectFiles {
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) unreadable: BTreeMap<String, Unreadable>,
}

impl ProjectFiles {
    /// The project of this repository.
    pub(crate) fn of_repository() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut project = Self::default();
        for folder in ["content", "regions", "themes"] {
            project.add_below(root, folder);
        }
        project
    }

    /// Adds the files of a project on disk, in place of those with the same paths.
    pub(crate) fn add_folder(&mut self, root: &Path) {
        self.add_below(root, "");
    }

    /// Adds the files in one folder of a project on disk.
    pub(crate) fn add_below(&mut self, root: &Path, folder: &str) {
        for entry in WalkDir::new(root.join(folder)) {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(root).unwrap();
                let path = path.to_str().unwrap().replace('\\', "/");
                self.files.insert(path, fs::read(entry.path()).unwrap());
            }
        }
    }

    pub(crate) fn world(&self, today: Date) -> MemoryWorld {
        let mut world = MemoryWorld::new(today);
        for (path, bytes) in &self.files {
            world.write(path, bytes);
        }
        for (path, why) in &self.unreadable {
            world.write_unreadable(path, why.clone());
        }
        world
    }
}

/// Every problem that `check` reports of a world.
pub(crate) fn check(world: &MemoryWorld, drafts: bool, memo: &Memo) -> Vec<Diagnostic> {
    let edition = compile(
        world,
        Options {
            drafts,
            ..Options::default()
        },
        memo,
    );
    let mut problems = edition.problems().to_vec();
    problems.extend(edition.template_problems(world));
    sort_and_merge(problems)
}

/// The texts that problems can point into.
pub(crate) fn sources(world: &MemoryWorld) -> BTreeMap<FilePath, Source> {
    let paths = world.entries().paths();
    paths
        .filter_map(|path| {
            let bytes = world.read(path).ok()?;
            Some((path.clone(), Source::decode(path.clone(), &bytes).ok()?))
        })
        .collect()
}
