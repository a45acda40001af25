//! `vindplek completions`: the completion script for a shell.

use clap_complete::generate;

use super::args::CompletionsArgs;
use super::verdict::Verdict;
use super::{report, usage};
use crate::edge::Failure;

/// Prints the completion script of a shell.
#[expect(
    clippy::unnecessary_wraps,
    reason = "every command returns the same type"
)]
pub(super) fn run(args: &CompletionsArgs) -> Result<Verdict, Failure> {
    let mut script = Vec::new();
    generate(args.shell, &mut usage::command(), "vindplek", &mut script);
    report::print(&String::from_utf8_lossy(&script));
    Ok(Verdict::Fine)
}
