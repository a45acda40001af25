//! The parsed arguments, without resolved defaults.
//!
//! Descriptions are Dutch, the language of the editors; `usage` translates the texts of clap itself.

mod automation;
mod begin;
mod edit;
mod newsletter;
mod publish;

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

use super::version::version;
use crate::model::publication::HostKind;
use crate::plan::host::HostChoice;
use crate::world::BASE_THEME;

pub(super) use self::automation::{FactFormat, NextChangeArgs, ReviewArgs, ReviewFormat};
pub(super) use self::begin::{InitArgs, NewArgs, NewCommandThing};
pub(super) use self::edit::{EditArgs, MvArgs, RmArgs};
pub(super) use self::newsletter::NewsletterArgs;
pub(super) use self::publish::PublishArgs;

/// The folder that sites are written to, relative to the project.
pub(super) const DEFAULT_OUT: &str = "dist";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "vindplek",
    version = version(),
    about = "Maakt van één map met teksten de sites van alle academies",
    after_help = "Zonder opdracht opent vindplek in een project de browser, met alle sites."
)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) shared: GlobalArgs,
    /// Without a command the program opens the preview.
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// The arguments of every command.
#[derive(Debug, clap::Args)]
pub(super) struct GlobalArgs {
    #[arg(
        long,
        global = true,
        value_name = "MAP",
        help = "De map van het project [standaard: de eerste map hierboven met “regions” erin]"
    )]
    pub(super) project: Option<PathBuf>,
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t,
        value_name = "KLEUR",
        help = "Kleuren op het scherm"
    )]
    pub(super) color: Color,
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "TAAL",
        help = "De taal van de meldingen [standaard: die van de landelijke site]"
    )]
    pub(super) lang: Option<Lang>,
    #[arg(short, long, global = true, help = "Laat alleen problemen zien")]
    pub(super) quiet: bool,
    #[arg(
        short,
        long,
        global = true,
        help = "Vertel meer",
        conflicts_with = "quiet"
    )]
    pub(super) verbose: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(about = "Bouwt de sites")]
    Build(BuildArgs),
    #[command(about = "Bouwt sites en zet ze online")]
    Publish(PublishArgs),
    #[command(about = "Zoekt alle fouten in de teksten, zonder iets te bouwen")]
    Check(CheckArgs),
    #[command(
        about = "Laat de sites zien in de browser, en houdt ze bij terwijl u schrijft",
        visible_alias = "serve"
    )]
    Watch(WatchArgs),
    #[command(about = "Helpt een tekstprogramma, dat dit zelf start (Language Server Protocol)")]
    Lsp,
    #[command(about = "Begint iets nieuws: een bestand waar alles al in staat")]
    New(NewArgs),
    #[command(about = "Begint een project: een map met alles om mee te beginnen")]
    Init(InitArgs),
    #[command(about = "Verplaatst of hernoemt een stuk, met zijn accenten en alle links ernaartoe")]
    Mv(MvArgs),
    #[command(about = "Haalt een stuk weg, en stuurt wie het zoekt door")]
    Rm(RmArgs),
    #[command(
        about = "Zegt wanneer de sites vanzelf veranderen, en dus opnieuw gebouwd moeten worden"
    )]
    NextChange(NextChangeArgs),
    #[command(
        about = "Vertelt wat een voorstel op de sites verandert, vergeleken met een eerdere versie"
    )]
    Review(ReviewArgs),
    #[command(
        about = "Schrijft het nieuws van een site, of een special, als mail om te versturen",
        after_help = newsletter::RULE
    )]
    Newsletter(NewsletterArgs),
    #[command(about = "Legt een regel uit, of noemt alle regels")]
    Explain(ExplainArgs),
    #[command(about = "Zet een ingebouwd thema in het project, om het te veranderen")]
    Theme(ThemeArgs),
    #[command(about = "Schrijft wat een tekstprogramma over de sleutels moet weten")]
    Schema(SchemaArgs),
    #[command(about = "Toont het script waarmee de terminal opdrachten aanvult")]
    Completions(CompletionsArgs),
}

/// The day that a command takes for today.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub(super) struct DateArgs {
    #[arg(
        long,
        value_name = "DATUM",
        help = "Doe alsof het deze dag is, zoals 2026-03-01 [standaard: vandaag]"
    )]
    pub(super) as_of: Option<Date>,
}

/// The arguments that select what is compiled and reported.
#[derive(Debug, clap::Args)]
pub(super) struct ScopeArgs {
    #[arg(
        long = "site",
        value_name = "SITE",
        help = "Alleen deze site; mag vaker [standaard: alle sites]"
    )]
    pub(super) sites: Vec<String>,
    #[command(flatten)]
    pub(super) date: DateArgs,
    #[arg(long, help = "Neem ook concepten mee")]
    pub(super) drafts: bool,
    #[arg(long, value_enum, default_value_t, help = "De vorm van de meldingen")]
    pub(super) format: Format,
}

impl ScopeArgs {
    /// The whole project on a date, for commands that take no selection of sites.
    pub(super) fn of_project(date: DateArgs) -> Self {
        Self {
            sites: Vec::new(),
            date,
            drafts: false,
            format: Format::Human,
        }
    }
}

/// The arguments of `build`.
#[derive(Debug, clap::Args)]
pub(super) struct BuildArgs {
    #[command(flatten)]
    pub(super) scope: ScopeArgs,
    #[arg(
        long,
        value_name = "MAP",
        default_value = DEFAULT_OUT,
        help = "De map waar de sites komen, gerekend vanaf het project"
    )]
    pub(super) out: PathBuf,
    #[arg(
        long,
        help = "Zeg zoekmachines dat ze de sites overslaan, voor een proefversie"
    )]
    pub(super) noindex: bool,
    #[command(flatten)]
    pub(super) host: HostArgs,
}

/// The arguments for the host that sites are made for.
#[derive(Debug, clap::Args)]
pub(super) struct HostArgs {
    #[arg(
        long,
        value_name = "SERVER",
        value_parser = PossibleValuesParser::new(HostKind::WORDS)
            .map(|word| word.parse().unwrap_or(HostKind::Plain)),
        help = "Voor wat voor server de sites zijn: zet er de instellingen voor bij [standaard: wat \
                elke site noemt bij “publiceren”]"
    )]
    pub(super) host: Option<HostKind>,
    #[arg(
        long,
        help = "Zet elke tekst er ook kleiner bij (.br en .gz), voor een server die dat zelf niet doet"
    )]
    pub(super) precompress: bool,
}

impl HostArgs {
    /// Which hosts the sites are made for.
    pub(super) fn choice(&self) -> HostChoice {
        self.host.map_or(HostChoice::OfRegion, HostChoice::Kind)
    }
}

/// The arguments of `check`.
#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) scope: ScopeArgs,
    #[arg(long, value_enum, help = "Laat waarschuwingen tellen als fouten")]
    pub(super) deny: Option<Deny>,
    #[arg(long, help = "Herstel wat zeker goed hersteld kan worden")]
    pub(super) fix: bool,
    #[arg(
        long,
        help = "Toon per aanbieder de uitkomst van het toetsingskader voor elke cursus"
    )]
    pub(super) norm: bool,
}

/// The arguments of `watch`.
#[derive(Debug, clap::Args)]
pub(super) struct WatchArgs {
    #[arg(
        long,
        value_name = "POORT",
        default_value_t = 4000,
        help = "De poort; is die bezet, dan de eerste vrije erna"
    )]
    pub(super) port: u16,
    #[arg(
        long,
        value_name = "NAAM",
        default_value = "127.0.0.1",
        help = "Waar andere apparaten de sites vinden, zoals 0.0.0.0"
    )]
    pub(super) host: String,
    #[arg(
        long,
        help = "Laat andere apparaten ook bestanden aanpassen, als --host ze toelaat"
    )]
    pub(super) edit: bool,
    #[arg(long, help = "Open de browser")]
    pub(super) open: bool,
    #[arg(long, help = "Laat ook concepten zien")]
    pub(super) drafts: bool,
    #[command(flatten)]
    pub(super) date: DateArgs,
    #[arg(
        long,
        help = "Kijk steeds of er iets veranderd is, voor schijven die dat niet zelf melden"
    )]
    pub(super) poll: bool,
    #[arg(long, help = "Stop als de standaardinvoer dichtgaat")]
    pub(super) until_closed: bool,
    #[arg(
        long,
        help = "Laat de sites ook zien in een venster van Visual Studio Code"
    )]
    pub(super) in_editor: bool,
}

/// The arguments of `theme`.
#[derive(Debug, clap::Args)]
pub(super) struct ThemeArgs {
    #[command(subcommand)]
    pub(super) command: ThemeCommand,
}

/// The commands on themes.
#[derive(Debug, Subcommand)]
pub(super) enum ThemeCommand {
    #[command(
        about = "Schrijft een ingebouwd thema naar themes/<thema>, om het zelf te veranderen"
    )]
    Eject(EjectArgs),
}

/// The arguments of `theme eject`.
#[derive(Debug, clap::Args)]
pub(super) struct EjectArgs {
    #[arg(
        value_name = "THEMA",
        default_value = BASE_THEME,
        help = "Welk thema"
    )]
    pub(super) theme: String,
}

/// The arguments of `schema`.
#[derive(Debug, clap::Args)]
pub(super) struct SchemaArgs {
    #[arg(
        long,
        value_name = "MAP",
        default_value = ".vscode",
        help = "De map waar het komt, gerekend vanaf het project"
    )]
    pub(super) out: PathBuf,
}

/// The arguments of `completions`.
#[derive(Debug, clap::Args)]
pub(super) struct CompletionsArgs {
    #[arg(
        value_name = "SHELL",
        value_enum,
        help = "Het programma in de terminal"
    )]
    pub(super) shell: Shell,
}

/// The arguments of `explain`.
#[derive(Debug, clap::Args)]
pub(super) struct ExplainArgs {
    #[arg(
        value_name = "REGEL",
        help = "De naam van de regel, zoals “broken-link”"
    )]
    pub(super) code: Option<String>,
    #[arg(
        long,
        conflicts_with = "code",
        help = "Alle regels als één document (Markdown), om te bewaren of te printen"
    )]
    pub(super) document: bool,
}

/// The languages of messages.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Lang {
    Nl,
    En,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(super) enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

/// The output format of problems.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    #[default]
    Human,
    Json,
    Sarif,
    Github,
    Gitlab,
}

/// The problems besides errors that make a check fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    Warnings,
}
