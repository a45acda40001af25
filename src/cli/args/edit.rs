//! The arguments of the commands that show a plan and ask before they carry it out.

use super::DateArgs;

/// The arguments of commands that show a plan and ask before they carry it out.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct EditArgs {
    #[arg(short, long, help = "Doe het zonder eerst te vragen")]
    pub(in crate::cli) yes: bool,
    #[arg(
        short = 'n',
        long,
        conflicts_with = "yes",
        help = "Laat alleen zien wat er zou veranderen"
    )]
    pub(in crate::cli) dry_run: bool,
    #[command(flatten)]
    pub(in crate::cli) date: DateArgs,
}

/// The arguments of `mv`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct MvArgs {
    #[arg(
        value_name = "OUD",
        display_order = 1,
        help = "Waar het nu staat, zoals content/aanbod/inclusie.md, of zijn adres, zoals \
                /aanbod/inclusie/. Ook een special, een foto of een map met pagina’s kan"
    )]
    pub(in crate::cli) old: String,
    #[arg(
        value_name = "NIEUW",
        display_order = 2,
        help = "Waar het komt te staan: een plek, een map, of alleen een andere naam"
    )]
    pub(in crate::cli) new: String,
    #[command(flatten)]
    pub(in crate::cli) edit: EditArgs,
}

/// The arguments of `rm`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct RmArgs {
    #[arg(
        value_name = "STUK",
        help = "Waar het staat, zoals content/aanbod/inclusie.md, of zijn adres"
    )]
    pub(in crate::cli) path: String,
    #[arg(
        long,
        value_name = "STUK",
        conflicts_with = "gone",
        help = "Stuur wie het zoekt door naar dit stuk; ook de links gaan daarheen"
    )]
    pub(in crate::cli) redirect: Option<String>,
    #[arg(long, help = "Laat het adres vervallen, zonder door te sturen")]
    pub(in crate::cli) gone: bool,
    #[command(flatten)]
    pub(in crate::cli) edit: EditArgs,
}
