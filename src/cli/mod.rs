//! The command line: arguments in, exit code out, one file a command.
//!
//! Arguments are first parsed (`args`, `usage`) and then resolved into what the commands use
//! (`context`), so that defaults are decided in one place.
//!
//! Results go to standard output; progress, problems and failures to standard error, except that
//! `check` prints problems for other programs to standard output. The exit code is 0 on success, 1
//! when the content has errors and 2 for wrong arguments, a failure of the disk or no project.

#![expect(
    clippy::disallowed_methods,
    reason = "the folder that the program was started in is where the project is looked for"
)]

mod args;
mod build;
mod check;
mod checked;
mod closing;
mod completions;
mod context;
mod core;
mod edit;
mod explain;
mod fix;
mod init;
mod lsp;
mod new;
mod newsletter;
mod next_change;
mod norm;
mod publish;
mod report;
mod review;
mod schema;
mod start;
mod stopped;
mod theme;
mod told;
mod usage;
mod verdict;
mod version;
mod watch;

use std::process::ExitCode;

use self::args::{Args, Command};
use self::context::CommandContext;
use self::verdict::Verdict;
use crate::diagnostic::Language;
use crate::edge::{Failure, console};

/// Runs the program with its command-line arguments. If it fails in a window of its own, the window
/// stays open until the user has read why.
pub fn run() -> ExitCode {
    let (code, language) = match usage::parse() {
        Ok(args) => run_command(args),
        Err(failure) => {
            let language = usage::language();
            report::failure(&failure, language);
            (2, language)
        }
    };
    if code != 0 {
        console::keep_open(language);
    }
    ExitCode::from(code)
}

/// Runs a command; returns the exit code, and the language of messages.
fn run_command(Args { shared, command }: Args) -> (u8, Language) {
    let context = CommandContext::new(shared);
    let language = context.language(None);
    let Some(command) = command else {
        return (exit_code(start::run(context), language), language);
    };
    let verdict = match command {
        Command::Build(args) => build::run(&context, args),
        Command::Publish(args) => publish::run(&context, args),
        Command::Check(args) => check::run(&context, args),
        Command::Watch(args) => watch::run(&context, args),
        Command::Lsp => Ok(lsp::run(&context)),
        Command::New(args) => new::run(&context, &args),
        Command::Init(args) => init::run(&context, &args),
        Command::Mv(args) => edit::mv(&context, &args),
        Command::Rm(args) => edit::rm(&context, &args),
        Command::NextChange(args) => next_change::run(&context, args),
        Command::Review(args) => review::run(&context, args),
        Command::Newsletter(args) => newsletter::run(&context, args),
        Command::Explain(args) => explain::run(&context, &args),
        Command::Theme(args) => theme::run(&context, &args),
        Command::Schema(args) => schema::run(&context, &args),
        Command::Completions(args) => completions::run(&args),
    };
    (exit_code(verdict, language), language)
}

/// The exit code of an outcome, of which a failure is printed.
fn exit_code(verdict: Result<Verdict, Failure>, language: Language) -> u8 {
    match verdict {
        Ok(Verdict::Fine) => 0,
        Ok(Verdict::Errors) => 1,
        Ok(Verdict::NoProject) => 2,
        Err(failure) => {
            report::failure(&failure, language);
            2
        }
    }
}
