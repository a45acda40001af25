//! `vindplek build`: builds and publishes the sites.

use std::path::{Path, PathBuf};

use super::args::{BuildArgs, Format, ScopeArgs};
use super::context::{CommandContext, SiteSelection};
use super::report::{Report, Stream};
use super::told::{self, FoundChange, Notice, Told};
use super::verdict::Verdict;
use super::{closing, core, next_change, report, stopped};
use crate::diagnostic::{Diagnostic, Language};
use crate::digest::Digest;
use crate::edge::Failure;
use crate::edge::disk::DiskWorld;
use crate::edge::kept::{DISK_LIMIT, KeptOnDisk};
use crate::edge::output::{
    Progress, PublishError, SiteFiles, SiteReport, keep_build, output_folder, publish,
    standing_build,
};
use crate::edge::terminal::Bar;
use crate::edition::{self, Edition, EditionSite, Options};
use crate::export::midnight;
use crate::memo::Memo;
use crate::world::World;

/// Compiles the project, renders the selected sites and publishes the files that differ. When the last
/// build had the same input and what it published is untouched, there is nothing to do.
pub(super) fn run(context: &CommandContext, args: BuildArgs) -> Result<Verdict, Failure> {
    let options = Options {
        drafts: args.scope.drafts,
        noindex: args.noindex,
        host: args.host.choice(),
        precompressed: args.host.precompress,
    };
    let opened = OpenedProject::new(context, args.scope, options, &args.out)?;
    let input = opened.input();
    let last: Option<(Vec<SiteReport>, Told)> = standing_build(&opened.out, input);
    let is_enough = |told: &Told| opened.format != Format::Json || told.next_change.is_some();
    if let Some((sites, told)) = last.filter(|(_, told)| is_enough(told)) {
        let report = opened.report(context, context.language(told.language));
        told.begin(&report)?;
        told.end(context, &report, &sites)?;
        return Ok(Verdict::Fine);
    }
    let project = opened.compile(context);
    let Some(written) = project.write(context)? else {
        return Ok(Verdict::Errors);
    };
    let told = project.told(written.problems);
    if project.edition.is_complete() {
        keep_build(&project.opened.out, input, &written.sites, &told);
    }
    told.end(context, &project.report(context), &written.sites)?;
    // The process ends here. To free every value by itself takes a twentieth of a build.
    std::mem::forget(project);
    Ok(Verdict::Fine)
}

/// A project that is read and not yet compiled, and the folder that its sites are written to.
pub(super) struct OpenedProject {
    /// The world that it is compiled from.
    pub(super) world: DiskWorld,
    /// The folder that the sites are written to, absolute.
    pub(super) out: PathBuf,
    selected: SiteSelection,
    options: Options,
    format: Format,
}

/// A project whose sites are written to a folder.
pub(super) struct BuiltProject {
    /// What it is compiled from.
    pub(super) opened: OpenedProject,
    /// The memo of that compilation.
    pub(super) memo: Memo,
    /// Its edition.
    pub(super) edition: Edition,
    /// The language of messages.
    pub(super) language: Language,
}

/// What was written.
pub(super) struct WrittenSites {
    /// The sites.
    sites: Vec<SiteReport>,
    /// Warnings and hints. For a program they have not been reported yet: it reads them with when the
    /// sites next change.
    problems: Vec<Diagnostic>,
}

impl OpenedProject {
    /// Reads the project.
    fn new(
        context: &CommandContext,
        scope: ScopeArgs,
        options: Options,
        out: &Path,
    ) -> Result<Self, Failure> {
        let (world, selected) = context.open(&scope)?;
        Ok(Self {
            out: output_folder(&world, out)?,
            world,
            selected,
            options,
            format: scope.format,
        })
    }

    /// A digest of everything that the selected sites and their problems are made from.
    fn input(&self) -> Digest {
        let chunks = self.world.entries().chunks();
        Digest::lasting(&(chunks, self.world.today(), self.options, &self.selected))
    }

    fn compile(self, context: &CommandContext) -> BuiltProject {
        let memo = Memo::new();
        let edition = edition::compile(&self.world, self.options, &memo);
        BuiltProject {
            language: context.language(edition.language()),
            opened: self,
            memo,
            edition,
        }
    }

    fn report(&self, context: &CommandContext, language: Language) -> Report<'_> {
        Report {
            world: &self.world,
            format: self.format,
            stream: Stream::Error,
            language,
            verbose: context.verbose,
        }
    }
}

impl BuiltProject {
    /// Reads and compiles the project.
    pub(super) fn open(
        context: &CommandContext,
        scope: ScopeArgs,
        options: Options,
        out: &Path,
    ) -> Result<Self, Failure> {
        Ok(OpenedProject::new(context, scope, options, out)?.compile(context))
    }

    fn report(&self, context: &CommandContext) -> Report<'_> {
        self.opened.report(context, self.language)
    }

    /// Renders the selected sites and writes the files that differ; `None` after reporting errors in the
    /// content, which stop it.
    pub(super) fn write(&self, context: &CommandContext) -> Result<Option<WrittenSites>, Failure> {
        let report = self.report(context);
        let (edition, selected) = (&self.edition, &self.opened.selected);
        let problems = selected.select(edition, edition.problems());
        if report::has_errors(&problems) {
            report.problems(&problems)?;
            if let Some(line) = stopped::line(edition, selected, &problems) {
                report.line(&line);
            }
            return Ok(None);
        }
        told::begin(&report, &problems)?;
        let published = self.publish(context);
        let is_json = report.format == Format::Json;
        if is_json && !matches!(published, Ok(_) | Err(PublishError::Content(_))) {
            report.problems(&problems)?;
        }
        match published {
            Ok(sites) => Ok(Some(WrittenSites { sites, problems })),
            Err(PublishError::Content(found)) => {
                let before = problems.into_iter().filter(|_| is_json);
                report.problems(&before.chain(found).collect::<Vec<_>>())?;
                Ok(None)
            }
            Err(PublishError::Unwritten { written, unwritten }) => {
                told::print_sites(context, &written, self.language);
                Err(closing::failure(&written, &unwritten))
            }
            Err(PublishError::Failed(failure)) => Err(closing::nothing_changed(&failure)),
        }
    }

    /// Prints what the hosts of the selected sites cannot do of what was asked.
    pub(super) fn print_notices(&self, context: &CommandContext) {
        told::print_notices(&self.report(context), &self.notices());
    }

    /// What the hosts of the selected sites cannot do of what was asked, each once with its sites.
    fn notices(&self) -> Vec<Notice> {
        let mut notices: Vec<Notice> = Vec::new();
        let is_selected = |site: &EditionSite<'_>| self.opened.selected.contain(site.id());
        for site in self.edition.sites().filter(is_selected) {
            for text in site.host_notices() {
                match notices.iter_mut().find(|notice| notice.text == text) {
                    Some(notice) => notice.sites.push(site.id().to_string()),
                    None => notices.push(Notice {
                        text,
                        sites: vec![site.id().to_string()],
                    }),
                }
            }
        }
        notices
    }

    /// Everything that is told besides what was written.
    fn told(&self, problems: Vec<Diagnostic>) -> Told {
        let OpenedProject {
            world, selected, ..
        } = &self.opened;
        let search = || {
            let found = next_change::find(&self.edition, world, &self.memo, selected);
            FoundChange(found.map(|change| midnight(change.day)))
        };
        Told {
            language: self.edition.language(),
            problems,
            notices: self.notices(),
            next_change: (self.opened.format == Format::Json).then(search),
        }
    }

    /// Renders the selected sites and writes the files that differ.
    fn publish(&self, context: &CommandContext) -> Result<Vec<SiteReport>, PublishError> {
        let OpenedProject {
            world,
            out,
            selected,
            ..
        } = &self.opened;
        let kept = KeptOnDisk::new(out);
        let is_selected = |site: &str| selected.contain(site);
        let sites = core::sites(&self.edition, &is_selected, out, world, &kept);
        let sites: Vec<&dyn SiteFiles> = sites.iter().map(|site| site as &dyn SiteFiles).collect();
        let bar = (!context.quiet).then(Bar::new);
        let progress: &dyn Progress = bar.as_ref().map_or(&() as &dyn Progress, |bar| bar);
        let published = publish(out, &sites, progress);
        if let Some(bar) = &bar {
            bar.clear();
        }
        let pictures = self.edition.pictures();
        let recipes = pictures.into_iter().flat_map(|picture| picture.recipes());
        kept.prune(DISK_LIMIT, &recipes.collect());
        published
    }
}
