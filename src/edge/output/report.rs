//! The outcome of publishing: what each site is now.

use std::time::{Duration, Instant};

use super::manifest::Manifest;
use super::site_files::Order;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::edge::Failure;

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
    /// What identifies what is published now.
    pub manifest: Digest,
}

impl SiteReport {
    /// The report of a site of which nothing had to be written, so far.
    pub(super) fn unchanged(site: String, manifest: &Manifest, start: Instant) -> Self {
        let records = || manifest.0.values();
        Self {
            site,
            pages: records()
                .filter(|record| record.order == Order::Page)
                .count(),
            files: manifest.0.len(),
            bytes: records().map(|record| record.stamp.size).sum(),
            written: 0,
            removed: 0,
            time: start.elapsed(),
            manifest: manifest.identity(),
        }
    }
}

/// What is published of a site that could not be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PublishedState {
    /// What was there before this build; nothing was changed.
    Old,
    /// Some files are new and some old. No page lacks what it needs, and the next build that
    /// succeeds completes the change.
    Partial,
}

/// A site that could not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnwrittenSite {
    /// The name of the site.
    pub site: String,
    /// What is published of it now.
    pub state: PublishedState,
    /// Why.
    pub failure: Failure,
}

/// Why nothing, or not everything, was published.
#[derive(Debug)]
pub enum PublishError {
    /// All problems of all outputs that could not be rendered. No published file was changed.
    Content(Vec<Diagnostic>),
    /// The output folder cannot be used. No published file was changed.
    Failed(Failure),
    /// Some sites could not be written, because of the disk or of a file in the way.
    Unwritten {
        /// The sites that were written.
        written: Vec<SiteReport>,
        /// The sites that were not; at least one.
        unwritten: Vec<UnwrittenSite>,
    },
}

impl From<Failure> for PublishError {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}
