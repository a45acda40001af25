//! `vindplek build`: builds and publishes the sites.

use std::path::{Path, PathBuf};

use super::args::{BuildArgs, Format, ScopeArgs};
use super::context::{CommandContext, SiteSelection};
use super::report::{Report, Stream};
use super::verdict::Verdict;
use super::{closing, core, next_change, report, stopped};
use crate::diagnostic::{Diagnostic, Language, Text};
use crate::edge::Failure;
use crate::edge::disk::DiskWorld;
use crate::edge::kept::{DISK_LIMIT, KeptOnDisk};
use crate::edge::output::{Progress, PublishError, SiteFiles, SiteReport, output_folder, publish};
use crate::edge::terminal::Bar;
use crate::edition::{self, Edition, EditionSite, Options};
use crate::export::midnight;
use crate::memo::Memo;

/// Compiles the project, renders the selected sites and publishes the files that differ.
pub(super) fn run(context: &CommandContext, args: BuildArgs) -> Result<Verdict, Failure> {
    let options = Options {
        drafts: args.scope.drafts,
        noindex: args.noindex,
        host: args.host.choice(),
        precompressed: args.host.precompress,
    };
    let project = BuiltProject::open(context, args.scope, options, &args.out)?;
    let Some(written) = project.write(context)? else {
        return Ok(Verdict::Errors);
    };
    print(context, &written.sites, project.language);
    if !context.quiet {
        project.print_notices(context);
    }
    if project.format == Format::Json {
        let selected = &project.selected;
        let found = next_change::find(&project.edition, &project.world, &project.memo, selected);
        let moment = found.map(|change| midnight(change.day));
        let report = project.report(context);
        report.built(&written.problems, moment.as_deref())?;
    }
    Ok(Verdict::Fine)
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

/// What was written.
pub(super) struct WrittenSites {
    /// The sites.
    sites: Vec<SiteReport>,
    /// Warnings and hints. For a program they have not been reported yet: it reads them with when the
    /// sites next change.
    problems: Vec<Diagnostic>,
}

impl BuiltProject {
    /// Compiles the project.
    pub(super) fn open(
        context: &CommandContext,
        scope: ScopeArgs,
        options: Options,
        out: &Path,
    ) -> Result<Self, Failure> {
        let (world, selected) = context.open(&scope)?;
        let out = output_folder(&world, out)?;
        let memo = Memo::new();
        let edition = edition::compile(&world, options, &memo);
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

    fn report(&self, context: &CommandContext) -> Report<'_> {
        Report {
            world: &self.world,
            format: self.format,
            stream: Stream::Error,
            language: self.language,
            verbose: context.verbose,
        }
    }

    /// Renders the selected sites and writes the files that differ; `None` after reporting errors in the
    /// content, which stop it.
    pub(super) fn write(&self, context: &CommandContext) -> Result<Option<WrittenSites>, Failure> {
        let report = self.report(context);
        let (edition, selected) = (&self.edition, &self.selected);
        let problems = selected.select(edition, edition.problems());
        let is_json = self.format == Format::Json;
        if report::has_errors(&problems) || !(problems.is_empty() || is_json) {
            report.problems(&problems)?;
        }
        if report::has_errors(&problems) {
            if let Some(line) = stopped::line(edition, selected, &problems) {
                report.line(&line);
            }
            return Ok(None);
        }
        let published = self.publish(context);
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
                print(context, &written, self.language);
                Err(closing::failure(&written, &unwritten))
            }
            Err(PublishError::Failed(failure)) => Err(closing::nothing_changed(&failure)),
        }
    }

    /// Prints what the hosts of the selected sites cannot do of what was asked, each once with its sites.
    pub(super) fn print_notices(&self, context: &CommandContext) {
        let mut notices: Vec<(Text, Vec<&str>)> = Vec::new();
        let is_selected = |site: &EditionSite<'_>| self.selected.contain(site.id());
        for site in self.edition.sites().filter(is_selected) {
            for notice in site.host_notices() {
                match notices.iter_mut().find(|(known, _)| *known == notice) {
                    Some((_, sites)) => sites.push(site.id()),
                    None => notices.push((notice, vec![site.id()])),
                }
            }
        }
        let report = self.report(context);
        for (notice, sites) in notices {
            let sites = sites.join(", ");
            let (dutch, english) = (notice.dutch(), notice.english());
            report.line(&Text::new(
                format!("{sites}: {dutch}."),
                format!("{sites}: {english}."),
            ));
        }
    }

    /// Renders the selected sites and writes the files that differ.
    fn publish(&self, context: &CommandContext) -> Result<Vec<SiteReport>, PublishError> {
        let kept = KeptOnDisk::new(&self.out);
        let all = core::sites(&self.edition, &self.world, &kept);
        let sites: Vec<&dyn SiteFiles> = all
            .iter()
            .map(|site| site as &dyn SiteFiles)
            .filter(|site| self.selected.contain(site.site()))
            .collect();
        let bar = (!context.quiet).then(Bar::new);
        let progress: &dyn Progress = bar.as_ref().map_or(&() as &dyn Progress, |bar| bar);
        let published = publish(&self.out, &sites, progress);
        if let Some(bar) = &bar {
            bar.clear();
        }
        let pictures = self.edition.pictures();
        let recipes = pictures.into_iter().flat_map(|picture| picture.recipes());
        kept.prune(DISK_LIMIT, &recipes.collect());
        published
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
