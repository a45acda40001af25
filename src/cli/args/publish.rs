//! The arguments of `publish`.

use std::path::PathBuf;

use super::{EditArgs, HostArgs};

/// The arguments of `publish`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct PublishArgs {
    #[arg(
        value_name = "SITE",
        required = true,
        help = "Welke sites, zoals noord; de plek staat in regions/<site>/region.yaml bij publiceren"
    )]
    pub(in crate::cli) sites: Vec<String>,
    #[arg(
        long,
        value_name = "ADRES",
        help = "Publiceer eenmalig ergens anders, zoals file:///srv/proef of sftp://ik@server/proef"
    )]
    pub(in crate::cli) to: Option<String>,
    #[arg(
        long,
        conflicts_with_all = ["allow_removals", "overwrite", "break_lock"],
        help = "Zet terug wat er voor de laatste keer stond; kan alleen waar vindplek hele mappen wisselt"
    )]
    pub(in crate::cli) rollback: bool,
    #[arg(long, help = "Sta toe dat meer dan een vijfde van de site verdwijnt")]
    pub(in crate::cli) allow_removals: bool,
    #[arg(
        long,
        help = "Vervang ook bestanden die er al stonden en niet van vindplek zijn"
    )]
    pub(in crate::cli) overwrite: bool,
    #[arg(
        long,
        help = "Ga door, ook al is volgens de server een ander aan het publiceren"
    )]
    pub(in crate::cli) break_lock: bool,
    #[arg(
        long,
        value_name = "MAP",
        default_value = "dist",
        help = "De map waar de sites eerst gebouwd worden, gerekend vanaf het project"
    )]
    pub(in crate::cli) out: PathBuf,
    #[command(flatten)]
    pub(in crate::cli) host: HostArgs,
    #[command(flatten)]
    pub(in crate::cli) plan: EditArgs,
}
