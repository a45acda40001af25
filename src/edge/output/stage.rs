//! Renders a site and writes the outputs that differ from the published ones to the staging folder.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::files::{FileSystem, PathStatus, create_folders};
use super::layout::SitePaths;
use super::manifest::{Manifest, ManifestRecord, load};
use super::obstacle::{foreign_files_failure, require_folder, write_failure};
use super::site_files::{Output, Produced, Progress, SiteFiles};
use crate::diagnostic::Diagnostic;
use crate::edge::{Action, Failure};

/// A rendered site, ready to be published.
#[derive(Debug)]
pub(super) struct StagedSite {
    /// The manifest of the published site; `None` when it is not known what vindplek wrote.
    pub(super) old: Option<Manifest>,
    /// The manifest of the new site.
    pub(super) new: Manifest,
    /// The numbers of the outputs in the staging folder.
    pub(super) staged_outputs: Vec<usize>,
}

/// The result of staging one output.
enum StagedOutput {
    /// It is published already.
    Unchanged(ManifestRecord),
    /// It was written to the staging folder.
    Written(ManifestRecord),
    /// It is left out.
    LeftOut,
    /// It could not be rendered.
    Failed(Vec<Diagnostic>),
    /// This file is in its place, which vindplek did not write as far as it knows.
    Foreign(PathBuf),
}

/// Renders every output of a site, in parallel. Each is compared and staged at once, so that no
/// more pages are in memory than there are threads.
///
/// # Errors
/// The outer error is that of the disk; the inner one has all problems of all outputs.
pub(super) fn stage(
    files: &dyn FileSystem,
    layout: &SitePaths,
    site: &dyn SiteFiles,
    progress: &dyn Progress,
) -> Result<Result<StagedSite, Vec<Diagnostic>>, Failure> {
    let is_published = require_folder(files, &layout.root)?;
    require_folder(files, &layout.stage)?;
    let old: Option<Manifest> = load(files, &layout.manifest)?;
    create_folders(files, &layout.stage)
        .map_err(|error| Failure::io(Action::Write, &layout.stage, &error))?;

    let outputs = site.outputs();
    let staging = Staging {
        files,
        layout,
        site,
        is_published,
        old: old.as_ref(),
    };
    let results: Vec<Result<StagedOutput, Failure>> = outputs
        .par_iter()
        .enumerate()
        .map(|(number, output)| {
            let staged_output = staging.output(number, output);
            progress.rendered();
            staged_output
        })
        .collect();

    let mut new = BTreeMap::new();
    let mut staged_outputs = Vec::new();
    let mut problems = Vec::new();
    let mut foreign = Vec::new();
    for ((number, output), result) in outputs.iter().enumerate().zip(results) {
        let record = match result? {
            StagedOutput::Unchanged(record) => record,
            StagedOutput::Written(record) => {
                staged_outputs.push(number);
                record
            }
            StagedOutput::LeftOut => continue,
            StagedOutput::Failed(broken) => {
                problems.extend(broken);
                continue;
            }
            StagedOutput::Foreign(path) => {
                foreign.push(path);
                continue;
            }
        };
        new.insert(output.path.clone(), record);
    }
    if !problems.is_empty() {
        return Ok(Err(problems));
    }
    if !foreign.is_empty() {
        return Err(foreign_files_failure(layout, &foreign, old.is_some()));
    }
    let new = Manifest(new);
    Ok(Ok(StagedSite {
        old,
        new,
        staged_outputs,
    }))
}

/// The staging of one site.
struct Staging<'s> {
    files: &'s dyn FileSystem,
    layout: &'s SitePaths,
    site: &'s dyn SiteFiles,
    /// Whether the site has a folder.
    is_published: bool,
    old: Option<&'s Manifest>,
}

impl Staging<'_> {
    fn output(&self, number: usize, output: &Output) -> Result<StagedOutput, Failure> {
        let path = self.layout.published(&output.path);
        let read = |error: io::Error| Failure::io(Action::Read, &path, &error);
        let status = match self.is_published {
            true => self.files.status(&path).map_err(read)?,
            false => None,
        };
        let known = self.old.and_then(|old| old.0.get(&output.path));
        let untouched = known.filter(|record| status == Some(PathStatus::File(record.stamp)));
        if let (Some(record), Some(digest)) = (untouched, output.digest)
            && record.digest == digest
        {
            return Ok(StagedOutput::Unchanged(ManifestRecord {
                order: output.order,
                ..*record
            }));
        }

        let Produced { bytes, digest } = match self.site.produce(number) {
            Ok(Some(produced)) => produced,
            Ok(None) => return Ok(StagedOutput::LeftOut),
            Err(broken) => return Ok(StagedOutput::Failed(broken)),
        };
        let record = |stamp| ManifestRecord {
            digest,
            stamp,
            order: output.order,
        };
        match status {
            Some(PathStatus::File(stamp)) => {
                let equal = match untouched {
                    Some(record) => record.digest == digest,
                    None => {
                        stamp.size == bytes.len() as u64
                            && *self.files.read(&path).map_err(read)? == *bytes
                    }
                };
                if equal {
                    return Ok(StagedOutput::Unchanged(record(stamp)));
                }
                if known.is_none() {
                    return Ok(StagedOutput::Foreign(path));
                }
            }
            Some(PathStatus::Other) if known.is_none() => return Ok(StagedOutput::Foreign(path)),
            // Whether a folder may be removed is decided in `plan`, when all outputs are known.
            _ => {}
        }

        let staged = self.layout.staged(number);
        let stamp = self
            .files
            .write(&staged, &bytes)
            .map_err(|error| write_failure(&staged, &error))?;
        Ok(StagedOutput::Written(record(stamp)))
    }
}
