//! `vindplek theme eject`: writes a theme of the program into the project.

use super::args::{DateArgs, EjectArgs, ScopeArgs, ThemeArgs, ThemeCommand};
use super::context::CommandContext;
use super::verdict::Verdict;
use super::{edit, report};
use crate::diagnostic::Text;
use crate::edge::Failure;
use crate::edge::apply::apply;
use crate::edit::plan_theme;

/// Runs a command on themes.
pub(super) fn run(context: &CommandContext, args: &ThemeArgs) -> Result<Verdict, Failure> {
    match &args.command {
        ThemeCommand::Eject(args) => eject(context, args),
    }
}

fn eject(context: &CommandContext, args: &EjectArgs) -> Result<Verdict, Failure> {
    let (world, _) = context.open(&ScopeArgs::of_project(DateArgs::default()))?;
    let theme = &args.theme;
    let plan = plan_theme(&world, world.built_in_themes(), theme).map_err(edit::failure)?;
    apply(world.project(), &plan)?;
    report::print(&format!("themes/{theme}\n"));
    if !context.quiet {
        let note = Text::new(
            format!(
                "Dit thema is nu van uw project: een nieuwe versie van vindplek verandert het niet \
                 meer. Wilt u alleen wat kleuren of een paar sjablonen anders, maak dan liever een \
                 eigen map onder themes met een theme.yaml waarin staat: ouder: {theme}"
            ),
            format!(
                "This theme is the project’s own from now on: a new version of vindplek does not \
                 change it any more. To change only some colours or templates, rather make a folder \
                 of your own under themes with a theme.yaml that says: ouder: {theme}"
            ),
        );
        report::detail(&note, context.language(None));
    }
    Ok(Verdict::Fine)
}
