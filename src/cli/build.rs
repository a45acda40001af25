//! `vindplek build`: builds and publishes the sites.

use super::args::{BuildArgs, Format};
use super::context::CommandContext;
use super::report::{Report, Stream};
use super::verdict::Verdict;
use super::{closing, core, next_change, report, stopped};
use crate::diagnostic::Language;
use crate::edge::Failure;
use crate::edge::kept::KeptOnDisk;
use crate::edge::output::{Progress, PublishError, SiteFiles, SiteReport, output_folder, publish};
use crate::edge::terminal::Bar;
use crate::edition::{self, Options};
use crate::export::midnight;
use crate::memo::Memo;

/// Compiles the project, renders the selected sites and publishes the files that differ.
pub(super) fn run(context: &CommandContext, args: BuildArgs) -> Result<Verdict, Failure> {
    let (world, selected) = context.open(&args.scope)?;
    let out = output_folder(&world, &args.out)?;
    let memo = Memo::new();
    let options = Options {
        drafts: args.scope.drafts,
        noindex: args.noindex,
    };
    let edition = edition::compile(&world, options, &memo);
    let language = context.language(edition.language());
    let report = Report {
        world: &world,
        format: args.scope.format,
        stream: Stream::Error,
        language,
        verbose: context.verbose,
    };

    let problems = selected.select(&edition, edition.problems());
    // A program reads the problems of sites that were built with when they next change.
    let is_json = args.scope.format == Format::Json;
    if report::has_errors(&problems) || !(problems.is_empty() || is_json) {
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
            if is_json {
                let found = next_change::find(&edition, &world, &memo, &selected);
                let moment = found.map(|change| midnight(change.day));
                report.built(&problems, moment.as_deref())?;
            }
            Ok(Verdict::Fine)
        }
        Err(PublishError::Content(found)) => {
            let before = problems.into_iter().filter(|_| is_json);
            report.problems(&before.chain(found).collect::<Vec<_>>())?;
            Ok(Verdict::Errors)
        }
        Err(PublishError::Unwritten { written, unwritten }) => {
            if is_json {
                report.problems(&problems)?;
            }
            print(context, &written, language);
            Err(closing::failure(&written, &unwritten))
        }
        Err(PublishError::Failed(failure)) => {
            if is_json {
                report.problems(&problems)?;
            }
            Err(closing::nothing_changed(&failure))
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
