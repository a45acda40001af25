//! `vindplek check`: prints every problem; only `--fix` writes anything.

use super::args::{CheckArgs, Deny, Format};
use super::checked::CheckedProject;
use super::context::CommandContext;
use super::report::{Report, Stream};
use super::verdict::Verdict;
use super::{fix, norm, report, stopped};
use crate::diagnostic::{Diagnostic, Severity};
use crate::edge::{Failure, terminal};

/// Compiles the project and prints every problem of the selected sites.
pub(super) fn run(context: &CommandContext, args: CheckArgs) -> Result<Verdict, Failure> {
    let mut checked = CheckedProject::new(context, &args.scope)?;
    if args.fix {
        checked = fix::run(context, &args.scope, checked)?;
    }
    let CheckedProject {
        world,
        meant,
        edition,
        problems,
    } = &checked;
    let format = args.scope.format;
    let language = context.language(edition.language());
    let report = Report {
        world,
        format,
        stream: match format {
            Format::Human => Stream::Error,
            Format::Json | Format::Sarif | Format::Github | Format::Gitlab => Stream::Output,
        },
        language,
        verbose: context.verbose,
    };
    let nothing_to_say = problems.is_empty() && format == Format::Human;
    if !(context.quiet && nothing_to_say) {
        report.problems(problems)?;
    }
    if report::has_errors(problems)
        && let Some(line) = stopped::line(edition, meant, problems)
    {
        report.line(&line);
    }
    if args.norm {
        let courses = norm::courses(edition, meant, args.scope.drafts);
        let table = norm::table(edition.heads(), &courses, language, terminal::width());
        report::print_beside(format, &table);
    }
    let denied = args.deny == Some(Deny::Warnings) && problems.iter().any(is_lasting_warning);
    if denied || report::has_errors(problems) {
        Ok(Verdict::Errors)
    } else {
        Ok(Verdict::Fine)
    }
}

/// Whether a problem is a warning caused by an edit. Warnings that appear with time do not count, so
/// that a check that succeeded yesterday does not fail today.
fn is_lasting_warning(problem: &Diagnostic) -> bool {
    problem.severity == Severity::Warning && !problem.code.rule().is_date_dependent
}
