//! The names of shared documents, by folder, to find the one that a regional path nearly matches.
//!
//! Digits are not compared: "peiling-2024" beside "peiling-2023" is another survey.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::diagnostic::Names;
use crate::model::heads::Heads;
use crate::model::layout::{DocumentPath, Owner};
use crate::source::FilePath;

/// The shared documents of each folder.
pub(super) struct SharedNames<'h>(BTreeMap<&'h str, SharedFolder<'h>>);

/// The shared documents in a folder.
#[derive(Default)]
struct SharedFolder<'h> {
    /// The paths, by file name without digits.
    paths: BTreeMap<String, &'h FilePath>,
    names: OnceCell<Names<String>>,
}

impl SharedFolder<'_> {
    fn prepared(&self) -> &Names<String> {
        let names = || Names::new(self.paths.keys().cloned());
        self.names.get_or_init(names)
    }
}

impl<'h> SharedNames<'h> {
    /// The names of a project.
    pub(super) fn new(heads: &'h Heads) -> Self {
        let mut folders: BTreeMap<&str, SharedFolder<'_>> = BTreeMap::new();
        let shared = heads.documents.iter();
        for head in shared.filter(|head| head.at.owner == Owner::Shared) {
            let inner = head.at.path_in_owner();
            let names = folders.entry(folder(inner)).or_default();
            names.paths.insert(without_digits(inner), &head.at.path);
        }
        Self(folders)
    }

    /// The shared document in the same folder whose name is likely meant, and the number of steps
    /// of the search. `None` also when a name is the same but for its digits.
    pub(super) fn near(&self, at: &DocumentPath) -> (Option<&'h FilePath>, usize) {
        let Some(names) = self.0.get(folder(at.path_in_owner())) else {
            return (None, 0);
        };
        let name = without_digits(at.path_in_owner());
        if names.paths.contains_key(&name) {
            return (None, 0);
        }
        let suggestion = names.prepared().suggest(&name);
        let near = suggestion.near().and_then(|near| names.paths.get(near));
        (near.copied(), suggestion.steps())
    }
}

fn folder(inner: &str) -> &str {
    inner.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The name of a file without its folder, extension and digits.
fn without_digits(inner: &str) -> String {
    let name = inner.rsplit('/').next().unwrap_or(inner);
    let name = name.strip_suffix(".md").unwrap_or(name);
    name.chars().filter(|c| !c.is_ascii_digit()).collect()
}
