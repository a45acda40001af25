//! Files of themes, and folders of sites and themes, whose names differ in case or Unicode form
//! only: on many disks they are one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::codes::duplicate_address;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::names::folded_name;
use crate::source::FilePath;
use crate::world::FileEntry;

/// The clashes in a project, of which `sites` are the names of the folders under `regions`, and
/// `themes` the files of the folders under `themes`.
pub(super) fn problems(
    themes: &BTreeMap<Arc<str>, Vec<(FilePath, FileEntry)>>,
    sites: &BTreeSet<Arc<str>>,
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let folders = |room: &str, names: &mut dyn Iterator<Item = &Arc<str>>| {
        let paths: Vec<FilePath> = names
            .map(|name| FilePath::new(format!("{room}/{name}")))
            .collect();
        clashes(paths.iter(), &format!("{room}/"))
    };
    problems.extend(folders("regions", &mut sites.iter()));
    problems.extend(folders("themes", &mut themes.keys()));
    for (theme, files) in themes {
        let paths = files.iter().map(|(path, _)| path);
        problems.extend(clashes(paths, &format!("themes/{theme}/")));
    }
    problems
}

/// The clashes among some sorted paths, which are shown without the folder that they are in.
fn clashes<'p>(paths: impl Iterator<Item = &'p FilePath>, folder: &str) -> Vec<Diagnostic> {
    let mut first: BTreeMap<String, &FilePath> = BTreeMap::new();
    let mut problems = Vec::new();
    let inner = |path: &'p FilePath| path.as_str().strip_prefix(folder).unwrap_or_default();
    for path in paths {
        match first.get(&folded_name(path.as_str())) {
            Some(other) => problems.push(duplicate_address::files_with_one_address(
                Place::file(path),
                inner(path),
                inner(other),
                Place::file(other),
            )),
            None => {
                first.insert(folded_name(path.as_str()), path);
            }
        }
    }
    problems
}
