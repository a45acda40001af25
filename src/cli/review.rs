//! `vindplek review`: tells what a proposal changes on the sites.

use serde::Serialize;

use super::args::{Format, ReviewArgs, ReviewFormat, ScopeArgs};
use super::context::CommandContext;
use super::core;
use super::report;
use super::verdict::Verdict;
use crate::diagnostic::{Diagnostic, sort_and_merge};
use crate::edge::Failure;
use crate::edge::revision::revision;
use crate::edition::{Edition, Options};
use crate::review::{Compared, Review, Side, markdown};
use crate::world::World;

/// Compiles the project as it is and as it was, and prints what differs on the selected sites. The
/// exit code does not depend on what differs: errors are the business of `check`.
pub(super) fn run(context: &CommandContext, args: ReviewArgs) -> Result<Verdict, Failure> {
    let scope = ScopeArgs {
        sites: args.sites,
        date: args.date,
        drafts: args.drafts,
        format: Format::Human,
    };
    let (world, selected) = context.open(&scope)?;
    let base = revision(&world, &args.base)?;
    let options = Options {
        drafts: scope.drafts,
        ..Options::default()
    };
    let before = core::compile(&base.world, options);
    let now = core::compile(&world, options);
    let problems = |edition: &Edition, world: &dyn World| -> Vec<Diagnostic> {
        let mut problems = edition.problems().to_vec();
        problems.extend(edition.template_problems(world));
        selected.select(edition, &sort_and_merge(problems))
    };
    let (old_problems, new_problems) = (problems(&before, &base.world), problems(&now, &world));
    let review = Review::of(
        Side {
            edition: &before,
            world: &base.world,
            problems: &old_problems,
        },
        Side {
            edition: &now,
            world: &world,
            problems: &new_problems,
        },
        &|site| selected.contain(site),
    );
    let compared = Compared {
        base: args.base,
        commit: base.commit,
        day: world.today(),
    };
    match args.format {
        ReviewFormat::Markdown => report::print(&markdown(&review, &compared)),
        ReviewFormat::Json => report::json(&JsonReview {
            base: &compared.base,
            commit: compared.commit.as_deref(),
            day: compared.day.to_string(),
            review: &review,
        })?,
    }
    Ok(Verdict::Fine)
}

#[derive(Serialize)]
struct JsonReview<'r> {
    base: &'r str,
    commit: Option<&'r str>,
    day: String,
    #[serde(flatten)]
    review: &'r Review,
}
