//! Writes rendered sites to the output folder.
//!
//! Publishing has three phases, each complete before the next begins:
//!
//! 1. every output of every site is rendered, compared with the published file and, if different,
//!    written to a staging folder (`stage`); any problem of the content stops the build here;
//! 2. the steps of each site are computed (`plan`);
//! 3. each site's steps are recorded in a journal and executed (`journal`).
//!
//! So the published sites stay unchanged until every page of every site has been rendered, and a
//! build that is killed after that is completed by the next one. A site that cannot be written,
//! because the disk refuses or because something stands in the way that vindplek did not write, is
//! left as it is and reported; it stops no other site, in this build or a later one.
//!
//! What vindplek wrote is listed in a manifest. If that is lost, a file that equals what would be
//! written is taken for vindplek's own, and one that differs stands in the way.
//!
//! What every output was made from is recorded (`made`), and what the last build as a whole was made
//! from (`last_build`): what would be made from the same again is not made again.
//!
//! Building into a new folder and swapping it was rejected: it changes the time of every unchanged
//! file, so that upload tools send a whole site for one changed page, and it removes files that
//! others put in the folder.

mod files;
mod folder;
mod journal;
mod last_build;
mod layout;
mod made;
mod manifest;
mod obstacle;
mod plan;
mod record;
mod report;
mod site_files;
mod stage;
mod state_folder;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use self::journal::Journal;
use self::layout::SitePaths;
use self::plan::{check_paths, plan};
use self::stage::{StagedSite, stage};
use self::state_folder::{abandon, clear_stage, clear_stages, lock, recover};
use super::Failure;
use crate::diagnostic::Diagnostic;

pub use files::{Disk, FileSystem, OutputStamp, PathStatus};
pub use folder::output_folder;
pub use last_build::{keep_build, standing_build};
pub use made::{Ingredients, MadeOutput, MadeOutputs};
pub use report::{PublishError, PublishedState, SiteReport, UnwrittenSite};
pub use site_files::{Bytes, Order, Output, Produced, Progress, SiteFiles};

/// Publishes sites in the folder `out`, each in a folder of its own name. Other sites there are not
/// changed, except that an interrupted change of an earlier build is completed.
///
/// # Errors
/// See [`PublishError`].
pub fn publish(
    out: &Path,
    sites: &[&dyn SiteFiles],
    progress: &dyn Progress,
) -> Result<Vec<SiteReport>, PublishError> {
    publish_on(&Disk, out, sites, progress)
}

/// Like [`publish`], on any file system.
///
/// # Errors
/// See [`PublishError`].
pub fn publish_on(
    files: &dyn FileSystem,
    out: &Path,
    sites: &[&dyn SiteFiles],
    progress: &dyn Progress,
) -> Result<Vec<SiteReport>, PublishError> {
    for site in sites {
        check_paths(site.site(), site.outputs())?;
    }
    state_folder::create(files, out)?;
    let _lock = lock(files, &layout::lock_file(out))?;
    let stuck = recover(files, out)?;
    clear_stages(files, out, &stuck);

    let Prepared {
        changes,
        mut unwritten,
    } = match prepare(files, out, sites, &stuck, progress) {
        Ok(prepared) => prepared,
        Err(problems) => {
            clear_stages(files, out, &stuck);
            return Err(PublishError::Content(problems));
        }
    };
    let committed: Vec<_> = changes
        .par_iter()
        .map(|change| change.commit(files))
        .collect();
    for site in sites {
        // Also of a site that could not be written: it need not be made again.
        if let Some(made) = site.made() {
            made.store(files, &SitePaths::new(out, site.site()));
        }
    }
    let mut written = Vec::new();
    for result in committed {
        match result {
            Ok(report) => written.push(report),
            Err(site) => unwritten.push(*site),
        }
    }
    let is_selected = |name: &String| sites.iter().any(|site| site.site() == name);
    let mut kept = stuck;
    kept.retain(|name, _| !is_selected(name));
    kept.extend(
        unwritten
            .iter()
            .filter(|site| site.state == PublishedState::Partial)
            .map(|site| (site.site.clone(), site.failure.clone())),
    );
    clear_stages(files, out, &kept);
    match unwritten.is_empty() {
        true => Ok(written),
        false => Err(PublishError::Unwritten { written, unwritten }),
    }
}

/// The planned changes, and the sites that cannot be changed.
#[derive(Default)]
struct Prepared {
    changes: Vec<SiteChange>,
    unwritten: Vec<UnwrittenSite>,
}

/// A planned change of one site.
struct SiteChange {
    layout: SitePaths,
    journal: Journal,
    is_needed: bool,
    /// What the site is as long as nothing of this change is done.
    before: PublishedState,
    report: SiteReport,
}

impl SiteChange {
    fn commit(&self, files: &dyn FileSystem) -> Result<SiteReport, Box<UnwrittenSite>> {
        let start = Instant::now();
        if self.is_needed {
            let committed = self.journal.commit(files, &self.layout);
            committed.map_err(|(state, failure)| {
                Box::new(UnwrittenSite {
                    site: self.report.site.clone(),
                    state: state.max(self.before),
                    failure,
                })
            })?;
        }
        let mut report = self.report.clone();
        report.time += start.elapsed();
        Ok(report)
    }
}

/// Renders and plans every site. One that the disk refuses, or in whose way something stands, does
/// not stop the others; a problem of the content does.
fn prepare(
    files: &dyn FileSystem,
    out: &Path,
    sites: &[&dyn SiteFiles],
    stuck: &BTreeMap<String, Failure>,
    progress: &dyn Progress,
) -> Result<Prepared, Vec<Diagnostic>> {
    progress.begin(sites.iter().map(|site| site.outputs().len()).sum());
    let mut prepared = Prepared::default();
    let mut problems = Vec::new();
    for site in sites {
        let start = Instant::now();
        let paths = || SitePaths::new(out, site.site());
        let (before, ready) = match stuck.contains_key(site.site()) {
            true => (PublishedState::Partial, abandon(files, &paths())),
            false => (PublishedState::Old, Ok(())),
        };
        let staged = ready.and_then(|()| stage(files, &paths(), *site, progress));
        let change = match staged {
            Ok(Ok(staged)) => change(files, paths(), *site, staged, start),
            Ok(Err(broken)) => {
                problems.extend(broken);
                continue;
            }
            Err(failure) => Err(failure),
        };
        match change {
            Ok(change) => prepared.changes.push(SiteChange { before, ..change }),
            Err(failure) => {
                // The other sites may need the space.
                if before == PublishedState::Old {
                    clear_stage(files, &paths().stage);
                }
                prepared.unwritten.push(UnwrittenSite {
                    site: site.site().to_owned(),
                    state: before,
                    failure,
                });
            }
        }
    }
    match problems.is_empty() {
        true => Ok(prepared),
        false => Err(crate::diagnostic::sort_and_merge(problems)),
    }
}

fn change(
    files: &dyn FileSystem,
    layout: SitePaths,
    site: &dyn SiteFiles,
    staged: StagedSite,
    start: Instant,
) -> Result<SiteChange, Failure> {
    let outputs = site.outputs();
    let written = staged.staged_outputs.len();
    let is_gone = |path: &&String| !staged.new.0.contains_key(*path);
    let known = staged.old.iter().flat_map(|old| old.0.keys());
    let removed = known.filter(is_gone).count();
    let is_needed = staged.old.as_ref() != Some(&staged.new) || written > 0;
    let journal = plan(files, &layout, outputs, staged)?;
    let report = SiteReport {
        written,
        removed,
        ..SiteReport::unchanged(site.site().to_owned(), &journal.manifest, start)
    };
    Ok(SiteChange {
        layout,
        journal,
        is_needed,
        before: PublishedState::Old,
        report,
    })
}
