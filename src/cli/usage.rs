//! How the program is used, and what was typed wrongly, in the words of editors. What `clap` says of
//! its own is English; here it gets other words, and a mistake the shape of any other failure.

use std::ffi::OsString;

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Arg, Command, CommandFactory, FromArgMatches};

use super::args::Args;
use crate::diagnostic::{Language, Text, join_list};
use crate::edge::Failure;

const TEMPLATE: &str = "{about-with-newline}\nGebruik: {usage}\n\n{all-args}{after-help}";

/// The arguments that the program was started with. Who asks for help gets it, and the program ends.
///
/// # Errors
/// What was typed cannot be.
pub(super) fn parse() -> Result<Args, Failure> {
    let matches = command().try_get_matches();
    matches
        .and_then(|matches| Args::from_arg_matches(&matches))
        .map_err(|error| told(&error).unwrap_or_else(|| error.exit()))
}

/// The language to tell a mistake in: what was typed wrongly may be anything, so `--lang en` is
/// looked for as it stands.
pub(super) fn language() -> Language {
    let typed: Vec<_> = std::env::args_os().collect();
    let is_pair = |pair: &[OsString]| pair[0] == "--lang" && pair[1] == "en";
    let is_english = typed.windows(2).any(is_pair) || typed.iter().any(|word| word == "--lang=en");
    match is_english {
        true => Language::English,
        false => Language::Dutch,
    }
}

/// The program as it is told to people.
pub(super) fn command() -> Command {
    let mut command = Args::command();
    // What clap adds by itself is there from now on.
    command.build();
    dutch(command)
}

fn dutch(command: Command) -> Command {
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    let usage = usage.replace("[OPTIONS]", "[OPTIES]");
    let usage = usage.replace("[COMMAND]", "[OPDRACHT]");
    let usage = usage.replace("<COMMAND>", "<OPDRACHT>");
    let command = match command.get_name() {
        "help" => command.about("Toont deze uitleg, of die van een opdracht"),
        _ => command,
    };
    command
        .help_template(TEMPLATE)
        .override_usage(usage)
        .subcommand_help_heading("Opdrachten")
        .mut_args(explained)
        .mut_subcommands(dutch)
}

fn explained(arg: Arg) -> Arg {
    let heading = if arg.is_positional() {
        "Wat erachter komt"
    } else {
        "Opties"
    };
    let help = match arg.get_id().as_str() {
        "help" => "Toont deze uitleg".to_owned(),
        "version" => "Toont de versie".to_owned(),
        _ => arg.get_help().map(ToString::to_string).unwrap_or_default(),
    };
    let values = arg.get_possible_values();
    let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
    let default = arg.get_default_values().first();
    let is_told = arg.get_action().takes_values() && !arg.is_hide_default_value_set();
    let default = default.filter(|_| is_told);
    let choice = (!names.is_empty()).then(|| format!(" [kies {}]", join_list(&names, "of")));
    let default = default.map(|value| format!(" [standaard: {}]", value.display()));
    let help = help + &choice.unwrap_or_default() + &default.unwrap_or_default();
    arg.help(help)
        .help_heading(heading)
        .hide_possible_values(true)
        .hide_default_value(true)
}

/// A mistake as any other failure; `None` for what is no mistake, and for what nobody can type here.
fn told(error: &Error) -> Option<Failure> {
    let values = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(value)) => vec![value.as_str()],
        Some(ContextValue::Strings(values)) => values.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    };
    // Of several the nearest comes last.
    let meant = |kind: ContextKind| {
        let word = values(kind).last().copied()?;
        Some(Text::new(
            format!("Bedoelt u “{word}”?"),
            format!("Did you mean “{word}”?"),
        ))
    };
    let argument = values(ContextKind::InvalidArg).join(", ");
    let value = values(ContextKind::InvalidValue).join(", ");
    let (message, help) = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let word = values(ContextKind::InvalidSubcommand).join(", ");
            let message = Text::new(
                format!("De opdracht “{word}” bestaat niet"),
                format!("There is no command “{word}”"),
            );
            (message, meant(ContextKind::SuggestedSubcommand))
        }
        ErrorKind::UnknownArgument => {
            let message = Text::new(
                format!("“{argument}” kan hier niet"),
                format!("“{argument}” is not possible here"),
            );
            (message, meant(ContextKind::SuggestedArg))
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            let message = Text::new(
                format!("Achter “{argument}” komt nog iets"),
                format!("“{argument}” needs a value"),
            );
            (message, one_of(&values(ContextKind::ValidValue)))
        }
        ErrorKind::InvalidValue => (
            not_a_value(&argument, &value),
            one_of(&values(ContextKind::ValidValue)),
        ),
        ErrorKind::ValueValidation => (not_a_value(&argument, &value), written(&argument)),
        ErrorKind::MissingRequiredArgument => {
            let message = Text::new(
                format!("Er komt nog iets achter: {argument}"),
                format!("Something is missing: {argument}"),
            );
            (message, None)
        }
        ErrorKind::ArgumentConflict => {
            let other = values(ContextKind::PriorArg).join(", ");
            let message = Text::new(
                format!("“{argument}” en “{other}” gaan niet samen"),
                format!("“{argument}” and “{other}” do not go together"),
            );
            let help = Text::new("Kies een van de twee", "Choose one of the two");
            (message, Some(help))
        }
        _ => return None,
    };
    Some(Failure::new(message, help.unwrap_or_else(|| usage(error))))
}

fn not_a_value(argument: &str, value: &str) -> Text {
    Text::new(
        format!("“{value}” kan niet bij {argument}"),
        format!("“{value}” is not possible for {argument}"),
    )
}

fn one_of(values: &[&str]) -> Option<Text> {
    (!values.is_empty()).then(|| {
        Text::new(
            format!("Kies {}", join_list(values, "of")),
            format!("Choose {}", join_list(values, "or")),
        )
    })
}

/// How the value of an argument is written, which says in its name what it is.
fn written(argument: &str) -> Option<Text> {
    let is_a = |what: &str| argument.ends_with(&format!("<{what}>"));
    if is_a("DATUM") {
        return Some(Text::new(
            "Schrijf een dag als 2026-03-01: jaar, maand, dag",
            "Write a day like 2026-03-01: year, month, day",
        ));
    }
    is_a("POORT").then(|| {
        Text::new(
            "Schrijf een getal tot en met 65535",
            "Write a number up to 65535",
        )
    })
}

fn usage(error: &Error) -> Text {
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let usage = usage.trim_start_matches("Usage:").trim();
    match usage.is_empty() {
        true => Text::new(
            "Met --help erachter staat er wat er kan",
            "Add --help to see what is possible",
        ),
        false => Text::new(
            format!("Zo kan het: {usage}. Met --help erachter staat er wat er kan"),
            format!("Write it like {usage}. Add --help to see what is possible"),
        ),
    }
}
