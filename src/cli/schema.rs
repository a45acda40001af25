//! `vindplek schema`: schemas and snippets, which teach a text editor the keys.

use std::path::Path;

use super::args::SchemaArgs;
use super::context::CommandContext;
use super::report;
use super::verdict::Verdict;
use crate::diagnostic::Text;
use crate::draft::snippet;
use crate::edge::create::put;
use crate::edge::{Action, Failure};
use crate::schema::schemas;

/// Writes the files that differ, and prints their names.
pub(super) fn run(context: &CommandContext, args: &SchemaArgs) -> Result<Verdict, Failure> {
    let folder = context.project()?.join(&args.out);
    let mut changed = false;
    for (name, text) in files()? {
        if put(&folder.join(&name), text.as_bytes())? {
            changed = true;
            if !context.quiet {
                report::print(&format!("{}\n", args.out.join(&name).display()));
            }
        }
    }
    if !changed && !context.quiet {
        let message = Text::new("Alles was al bijgewerkt", "Everything was up to date");
        report::print(&format!(
            "{}\n",
            message.in_language(context.language(None))
        ));
    }
    Ok(Verdict::Fine)
}

/// All schemas and the snippets, each with its path below the folder of the settings of an editor.
pub(super) fn files() -> Result<Vec<(String, String)>, Failure> {
    let write_failure = |error: serde_json::Error| {
        Failure::io(Action::Write, Path::new(snippet::FILE), &error.into())
    };
    let mut files = schemas().map_err(write_failure)?;
    let snippets = snippet::snippets().map_err(write_failure)?;
    files.push((snippet::FILE.to_owned(), snippets));
    Ok(files)
}
