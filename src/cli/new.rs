//! `vindplek new`: a file to begin with, in its place.
//!
//! What it says is worked out by [`crate::draft`]. It is written where nothing stands yet, looked at
//! as `check` looks at it (a title can be too long, a word discouraged), and opened when somebody
//! wants that.

use std::path::Path;

use super::args::{Format, NewArgs, ScopeArgs, Thing};
use super::check::Checked;
use super::report::{self, Report, Stream};
use super::session::Session;
use super::{Verdict, core};
use crate::diagnostic::{Diagnostic, Language, Severity, Text};
use crate::draft::{self, Ground, Refusal, Wish, draft};
use crate::edge::create::create;
use crate::edge::{Failure, editor, terminal};
use crate::model::layout::Kind;
use crate::source::FilePath;

/// Makes the file, says where it is, and offers to open it.
pub(super) fn run(session: &Session, args: &NewArgs) -> Result<Verdict, Failure> {
    let scope = ScopeArgs {
        sites: Vec::new(),
        as_of: args.as_of,
        drafts: false,
        format: Format::Human,
    };
    let (world, _) = session.open(&scope)?;
    let edition = core::compile(&world, scope.drafts);
    let language = session.language(edition.language());
    let ground = Ground {
        heads: edition.heads(),
        world: &world,
    };
    let wish = Wish {
        thing: thing(args.thing),
        title: &args.title,
        region: args.regio.as_deref(),
        special: args.special.as_deref(),
    };
    let begun = draft(ground, wish).map_err(failure)?;
    let path = create(world.project(), &begun.path, begun.text.as_bytes())?;
    report::say(&format!("{}\n", begun.path));
    if let Some(note) = begun.note.filter(|_| !session.quiet) {
        report::detail(&note, language);
    }
    say_problems(session, &scope, &begun.path)?;
    let question = Text::new("Openen in de editor? [J/n]", "Open in the editor? [Y/n]");
    let wants =
        || !session.quiet && terminal::can_ask() && terminal::asks(question.in_language(language));
    if args.open || wants() {
        open(&path, language);
    }
    Ok(Verdict::Fine)
}

fn thing(thing: Thing) -> draft::Thing {
    draft::Thing::Document(match thing {
        Thing::Cursus => Kind::Course,
        Thing::Nieuws => Kind::News,
        Thing::Special => Kind::Special,
        Thing::Artikel => Kind::SpecialArticle,
        Thing::Kwartaal => Kind::Quarter,
        Thing::Peiling => Kind::Survey,
        Thing::Pagina => Kind::Page,
        Thing::Accent => return draft::Thing::Accent,
        Thing::Regio => return draft::Thing::Region,
    })
}

fn failure(refusal: Refusal) -> Failure {
    Failure::new(refusal.message, refusal.help)
}

/// Says what is wrong with the new file, which is what its title brought in.
fn say_problems(session: &Session, scope: &ScopeArgs, path: &FilePath) -> Result<(), Failure> {
    let checked = Checked::new(session, scope)?;
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
        language: session.language(checked.edition.language()),
    };
    report.problems(&problems)
}

/// Opens the file. It is there whether or not an editor is, so that it is no failure when not.
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
