//! What a build tells besides what it wrote. It is kept with the record of the build, so that a build
//! that has nothing to do tells the same.

use serde::{Deserialize, Serialize};

use super::args::Format;
use super::closing;
use super::context::CommandContext;
use super::report::{self, Report};
use crate::diagnostic::{Diagnostic, Language, Text};
use crate::edge::Failure;
use crate::edge::output::SiteReport;

/// What a build tells.
#[derive(Serialize, Deserialize)]
pub(super) struct Told {
    /// The language of the national site.
    pub(super) language: Option<Language>,
    /// Warnings and hints.
    pub(super) problems: Vec<Diagnostic>,
    /// What the hosts cannot do.
    pub(super) notices: Vec<Notice>,
    /// When the sites next change by the date alone, if that was searched for.
    pub(super) next_change: Option<FoundChange>,
}

/// When sites next change by the date alone, as a moment of RFC 3339.
#[derive(Serialize, Deserialize)]
pub(super) struct FoundChange(pub(super) Option<String>);

/// What the hosts of some sites cannot do of what was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Notice {
    /// A sentence without a full stop.
    pub(super) text: Text,
    /// The names of the sites.
    pub(super) sites: Vec<String>,
}

impl Told {
    /// Prints the problems for people, who read them before anything is written.
    pub(super) fn begin(&self, report: &Report<'_>) -> Result<(), Failure> {
        begin(report, &self.problems)
    }

    /// Prints what was written, and everything that is told after it.
    pub(super) fn end(
        &self,
        context: &CommandContext,
        report: &Report<'_>,
        sites: &[SiteReport],
    ) -> Result<(), Failure> {
        print_sites(context, sites, report.language);
        if !context.quiet {
            print_notices(report, &self.notices);
        }
        match &self.next_change {
            Some(FoundChange(moment)) if report.format == Format::Json => {
                report.built(&self.problems, moment.as_deref())
            }
            _ => Ok(()),
        }
    }
}

/// Prints problems that do not stop a build. A program reads them at the end, with when the sites next
/// change.
pub(super) fn begin(report: &Report<'_>, problems: &[Diagnostic]) -> Result<(), Failure> {
    match problems.is_empty() || report.format == Format::Json {
        true => Ok(()),
        false => report.problems(problems),
    }
}

/// Prints a line for each site that was written.
pub(super) fn print_sites(context: &CommandContext, sites: &[SiteReport], language: Language) {
    if context.quiet {
        return;
    }
    for site in sites {
        report::print(&format!("{}\n", closing::line(site, language)));
    }
}

/// Prints what hosts cannot do of what was asked.
pub(super) fn print_notices(report: &Report<'_>, notices: &[Notice]) {
    for Notice { text, sites } in notices {
        let sites = sites.join(", ");
        let (dutch, english) = (text.dutch(), text.english());
        report.line(&Text::new(
            format!("{sites}: {dutch}."),
            format!("{sites}: {english}."),
        ));
    }
}
