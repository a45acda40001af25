//! Help texts and argument errors in the editors' language. The texts of `clap` are English; here
//! they are replaced, and its errors converted to a [`Failure`].

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Arg, Args as _, Command, CommandFactory, FromArgMatches};

use super::args::{Args, WatchArgs};
use crate::diagnostic::{Language, Text, join_list};
use crate::edge::Failure;

const TEMPLATE: &str = "{about-with-newline}\nGebruik: {usage}\n\n{all-args}{after-help}";

/// Parses the arguments of the program. Prints the help and exits when that is requested.
///
/// # Errors
/// The arguments are invalid.
pub(super) fn parse() -> Result<Args, Failure> {
    let command = command();
    let mut arguments: Vec<OsString> = std::env::args_os().collect();
    let dropped = dropped_folder(&command, &arguments);
    if dropped.is_some() {
        arguments.truncate(1);
    }
    let matches = command.try_get_matches_from(arguments);
    let parsed = matches.and_then(|matches| Args::from_arg_matches(&matches));
    let mut args = parsed.map_err(failure)?;
    args.shared.project = dropped.or(args.shared.project);
    Ok(args)
}

/// A folder that is dropped on the program: it is the only argument, and no command.
fn dropped_folder(command: &Command, arguments: &[OsString]) -> Option<PathBuf> {
    let [_, only] = arguments else {
        return None;
    };
    let is_folder = command.find_subcommand(only).is_none() && Path::new(only).is_dir();
    is_folder.then(|| PathBuf::from(only))
}

/// The arguments of `watch --open`.
///
/// # Errors
/// None: these arguments are valid.
pub(super) fn preview() -> Result<WatchArgs, Failure> {
    let watch = WatchArgs::augment_args(Command::new("watch"));
    let matches = watch.try_get_matches_from(["watch", "--open"]);
    let parsed = matches.and_then(|matches| WatchArgs::from_arg_matches(&matches));
    parsed.map_err(failure)
}

/// An error of clap as a failure. Prints the help and exits when that is what was asked for.
fn failure(error: Error) -> Failure {
    translated_error(&error).unwrap_or_else(|| error.exit())
}

/// The language for argument errors. As the arguments could not be parsed, `--lang en` is searched
/// for literally.
pub(super) fn language() -> Language {
    let arguments: Vec<_> = std::env::args_os().collect();
    let is_pair = |pair: &[OsString]| pair[0] == "--lang" && pair[1] == "en";
    let is_english =
        arguments.windows(2).any(is_pair) || arguments.iter().any(|word| word == "--lang=en");
    match is_english {
        true => Language::English,
        false => Language::Dutch,
    }
}

/// The command line definition with translated help.
pub(super) fn command() -> Command {
    let mut command = Args::command();
    // Adds the arguments and commands that clap generates.
    command.build();
    translated(command)
}

fn translated(command: Command) -> Command {
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
        .mut_args(translated_argument)
        .mut_subcommands(translated)
}

fn translated_argument(arg: Arg) -> Arg {
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
    let shows_default = arg.get_action().takes_values() && !arg.is_hide_default_value_set();
    let default = default.filter(|_| shows_default);
    let choice = (!names.is_empty()).then(|| format!(" [kies {}]", join_list(&names, "of")));
    let default = default.map(|value| format!(" [standaard: {}]", value.display()));
    let help = help + &choice.unwrap_or_default() + &default.unwrap_or_default();
    arg.help(help)
        .help_heading(heading)
        .hide_possible_values(true)
        .hide_default_value(true)
}

/// Converts an error of clap; `None` for requests for help, and for errors that cannot occur here.
fn translated_error(error: &Error) -> Option<Failure> {
    let values = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(value)) => vec![value.as_str()],
        Some(ContextValue::Strings(values)) => values.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    };
    // The best suggestion is the last.
    let suggestion = |kind: ContextKind| {
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
            (message, suggestion(ContextKind::SuggestedSubcommand))
        }
        ErrorKind::UnknownArgument => {
            let message = Text::new(
                format!("“{argument}” kan hier niet"),
                format!("“{argument}” is not possible here"),
            );
            (message, suggestion(ContextKind::SuggestedArg))
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            let message = Text::new(
                format!("Achter “{argument}” ontbreekt nog iets"),
                format!("“{argument}” needs a value"),
            );
            let help = one_of(&values(ContextKind::ValidValue));
            (message, help.or_else(|| value_syntax(&argument)))
        }
        ErrorKind::InvalidValue => (
            not_a_value(&argument, &value),
            one_of(&values(ContextKind::ValidValue)),
        ),
        ErrorKind::ValueValidation => (not_a_value(&argument, &value), value_syntax(&argument)),
        ErrorKind::MissingRequiredArgument => {
            let message = Text::new(
                format!("Er ontbreekt nog iets: {argument}"),
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

/// How to write the value of an argument, by the name of the value.
fn value_syntax(argument: &str) -> Option<Text> {
    let is_a = |what: &str| argument.ends_with(&format!("<{what}>"));
    if is_a("DATUM") {
        return Some(Text::new(
            "Schrijf een dag als 2026-03-01: jaar, maand, dag",
            "Write a day like 2026-03-01: year, month, day",
        ));
    }
    if argument.starts_with("--out") {
        return Some(Text::new(
            "Schrijf een map, zoals --out dist; die wordt gerekend vanaf het project",
            "Write a folder, such as --out dist, which is relative to the project",
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
            "Zet er --help achter om te zien wat er kan",
            "Add --help to see what is possible",
        ),
        false => Text::new(
            format!("Zo kan het: {usage}. Zet er --help achter om te zien wat er kan"),
            format!("Write it like {usage}. Add --help to see what is possible"),
        ),
    }
}
