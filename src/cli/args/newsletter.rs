//! The arguments of `newsletter`.

use std::path::PathBuf;

use jiff::civil::Date;

use super::DateArgs;

/// The folder that mails are written to, relative to the project.
const DEFAULT_OUT: &str = "nieuwsbrief";

/// Says in the help what is new; `render::newsletter` decides it.
pub(super) const RULE: &str = "\
Nieuw is wat vanaf die dag op de site kwam, volgens de teksten zelf: van nieuws en specials telt de \
laatste van “datum” en “publiceren_op”, en van een vage datum de eerste dag ervan. Van een cursus telt \
“publiceren_op”; is die ouder, dan komt de cursus erin als “bijgewerkt” vanaf die dag is. Data in de \
agenda staan nergens met een dag van plaatsing: wat bij deze academie nog begint, gaat mee als er ander \
nieuws is.

Met --doelgroep komt erin wat die doelgroep noemt bij “doelgroepen” of “deelnemers”, zoals op haar eigen \
pagina. Een kader voor een andere doelgroep gaat eruit.";

/// The arguments of `newsletter`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct NewsletterArgs {
    #[arg(long, value_name = "SITE", help = "Van welke site de mail komt")]
    pub(in crate::cli) site: String,
    #[command(flatten)]
    pub(in crate::cli) subject: NewsletterSubject,
    #[arg(
        long = "doelgroep",
        value_name = "DOELGROEP",
        help = "Alleen wat voor deze doelgroep is [standaard: alles]"
    )]
    pub(in crate::cli) audience: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) date: DateArgs,
    #[arg(
        long,
        value_name = "MAP",
        default_value = DEFAULT_OUT,
        help = "De map waar de mail komt, gerekend vanaf het project"
    )]
    pub(in crate::cli) out: PathBuf,
}

/// What a mail is about.
#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
pub(in crate::cli) struct NewsletterSubject {
    #[arg(
        long,
        value_name = "DATUM",
        help = "Een nieuwsbrief: wat er nieuw is vanaf deze dag, zoals 2026-03-01"
    )]
    pub(in crate::cli) since: Option<Date>,
    #[arg(
        long,
        value_name = "ID",
        help = "Of deze special, in zijn geheel: de naam van de map, zoals lab-special"
    )]
    pub(in crate::cli) special: Option<String>,
}
