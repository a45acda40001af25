//! The themes that are part of the program, for projects that do not have them.
//!
//! They are the files under `themes` of the repository, compiled in. A theme is one whole: as soon
//! as a project has a folder of its name, that folder is the theme, and nothing of the built-in one
//! is mixed with it. So a theme that was written out does not change with the program.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use super::{FileEntry, Listing};
use crate::digest::Digest;
use crate::source::FilePath;

/// The folder of the themes.
const THEMES: &str = "themes";

/// The theme that the others build on.
pub const BASE_THEME: &str = "basis";

static FOLDER: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// The themes that are part of the program.
#[derive(Debug)]
pub struct BuiltInThemes {
    by_name: BTreeMap<String, Vec<BuiltInFile>>,
}

/// A file of a built-in theme.
#[derive(Debug)]
pub struct BuiltInFile {
    /// Its path in a project.
    pub path: FilePath,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    digest: Digest,
}

impl BuiltInFile {
    /// Its entry in a listing.
    pub fn entry(&self) -> FileEntry {
        FileEntry::BuiltIn {
            digest: self.digest,
            size: self.bytes.len() as u64,
        }
    }
}

impl Default for BuiltInThemes {
    fn default() -> Self {
        Self::new()
    }
}

impl BuiltInThemes {
    /// All themes of the program.
    pub fn new() -> Self {
        let theme = |folder: &Dir<'static>| {
            let mut files = Vec::new();
            add_files(folder, &mut files);
            files.sort_by(|a, b| a.path.cmp(&b.path));
            (folder.path().to_string_lossy().into_owned(), files)
        };
        Self {
            by_name: FOLDER.dirs().map(theme).collect(),
        }
    }

    /// Their names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// The files of a theme, sorted by path; `None` if there is no such theme.
    pub fn files(&self, theme: &str) -> Option<&[BuiltInFile]> {
        self.by_name.get(theme).map(Vec::as_slice)
    }

    /// The bytes of a file.
    pub fn read(&self, path: &FilePath) -> Option<Arc<[u8]>> {
        let files = self.files(path.as_str().split('/').nth(1)?)?;
        let at = files.binary_search_by(|file| file.path.cmp(path)).ok()?;
        Some(Arc::clone(&files.get(at)?.bytes))
    }

    /// The files of the themes that a project does not have itself.
    pub fn files_over(&self, project: &Listing) -> impl Iterator<Item = &BuiltInFile> + use<'_> {
        let shown = self.shown_over(project);
        let files = self.by_name.iter();
        let files = files.filter(move |(name, _)| shown.contains(name.as_str()));
        files.flat_map(|(_, files)| files)
    }

    /// How the built-in files in a listing change when the project's own files do.
    pub fn changes(
        &self,
        before: &Listing,
        after: &Listing,
    ) -> BTreeMap<FilePath, Option<FileEntry>> {
        let (before, after) = (self.shown_over(before), self.shown_over(after));
        let mut changes = BTreeMap::new();
        for (name, files) in &self.by_name {
            let name = name.as_str();
            match (before.contains(name), after.contains(name)) {
                (true, false) => {
                    changes.extend(files.iter().map(|file| (file.path.clone(), None)));
                }
                (false, true) => {
                    let added = files.iter();
                    changes.extend(added.map(|file| (file.path.clone(), Some(file.entry()))));
                }
                (true, true) | (false, false) => {}
            }
        }
        changes
    }

    /// The names of the themes that a project does not have itself. A folder that cannot be listed
    /// may have anything in it, so it counts as the project's own.
    fn shown_over(&self, project: &Listing) -> BTreeSet<&str> {
        if project.contains(&THEMES.into()) {
            return BTreeSet::new();
        }
        let mut shown: BTreeSet<&str> = self.names().collect();
        let inside = format!("{THEMES}/");
        for (path, _) in project.starting_at(&FilePath::from(inside.as_str())) {
            let Some(rest) = path.as_str().strip_prefix(&inside) else {
                break;
            };
            // On many disks names that differ in case are one.
            let own = rest.split('/').next().unwrap_or_default();
            shown.retain(|name| !name.eq_ignore_ascii_case(own));
        }
        shown
    }
}

fn add_files(folder: &Dir<'static>, files: &mut Vec<BuiltInFile>) {
    for file in folder.files() {
        let bytes = file.contents();
        files.push(BuiltInFile {
            path: FilePath::new(format!("{THEMES}/{}", file.path().to_string_lossy())),
            bytes: bytes.into(),
            digest: Digest::of(bytes),
        });
    }
    folder.dirs().for_each(|inner| add_files(inner, files));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(paths: &[&str]) -> Listing {
        let entry = |path: &&str| {
            let bytes = path.as_bytes();
            let (digest, size) = (Digest::of(bytes), bytes.len() as u64);
            (FilePath::from(*path), FileEntry::File { digest, size })
        };
        paths.iter().map(entry).collect()
    }

    #[test]
    fn a_theme_is_the_projects_own_as_soon_as_it_has_a_folder_of_that_name() {
        let themes = BuiltInThemes::new();
        let all: Vec<&str> = themes.names().collect();
        assert!(all.contains(&BASE_THEME) && all.contains(&"noord"));
        let shown = |paths: &[&str]| themes.shown_over(&listing(paths)).len();
        assert_eq!(shown(&[]), all.len());
        assert_eq!(
            shown(&["content/a.md", "themes/eigen/theme.yaml"]),
            all.len()
        );
        assert_eq!(shown(&["themes/basis/theme.yaml"]), all.len() - 1);
        assert_eq!(shown(&["themes/Noord/assets/merk.svg"]), all.len() - 1);
        // Folders that cannot be listed.
        assert_eq!(shown(&["themes/noord"]), all.len() - 1);
        assert_eq!(shown(&["themes"]), 0);
    }

    #[test]
    fn files_are_read_by_their_path_in_a_project() {
        let themes = BuiltInThemes::new();
        let file = &themes.files(BASE_THEME).unwrap()[0];
        assert!(file.path.as_str().starts_with("themes/basis/"));
        assert_eq!(themes.read(&file.path), Some(Arc::clone(&file.bytes)));
        for absent in [
            "themes",
            "themes/basis",
            "themes/x/theme.yaml",
            "content/a.md",
        ] {
            assert_eq!(themes.read(&absent.into()), None, "{absent}");
        }
    }

    #[test]
    fn a_change_of_the_project_shows_or_hides_a_whole_theme() {
        let themes = BuiltInThemes::new();
        let (none, own) = (listing(&[]), listing(&["themes/noord/theme.yaml"]));
        let hidden = themes.changes(&none, &own);
        assert_eq!(hidden.len(), themes.files("noord").unwrap().len());
        assert!(hidden.values().all(Option::is_none));
        let shown = themes.changes(&own, &none);
        assert!(shown.keys().eq(hidden.keys()));
        assert!(shown.values().all(Option::is_some));
        assert!(themes.changes(&own, &own).is_empty());
    }
}
