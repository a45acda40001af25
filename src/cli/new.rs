//! `vindplek new`: creates a new file from a draft.
//!
//! The text comes from [`crate::draft`]. An existing file is never overwritten. The new file is
//! checked as by `check` (a title can be too long, a word discouraged), and opened on request.

use std::path::Path;

use super::args::{Format, NewArgs, NewCommandThing, ScopeArgs};
use super::checked::CheckedProject;
use super::context::CommandContext;
use super::core;
use super::report::{self, Report, Stream};
use super::verdict::Verdict;
use crate::diagnostic::{Diagnostic, Language, Severity, Text};
use crate::draft::{DraftContext, DraftRefusal, DraftRequest, PipelineHost, draft, pipeline};
use crate::edge::create::create;
use crate::edge::{Failure, editor, terminal};
use crate::edition::Options;
use crate::source::FilePath;

/// Creates the file, prints its path, and offers to open it.
pub(super) fn run(context: &CommandContext, args: &NewArgs) -> Result<Verdict, Failure> {
    let scope = ScopeArgs::of_project(args.date);
    let (world, _) = context.open(&scope)?;
    let edition = core::compile(
        &world,
        Options {
            drafts: scope.drafts,
            ..Options::default()
        },
    );
    let language = context.language(edition.language());
    let project = DraftContext {
        heads: edition.heads(),
        world: &world,
    };
    let draft_file = match args.thing {
        NewCommandThing::Pipeline => pipeline(project, host(&args.title)?),
        NewCommandThing::File(thing) => {
            let request = DraftRequest {
                thing,
                title: &args.title,
                region: args.regio.as_deref(),
                special: args.special.as_deref(),
            };
            draft(project, request).map_err(failure)?
        }
    };
    let path = create(
        world.project(),
        &draft_file.path,
        draft_file.text.as_bytes(),
    )?;
    report::print(&format!("{}\n", draft_file.path));
    if let Some(note) = draft_file.note.filter(|_| !context.quiet) {
        report::detail(&note, language);
    }
    print_problems(context, &scope, &draft_file.path)?;
    let question = Text::new("Openen in de editor? [J/n]", "Open in the editor? [Y/n]");
    let user_wants = || {
        !context.quiet
            && terminal::can_ask()
            && terminal::ask_yes_no(question.in_language(language))
    };
    if args.open || user_wants() {
        open(&path, language);
    }
    Ok(Verdict::Fine)
}

/// The host that a pipeline is for.
fn host(written: &str) -> Result<PipelineHost, Failure> {
    match written.to_lowercase().as_str() {
        "github" => Ok(PipelineHost::Github),
        "gitlab" => Ok(PipelineHost::Gitlab),
        _ => Err(Failure::new(
            Text::new(
                "Een pipeline is voor GitHub of voor GitLab",
                "A pipeline is for GitHub or for GitLab",
            ),
            Text::new(
                "Geef op waar uw repository staat: vindplek new pipeline github, of vindplek new \
                 pipeline gitlab",
                "Say where your repository is: vindplek new pipeline github, or vindplek new \
                 pipeline gitlab",
            ),
        )),
    }
}

fn failure(refusal: DraftRefusal) -> Failure {
    Failure::new(refusal.message, refusal.help)
}

/// Prints the problems of the new file, which can come only from its title.
fn print_problems(
    context: &CommandContext,
    scope: &ScopeArgs,
    path: &FilePath,
) -> Result<(), Failure> {
    let checked = CheckedProject::new(context, scope)?;
    let is_about =
        |problem: &&Diagnostic| problem.place.path == *path && problem.severity != Severity::Hint;
    let problems: Vec<Diagnostic> = checked.problems.iter().filter(is_about).cloned().collect();
    if problems.is_empty() {
        return Ok(());
    }
    let report = Report {
        world: &checked.world,
        format: Format::Human,
        stream: Stream::Error,
        language: context.language(checked.edition.language()),
        verbose: context.verbose,
    };
    report.problems(&problems)
}

/// Opens the file in an editor. If that fails the command still succeeds, as the file exists.
fn open(path: &Path, language: Language) {
    if let Err(error) = editor::open(path) {
        let path = path.display();
        let words = Text::new(
            format!("De editor wilde niet open ({error}); open zelf {path}"),
            format!("The editor would not open ({error}); open {path} yourself"),
        );
        report::detail(&words, language);
    }
}
