//! `vindplek next-change`: prints when sites next change by the date alone.

use serde::Serialize;

use super::args::{FactFormat, Format, NextChangeArgs, ScopeArgs};
use super::context::{CommandContext, SiteSelection};
use super::report;
use super::verdict::Verdict;
use crate::diagnostic::{Language, Text, join_list};
use crate::edge::Failure;
use crate::edition::{self, Edition, NextChange, Options};
use crate::export::midnight;
use crate::memo::Memo;
use crate::model::period::dutch_date;
use crate::world::World;

/// Compiles the project, searches the days to come, and prints the first one that differs.
pub(super) fn run(context: &CommandContext, args: NextChangeArgs) -> Result<Verdict, Failure> {
    let scope = ScopeArgs {
        sites: args.sites,
        date: args.date,
        drafts: false,
        format: Format::Human,
    };
    let (world, selected) = context.open(&scope)?;
    let memo = Memo::new();
    let edition = edition::compile(&world, Options::default(), &memo);
    let found = find(&edition, &world, &memo, &selected);
    match args.format {
        FactFormat::Human => {
            let language = context.language(edition.language());
            report::print(&format!("{}\n", sentence(&edition, found, language)));
        }
        FactFormat::Json => report::json(&JsonNextChange::of(found.as_ref()))?,
    }
    Ok(Verdict::Fine)
}

/// The next change of the selected sites.
pub(super) fn find(
    edition: &Edition,
    world: &dyn World,
    memo: &Memo,
    selected: &SiteSelection,
) -> Option<NextChange> {
    edition.next_change(world, memo, &|site| selected.contain(site))
}

#[derive(Serialize)]
struct JsonNextChange<'c> {
    next_change: Option<String>,
    sites: Vec<&'c str>,
}

impl<'c> JsonNextChange<'c> {
    fn of(found: Option<&'c NextChange>) -> Self {
        let sites = found.into_iter().flat_map(|change| &change.sites);
        Self {
            next_change: found.map(|change| midnight(change.day)),
            sites: sites.map(|site| &**site).collect(),
        }
    }
}

fn sentence(edition: &Edition, found: Option<NextChange>, language: Language) -> String {
    let text = match found {
        None => Text::new(
            "Zoals de teksten nu zijn, verandert er niets meer vanzelf",
            "As the texts are now, nothing will change by itself any more",
        ),
        Some(NextChange { day, sites }) => {
            let moment = midnight(day);
            let all = sites.len() == edition.sites().count();
            let list = |and| join_list(&sites, and);
            let dutch = match (all, sites.len()) {
                (true, 2..) => "veranderen alle sites".to_owned(),
                (_, 1) => format!("verandert {}", list("en")),
                _ => format!("veranderen {}", list("en")),
            };
            let english = match (all, sites.len()) {
                (true, 2..) => "all sites change".to_owned(),
                (_, 1) => format!("{} changes", list("and")),
                _ => format!("{} change", list("and")),
            };
            Text::new(
                format!("Op {} {dutch} vanzelf ({moment})", dutch_date(day)),
                format!("On {day} {english} by the date alone ({moment})"),
            )
        }
    };
    text.in_language(language).to_owned()
}
