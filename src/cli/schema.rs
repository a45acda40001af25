//! `vindplek schema`: schemas and snippets, from which a text editor knows the keys.

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

/// Writes what has changed, and says what that is.
pub(super) fn run(context: &CommandContext, args: &SchemaArgs) -> Result<Verdict, Failure> {
    let folder = context.project()?.join(&args.out);
    let unwritten = |error: serde_json::Error| {
        Failure::io(Action::Write, Path::new(snippet::FILE), &error.into())
    };
    let mut files = schemas().map_err(unwritten)?;
    let snippets = snippet::snippets().map_err(unwritten)?;
    files.push((snippet::FILE.to_owned(), snippets));
    let mut changed = false;
    for (name, text) in files {
        if put(&folder.join(&name), text.as_bytes())? {
            changed = true;
            if !context.quiet {
                report::say(&format!("{}\n", args.out.join(&name).display()));
            }
        }
    }
    if !changed && !context.quiet {
        let nothing = Text::new("Alles was al bij", "Everything was up to date");
        report::say(&format!(
            "{}\n",
            nothing.in_language(context.language(None))
        ));
    }
    Ok(Verdict::Fine)
}
