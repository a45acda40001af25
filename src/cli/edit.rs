//! `vindplek mv` and `vindplek rm`: shows a plan, asks, and carries it out.

use std::env;
use std::path::Path;

use super::args::{EditArgs, MvArgs, RmArgs, ScopeArgs};
use super::context::CommandContext;
use super::report;
use super::verdict::Verdict;
use crate::diagnostic::{Language, Text};
use crate::edge::apply::apply;
use crate::edge::disk::DiskWorld;
use crate::edge::{Failure, normal, terminal};
use crate::edit::{
    AddressFate, EditContext, EditPlan, EditRefusal, TypedPath, needs_fate, plan_move, plan_removal,
};
use crate::edition::{Edition, Options, compile};
use crate::memo::Memo;

/// Moves or renames something.
pub(super) fn mv(context: &CommandContext, args: &MvArgs) -> Result<Verdict, Failure> {
    let project = OpenProject::new(context, &args.edit)?;
    let old = project.typed(&args.old);
    let new = project.typed(&args.new);
    let plan = plan_move(project.edit(), old.borrowed(), new.borrowed()).map_err(failure)?;
    project.carry_out(context, &args.edit, &plan)
}

/// Removes something.
pub(super) fn rm(context: &CommandContext, args: &RmArgs) -> Result<Verdict, Failure> {
    let project = OpenProject::new(context, &args.edit)?;
    let path = project.typed(&args.path);
    let mut redirect = args.redirect.as_deref().map(|typed| project.typed(typed));
    let mut is_gone = args.gone;
    let is_asked = redirect.is_none() && !is_gone && terminal::can_ask();
    if is_asked && needs_fate(project.edit(), path.borrowed()).map_err(failure)? {
        let question = Text::new(
            "Naar welk stuk moet wie dit zoekt worden doorgestuurd? (Een plek of adres; leeg: het \
             adres vervalt)",
            "To which document must readers who look for this be redirected? (A path or address; \
             empty: the address expires)",
        );
        match terminal::ask(question.in_language(project.language)) {
            None => return Ok(Verdict::Fine),
            Some(answer) if answer.is_empty() => is_gone = true,
            Some(answer) => redirect = Some(project.typed(&answer)),
        }
    }
    let fate = match &redirect {
        Some(target) => Some(AddressFate::Redirect(target.borrowed())),
        None => is_gone.then_some(AddressFate::Gone),
    };
    let plan = plan_removal(project.edit(), path.borrowed(), fate).map_err(failure)?;
    project.carry_out(context, &args.edit, &plan)
}

/// A project with its edition.
struct OpenProject {
    world: DiskWorld,
    memo: Memo,
    edition: Edition,
    language: Language,
}

impl OpenProject {
    fn new(context: &CommandContext, args: &EditArgs) -> Result<Self, Failure> {
        let scope = ScopeArgs::of_project(args.date);
        let (world, _) = context.open(&scope)?;
        let memo = Memo::new();
        let edition = compile(&world, Options::default(), &memo);
        let language = context.language(edition.language());
        Ok(Self {
            world,
            memo,
            edition,
            language,
        })
    }

    fn edit(&self) -> EditContext<'_> {
        EditContext {
            edition: &self.edition,
            world: &self.world,
            memo: &self.memo,
        }
    }

    /// A path as typed, with the folder that it was typed in.
    fn typed(&self, text: &str) -> TypedText {
        let project = self.world.project();
        let below = |path: &Path| {
            let inner = path.strip_prefix(project).ok()?;
            Some(inner.to_string_lossy().replace('\\', "/"))
        };
        if Path::new(text).is_absolute()
            && let Some(inner) = below(&normal(Path::new(text)))
        {
            return TypedText {
                text: inner,
                here: String::new(),
            };
        }
        let here = env::current_dir().and_then(|here| here.canonicalize());
        TypedText {
            text: text.to_owned(),
            here: here.ok().and_then(|here| below(&here)).unwrap_or_default(),
        }
    }

    /// Shows a plan, asks, and carries it out.
    fn carry_out(
        &self,
        context: &CommandContext,
        args: &EditArgs,
        plan: &EditPlan,
    ) -> Result<Verdict, Failure> {
        if !context.quiet || args.dry_run || !args.yes {
            report::print(&plan.describe(self.language));
        }
        if args.dry_run {
            return Ok(Verdict::Fine);
        }
        if !args.yes {
            if !terminal::can_ask() {
                return Err(not_asked());
            }
            let question = Text::new("Doorgaan? [j/n]", "Continue? [y/n]");
            if !terminal::confirm(question.in_language(self.language)) {
                self.say(context, "Er is niets veranderd", "Nothing was changed");
                return Ok(Verdict::Fine);
            }
        }
        apply(self.world.project(), &plan.changes)?;
        self.say(context, "Gedaan", "Done");
        Ok(Verdict::Fine)
    }

    fn say(&self, context: &CommandContext, dutch: &str, english: &str) {
        if !context.quiet {
            report::detail(&Text::new(dutch, english), self.language);
        }
    }
}

/// A typed path, owned.
struct TypedText {
    text: String,
    here: String,
}

impl TypedText {
    fn borrowed(&self) -> TypedPath<'_> {
        TypedPath {
            text: &self.text,
            here: &self.here,
        }
    }
}

/// A refusal as a failure, its places below its message.
pub(super) fn failure(refusal: EditRefusal) -> Failure {
    let lines = |language: Language| -> String {
        let places = refusal.places.iter();
        let lines = places.map(|place| format!("\n  {}", place.in_language(language)));
        lines.collect()
    };
    let message = Text::new(
        format!("{}{}", refusal.message.dutch(), lines(Language::Dutch)),
        format!("{}{}", refusal.message.english(), lines(Language::English)),
    );
    Failure::new(message, refusal.help)
}

/// The failure of a question that nobody can answer.
pub(super) fn not_asked() -> Failure {
    Failure::new(
        Text::new(
            "Dit is geen terminal, dus vindplek kan niet vragen of dit goed is",
            "This is no terminal, so vindplek cannot ask whether this is right",
        ),
        Text::new(
            "Zet er --yes achter om het te doen, of --dry-run om het alleen te zien",
            "Add --yes to do it, or --dry-run only to see it",
        ),
    )
}
