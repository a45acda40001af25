//! The steps from the published site to the new one, in an order that never breaks a page.
//!
//! 1. Remove what is in the way: a file in place of a new folder, or the reverse.
//! 2. Place new and changed outputs: first what pages need, then pages, then what refers to pages.
//! 3. Remove obsolete files, in reverse order.
//!
//! Between any two steps every page finds the files that it needs, because the names of styles and
//! scripts contain the digest of their content: a new one never overwrites an old one.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};

use super::files::{FileSystem, PathStatus};
use super::journal::{Journal, JournalStep};
use super::layout::{SitePaths, is_plain};
use super::manifest::Manifest;
use super::obstacle::{foreign_files_failure, link_failure};
use super::site_files::Output;
use super::stage::StagedSite;
use crate::diagnostic::Text;
use crate::edge::path::is_absence;
use crate::edge::{Action, Failure};

/// The length of a name, in bytes, that every disk accepts. The smallest limit in use is 143.
const ALWAYS_POSSIBLE: usize = 143;

/// Computes the steps of one site, without changing the disk.
///
/// # Errors
/// Something is in the way, a symbolic link would be written through, or a folder is not writable.
pub(super) fn plan(
    files: &dyn FileSystem,
    layout: &SitePaths,
    outputs: &[Output],
    staged: StagedSite,
) -> Result<Journal, Failure> {
    let StagedSite {
        old,
        new,
        staged_outputs,
    } = staged;
    let has_manifest = old.is_some();
    let old = old.unwrap_or_default();
    let mut placements: Vec<(usize, &Output)> = staged_outputs
        .into_iter()
        .filter_map(|number| Some((number, outputs.get(number)?)))
        .collect();
    placements.sort_by_key(|(_, output)| output.order);

    let mut conflicts = ConflictResolver::new(files, layout, &old, has_manifest)?;
    for path in old
        .0
        .keys()
        .chain(outputs.iter().map(|output| &output.path))
    {
        conflicts.require_no_links_above(path)?;
    }
    for (_, output) in &placements {
        conflicts.clear_for(&output.path)?;
    }
    let cleared = &conflicts.cleared;

    let mut removals: Vec<_> = old
        .0
        .iter()
        .filter(|(path, _)| !new.0.contains_key(*path) && !cleared.contains(*path))
        .collect();
    removals.sort_by_key(|(_, record)| Reverse(record.order));

    let remove = |path: &String| JournalStep::Remove { path: path.clone() };
    let steps: Vec<JournalStep> = cleared
        .iter()
        .map(remove)
        .chain(
            placements
                .iter()
                .map(|(number, output)| JournalStep::Place {
                    staged: *number,
                    path: output.path.clone(),
                }),
        )
        .chain(removals.iter().map(|(path, _)| remove(path)))
        .collect();
    require_possible_names(files, layout, &placements)?;
    conflicts.folders.require_writable(&steps)?;
    Ok(Journal {
        steps,
        manifest: new,
    })
}

/// Checks that the disk accepts long names. It is asked in the output folder, because the folder of
/// the file may not exist yet.
fn require_possible_names(
    files: &dyn FileSystem,
    layout: &SitePaths,
    placements: &[(usize, &Output)],
) -> Result<(), Failure> {
    let out = layout.root.parent().unwrap_or(&layout.root);
    for (_, output) in placements {
        for name in output.path.split('/') {
            if name.len() > ALWAYS_POSSIBLE {
                files.status(&out.join(name)).map_err(|error| {
                    Failure::io(Action::Write, &layout.published(&output.path), &error)
                })?;
            }
        }
    }
    Ok(())
}

/// Rejects paths that leave the site's folder, occur twice, or need a file to be a folder as well.
/// Rendering produces none; a defect in it must not destroy files.
pub(super) fn check_paths(site: &str, outputs: &[Output]) -> Result<(), Failure> {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for output in outputs {
        let path = output.path.as_str();
        if !is_plain(path) || !known.insert(path) {
            return Err(unusable_path_failure(site, path));
        }
    }
    for path in &known {
        if folders_above(path).any(|folder| known.contains(folder)) {
            return Err(unusable_path_failure(site, path));
        }
    }
    Ok(())
}

fn unusable_path_failure(site: &str, path: &str) -> Failure {
    Failure::new(
        Text::new(
            format!("Op de site “{site}” kan “{path}” niet worden geschreven"),
            format!("On the site “{site}” the path “{path}” cannot be written"),
        ),
        Text::new(
            "Twee pagina’s vragen om dezelfde plek, of de plek ligt buiten de site",
            "Two pages ask for the same place, or the place is outside the site",
        ),
    )
}

/// The folders above a path in a site, from the top.
pub(super) fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// What is at the folders of a site. Each is looked at once, and nothing is looked for below one that is
/// not there: of a new site there are as many folders as pages.
struct SiteFolders<'a> {
    files: &'a dyn FileSystem,
    layout: &'a SitePaths,
    has_root: bool,
    /// What is at the path of a folder.
    found: FxHashMap<String, Option<PathStatus>>,
}

impl<'a> SiteFolders<'a> {
    fn new(files: &'a dyn FileSystem, layout: &'a SitePaths) -> Result<Self, Failure> {
        let mut folders = Self {
            files,
            layout,
            has_root: true,
            found: FxHashMap::default(),
        };
        folders.has_root = folders.status(&layout.root)?.is_some();
        Ok(folders)
    }

    /// The folders above a path with what is in their places, from the top to the last that is there.
    fn above<'p>(&mut self, path: &'p str) -> Result<Vec<(&'p str, PathStatus)>, Failure> {
        let mut above = Vec::new();
        let has_root = self.has_root;
        for folder in folders_above(path).take_while(|_| has_root) {
            match self.at(folder)? {
                Some(found) => above.push((folder, found)),
                None => break,
            }
        }
        Ok(above)
    }

    fn at(&mut self, folder: &str) -> Result<Option<PathStatus>, Failure> {
        if let Some(found) = self.found.get(folder) {
            return Ok(*found);
        }
        let found = self.status(&self.layout.published(folder))?;
        self.found.insert(folder.to_owned(), found);
        Ok(found)
    }

    fn status(&self, path: &Path) -> Result<Option<PathStatus>, Failure> {
        self.files
            .status(path)
            .map_err(|error| Failure::io(Action::Read, path, &error))
    }

    /// Checks that the folders that steps change are writable, so that a site is not left half written
    /// for a reason that could be foreseen. The nearest folder that exists is the one that changes.
    fn require_writable(&mut self, steps: &[JournalStep]) -> Result<(), Failure> {
        let root = &self.layout.root;
        let top = match self.has_root {
            true => root,
            false => root.parent().unwrap_or(root),
        };
        let mut checked: FxHashSet<&str> = FxHashSet::default();
        for step in steps {
            let above = self.above(step.path())?.into_iter();
            let folders = above.take_while(|(_, found)| *found == PathStatus::Folder);
            let nearest = folders.last().map_or("", |(folder, _)| folder);
            if !checked.insert(nearest) {
                continue;
            }
            let folder = match nearest {
                "" => top.to_owned(),
                nearest => self.layout.published(nearest),
            };
            match self.files.check_writable(&folder) {
                Err(error) if !is_absence(&error) => {
                    return Err(Failure::io(Action::Write, &folder, &error));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// Collects the files of an earlier build that are in the way of new outputs; fails when a file
/// that vindplek did not write is in the way.
struct ConflictResolver<'a> {
    folders: SiteFolders<'a>,
    old: &'a Manifest,
    has_manifest: bool,
    cleared: BTreeSet<String>,
}

impl<'a> ConflictResolver<'a> {
    fn new(
        files: &'a dyn FileSystem,
        layout: &'a SitePaths,
        old: &'a Manifest,
        has_manifest: bool,
    ) -> Result<Self, Failure> {
        Ok(Self {
            folders: SiteFolders::new(files, layout)?,
            old,
            has_manifest,
            cleared: BTreeSet::new(),
        })
    }

    /// Fails when a folder above a path is a symbolic link: what is behind it belongs to another.
    /// One in place of a published file is not followed but replaced.
    fn require_no_links_above(&mut self, path: &str) -> Result<(), Failure> {
        for (folder, found) in self.folders.above(path)? {
            if found == PathStatus::Other && !self.old.0.contains_key(folder) {
                return Err(link_failure(&self.folders.layout.published(folder)));
            }
        }
        Ok(())
    }

    fn clear_for(&mut self, path: &str) -> Result<(), Failure> {
        let above = self.folders.above(path)?;
        for (folder, found) in &above {
            match found {
                PathStatus::Folder => {}
                PathStatus::File(_) | PathStatus::Other if self.old.0.contains_key(*folder) => {
                    self.cleared.insert((*folder).to_owned());
                    return Ok(());
                }
                PathStatus::File(_) | PathStatus::Other => {
                    return Err(self.foreign(&self.folders.layout.published(folder)));
                }
            }
        }
        if !self.folders.has_root || above.len() < folders_above(path).count() {
            return Ok(());
        }
        let place = self.folders.layout.published(path);
        match self.folders.status(&place)? {
            Some(PathStatus::Folder) => self.clear_folder(&place, path),
            _ => Ok(()),
        }
    }

    /// A folder may be removed when vindplek wrote every file in it. An empty folder is not
    /// vindplek's, which removes a folder with its last file.
    fn clear_folder(&mut self, folder: &Path, relative: &str) -> Result<(), Failure> {
        let inside = self
            .folders
            .files
            .list(folder)
            .map_err(|error| Failure::io(Action::Read, folder, &error))?;
        if inside.is_empty() {
            return Err(self.foreign(folder));
        }
        for path in inside {
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                return Err(self.foreign(&path));
            };
            let relative = format!("{relative}/{name}");
            match self.folders.status(&path)? {
                Some(PathStatus::Folder) => self.clear_folder(&path, &relative)?,
                _ if self.old.0.contains_key(&relative) => {
                    self.cleared.insert(relative);
                }
                _ => return Err(self.foreign(&path)),
            }
        }
        Ok(())
    }

    fn foreign(&self, path: &Path) -> Failure {
        foreign_files_failure(self.folders.layout, &[path.to_owned()], self.has_manifest)
    }
}
