//! `vindplek build`: builds and publishes the sites.

use super::args::BuildArgs;
use super::context::CommandContext;
use super::report::{Report, Stream};
use super::verdict::Verdict;
use super::{closing, core, report, stopped};
use crate::diagnostic::Language;
use crate::edge::Failure;
use crate::edge::kept::{DISK_LIMIT, KeptOnDisk};
use crate::edge::output::{Progress, PublishError, SiteFiles, SiteReport, output_folder, publish};
use crate::edge::terminal::Bar;

/// Compiles the project, renders the selected sites and publishes the files that differ.
pub(super) fn run(context: &CommandContext, args: BuildArgs) -> Result<Verdict, Failure> {
    let (world, selected) = context.open(&args.scope)?;
    let out = output_folder(&world, &args.out)?;
    let edition = core::compile(&world, args.scope.drafts);
    let language = context.language(edition.language());
    let report = Report {
        world: &world,
        format: args.scope.format,
        stream: Stream::Error,
        language,
        verbose: context.verbose,
    };

    let problems = selected.select(&edition, edition.problems());
    if !problems.is_empty() {
        report.problems(&problems)?;
    }
    if report::has_errors(&problems) {
        if let Some(line) = stopped::line(&edition, &selected, &problems) {
            report.line(&line);
        }
        return Ok(Verdict::Errors);
    }
    let kept = KeptOnDisk::new(&out);
    let all = core::sites(&edition, &world, &kept);
    let sites: Vec<&dyn SiteFiles> = all
        .iter()
        .map(|site| site as &dyn SiteFiles)
        .filter(|site| selected.contain(site.site()))
        .collect();
    let bar = (!context.quiet).then(Bar::new);
    let progress: &dyn Progress = bar.as_ref().map_or(&() as &dyn Progress, |bar| bar);
    let published = publish(&out, &sites, progress);
    if let Some(bar) = &bar {
        bar.clear();
    }
    let recipes = edition
        .pictures()
        .into_iter()
        .flat_map(|picture| picture.recipes());
    kept.prune(DISK_LIMIT, &recipes.collect());
    match published {
        Ok(sites) => {
            print(context, &sites, language);
            Ok(Verdict::Fine)
        }
        Err(PublishError::Content(problems)) => {
            report.problems(&problems)?;
            Ok(Verdict::Errors)
        }
        Err(PublishError::Unwritten { written, unwritten }) => {
            print(context, &written, language);
            Err(closing::failure(&written, &unwritten))
        }
        Err(PublishError::Failed(failure)) => Err(closing::nothing_changed(&failure)),
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
