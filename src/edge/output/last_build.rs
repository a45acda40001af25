//! The last build: what was published for which input. When the input is the same again and what was
//! published stands, there is nothing to do.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::files::{Disk, FileSystem, PathStatus};
use super::layout::{self, SitePaths};
use super::manifest::{self, Manifest};
use super::plan::folders_above;
use super::record;
use super::report::SiteReport;
use super::state_folder::{has_journal, lock};
use crate::digest::Digest;

/// What a build published, and what it told besides.
#[derive(Serialize, Deserialize)]
struct BuildRecord<T> {
    input: Digest,
    /// The sites, each with the identity of its manifest.
    sites: Vec<(String, Digest)>,
    told: T,
}

/// Keeps what a build published, and what it told, for the next one with the same input.
pub fn keep_build(out: &Path, input: Digest, sites: &[SiteReport], told: &impl Serialize) {
    let record = BuildRecord {
        input,
        sites: sites
            .iter()
            .map(|report| (report.site.clone(), report.manifest))
            .collect(),
        told,
    };
    if let Ok(_lock) = lock(&Disk, &layout::lock_file(out)) {
        record::store(&Disk, &layout::build_record(out), &record);
    }
}

/// What the last build told, with a report of its sites, if it had the same input and every file that
/// it published is untouched; nothing has to be built then.
pub fn standing_build<T: DeserializeOwned>(
    out: &Path,
    input: Digest,
) -> Option<(Vec<SiteReport>, T)> {
    let files = &Disk;
    let path = layout::build_record(out);
    let record: BuildRecord<T> = record::load(files, &path)?;
    if record.input != input {
        return None;
    }
    let _lock = lock(files, &layout::lock_file(out)).ok()?;
    if has_journal(files, out) {
        return None;
    }
    let reports: Option<Vec<SiteReport>> = record
        .sites
        .into_par_iter()
        .map(|(site, identity)| standing_site(files, out, site, identity))
        .collect();
    Some((reports?, record.told))
}

/// The report of a site of which everything is as a manifest with this identity says.
fn standing_site(
    files: &dyn FileSystem,
    out: &Path,
    site: String,
    identity: Digest,
) -> Option<SiteReport> {
    let start = Instant::now();
    let layout = SitePaths::new(out, &site);
    let manifest: Manifest = manifest::load(files, &layout.manifest).ok()??;
    let stands = manifest.identity() == identity && stands(files, &layout, &manifest);
    stands.then(|| SiteReport::unchanged(site, &manifest, start))
}

/// Whether every file is as it was written, and no folder above one is a symbolic link.
fn stands(files: &dyn FileSystem, layout: &SitePaths, manifest: &Manifest) -> bool {
    let is = |path: &Path, wanted| files.status(path).is_ok_and(|found| found == Some(wanted));
    let folders: BTreeSet<&str> = manifest
        .0
        .keys()
        .flat_map(|path| folders_above(path))
        .collect();
    let is_folder = |folder: &&str| is(&layout.published(folder), PathStatus::Folder);
    is(&layout.root, PathStatus::Folder)
        && folders.par_iter().all(is_folder)
        && manifest
            .0
            .par_iter()
            .all(|(path, record)| is(&layout.published(path), PathStatus::File(record.stamp)))
}
