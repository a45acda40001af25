//! `vindplek check`: everything that is wrong, and nothing written but what `--fix` mends.

use super::args::{CheckArgs, Deny, Format, ScopeArgs};
use super::report::{Report, Stream};
use super::session::{Session, Sites};
use super::{Verdict, core, fix, norm, report};
use crate::diagnostic::{Diagnostic, Severity, settle};
use crate::edge::disk::DiskWorld;
use crate::edge::{Failure, terminal};
use crate::edition::Edition;

/// Compiles the project and shows every problem of the sites that are meant.
pub(super) fn run(session: &Session, args: CheckArgs) -> Result<Verdict, Failure> {
    let mut checked = Checked::new(session, &args.scope)?;
    if args.fix {
        checked = fix::run(session, &args.scope, checked)?;
    }
    let Checked {
        world,
        meant,
        edition,
        problems,
    } = &checked;
    let format = args.scope.format;
    let language = session.language(edition.language());
    let report = Report {
        world,
        format,
        stream: match format {
            Format::Human => Stream::Error,
            Format::Json | Format::Sarif | Format::Github => Stream::Output,
        },
        language,
    };
    let nothing_to_say = problems.is_empty() && format == Format::Human;
    if !(session.quiet && nothing_to_say) {
        report.problems(problems)?;
    }
    if args.norm {
        let courses = norm::courses(edition, meant, args.scope.drafts);
        let table = norm::table(edition.heads(), &courses, language, terminal::width());
        report::say_beside(format, &table);
    }
    let denied = args.deny == Some(Deny::Warnings) && problems.iter().any(is_lasting_warning);
    if denied || report::has_errors(problems) {
        Ok(Verdict::Errors)
    } else {
        Ok(Verdict::Fine)
    }
}

/// A project that was checked.
pub(super) struct Checked {
    /// What it was read from.
    pub(super) world: DiskWorld,
    /// The sites that are meant.
    pub(super) meant: Sites,
    /// What came of it.
    pub(super) edition: Edition,
    /// What is wrong on the sites that are meant.
    pub(super) problems: Vec<Diagnostic>,
}

impl Checked {
    /// Opens the project as it is now and checks it.
    pub(super) fn new(session: &Session, scope: &ScopeArgs) -> Result<Self, Failure> {
        let (world, meant) = session.open(scope)?;
        let edition = core::compile(&world, scope.drafts);
        let mut found = edition.problems().to_vec();
        found.extend(edition.template_problems(&world));
        let problems = meant.select(&settle(found));
        Ok(Self {
            world,
            meant,
            edition,
            problems,
        })
    }
}

/// A warning that somebody caused. Those that come by the passing of time are left out, so that
/// what passed yesterday does not fail today.
fn is_lasting_warning(problem: &Diagnostic) -> bool {
    problem.severity == Severity::Warning && !problem.code.rule().by_clock
}
