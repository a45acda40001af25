//! `vindplek completions`: the script with which a shell completes what is typed.

use clap_complete::generate;

use super::args::CompletionsArgs;
use super::verdict::Verdict;
use super::{report, usage};
use crate::edge::Failure;

/// Says the script of a shell.
#[expect(
    clippy::unnecessary_wraps,
    reason = "every command answers in the same manner"
)]
pub(super) fn run(args: &CompletionsArgs) -> Result<Verdict, Failure> {
    let mut script = Vec::new();
    generate(args.shell, &mut usage::command(), "vindplek", &mut script);
    report::say(&String::from_utf8_lossy(&script));
    Ok(Verdict::Fine)
}
