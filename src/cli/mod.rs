//! The command line: arguments in, exit code out, one file a command.
//!
//! Arguments are first parsed, as they were written (`args`, `usage`), and then resolved into what the
//! commands work with (`session`), so that no command asks twice what an absent option means.
//!
//! Results go to standard output; progress, problems and failures to standard error, except that
//! `check` prints problems for other programs to standard output. The program ends with 0 when all
//! is well, 1 when the content has errors and 2 when it was used wrongly or the disk refused.

#![expect(
    clippy::disallowed_methods,
    reason = "the folder that the program was started in is where the project is looked for"
)]

mod args;
mod build;
mod check;
mod closing;
mod completions;
mod core;
mod explain;
mod fix;
mod new;
mod norm;
mod report;
mod schema;
mod session;
mod usage;
mod watch;

use std::process::ExitCode;

use self::args::{Args, Command};
use self::session::Session;

/// How a command ended that could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// All is well.
    Fine,
    /// The content has errors.
    Errors,
}

/// Runs the program with the arguments it was started with.
pub fn run() -> ExitCode {
    let Args { shared, command } = match usage::parse() {
        Ok(args) => args,
        Err(failure) => {
            report::failure(&failure, usage::language());
            return ExitCode::from(2);
        }
    };
    let session = Session::new(shared);
    let verdict = match command {
        Command::Build(args) => build::run(&session, args),
        Command::Check(args) => check::run(&session, args),
        Command::Watch(args) => watch::run(&session, args),
        Command::New(args) => new::run(&session, &args),
        Command::Explain(args) => explain::run(&session, &args),
        Command::Schema(args) => schema::run(&session, &args),
        Command::Completions(args) => completions::run(&args),
    };
    match verdict {
        Ok(Verdict::Fine) => ExitCode::SUCCESS,
        Ok(Verdict::Errors) => ExitCode::from(1),
        Err(failure) => {
            report::failure(&failure, session.language(None));
            ExitCode::from(2)
        }
    }
}
