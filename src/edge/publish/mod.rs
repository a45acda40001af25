//! Writes rendered sites to the output folder.
//!
//! Publishing has three phases, each complete before the next begins:
//!
//! 1. every output of every site is rendered, compared with the published file and, if different,
//!    written to a staging folder (`stage`); any problem stops the build here;
//! 2. the steps of each site are computed (`plan`); a file in the way that vindplek did not write
//!    stops the build here;
//! 3. each site's steps are recorded in a journal and executed (`journal`).
//!
//! So the published sites stay unchanged until every foreseeable error is excluded, and a build
//! that is killed after that is completed by the next one. Building into a new folder and swapping
//! it was rejected: it changes the time of every unchanged file, so that upload tools send a whole
//! site for one changed page, and it removes files that others put in the folder.

mod files;
mod journal;
mod layout;
mod manifest;
mod output;
mod plan;
mod stage;
mod state_folder;

use std::path::Path;
use std::time::{Duration, Instant};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use self::files::create_folders;
use self::journal::Journal;
use self::layout::SitePaths;
use self::plan::{check_paths, plan};
use self::stage::{StagedSite, stage};
use self::state_folder::{clear_stages, lock, recover};
use super::{Action, Failure};
use crate::diagnostic::Diagnostic;

pub use files::{Disk, FileSystem, OutputStamp, PathStatus};
pub use output::{Bytes, Order, Output, Progress, SiteFiles};

/// The result of publishing one site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteReport {
    /// The name of the site.
    pub site: String,
    /// Number of pages.
    pub pages: usize,
    /// Number of files, pages included.
    pub files: usize,
    /// Size of all files, in bytes.
    pub bytes: u64,
    /// Number of files that were new or differed.
    pub written: usize,
    /// Number of files that were removed.
    pub removed: usize,
    /// Duration of rendering and publishing.
    pub time: Duration,
}

/// Why nothing, or not everything, was published.
#[derive(Debug)]
pub enum PublishError {
    /// All problems of all outputs that could not be rendered. No published file was changed.
    Content(Vec<Diagnostic>),
    /// An error of the disk, or a file in the way. If it occurs midway, the next build completes
    /// this one.
    Failed(Failure),
}

impl From<Failure> for PublishError {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

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
    let state = layout::state_folder(out);
    create_folders(files, &state).map_err(|error| Failure::io(Action::Write, &state, &error))?;
    let _lock = lock(&state.join("lock"))?;
    recover(files, out)?;
    clear_stages(files, out)?;

    let changes = prepare(files, out, sites, progress);
    let reports = match changes {
        Ok(changes) => changes
            .par_iter()
            .map(|change| change.commit(files))
            .collect::<Result<Vec<_>, _>>()?,
        Err(error) => {
            // The first error is the one to report; the next build clears what is left.
            let _ = clear_stages(files, out);
            return Err(error);
        }
    };
    clear_stages(files, out)?;
    Ok(reports)
}

/// A planned change of one site.
struct SiteChange {
    layout: SitePaths,
    journal: Journal,
    is_needed: bool,
    report: SiteReport,
}

impl SiteChange {
    fn commit(&self, files: &dyn FileSystem) -> Result<SiteReport, Failure> {
        let start = Instant::now();
        if self.is_needed {
            self.journal.commit(files, &self.layout)?;
        }
        let mut report = self.report.clone();
        report.time += start.elapsed();
        Ok(report)
    }
}

fn prepare(
    files: &dyn FileSystem,
    out: &Path,
    sites: &[&dyn SiteFiles],
    progress: &dyn Progress,
) -> Result<Vec<SiteChange>, PublishError> {
    progress.begin(sites.iter().map(|site| site.outputs().len()).sum());
    let mut changes = Vec::new();
    let mut problems = Vec::new();
    for site in sites {
        let start = Instant::now();
        let layout = SitePaths::new(out, site.site());
        match stage(files, &layout, *site, progress)? {
            Ok(staged) => changes.push(change(files, layout, *site, staged, start)?),
            Err(broken) => problems.extend(broken),
        }
    }
    if problems.is_empty() {
        Ok(changes)
    } else {
        Err(PublishError::Content(crate::diagnostic::sort_and_merge(
            problems,
        )))
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
    let removed = staged.old.0.keys().filter(is_gone).count();
    let is_needed = staged.old != staged.new || written > 0;
    let journal = plan(files, &layout, outputs, staged)?;
    let report = SiteReport {
        site: site.site().to_owned(),
        pages: outputs
            .iter()
            .filter(|output| output.order == Order::Page)
            .count(),
        files: outputs.len(),
        bytes: journal
            .manifest
            .0
            .values()
            .map(|record| record.stamp.size)
            .sum(),
        written,
        removed,
        time: start.elapsed(),
    };
    Ok(SiteChange {
        layout,
        journal,
        is_needed,
        report,
    })
}
