//! The pictures of which a site publishes what is made from them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Edition;
use super::file::{download, read};
use crate::diagnostic::codes::broken_media;
use crate::diagnostic::{Diagnostic, Place};
use crate::digest::Digest;
use crate::model::dimensions::Dimensions;
use crate::model::heads::Media;
use crate::model::medium::recipes;
use crate::picture::check_decodable;
use crate::plan::file::FileKind;
use crate::world::World;

/// A picture from which sites publish what is made from it.
#[derive(Debug, Clone)]
pub struct UsedPicture<'e> {
    medium: &'e Media,
    /// The sites that publish something of it.
    sites: Vec<Arc<str>>,
}

impl Edition {
    /// The pictures from which something is made, each once, in the order of their paths.
    pub fn pictures(&self) -> Vec<UsedPicture<'_>> {
        let mut used: BTreeMap<usize, Vec<Arc<str>>> = BTreeMap::new();
        for site in self.sites() {
            for file in &site.plan().files {
                if let FileKind::Medium(at) | FileKind::Picture(at, _) = file.kind {
                    let sites = used.entry(at).or_default();
                    if sites.last() != Some(site.id()) {
                        sites.push(Arc::clone(site.id()));
                    }
                }
            }
        }
        let pictures = used.into_iter().filter_map(|(at, sites)| {
            let medium = self.heads.media.get(at)?;
            Some(UsedPicture { medium, sites })
        });
        pictures
            .filter(|picture| !picture.recipes().is_empty())
            .collect()
    }
}

impl UsedPicture<'_> {
    /// The digest of its bytes.
    pub fn digest(&self) -> Digest {
        self.medium.digest
    }

    /// How many pixels it has.
    pub fn pixels(&self) -> u64 {
        self.medium.dimensions.map_or(0, Dimensions::pixels)
    }

    /// The recipes of what can be made of it.
    pub fn recipes(&self) -> Vec<Digest> {
        let shown = recipes(self.medium.digest, &self.medium.forms());
        let download = download(self.medium).map(|(_, recipe)| recipe);
        shown.into_iter().chain(download).collect()
    }

    /// Decodes it, and returns for each site the problem that nothing can be made of it. A file that
    /// cannot be read, or is reported already, is no problem here.
    pub fn problems(&self, world: &dyn World) -> Vec<Diagnostic> {
        if !self.medium.faults.is_empty() {
            return Vec::new();
        }
        let is_fine = match read(world, self.medium) {
            Ok(bytes) => check_decodable(&bytes).is_ok(),
            Err(_) => true,
        };
        let problem = || broken_media::undecodable(Place::file(&self.medium.path));
        let sites = self.sites.iter().filter(|_| !is_fine);
        sites.map(|site| problem().on_site(site)).collect()
    }
}
