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
use std::path::{Path, PathBuf};

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

    let mut conflicts = ConflictResolver::new(files, layout, &old, has_manifest);
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
    let cleared = conflicts.cleared;

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
    require_writable(files, layout, &steps)?;
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

/// Checks that the folders that steps change are writable, so that a site is not left half written
/// for a reason that could be foreseen.
fn require_writable(
    files: &dyn FileSystem,
    layout: &SitePaths,
    steps: &[JournalStep],
) -> Result<(), Failure> {
    let mut checked: BTreeSet<PathBuf> = BTreeSet::new();
    for step in steps {
        let path = layout.published(step.path());
        for folder in path.ancestors().skip(1) {
            if checked.contains(folder) {
                break;
            }
            let checks = files.check_writable(folder);
            let is_absent = checks.as_ref().is_err_and(is_absence);
            if !is_absent {
                checks.map_err(|error| Failure::io(Action::Write, folder, &error))?;
            }
            checked.insert(folder.to_owned());
            // The nearest folder that exists is the one that changes.
            if !is_absent || folder == layout.root.parent().unwrap_or(&layout.root) {
                break;
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

/// Collects the files of an earlier build that are in the way of new outputs; fails when a file
/// that vindplek did not write is in the way.
struct ConflictResolver<'a> {
    files: &'a dyn FileSystem,
    layout: &'a SitePaths,
    old: &'a Manifest,
    has_manifest: bool,
    /// Folders above paths that need nothing to be removed.
    free: BTreeSet<String>,
    /// Folders above paths that are no links.
    real: BTreeSet<String>,
    cleared: BTreeSet<String>,
}

impl<'a> ConflictResolver<'a> {
    fn new(
        files: &'a dyn FileSystem,
        layout: &'a SitePaths,
        old: &'a Manifest,
        has_manifest: bool,
    ) -> Self {
        Self {
            files,
            layout,
            old,
            has_manifest,
            free: BTreeSet::new(),
            real: BTreeSet::new(),
            cleared: BTreeSet::new(),
        }
    }

    /// Fails when a folder above a path is a symbolic link: what is behind it belongs to another.
    /// One in place of a published file is not followed but replaced.
    fn require_no_links_above(&mut self, path: &str) -> Result<(), Failure> {
        for folder in folders_above(path) {
            if self.real.contains(folder) {
                continue;
            }
            let above = self.layout.published(folder);
            if self.status(&above)? == Some(PathStatus::Other) && !self.old.0.contains_key(folder) {
                return Err(link_failure(&above));
            }
            self.real.insert(folder.to_owned());
        }
        Ok(())
    }

    fn clear_for(&mut self, path: &str) -> Result<(), Failure> {
        for folder in folders_above(path) {
            if self.free.contains(folder) || self.cleared.contains(folder) {
                continue;
            }
            let above = self.layout.published(folder);
            match self.status(&above)? {
                None | Some(PathStatus::Folder) => {
                    self.free.insert(folder.to_owned());
                }
                Some(_) if self.old.0.contains_key(folder) => {
                    self.cleared.insert(folder.to_owned());
                }
                Some(_) => return Err(self.foreign(&above)),
            }
        }
        let place = self.layout.published(path);
        match self.status(&place)? {
            Some(PathStatus::Folder) => self.clear_folder(&place, path),
            _ => Ok(()),
        }
    }

    /// A folder may be removed when vindplek wrote every file in it. An empty folder is not
    /// vindplek's, which removes a folder with its last file.
    fn clear_folder(&mut self, folder: &Path, relative: &str) -> Result<(), Failure> {
        let inside = self
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
            match self.status(&path)? {
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
        foreign_files_failure(self.layout, &[path.to_owned()], self.has_manifest)
    }

    fn status(&self, path: &Path) -> Result<Option<PathStatus>, Failure> {
        self.files
            .status(path)
            .map_err(|error| Failure::io(Action::Read, path, &error))
    }
}
