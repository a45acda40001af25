//! `vindplek lsp`: serves a text editor over standard input and output.

use std::path::Path;

use super::context::CommandContext;
use super::verdict::Verdict;
use crate::edge::language_server::{LanguageServerOptions, ServerEnd, serve};

/// Serves until the text editor ends the connection.
pub(super) fn run(context: &CommandContext) -> Verdict {
    let options = LanguageServerOptions {
        project: context.given_project().map(Path::to_owned),
        language: context.requested_language(),
    };
    match serve(&options) {
        ServerEnd::Asked => Verdict::Fine,
        ServerEnd::Lost => Verdict::Errors,
    }
}
