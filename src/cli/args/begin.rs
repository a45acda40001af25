//! The arguments of the commands that begin something.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::DateArgs;
use crate::draft::DraftKind;

/// The arguments of `new`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct NewArgs {
    #[arg(value_name = "WAT", value_parser = new_things(), help = "Wat u begint")]
    pub(in crate::cli) thing: NewCommandThing,
    #[arg(
        value_name = "TITEL",
        default_value = "",
        hide_default_value = true,
        help = "De titel. Bij een accent: de titel of de plek van het gedeelde stuk, zoals \
                aanbod/inclusie. Bij een kwartaal: welk kwartaal [standaard: het volgende]. Bij een \
                pipeline: github of gitlab"
    )]
    pub(in crate::cli) title: String,
    #[arg(
        long,
        alias = "region",
        value_name = "REGIO",
        help = "Alleen voor deze regio. Bij een nieuwe regio: de naam van de map"
    )]
    pub(in crate::cli) regio: Option<String>,
    #[arg(
        long,
        value_name = "SPECIAL",
        help = "De special waar het artikel bij hoort [standaard: de enige]"
    )]
    pub(in crate::cli) special: Option<String>,
    #[arg(long, help = "Open het bestand meteen")]
    pub(in crate::cli) open: bool,
    #[command(flatten)]
    pub(in crate::cli) date: DateArgs,
}

/// The arguments of `init`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct InitArgs {
    #[arg(
        value_name = "MAP",
        help = "De map waar het project komt: een nieuwe, of een lege"
    )]
    pub(in crate::cli) folder: PathBuf,
    #[arg(
        long = "regio",
        alias = "region",
        value_name = "ID=NAAM",
        help = "Een regio, zoals midden=\"Academie Midden\"; mag vaker. De landelijke site komt er \
                altijd bij [standaard: noord, oost, zuid, noordwest en zuidwest]"
    )]
    pub(in crate::cli) regions: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) date: DateArgs,
}

/// What `new` can begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum NewCommandThing {
    /// A file of the project.
    File(DraftKind),
    /// The pipeline that checks and publishes the project.
    Pipeline,
}

/// The word for a pipeline.
const PIPELINE: &str = "pipeline";

/// What `new` can begin, by its word.
fn new_things() -> impl TypedValueParser<Value = NewCommandThing> {
    let words = DraftKind::ALL.map(DraftKind::word);
    PossibleValuesParser::new(words.into_iter().chain([PIPELINE])).try_map(|written| {
        let mut kinds = DraftKind::ALL.into_iter();
        let kind = kinds.find(|kind| kind.word() == written);
        let pipeline = (written == PIPELINE).then_some(NewCommandThing::Pipeline);
        kind.map(NewCommandThing::File)
            .or(pipeline)
            .ok_or("unknown")
    })
}
