//! The documents that were renamed or removed, as far as the sources show: a `voorheen` names the
//! former address, or an accent was left behind.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::shared_names::SharedNames;
use crate::model::address::{Address, folded};
use crate::model::heads::{DocIx, Heads};
use crate::model::layout::{DocumentPath, Kind, Location, Owner, locate};
use crate::model::shape::Target;
use crate::model::target_ids::named_document;
use crate::model::value::items;
use crate::plan::links::address_at;
use crate::source::FilePath;

/// What became of a document that is not at its path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Whereabouts {
    /// It is another document now, which names its address under `voorheen`.
    MovedTo(FormerOf),
    /// It was removed, or renamed without `voorheen`: its path.
    Gone(FilePath),
}

/// A former address of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FormerOf {
    /// The document.
    pub(super) document: DocIx,
    /// The position of the address in its `voorheen`.
    pub(super) former: usize,
}

/// What became of the shared document of an accent that has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LeftAccent {
    /// It was renamed or removed.
    Left(Whereabouts),
    /// There may never have been one: this shared document has nearly its name.
    NearTo(FilePath),
}

/// The documents that are not where an accent, link or reference expects them.
pub(super) struct MovedIndex {
    /// The documents by their former addresses, in lower case.
    by_former: FxHashMap<Address, FormerOf>,
    /// The kinds of the documents.
    kinds: Vec<Kind>,
    /// The accents without a shared document, by path.
    accents: BTreeMap<FilePath, LeftAccent>,
    /// The paths of shared documents of which only accents are left.
    gone: BTreeSet<FilePath>,
    steps: usize,
}

impl MovedIndex {
    /// Builds the index.
    pub(super) fn new(heads: &Heads) -> Self {
        let mut by_former = FxHashMap::default();
        for (at, head) in heads.documents.iter().enumerate() {
            let document = DocIx(at);
            for (former, written) in items(&head.common.formerly).iter().enumerate() {
                let address = Address::new(&*written.value.0).folded();
                let of = FormerOf { document, former };
                by_former.entry(address).or_insert(of);
            }
        }
        let mut index = Self {
            by_former,
            kinds: heads.documents.iter().map(|head| head.at.kind).collect(),
            accents: BTreeMap::new(),
            gone: BTreeSet::new(),
            steps: 0,
        };
        let names = SharedNames::new(heads);
        for head in &heads.accents {
            let shared = shared_path(&head.at);
            if heads.at_path(&shared).is_none() {
                index.add_accent(&head.at, shared, &names);
            }
        }
        index
    }

    fn add_accent(&mut self, at: &DocumentPath, shared: FilePath, names: &SharedNames<'_>) {
        let left = match self.former(at) {
            Some(document) => LeftAccent::Left(Whereabouts::MovedTo(document)),
            None => {
                let (near, steps) = names.near(at);
                self.steps += steps;
                match near {
                    Some(near) => LeftAccent::NearTo(near.clone()),
                    None => {
                        self.gone.insert(shared.clone());
                        LeftAccent::Left(Whereabouts::Gone(shared))
                    }
                }
            }
        };
        self.accents.insert(at.path.clone(), left);
    }

    /// The number of steps taken to find near names.
    pub(super) fn steps(&self) -> usize {
        self.steps
    }

    /// What became of the shared document of an accent; `None` when it is at its path.
    pub(super) fn of_accent(&self, accent: &FilePath) -> Option<&LeftAccent> {
        self.accents.get(accent)
    }

    /// What became of the document at a path where there is none now.
    pub(super) fn of_path(&self, path: &FilePath) -> Option<Whereabouts> {
        let Location::Document(at) = locate(path) else {
            return None;
        };
        if let Some(document) = self.former(&at) {
            return Some(Whereabouts::MovedTo(document));
        }
        let shared = shared_path(&at);
        self.gone
            .contains(&shared)
            .then_some(Whereabouts::Gone(shared))
    }

    /// What became of the document that a reference names, if there is none with that id.
    pub(super) fn of_reference(&self, target: Target, id: &str) -> Option<Whereabouts> {
        let (kind, id) = named_document(target, id)?;
        let path = match kind {
            Kind::Special => format!("content/specials/{id}/index.md"),
            Kind::Course => format!("content/aanbod/{id}.md"),
            _ => return None,
        };
        let found = self.of_path(&FilePath::new(path))?;
        let is_of_kind = match &found {
            Whereabouts::MovedTo(moved) => self.kinds.get(moved.document.0) == Some(&kind),
            Whereabouts::Gone(_) => true,
        };
        is_of_kind.then_some(found)
    }

    /// The document that names the address of a path under `voorheen`. The quarters have one page
    /// together, so their address tells nothing.
    pub(super) fn former(&self, at: &DocumentPath) -> Option<FormerOf> {
        if matches!(at.kind, Kind::Quarter | Kind::Roadmap | Kind::CareerPath) {
            return None;
        }
        let (address, _) = address_at(at);
        self.by_former.get(&*folded(address.as_str())).copied()
    }
}

/// The path of the shared document of an accent.
fn shared_path(accent: &DocumentPath) -> FilePath {
    FilePath::new(format!(
        "{}{}",
        Owner::Shared.folder(),
        accent.path_in_owner()
    ))
}
