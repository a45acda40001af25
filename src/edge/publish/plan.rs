//! The steps from what is published to what will be, in an order that never breaks a page.
//!
//! 1. What stands in the way: a file where a folder must come, or the reverse.
//! 2. What is new or differs: first what pages need, then pages, then what leads to pages.
//! 3. What is no longer wanted, the other way round.
//!
//! Between any two steps every page finds what it needs, because the names of styles and scripts
//! carry the digest of their content: a new one never takes the place of an old one.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::path::Path;

use super::files::{Files, Standing};
use super::journal::{Journal, Step};
use super::layout::Layout;
use super::manifest::Manifest;
use super::output::Output;
use super::stage::{Staged, foreign};
use crate::diagnostic::Text;
use crate::edge::{Action, Failure};

/// Works out the steps of one site. Nothing is touched yet.
pub(super) fn plan(
    files: &dyn Files,
    layout: &Layout,
    outputs: &[Output],
    staged: Staged,
) -> Result<Journal, Failure> {
    let Staged { old, new, waiting } = staged;
    let mut coming: Vec<(usize, &Output)> = waiting
        .into_iter()
        .filter_map(|number| Some((number, outputs.get(number)?)))
        .collect();
    coming.sort_by_key(|(_, output)| output.order);

    let mut way = Way::new(files, layout, &old);
    for (_, output) in &coming {
        way.clear_for(&output.path)?;
    }
    let cleared = way.cleared;

    let mut going: Vec<_> = old
        .0
        .iter()
        .filter(|(path, _)| !new.0.contains_key(*path) && !cleared.contains(*path))
        .collect();
    going.sort_by_key(|(_, record)| Reverse(record.order));

    let remove = |path: &String| Step::Remove { path: path.clone() };
    let steps = cleared
        .iter()
        .map(remove)
        .chain(coming.iter().map(|(number, output)| Step::Place {
            staged: *number,
            path: output.path.clone(),
        }))
        .chain(going.iter().map(|(path, _)| remove(path)))
        .collect();
    Ok(Journal {
        steps,
        manifest: new,
    })
}

/// Refuses paths that leave the site's folder, stand twice, or need a file to be a folder too.
/// The core makes none; a defect there must not cost anyone a file.
pub(super) fn check_paths(site: &str, outputs: &[Output]) -> Result<(), Failure> {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for output in outputs {
        let path = output.path.as_str();
        let is_plain = path
            .split('/')
            .all(|part| !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0']));
        if !is_plain || !known.insert(path) {
            return Err(impossible(site, path));
        }
    }
    for path in &known {
        if folders_above(path).any(|folder| known.contains(folder)) {
            return Err(impossible(site, path));
        }
    }
    Ok(())
}

fn impossible(site: &str, path: &str) -> Failure {
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
fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// Finds out what of ours must give way, and refuses when something else would have to.
struct Way<'a> {
    files: &'a dyn Files,
    layout: &'a Layout,
    old: &'a Manifest,
    free: BTreeSet<String>,
    cleared: BTreeSet<String>,
}

impl<'a> Way<'a> {
    fn new(files: &'a dyn Files, layout: &'a Layout, old: &'a Manifest) -> Self {
        Self {
            files,
            layout,
            old,
            free: BTreeSet::new(),
            cleared: BTreeSet::new(),
        }
    }

    fn clear_for(&mut self, path: &str) -> Result<(), Failure> {
        if let Some(Standing::File(_) | Standing::Other) = self.standing(&self.layout.root)? {
            return Err(foreign(&self.layout.root));
        }
        for folder in folders_above(path) {
            if self.free.contains(folder) || self.cleared.contains(folder) {
                continue;
            }
            let above = self.layout.published(folder);
            match self.standing(&above)? {
                None | Some(Standing::Folder) => {
                    self.free.insert(folder.to_owned());
                }
                Some(_) if self.old.0.contains_key(folder) => {
                    self.cleared.insert(folder.to_owned());
                }
                Some(_) => return Err(foreign(&above)),
            }
        }
        let place = self.layout.published(path);
        match self.standing(&place)? {
            Some(Standing::Folder) => self.clear_folder(&place, path),
            _ => Ok(()),
        }
    }

    /// A folder gives way when every file in it is ours. One that holds nothing is somebody
    /// else's: ours go with the last file in them.
    fn clear_folder(&mut self, folder: &Path, relative: &str) -> Result<(), Failure> {
        let inside = self
            .files
            .list(folder)
            .map_err(|error| Failure::io(Action::Read, folder, &error))?;
        if inside.is_empty() {
            return Err(foreign(folder));
        }
        for path in inside {
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                return Err(foreign(&path));
            };
            let relative = format!("{relative}/{name}");
            match self.standing(&path)? {
                Some(Standing::Folder) => self.clear_folder(&path, &relative)?,
                _ if self.old.0.contains_key(&relative) => {
                    self.cleared.insert(relative);
                }
                _ => return Err(foreign(&path)),
            }
        }
        Ok(())
    }

    fn standing(&self, path: &Path) -> Result<Option<Standing>, Failure> {
        self.files
            .standing(path)
            .map_err(|error| Failure::io(Action::Read, path, &error))
    }
}
