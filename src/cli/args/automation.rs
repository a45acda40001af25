//! The arguments of the commands that pipelines run.

use clap::ValueEnum;

use super::DateArgs;

/// The arguments of `next-change`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct NextChangeArgs {
    #[arg(
        long = "site",
        value_name = "SITE",
        help = "Alleen deze site; mag vaker [standaard: alle sites]"
    )]
    pub(in crate::cli) sites: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) date: DateArgs,
    #[arg(
        long,
        value_enum,
        default_value_t,
        help = "Een zin voor mensen, of JSON voor een programma"
    )]
    pub(in crate::cli) format: FactFormat,
}

/// The arguments of `review`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ReviewArgs {
    #[arg(
        value_name = "VERSIE",
        help = "Waarmee u vergelijkt: een branch, een tag of een commit, zoals origin/main"
    )]
    pub(in crate::cli) base: String,
    #[arg(
        long = "site",
        value_name = "SITE",
        help = "Alleen deze site; mag vaker [standaard: alle sites]"
    )]
    pub(in crate::cli) sites: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) date: DateArgs,
    #[arg(long, help = "Neem ook concepten mee")]
    pub(in crate::cli) drafts: bool,
    #[arg(
        long,
        value_enum,
        default_value_t,
        help = "Een verslag om te lezen (Markdown), of JSON voor een programma"
    )]
    pub(in crate::cli) format: ReviewFormat,
}

/// The format of a review.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ReviewFormat {
    #[default]
    Markdown,
    Json,
}

/// The format of a fact.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FactFormat {
    #[default]
    Human,
    Json,
}
