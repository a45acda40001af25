//! `vindplek check`: everything that is wrong, and nothing written.

use super::args::{CheckArgs, Deny, Format};
use super::report::{Report, Stream};
use super::session::Session;
use super::{Verdict, core, report};
use crate::diagnostic::{Diagnostic, Severity, settle};
use crate::edge::Failure;

/// Compiles the project and shows every problem of the sites that are meant.
pub(super) fn run(session: &Session, args: CheckArgs) -> Result<Verdict, Failure> {
    let (world, meant) = session.open(&args.scope)?;
    let edition = core::compile(&world, args.scope.drafts);
    let mut found = edition.problems().to_vec();
    found.extend(edition.trial(&world));
    let problems = meant.select(&settle(found));
    let report = Report {
        world: &world,
        format: args.scope.format,
        stream: match args.scope.format {
            Format::Human => Stream::Error,
            Format::Json | Format::Sarif | Format::Github => Stream::Output,
        },
        language: session.language(edition.language()),
    };
    let nothing_to_say = problems.is_empty() && args.scope.format == Format::Human;
    if !(session.quiet && nothing_to_say) {
        report.problems(&problems)?;
    }
    let denied = args.deny == Some(Deny::Warnings) && problems.iter().any(is_lasting_warning);
    if denied || report::has_errors(&problems) {
        Ok(Verdict::Errors)
    } else {
        Ok(Verdict::Fine)
    }
}

/// A warning that somebody caused. Those that come by the passing of time are left out, so that
/// what passed yesterday does not fail today.
fn is_lasting_warning(problem: &Diagnostic) -> bool {
    problem.severity == Severity::Warning && !problem.code.rule().by_clock
}
