//! `vindplek build`: builds and publishes the sites.

use std::path::{Path, PathBuf};

use super::args::{BuildArgs, Format, ScopeArgs};
use super::context::{CommandContext, SiteSelection};
use super::report::{Report, Stream};
use super::verdict::Verdict;
use super::{closing, core, report, stopped};
use crate::diagnostic::Language;
use crate::edge::Failure;
use crate::edge::disk::DiskWorld;
use crate::edge::kept::{DISK_LIMIT, KeptOnDisk};
use crate::edge::output::{Progress, PublishError, SiteFiles, SiteReport, output_folder, publish};
use crate::edge::terminal::Bar;
use crate::edition::{self, Edition, Options};
use crate::memo::Memo;

/// Compiles the project, renders the selected sites and publishes the files that differ.
pub(super) fn run(context: &CommandContext, args: BuildArgs) -> Result<Verdict, Failure> {
    let project = BuiltProject::open(context, args.scope, &args.out)?;
    match project.write(context)? {
        Some(sites) => {
            print(context, &sites, project.language);
            Ok(Verdict::Fine)
        }
        None => Ok(Verdict::Errors),
    }
}

/// A project whose sites are written to a folder.
pub(super) struct BuiltProject {
    /// The world that it was compiled from.
    pub(super) world: DiskWorld,
    /// The memo of that compilation.
    pub(super) memo: Memo,
    /// Its edition.
    pub(super) edition: Edition,
    /// The language of messages.
    pub(super) language: Language,
    /// The folder that the sites are written to, absolute.
    pub(super) out: PathBuf,
    selected: SiteSelection,
    format: Format,
}

impl BuiltProject {
    /// Compiles the project.
    pub(super) fn open(
        context: &CommandContext,
        scope: ScopeArgs,
        out: &Path,
    ) -> Result<Self, Failure> {
        let (world, selected) = context.open(&scope)?;
        let out = output_folder(&world, out)?;
        let memo = Memo::new();
        let drafts = scope.drafts;
        let edition = edition::compile(&world, Options { drafts }, &memo);
        let language = context.language(edition.language());
        Ok(Self {
            world,
            memo,
            edition,
            language,
            out,
            selected,
            format: scope.format,
        })
    }

    /// Renders the selected sites and writes the files that differ; `None` after reporting errors in the
    /// content, which stop it.
    pub(super) fn write(
        &self,
        context: &CommandContext,
    ) -> Result<Option<Vec<SiteReport>>, Failure> {
        let report = Report {
            world: &self.world,
            format: self.format,
            stream: Stream::Error,
            language: self.language,
            verbose: context.verbose,
        };
        let (edition, selected) = (&self.edition, &self.selected);
        let problems = selected.select(edition, edition.problems());
        if !problems.is_empty() {
            report.problems(&problems)?;
        }
        if report::has_errors(&problems) {
            if let Some(line) = stopped::line(edition, selected, &problems) {
                report.line(&line);
            }
            return Ok(None);
        }
        let kept = KeptOnDisk::new(&self.out);
        let all = core::sites(edition, &self.world, &kept);
        let sites: Vec<&dyn SiteFiles> = all
            .iter()
            .map(|site| site as &dyn SiteFiles)
            .filter(|site| selected.contain(site.site()))
            .collect();
        let bar = (!context.quiet).then(Bar::new);
        let progress: &dyn Progress = bar.as_ref().map_or(&() as &dyn Progress, |bar| bar);
        let published = publish(&self.out, &sites, progress);
        if let Some(bar) = &bar {
            bar.clear();
        }
        let pictures = edition.pictures();
        let recipes = pictures.into_iter().flat_map(|picture| picture.recipes());
        kept.prune(DISK_LIMIT, &recipes.collect());
        match published {
            Ok(sites) => Ok(Some(sites)),
            Err(PublishError::Content(problems)) => {
                report.problems(&problems)?;
                Ok(None)
            }
            Err(PublishError::Unwritten { written, unwritten }) => {
                print(context, &written, self.language);
                Err(closing::failure(&written, &unwritten))
            }
            Err(PublishError::Failed(failure)) => Err(closing::nothing_changed(&failure)),
        }
    }
}

fn print(context: &CommandContext, sites: &[SiteReport], language: Language) {
    if context.quiet {
        return;
    }
    for site in sites {
        report::print(&format!("{}\n", closing::line(site, language)));
    }
}
