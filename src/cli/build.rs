//! `vindplek build`: builds and publishes the sites.

use std::path::{Path, PathBuf};

use super::args::BuildArgs;
use super::context::CommandContext;
use super::report::{Report, Stream};
use super::verdict::Verdict;
use super::{closing, core, report, stopped};
use crate::diagnostic::Text;

use crate::edge::publish::{Progress, PublishError, SiteFiles, publish};
use crate::edge::terminal::Bar;
use crate::edge::{Failure, normal};

/// Compiles the project, renders the selected sites and publishes the files that differ.
pub(super) fn run(context: &CommandContext, args: BuildArgs) -> Result<Verdict, Failure> {
    let (world, selected) = context.open(&args.scope)?;
    let out = output_folder(world.project(), &args.out)?;
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
    let all = core::sites(&edition, &world);
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
    match published {
        Ok(sites) => {
            if !context.quiet {
                for site in &sites {
                    report::print(&format!("{}\n", closing::line(site, language)));
                }
            }
            Ok(Verdict::Fine)
        }
        Err(PublishError::Content(problems)) => {
            report.problems(&problems)?;
            Ok(Verdict::Errors)
        }
        Err(PublishError::Failed(failure)) => Err(failure),
    }
}

/// The output folder. It must not be in a source folder, as the next build would read it.
fn output_folder(project: &Path, out: &Path) -> Result<PathBuf, Failure> {
    let folder = normal(&project.join(out));
    let among_sources = ["content", "regions", "themes"]
        .iter()
        .any(|room| folder.starts_with(project.join(room)));
    if !among_sources {
        return Ok(folder);
    }
    let shown = out.display();
    Err(Failure::new(
        Text::new(
            format!("De sites kunnen niet in “{shown}” komen: daar staan de teksten zelf"),
            format!("The sites cannot go to “{shown}”: the sources stand there"),
        ),
        Text::new(
            "Kies met --out een andere map, zoals “dist”",
            "Choose another folder with --out, such as “dist”",
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_output_folder_in_a_source_folder_is_rejected() {
        let project = Path::new("/project");
        for out in [
            "content",
            "regions/noord",
            "dist/../themes/basis",
            "/project/content/x",
        ] {
            assert!(output_folder(project, Path::new(out)).is_err(), "{out}");
        }
        for (out, wanted) in [("dist", "/project/dist"), ("/srv/www", "/srv/www")] {
            assert_eq!(output_folder(project, Path::new(out)), Ok(wanted.into()));
        }
    }
}
