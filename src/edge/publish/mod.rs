//! Puts rendered sites into the output folder.
//!
//! Publishing has three parts, each complete before the next begins:
//!
//! 1. every output of every site is rendered, compared with what stands there and, where it
//!    differs, set aside (`stage`); a problem anywhere ends the work here;
//! 2. the steps of each site are worked out (`plan`); a foreign file in the way ends it here;
//! 3. each site's steps are written down and taken (`journal`).
//!
//! So what was published stays as it was until everything that could be foreseen has gone well,
//! and a build that is killed after that is completed by the next one. Building into a new folder
//! and swapping it was weighed: it touches the time of every unchanged file, so that upload tools
//! send all of a site for one changed page, and it throws away what others put in the folder.

mod files;
mod journal;
mod layout;
mod manifest;
mod plan;
mod stage;
mod state_folder;

use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde::{Deserialize, Serialize};

use self::files::create_folders;
use self::journal::Journal;
use self::layout::SitePaths;
use self::plan::{check_paths, plan};
use self::stage::{StagedSite, stage};
use self::state_folder::{clear_stages, lock, recover};
use super::{Action, Failure};
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;

pub use files::{Disk, FileSystem, OutputStamp, PathStatus};

/// When an output is put into place, and in reverse when it is taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Order {
    /// What pages need: styles, scripts, fonts, pictures, downloads.
    Asset,
    /// What visitors read.
    Page,
    /// What leads to pages: feeds, the sitemap, data.
    Feed,
}

/// One file of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Its path in the site, with `/` between the parts.
    pub path: String,
    /// When it is put into place.
    pub order: Order,
    /// The digest of its bytes, where it is known without making them: then a file that stands
    /// there already is not made at all.
    pub digest: Option<Digest>,
}

/// The bytes of an output: made for it, or shared with the world they were read from.
#[derive(Debug, Clone)]
pub enum Bytes {
    /// Made for this output.
    Made(Vec<u8>),
    /// Shared with others.
    Shared(Arc<[u8]>),
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Made(bytes) => bytes,
            Self::Shared(bytes) => bytes,
        }
    }
}

/// A site as publishing sees it: a list of files that can be made, one at a time, by any thread.
pub trait SiteFiles: Sync {
    /// The name of the site and of its folder.
    fn site(&self) -> &str;

    /// All files of the site.
    fn outputs(&self) -> &[Output];

    /// The bytes of the output with this number.
    ///
    /// # Errors
    /// All problems that keep it from being made.
    fn produce(&self, number: usize) -> Result<Bytes, Vec<Diagnostic>>;
}

/// Who wants to know how far the rendering is. The unit does not.
pub trait Progress: Sync {
    /// Rendering begins of this many files.
    fn begin(&self, files: usize);

    /// One more file is done.
    fn rendered(&self);
}

impl Progress for () {
    fn begin(&self, _files: usize) {}

    fn rendered(&self) {}
}

/// What was done for one site.
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
    /// Number of files that were taken away.
    pub removed: usize,
    /// How long it took.
    pub time: Duration,
}

/// Why nothing, or not everything, was published.
#[derive(Debug)]
pub enum PublishError {
    /// Outputs that could not be rendered: all problems of all sites. Nothing was touched.
    Content(Vec<Diagnostic>),
    /// The disk, or what stands on it. When it fails midway, the next build completes this one.
    Failed(Failure),
}

impl From<Failure> for PublishError {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// Publishes sites in the folder `out`, each in a folder of its own name; other sites there are
/// not touched, except that a change of theirs which an earlier build left half done is completed.
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

/// Does what [`publish`] does, on any disk.
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
    let notes = layout::state_folder(out);
    create_folders(files, &notes).map_err(|error| Failure::io(Action::Write, &notes, &error))?;
    let _lock = lock(&notes.join("lock"))?;
    recover(files, out)?;
    clear_stages(files, out)?;

    let changes = prepare(files, out, sites, progress);
    let reports = match changes {
        Ok(changes) => changes
            .par_iter()
            .map(|change| change.commit(files))
            .collect::<Result<Vec<_>, _>>()?,
        Err(error) => {
            // The first error is the one to tell; the next build clears what is left.
            let _ = clear_stages(files, out);
            return Err(error);
        }
    };
    clear_stages(files, out)?;
    Ok(reports)
}

/// A change of one site, ready to be made.
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
        Err(PublishError::Content(crate::diagnostic::settle(problems)))
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
