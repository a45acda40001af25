//! `vindplek build`: builds and publishes the sites.

use super::args::BuildArgs;
use super::context::{CommandContext, SiteSelection};
use super::report::{Report, Stream};
use super::verdict::Verdict;
use super::{closing, core, report, stopped};
use crate::diagnostic::{Language, Text};
use crate::edge::Failure;
use crate::edge::kept::KeptOnDisk;
use crate::edge::output::{Progress, PublishError, SiteFiles, SiteReport, output_folder, publish};
use crate::edge::terminal::Bar;
use crate::edition::{Edition, Options};
use crate::plan::host::HostChoice;

/// Compiles the project, renders the selected sites and publishes the files that differ.
pub(super) fn run(context: &CommandContext, args: BuildArgs) -> Result<Verdict, Failure> {
    let (world, selected) = context.open(&args.scope)?;
    let out = output_folder(&world, &args.out)?;
    let edition = core::compile(&world, options(&args));
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
    kept.prune();
    match published {
        Ok(sites) => {
            print(context, &sites, language);
            if !context.quiet {
                print_notices(&report, &edition, &selected);
            }
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

fn options(args: &BuildArgs) -> Options {
    Options {
        drafts: args.scope.drafts,
        host: args
            .host
            .host
            .map_or(HostChoice::OfRegion, HostChoice::Kind),
        precompressed: args.host.precompress,
    }
}

/// Prints what the hosts of the selected sites cannot do of what was asked, each once with its sites.
fn print_notices(report: &Report<'_>, edition: &Edition, selected: &SiteSelection) {
    let mut notices: Vec<(Text, Vec<&str>)> = Vec::new();
    for site in edition.sites().filter(|site| selected.contain(site.id())) {
        for notice in site.host_notices() {
            match notices.iter_mut().find(|(known, _)| *known == notice) {
                Some((_, sites)) => sites.push(site.id()),
                None => notices.push((notice, vec![site.id()])),
            }
        }
    }
    for (notice, sites) in notices {
        let sites = sites.join(", ");
        let (dutch, english) = (notice.dutch(), notice.english());
        report.line(&Text::new(
            format!("{sites}: {dutch}."),
            format!("{sites}: {english}."),
        ));
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
