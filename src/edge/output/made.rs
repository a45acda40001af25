//! What the outputs of a site were made from, so that one that would be made from the same is not made
//! again.
//!
//! An output is made from what all outputs of its site share and from the texts of some documents.
//! Which texts is known only by making it, so the ones that it turned out to read are recorded: as long
//! as they are the same, and everything shared is, it reads the same ones again and becomes the same.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::files::{Disk, FileSystem};
use super::layout::SitePaths;
use super::record;
use crate::digest::Digest;
use crate::source::FilePath;

/// An output that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeOutput {
    /// The digest of its bytes.
    pub digest: Digest,
    /// The paths of the documents whose texts it was made from.
    pub texts: BTreeSet<FilePath>,
}

/// What the outputs of a site are made from.
pub trait Ingredients {
    /// A digest of everything but texts.
    fn shared(&self) -> Digest;

    /// A digest of the text of a document; `None` when there is no such document.
    fn text(&self, path: &FilePath) -> Option<Digest>;
}

/// The outputs of a site that were made, by path, with what they were made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeOutputs {
    shared: Digest,
    texts: Vec<(FilePath, Digest)>,
    /// With each output the positions of its texts in the list.
    outputs: BTreeMap<String, (Digest, Vec<usize>)>,
}

impl MadeOutputs {
    /// The outputs, with the current digests of what they were made from.
    pub fn new(made: &BTreeMap<String, MadeOutput>, from: &dyn Ingredients) -> Self {
        let paths: BTreeSet<&FilePath> = made.values().flat_map(|made| &made.texts).collect();
        let texts: Vec<(FilePath, Digest)> = paths
            .into_iter()
            .filter_map(|path| Some((path.clone(), from.text(path)?)))
            .collect();
        let position = |path| texts.binary_search_by(|(known, _)| known.cmp(path)).ok();
        let outputs = made.iter().filter_map(|(path, made)| {
            let positions: Option<Vec<usize>> = made.texts.iter().map(position).collect();
            Some((path.clone(), (made.digest, positions?)))
        });
        let outputs = outputs.collect();
        Self {
            shared: from.shared(),
            texts,
            outputs,
        }
    }

    /// Those that would become the same when they are made now.
    pub fn current(self, from: &dyn Ingredients) -> BTreeMap<String, MadeOutput> {
        if self.shared != from.shared() {
            return BTreeMap::new();
        }
        let texts: Vec<Option<FilePath>> = self
            .texts
            .into_iter()
            .map(|(path, digest)| (from.text(&path) == Some(digest)).then_some(path))
            .collect();
        let outputs = self.outputs.into_iter();
        let current = outputs.filter_map(|(path, (digest, positions))| {
            let text = |at: usize| texts.get(at).cloned().flatten();
            let texts: Option<BTreeSet<FilePath>> = positions.into_iter().map(text).collect();
            let texts = texts?;
            Some((path, MadeOutput { digest, texts }))
        });
        current.collect()
    }

    /// What the last build that published a site recorded.
    pub fn load(out: &Path, site: &str) -> Option<Self> {
        record::load(&Disk, &SitePaths::new(out, site).made)
    }

    pub(super) fn store(&self, files: &dyn FileSystem, layout: &SitePaths) {
        record::store(files, &layout.made, self);
    }
}
