//! The command line: arguments in, exit code out, one file a command.
//!
//! Arguments are first parsed (`args`, `usage`) and then resolved into what the commands use
//! (`context`), so that defaults are decided in one place.
//!
//! Results go to standard output; progress, problems and failures to standard error, except that
//! `check` prints problems for other programs to standard output. The exit code is 0 on success, 1
//! when the content has errors and 2 for wrong arguments or a failure of the disk.

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
mod lsp;
mod new;
mod norm;
mod report;
mod schema;
mod stopped;
mod usage;
mod verdict;
mod watch;

use std::process::ExitCode;

use self::args::{Args, Command};
use self::context::CommandContext;
use self::verdict::Verdict;

/// Runs the program with its command-line arguments.
pub fn run() -> ExitCode {
    let Args { shared, command } = match usage::parse() {
        Ok(args) => args,
        Err(failure) => {
            report::failure(&failure, usage::language());
            return ExitCode::from(2);
        }
    };
    let context = CommandContext::new(shared);
    let verdict = match command {
        Command::Build(args) => build::run(&context, args),
        Command::Check(args) => check::run(&context, args),
        Command::Watch(args) => watch::run(&context, args),
        Command::Lsp => Ok(lsp::run(&context)),
        Command::New(args) => new::run(&context, &args),
        Command::Mv(args) => edit::mv(&context, &args),
        Command::Rm(args) => edit::rm(&context, &args),
        Command::Explain(args) => explain::run(&context, &args),
        Command::Schema(args) => schema::run(&context, &args),
        Command::Completions(args) => completions::run(&args),
    };
    match verdict {
        Ok(Verdict::Fine) => ExitCode::SUCCESS,
        Ok(Verdict::Errors) => ExitCode::from(1),
        Err(failure) => {
            report::failure(&failure, context.language(None));
            ExitCode::from(2)
        }
    }
}
